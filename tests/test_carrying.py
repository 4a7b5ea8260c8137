import pytest
from invented import witness

from collate.collation.carrying import carrying
from collate.collation.gist import gist_of
from collate.collation.weights import Weights

TOLL = "The health office counted 31 ill guests since the fair"


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        (f"{TOLL}; the mayor has closed the old bridge to lorries.", TOLL),
        (f"{TOLL}, while the mayor said the old bridge was closed.", TOLL),
        (f"The mayor closed the old bridge – {TOLL.casefold()}.", f"{TOLL.casefold()}."),
        (f"{TOLL}, which was held by the river.", f"{TOLL}, which was held by the river."),
        (f"He said “{TOLL}; the bridge is closed”.", f"He said “{TOLL}; the bridge is closed”."),
    ],
)
def test_the_part_that_carries_the_statement_is_cited(sentence: str, part: str) -> None:
    document = witness("one", sentence).document
    said = gist_of("At least 31 guests of the fair fell ill, the health office said.")
    span = carrying(document.text, document.sentences[0], said, Weights((said,)))
    assert span.of(document.text) == part


def test_a_sentence_whose_parts_all_carry_stays_whole() -> None:
    text = "The health office counted 31 ill guests; the old bridge was closed to lorries."
    document = witness("one", text).document
    said = gist_of("The old bridge was closed to lorries and 31 ill guests were counted.")
    assert carrying(document.text, document.sentences[0], said, Weights((said,))).of(document.text) == text
