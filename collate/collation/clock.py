"""Support of the dates: the hours of the clock that a sentence names, in figures and in words.

`twenty to seven` and `6.40` leave open which half of the day is meant, unless a part of the day stands beside.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from collate.language.tables import forms
from collate.text import Span

_HALF = 720
_DAY = 1440
_NEAR = 10
_ROUND = 20
_ABOUT = 30
_NOON = 75


class Hour(NamedTuple):
    """An hour in minutes; `sure` if the half of the day is known, `slack` how many minutes it may be off."""

    span: Span
    minutes: int
    sure: bool
    slack: int


def hours(text: str, start: int, end: int) -> Iterator[Hour]:
    """The hours between two places of a text, in order."""
    for found in _HOUR.finditer(text, start, end):
        if not _is_other(text, found):
            yield _read(text, found, end)


def apart(one: Hour, other: Hour) -> bool:
    """Whether two hours of one day cannot be one."""
    size = _DAY if one.sure and other.sure else _HALF
    between = abs(one.minutes - other.minutes) % size
    return min(between, size - between) >= max(one.slack, other.slack)


def _read(text: str, found: re.Match[str], end: int) -> Hour:
    part = _PART.match(text, found.end(), min(end, found.end() + _FAR))
    minutes, sure = _minutes(found)
    if not sure and part:
        minutes, sure = _in_part(minutes, part[1]), True
    return Hour(Span(*found.span()), minutes % _DAY, sure, _slack(found))


def _minutes(found: re.Match[str]) -> tuple[int, bool]:
    """Minutes since midnight, and whether the half of the day is told."""
    if found["noon"]:
        return (0 if found["noon"].casefold() == "midnight" else _HALF), True
    if found["past"]:
        step = _STEPS[found["step"].casefold().removeprefix("a ").strip()]
        hour = _number(found["past"]) % 12 * 60
        return (hour + step if found["way"].casefold() == "past" else hour - step) % _HALF, False
    hour = _number(found["hour"] or found["dotted"] or found["lone"])
    told = hour % 24 * 60 + int(found["minute"] or found["colon"] or found["dot"] or 0)
    half = (found["half"] or "").casefold()
    if half:
        return told % _HALF + _HALF * (half == "p"), True
    return told, hour > 12 or (found["hour"] or "").startswith("0")  # noqa: PLR2004 - hours of half a day


def _in_part(minutes: int, part: str) -> int:
    early = minutes % _HALF
    if part.casefold() == "morning":
        return early
    late = part.casefold() in {"afternoon", "evening"} or early >= _SUNDOWN
    return early + _HALF if late else early


_SUNDOWN = 6 * 60
"""From this hour on, an hour of the night is one before midnight."""


def _slack(found: re.Match[str]) -> int:
    if found["noon"]:
        return _NOON if found["about"] else _ROUND
    return _ABOUT if found["about"] else _NEAR if found["hour"] or found["dotted"] else _ROUND


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(forms("number_words")[word.casefold()])


_STEPS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}


def _is_other(text: str, found: re.Match[str]) -> bool:
    """Whether figures are a length of time, a score or a price, or the hour at which a page was published."""
    opens = text.rfind("\n", max(0, found.start() - _FAR), found.start()) + 1
    alone = (opens > 0 or found.start() < _FAR) and not text[opens : found.start()].strip(_STAMPED)
    before, behind = text[max(0, found.start() - 2) : found.start()], text[found.end() : found.end() + 2]
    return (
        alone or before[-1:] in _MONEY or behind[:1] in {":", "%", "-"} or (behind[:1] == "." and behind[1:].isdigit())
    )


_STAMPED = " ,|·–-0123456789"
_MONEY = frozenset("$€£¥.,:")
_FAR = 40
_PART = re.compile(r"[^.;:!?\n]{0,28}?\b(morning|afternoon|evening|night)\b", re.IGNORECASE)


_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR = re.compile(
    r"\b(?P<about>(?:(?:just|shortly|soon|moments)\s+(?:before|after)|about|around|roughly|nearly|almost|towards?)\s+)?"
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b|:(?P<colon>[0-5]\d)(?![\d:]))"
    r"|(?<=\bat\s)(?P<dotted>[01]?\d|2[0-4])\.(?P<dot>[0-5]\d)(?![\d%])(?!\s(?:per|percent|million|billion|metres|tonnes|km)\b)"
    rf"|(?<!from\s)(?<!by\s)(?P<step>(?:a\s+)?quarter|five|ten|twenty-five|twenty|half)\s+(?P<way>past|to)\s+(?P<past>{_NUMBER})\b"
    rf"|(?<=\bat\s)(?P<lone>{_NUMBER}|\d\d?)(?=\s+(?:o['’]clock|in\s+the\s+(?:morning|afternoon|evening)|at\s+night"
    r"|on\s+\w+day\s+(?:morning|afternoon|evening|night)))"
    r"|(?P<noon>noon|midday|midnight)\b)",
    re.IGNORECASE,
)
