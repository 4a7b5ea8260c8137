"""What a figure is called: the words it stands among, without its unit, another clause or a hanging pronoun."""

import pytest

from collate.comparers import compare
from collate.extractors import extract
from collate.formats import read
from collate.model import Config, RawSource, Witness
from collate.segment import segment


def titles(text: str) -> dict[str, str]:
    article, _ = read(RawSource("seeds/one.txt", text.encode()))
    assert article is not None
    document = segment(article)
    found = compare((Witness(document, extract(document)),), Config())
    return {reading.citation.exact: figure.what for figure in found.figures for reading in figure.readings}


@pytest.mark.parametrize(
    ("text", "number", "called"),
    [
        ("Vess would get 55 per cent of revenues and Lorn 45 per cent.", "45 per cent", "Lorn"),
        ("The offer is a premium of 12 percent to the first bid.", "12 percent", "premium"),
        ("Vess bought that company for $800 million.", "$800 million", "Vess bought that company for …"),
        ("Thieves stole $23 million from the bank in March.", "$23 million", "Thieves stole … from the bank"),
        ("Turnout was 61 per cent on Sunday.", "61 per cent", "Turnout"),
        ("Shares in the company fell 17 per cent on Friday.", "17 per cent", "Shares"),
        ("Demand for coal rose 12 per cent last year.", "12 per cent", "Demand"),
        ("Turnout was 58 per cent, up from 51% four years ago.", "51%", "Turnout"),
        ("The clerk said that 15 of twenty-nine boxes were open.", "15 of twenty-nine boxes", "of twenty-nine boxes"),
        ("Seats went to Ada Lunt of the Harbour list, who got 13,073.", "13,073", "Harbour list"),
    ],
)
def test_a_figure_is_called_by_what_it_is_of(text: str, number: str, called: str) -> None:
    assert titles(f"Invented.\n\n{text}\n")[number] == called


def test_a_share_is_never_a_title() -> None:
    text = "Invented.\n\nThe firm offered 6 per cent over three years; the drivers want 11 per cent over two years.\n"
    assert not {"cent", "percent", "per cent"} & {each.casefold() for each in titles(text).values()}
