"""What an editor says and the cited words do not bear is doubted, and nothing else is."""

import pytest

from collate.compose.doubts import unborne
from collate.diagnostics import Diagnostic
from collate.model import Inputs, RawFile
from collate.pipeline import edit

HERALD = """Ferry crews walk off

About 600 crew members walked off on Saturday. “We will not sail one more mile,” said Ilka Brandt, who leads the union.

The governor, Tomas Reyl, called for talks. “Nobody should have to row to a hospital,” he said. “It is cold.”
"""
GAZETTE = """No ferries sail

Some two thousand travellers waited. “We will not sail one more mile,” union leader Ilka Brandt told a crowd.
"""
POST = """The company answers

“The roster is lawful,” said Osric Hale, chief executive of Vell Lines, after he had met Tomas Reyl.

Vell Lines chief executive Osric Hale and Tomas Reyl parted. “Nobody is tired,” Hale said.
"""
HEAD = "sources: {herald: herald.txt, gazette: gazette.txt, post: post.txt}\n"
CONFIG = """issues: [{id: night-pay, title: Night pay}]
actors: [{id: seafarers, name: Ilka Brandt, aliases: [Seafarers' Union]}]
"""


def doubted(yaml: str) -> list[Diagnostic]:
    texts = {"herald": HERALD, "gazette": GAZETTE, "post": POST}
    articles = tuple(RawFile(f"seeds/{name}.txt", text.encode()) for name, text in texts.items())
    given = (RawFile("briefings/ferry.yaml", (HEAD + yaml).encode()),)
    _, faults = edit(Inputs(RawFile("config.yaml", CONFIG.encode()), articles, (), given))
    assert {each.severity for each in faults} <= {"warning"}
    return list(faults)


def quote(who: str, *cited: str) -> str:
    return f'quotes: [{{who: "{who}", cite: [{", ".join(cited)}]}}]\n'


MILE = ("{herald: We will not sail one more mile}", "{gazette: We will not sail one more mile}")


def test_a_speaker_whom_every_source_names_otherwise_is_doubted_with_the_words_that_name_them() -> None:
    (fault,) = doubted(quote("Tomas Reyl", *MILE))
    assert (fault.code, fault.message) == ("other-speaker", "where these words stand, Ilka Brandt speaks them")
    assert fault.hints == (
        "“said Ilka Brandt” (seeds/herald.txt:3)",
        "“union leader Ilka Brandt told” (seeds/gazette.txt:3)",
    )


@pytest.mark.parametrize("who", ["Ilka Brandt", "Brandt, union leader", "I. Brandt", "Seafarers' Union", "The union"])
def test_another_name_of_the_same_speaker_is_no_doubt(who: str) -> None:
    assert doubted(quote(who, *MILE)) == []


@pytest.mark.parametrize("who", ["Vell Lines", "Chief executive of Vell Lines", "Osric Hale"])
def test_a_body_that_the_article_ties_to_the_speaker_is_no_doubt(who: str) -> None:
    assert doubted(quote(who, "{post: The roster is lawful}", "{post: Nobody is tired}")) == []


def test_somebody_whom_the_article_names_beside_the_speaker_is_doubted() -> None:
    (fault,) = doubted(quote("Tomas Reyl", "{post: Nobody is tired}"))
    assert fault.message == "where these words stand, Osric Hale speaks them"


def test_a_passage_that_names_nobody_settles_nothing() -> None:
    assert doubted(quote("Tomas Reyl", MILE[0], "{gazette: Some two thousand travellers waited}")) == []
    assert doubted("quotes: [{cite: [{herald: We will not sail one more mile}]}]\n") == []


def test_a_figure_whose_words_have_no_number_is_doubted() -> None:
    cite = "{herald: crew members walked off}, {gazette: two thousand travellers}"
    (fault,) = doubted(f"figures: [{{what: People, cite: [{cite}]}}]\n")
    assert (fault.code, fault.source_line[fault.column - 1 :][: fault.width]) == (
        "number-missing",
        "crew members walked off",
    )


def test_a_number_that_no_cited_words_have_is_doubted_wherever_it_is_claimed() -> None:
    cite = "cite: [{herald: About 600 crew members}]"
    assert [each.code for each in doubted(f"key_points: [{{say: Some 650 walked off., {cite}}}]\n")] == [
        "number-uncited"
    ]
    assert [each.code for each in doubted(f"timeline: [{{what: 650 walk off, {cite}}}]\n")] == ["number-uncited"]
    (fault,) = doubted('summary: |\n  Some 650 walked off [herald: "About 600 crew members"].\n')
    assert (fault.code, fault.line, fault.column, fault.width) == ("number-uncited", 3, 8, 3)


@pytest.mark.parametrize(
    ("said", "cited", "found"),
    [
        ("2,000 waited.", "two thousand travellers", []),
        ("3 per cent on 4 May 2031", "three per cent", []),
        ("1.5 million fled", "1,500,000 people", []),
        ("The F-35 flew", "the F-35 was seen", []),
        ("12 of 14 died", "14 were on board", ["12"]),
        ("Nobody waited.", "", []),
        ("1,400 left.", "Quelque 1 400 habitants", []),
        ("It holds 3.2 million tonnes.", "3,2 millions de tonnes", []),
        ("The G7 met at 18:30 on the A-66 for the 3rd time.", "", []),
        ("In 7-hour talks 5 spoke.", "", ["7", "5"]),
        ("1,300 left.", "Quelque 1 400 habitants", ["1,300"]),
    ],
)
def test_a_number_is_its_value_and_a_date_is_none(said: str, cited: str, found: list[str]) -> None:
    assert [span.of(said) for span in unborne(said, [cited])] == found


def test_an_issue_that_looks_like_a_configured_one_is_doubted() -> None:
    issue = "ask: Will it be paid?, cite: [{herald: called for talks}]"
    (fault,) = doubted(f"open_issues: [{{id: night-pays, {issue}}}]\n")
    assert fault.hints == ("did you mean `night-pay`?",)
    assert doubted(f"open_issues: [{{id: night-pay, {issue}}}]\n") == []
    assert doubted(f"open_issues: [{{id: harbour-dues, {issue}}}]\n") == []
