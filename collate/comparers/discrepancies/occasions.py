"""Whether two sentences tell of one occasion, by the days they name and the days of their articles."""

import re
from datetime import date

from collate.collation.bearings import moments
from collate.collation.scene import Scene
from collate.comparers.discrepancies.field import day, ordinal
from collate.text import Span

_RECENT = 4
Told = tuple[Scene, Span]


def another_occasion(one: Told, other: Told) -> bool:
    """Whether each names days and none in common, or one alone a day long before its article: `in 2021`."""
    days = [_days(*each) for each in (one, other)]
    if all(days):
        return not any(meet(a, b) for a in days[0] for b in days[1])
    return any(held and all(is_old(each, of[0]) for each in held) for held, of in zip(days, (one, other), strict=True))


def _days(scene: Scene, span: Span) -> set[str]:
    """The days that a sentence names, or the one before it where it only points back: `nobody was hurt then`."""
    found = {each.date for each in moments(scene, span) if each.date and not _is_past_like(scene, each.span.start)}
    line = scene.line(span.start)
    if found or not line or not line.index or not _THEN.search(scene.text, span.start, line.span.end):
        return found
    return {each.date for each in moments(scene, scene.lines[line.index - 1].span) if each.date}


def _is_past_like(scene: Scene, start: int) -> bool:
    """Whether a date only says how long ago the like was: `for the first time since 2021`."""
    return scene.text.startswith(_LIKE, max(0, start - len(_LIKE)))


_LIKE = "time since "
_THEN = re.compile(r"\bthen(?=[,.;]|$)|\bat (?:the|that) time\b|\bon that occasion\b")


def meet(one: str, other: str) -> bool:
    """Whether two dates can be one time: a year and a day in it, a day and its evening."""
    return one.startswith(other) or other.startswith(one)


def is_old(told: str, scene: Scene) -> bool:
    """Whether a date is days before its article; a year or a month, where the article is of another."""
    published = day(scene)
    if not published or not told[:1].isdigit():
        return False
    since = date.fromordinal(max(1, ordinal(published) - _RECENT)).isoformat()
    told = date.fromisoformat(f"{told}-1").isoformat() if "W" in told else told
    return told < since[: len(told)] and not published.startswith(told)
