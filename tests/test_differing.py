"""Two invented sentences side by side: what differs is flagged by its kind, what only looks so is not."""

import pytest
from invented import witness

from collate.comparers import compare
from collate.model import Config, Discrepancy


def flags(one: str, other: str, later: str = "2031-05-03") -> list[Discrepancy]:
    articles = witness("one", f"{one}\n", day="2031-05-03"), witness("other", f"{other}\n", day=later)
    return list(compare(articles, Config()).discrepancies)


PARTED = [
    ("figure", "The home side won the final 2-1 on Sunday.", "The home side won the final 3–1 on Sunday."),
    ("figure", "The striker signed a five-year deal.", "The striker signed a four-year contract."),
    ("figure", "The jury withdrew for three days.", "The jury came back after it withdrew for four days."),
    ("figure", "A quake of magnitude 6.4 struck the coast.", "A magnitude 6.8 quake hit the coast."),
    ("figure", "The fire killed two children in Arle.", "The fire killed three children in Arle, police said."),
    ("framing", "Profit rose in the third quarter.", "Profit fell in the third quarter."),
    ("framing", "Shares in Ardel fell by 3 percent.", "Ardel shares rose by 3 percent."),
    ("framing", "The alarm went off at once.", "The alarm did not go off."),
    ("framing", "No flood warning was issued.", "A flood warning was issued."),
    ("framing", "The mill on the river was open.", "The mill on the river was closed."),
    ("framing", "The head of the club promised a new stand.", "The head of the club ruled out a new stand."),
    ("framing", "Ana Olin ruled out closing the mill.", "Ana Olin promised to close the mill."),
    ("actor", "Arle beat Dornum in the final.", "Dornum beat Arle in the final."),
    ("actor", "Police were called by the night watchman.", "It was Ana Pell who rang the police."),
    ("name", "Finance minister Pavel Dorn resigned on Sunday.", "Transport minister Pavel Dorn has resigned."),
    ("name", "The director, Irma Talbray, left the island.", "Ines Talbray, head of the observatory, left."),
    ("date", "The bank detected the attack on 9 May.", "The bank detected the attack on 11 May."),
    ("date", "The law takes effect on 1 June.", "Parliament agreed, and the law takes effect on 1 July."),
    ("date", "Production ends on 30 June.", "The mill has to go: production ends on 31 July."),
]

ALIKE = [
    ("The visitors lost the final 1-2 on Sunday.", "The home side won the final 2-1 on Sunday."),
    ("Profit rose in the third quarter.", "Profit fell in the first half."),
    ("Revenue was $3.4 billion in the third quarter.", "Revenue was $6.9 billion in the first half."),
    ("The man was arrested in Arle.", "The man was released in Arle."),
    ("Ito denied paying bribes.", "Ito admitted paying bribes in an earlier trial."),
    ("Profit was $212 million.", "Analysts had expected a profit of $205 million."),
    ("Profit fell to $196 million from $205 million a year earlier.", "Profit fell to $196 million."),
    ("The keeper signed a four-year contract.", "The keeper had two years left on a contract."),
    ("The Dockers' Union accepted the offer.", "The Miners' Union rejected the offer."),
    ("It was not Ana Pell who rang the police.", "Police were called by Udo Renn."),
    ("Home Secretary Ann Lee spoke on Sunday.", "Interior minister Ann Lee spoke on Sunday."),
    ("Finance minister Pavel Dorn resigned on Sunday.", "Prime minister Ana Dorn resigned on Sunday."),
    ("Turnout was 66 percent.", "Turnout was 71 percent in the north."),
    ("Sales rose 6 percent.", "Online sales rose 2 percent."),
    ("The storm killed 14 people in Kestral.", "The storm killed six people in Marran."),
    ("Petra Voss said she will not govern with the Farmers.", "Petra Voss said she would govern with the Greens."),
    ("The Farmers will not govern with the left.", "The Farmers will govern with the right."),
    ("The ferry will not run on 5 June.", "The ferry will run on 6 June."),
    ("The port was closed in the morning.", "The port was open by the evening."),
    ("It is unclear whether the mill will close.", "The mill will not close."),
    ("Arle blamed Dornum for the first fire.", "Dornum blamed Arle on the second day."),
]


@pytest.mark.parametrize(("kind", "one", "other"), PARTED)
def test_what_differs_is_flagged_hard(kind: str, one: str, other: str) -> None:
    assert (kind, "hard") in {(flag.kind, flag.severity) for flag in flags(one, other)}


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_only_looks_so_is_not(one: str, other: str) -> None:
    assert not [flag.about for flag in flags(one, other) if flag.severity == "hard"]


def test_a_count_that_grew_by_the_day_of_its_article_is_an_update() -> None:
    now = "Two patients have died in Arle hospital.", "Three patients have died in Arle hospital."
    assert flags(*now)
    assert not flags(*now, later="2031-05-05")


def test_two_givers_are_named_beside_their_numbers() -> None:
    (flag,) = flags("The ministry said 46 soldiers were dead.", "The rebels said 58 soldiers were dead.")
    assert "46 soldiers (The ministry) / 58 soldiers (The rebels)" in flag.about


def test_what_one_day_does_and_the_next_does_too_is_no_conflict() -> None:
    same = "The bank cut its rate on Saturday.", "The bank cut its rate on Monday."
    assert not [flag for flag in flags(*same, later="2031-05-05") if flag.kind == "date"]


def test_what_had_not_been_done_and_is_done_a_day_later_is_no_conflict() -> None:
    told = "Ida Krall has not conceded, Krall said.", "Ida Krall conceded after midnight, Krall said."
    assert not [flag for flag in flags(*told, later="2031-05-05") if flag.kind == "framing"]


def test_what_would_have_been_denies_nothing() -> None:
    placed = "The Rovers placed Leo Ito on the injured list on Sunday."
    assert not flags(
        placed, "The Rovers would not have placed Ito on the injured list if they had won, the coach said."
    )


def test_persons_who_are_counted_by_sorts_are_one_number_together() -> None:
    assert not flags("Two women and one man died in the fire in Arle.", "Three people died in the fire in Arle.")


def test_the_score_of_a_match_that_goes_on_is_not_its_end() -> None:
    assert not flags("The home side, trailing 0-2 at half-time, won the final.", "The home side won the final 3-2.")
