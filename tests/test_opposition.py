"""Statements that must never become one point, and such as should: a table of invented pairs over eight domains."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.collation.gist import gist_of
from collate.collation.opposition import opposed
from collate.collation.points import points
from collate.collation.salience import Statement
from collate.collation.weights import Weights

BACKGROUND = (
    "Shops along the promenade kept their lights on until midnight.",
    "A spokeswoman for the province declined to comment on the costs.",
    "The last such case was recorded eleven years ago, according to the archive.",
    "Families gathered in the square with candles and flags.",
    "Traffic was slow on the ring road for most of the afternoon.",
    "The opposition called the episode a warning for the whole coast.",
)
"""What else the articles tell, so that words weigh as they do among sentences."""


def table() -> Iterator[tuple[str, str, str]]:
    lines = [
        line.strip() for line in Path(__file__).with_name("statements.txt").read_text("utf-8").splitlines() if line
    ]
    for at, line in enumerate(lines):
        if line.startswith(("-", "=")):
            yield line.lstrip("-= "), lines[at + 1], lines[at + 2]


APART = [each for each in table() if each[0]]
TOGETHER = [each for each in table() if not each[0]]


def joined(one: str, other: str) -> bool:
    """Whether two articles that say these, each among half of the background, have them in one point."""
    half = len(BACKGROUND) // 2
    told: Sequence[tuple[str, str]] = [
        *(("a", text) for text in (one, *BACKGROUND[:half])),
        *(("b", text) for text in (other, *BACKGROUND[half:])),
    ]
    statements = [
        Statement(source, place % (half + 1), text, gist_of(text)) for place, (source, text) in enumerate(told)
    ]
    found = points(statements, Weights(tuple(each.gist for each in statements)))
    return any({0, half + 1} <= {point.lead, *(at for at, _ in point.carriers)} for point in found)


def test_the_table_is_broad() -> None:
    assert len(APART) >= 45
    assert len(TOGETHER) >= 35


@pytest.mark.parametrize(("reason", "one", "other"), APART)
def test_opposed_statements_never_meet_in_one_point(reason: str, one: str, other: str) -> None:
    assert not joined(one, other), reason
    assert not joined(other, one), reason
    assert opposed(gist_of(one), gist_of(other)) == reason


def test_the_same_in_other_words_is_seldom_held_apart() -> None:
    apart = [(one, other) for _, one, other in TOGETHER if opposed(gist_of(one), gist_of(other))]
    lost = [(one, other) for _, one, other in TOGETHER if not joined(one, other)]
    assert len(apart) <= 1, apart
    assert len(lost) <= 2, lost


@given(st.sampled_from(APART + TOGETHER), st.sampled_from(APART + TOGETHER))
def test_opposition_has_no_direction(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    here, there = gist_of(one[1]), gist_of(other[2])
    assert opposed(here, there) == opposed(there, here)


def rule(one: str, other: str) -> str | None:
    return opposed(gist_of(one), gist_of(other))


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("At least 31 miners were killed.", "At least 34 miners were killed.", "number"),
        ("The union will accept the offer.", "The union will not accept the offer.", "polarity"),
        ("The council accepted the plan.", "The council rejected the plan.", "polarity"),
        ("The airline may buy the ferry firm.", "The airline will buy the ferry firm.", "modality"),
        ("Orrin accused Telbach of theft.", "Telbach accused Orrin of theft.", "role"),
    ],
)
def test_opposed_statements_name_their_rule(one: str, other: str, name: str) -> None:
    assert rule(one, other) == name
    assert rule(other, one) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("About 80 people were on the ferry on 3 May.", "The ferry carried about 80 people on May 3."),
        ("The ferry carried 80 people.", "The 12-metre ferry carried 80 people."),
        ("Growers lost half their apples.", "Half the apple crop was lost."),
        ("No passenger was hurt.", "Nobody on board was injured, no passenger at all."),
    ],
)
def test_what_agrees_is_not_opposed(one: str, other: str) -> None:
    assert rule(one, other) is None
