"""Support of the dates: the days, months and years that a sentence names."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from collate.collation.bearings import moments
from collate.collation.clauses import CLASSES
from collate.collation.scene import Line, Scene
from collate.text import Span

_NEAR = 10
_WEEK = 7
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


class Time(NamedTuple):
    """An ISO date of a day, a month or a year.

    `written` is the day of the article; `part` is `night` or another part of the day.
    """

    span: Span
    date: str
    written: str
    part: str = ""
    weekday: bool = False

    def turned(self, *, ahead: bool) -> "Time":
        """A weekday taken for the next or for the last one, as its clause tells of what is to come or is over."""
        late = self.date > self.written
        if not self.weekday or not self.written or self.date == self.written or late == ahead:
            return self
        days = timedelta(_WEEK if ahead else -_WEEK)
        return self._replace(date=(date.fromisoformat(self.date) + days).isoformat())

    def ahead(self, *, told: bool) -> bool:
        """Whether a date is still to come for its article; of the article's own day, month or year if so `told`."""
        now = self.written[: len(self.date)]
        return bool(now) and (self.date > now or (self.date == now and told))


def times(each: Scene, line: Line) -> Iterator[Time]:
    """The times of a sentence, those left out that tell which of several is meant."""
    written = (each.witness.document.published.date or "").partition("T")[0]
    for found in moments(each, line.span):
        day, _, part = (found.date or "").partition("T")
        if _DATE.fullmatch(day) and not _tells_which(each.text, found.span):
            words = found.span.of(each.text).casefold().split()
            weekday = bool(words) and words[0] in CLASSES["weekdays"] and len(day) == len(written)
            yield Time(found.span, day, written, part, weekday)


def _tells_which(text: str, span: Span) -> bool:
    """Whether a date tells which of several: `Friday's vote`, `the 2023 war`."""
    return text.startswith(_OWNS, span.end) or bool(_DETERMINED.search(text, max(0, span.start - _NEAR), span.start))


_OWNS = ("'s", "’s", "'", "’")
_DETERMINED = re.compile(r"\b(?:the|an?|its|his|her|their|our|this|that)[ ]\Z", re.IGNORECASE)


def apart(one: Time, other: Time) -> bool:
    """Whether two times cannot be one: days that no night joins."""
    if one.date.startswith(other.date) or other.date.startswith(one.date):
        return False
    return not (_by_night(one, other) or _by_night(other, one))


def _by_night(one: Time, other: Time) -> bool:
    """Whether one is the night before the morning of the other."""
    if not (one.part in _NIGHT and len(other.date) == len(one.date) == len("2000-01-01")):
        return False
    return date.fromisoformat(one.date) + timedelta(1) == date.fromisoformat(other.date) and other.part in {"", "MO"}


_NIGHT = frozenset({"NI", "EV"})
