"""The hours that a sentence names, as minutes, and which of them cannot be one."""

import pytest

from collate.collation.clock import apart, hours


def read(text: str) -> list[tuple[str, str, bool]]:
    found = ((each, divmod(each.minutes, 60)) for each in hours(text, 0, len(text)))
    return [(each.span.of(text), f"{hour}:{minute:02}", each.sure) for each, (hour, minute) in found]


@pytest.mark.parametrize(
    ("told", "words", "when", "sure"),
    [
        ("It came at 4:15 a.m., they said.", "4:15 a.m", "4:15", True),
        ("It came at about 5 pm.", "about 5 pm", "17:00", True),
        ("It came at 13:51 and stayed.", "13:51", "13:51", True),
        ("It came at 9.41 by the church clock.", "9.41", "9:41", False),
        ("It came at twenty to seven.", "twenty to seven", "6:40", False),
        ("At a quarter past nine in the morning it came.", "a quarter past nine", "9:15", True),
        ("It came shortly after half past ten on Tuesday night.", "shortly after half past ten", "22:30", True),
        ("It came at half past two at night.", "half past two", "2:30", True),
        ("It came at eight on Friday evening.", "eight", "20:00", True),
        ("It came around noon.", "around noon", "12:00", True),
        ("It came at midnight.", "midnight", "0:00", True),
    ],
)
def test_an_hour_is_read_in_figures_and_in_words(told: str, words: str, when: str, *, sure: bool) -> None:
    assert read(told) == [(words, when, sure)]


@pytest.mark.parametrize(
    "told",
    [
        "The staff was cut from five to two.",
        "She ran it in 2:24:18 hours.",
        "Shares closed at 3.55 percent.",
        "It cost $4:15.",
        "12:15, Channel Orre",
    ],
)
def test_what_looks_like_an_hour_is_none(told: str) -> None:
    assert read(told) == []


@pytest.mark.parametrize(
    ("one", "other", "parted"),
    [
        ("at 4:20 a.m.", "at about half past four", False),
        ("at 6:40 p.m.", "at twenty to seven", False),
        ("at 11:55 p.m.", "at midnight", False),
        ("at 2:15 p.m.", "at 3 p.m.", True),
        ("at 9:15 a.m.", "at a quarter past nine in the evening", True),
        ("at about 11 a.m.", "shortly before noon", False),
    ],
)
def test_hours_are_parted_by_more_than_they_may_be_off(one: str, other: str, *, parted: bool) -> None:
    here, there = (next(hours(told, 0, len(told))) for told in (f"It came {one}", f"It came {other}"))
    assert apart(here, there) is parted
