"""What a briefing of invented articles says first."""

from invented import event

from collate.comparers import compare
from collate.compose import choose, compose
from collate.model import Briefing, Config
from collate.pipeline import Witness

LANDSLIP = {
    "uplander": (
        "UPLAND TIMES | 4 May 2032\n\n"
        "A landslip buried the coast road at Quarne on Monday and cut off 300 people.\n"
        "“We heard it come,” the baker Ada Brill said.\n"
        "The council closed two schools.\n"
    ),
    "coaster": (
        "“We heard it come,” said Ada Brill, a baker.\n"
        "It is the third of its kind this year.\n"
        "Three hundred people are cut off at Quarne after a landslip buried the coast road on Monday.\n"
        "The council closed two schools.\n"
    ),
    "evening": (
        "Road to Quarne buried by landslip\n\n"
        "Engineers worked through Monday night to free the coast road at Quarne, which a landslip has buried.\n"
        "“We heard it come,” Brill said.\n"
    ),
}


def briefing(articles: dict[str, str]) -> Briefing:
    witnesses: tuple[Witness, ...] = choose(None, tuple(event(articles)))[0]
    return compose(None, witnesses, compare(witnesses, Config()), Config())[0]


def test_the_first_line_is_an_opening_that_the_other_openings_share() -> None:
    first = briefing(LANDSLIP).summary[0].text
    assert "landslip" in first
    assert "Quarne" in first


def test_no_line_is_a_quotation_or_leans_on_another_sentence() -> None:
    for line in briefing(LANDSLIP).summary:
        assert "We heard it come" not in line.text
        assert not line.text.startswith("It is")


def test_the_second_line_tells_something_else() -> None:
    first, second = (line.text for line in briefing(LANDSLIP).summary)
    assert ("landslip" in first) != ("landslip" in second)


def test_a_masthead_is_no_title() -> None:
    alone = briefing({"uplander": LANDSLIP["uplander"]})
    assert alone.title.startswith("A landslip buried the coast road")
    assert briefing(LANDSLIP).title == "Road to Quarne buried by landslip"


def test_scraps_alone_still_make_a_briefing() -> None:
    assert briefing({"one": "Yes.\n", "two": "“No.”\n"}).title
