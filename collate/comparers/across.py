"""Over several briefings: an issue's history, an actor's positions and a figure's series, oldest first.

A pure function of finished briefings: nothing is compared anew, so a history says only what its briefings say.
Briefings without a date stand last, in the order they are given.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from collate.model import Briefing, Figure, Issue, Position, Quote, Status


@dataclass(frozen=True, slots=True)
class Stage:
    """An issue as one briefing has it; `fresh` are the positions that the briefing before did not have."""

    slug: str
    title: str
    covers: str | None
    issue: Issue
    fresh: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class History:
    """An issue over its briefings, oldest first; title, question and status are those of the newest."""

    id: str
    title: str
    question: str
    status: Status
    since: str | None
    stages: tuple[Stage, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stood:
    """A position with the briefing and the issue it belongs to."""

    slug: str
    covers: str | None
    issue: str
    title: str
    position: Position


@dataclass(frozen=True, slots=True)
class Voice:
    """What one actor is quoted and reported as saying, oldest first; `quotes` pairs each with its briefing's slug."""

    actor: str
    positions: tuple[Stood, ...]
    quotes: tuple[tuple[str, Quote], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One slot over several briefings: (slug, covers, the figure there), oldest first."""

    id: str
    what: str
    points: tuple[tuple[str, str | None, Figure], ...]


def histories(briefings: Iterable[Briefing]) -> tuple[History, ...]:
    """Every issue with all briefings that have it, in order of its first appearance."""
    ordered = _ordered(briefings)
    names = dict.fromkeys(issue.id for each in ordered for issue in each.issues)
    return tuple(
        _history(name, [(each, issue) for each in ordered for issue in each.issues if issue.id == name])
        for name in names
    )


def _ordered(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """Oldest first; the undated last."""
    return tuple(sorted(briefings, key=lambda each: (each.covers is None, each.covers or "")))


def _history(name: str, held: Sequence[tuple[Briefing, Issue]]) -> History:
    newest = held[-1][1]
    dates = [issue.since or each.covers for each, issue in held]
    heard = {position.actor for _, issue in held for position in issue.positions}
    silent = dict.fromkeys(actor for _, issue in held for actor in issue.silent if actor not in heard)
    since = min((date for date in dates if date), default=None)
    return History(name, newest.title, newest.question, newest.status, since, tuple(_stages(held)), tuple(silent))


def _stages(held: Sequence[tuple[Briefing, Issue]]) -> Iterator[Stage]:
    before: set[tuple[str, str]] = set()
    for each, issue in held:
        fresh = tuple(position for position in issue.positions if (position.actor, position.stance) not in before)
        yield Stage(each.slug, each.title, each.covers, issue, fresh)
        before = {(position.actor, position.stance) for position in issue.positions}


def voices(briefings: Iterable[Briefing]) -> tuple[Voice, ...]:
    """Every actor who takes a position or is quoted, in order of first appearance."""
    ordered = _ordered(briefings)
    stood = [
        Stood(each.slug, each.covers, issue.id, issue.title, position)
        for each in ordered
        for issue in each.issues
        for position in issue.positions
    ]
    said = [(each.slug, quote) for each in ordered for quote in each.quotes if quote.speaker]
    names = dict.fromkeys([*(each.position.actor for each in stood), *(quote.speaker for _, quote in said)])
    return tuple(
        Voice(
            name,
            tuple(each for each in stood if each.position.actor == name),
            tuple(pair for pair in said if pair[1].speaker == name),
        )
        for name in names
        if name
    )


def series(briefings: Iterable[Briefing]) -> tuple[Series, ...]:
    """Every figure that two briefings or more have, with its readings in each."""
    held: dict[str, list[tuple[str, str | None, Figure]]] = {}
    for each in _ordered(briefings):
        for figure in each.figures:
            held.setdefault(figure.id, []).append((each.slug, each.covers, figure))
    return tuple(Series(name, points[-1][2].what, tuple(points)) for name, points in held.items() if len(points) > 1)
