"""Over several briefings: an issue's history, a figure's series, and what a briefing says anew, oldest first.

A pure function of finished briefings: nothing is compared anew, so a history says only what its briefings say.
Briefings without a date stand last, in the order they are given. What a briefing says anew is told from traces,
so that no other briefing has to be opened for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from collate.frozen import Frozen
from collate.model import Briefing, Figure, Issue, Position, Since, Stand, Status


class Stage(Frozen):
    """An issue as one briefing has it, told against the briefing before.

    `was` is the status there, None in the first; `fresh` are the positions that it did not have, `gone` those that
    only it had; in the first stage both are empty.
    """

    slug: str
    title: str
    covers: str | None
    issue: Issue
    was: Status | None
    fresh: tuple[Position, ...]
    gone: tuple[Position, ...]


class History(Frozen):
    """An issue over its briefings, oldest first; title, question and status are those of the newest."""

    id: str
    title: str
    question: str
    status: Status
    since: str | None
    stages: tuple[Stage, ...]
    silent: tuple[str, ...]


class Series(Frozen):
    """One slot over several briefings: (slug, covers, the figure there), oldest first."""

    id: str
    what: str
    points: tuple[tuple[str, str | None, Figure], ...]


class Trace(NamedTuple):
    """What later briefings are told against: by id each issue's status and stands, each figure's name and numbers."""

    slug: str
    covers: str | None
    issues: tuple[tuple[str, Status, tuple[Stand, ...]], ...]
    figures: tuple[tuple[str, str, tuple[str, ...]], ...]


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
    before: Issue | None = None
    for each, issue in held:
        earlier, now = (before.positions, issue.positions) if before else ((), ())
        yield Stage(
            each.slug,
            each.title,
            each.covers,
            issue,
            before.status if before else None,
            tuple(one for one in now if _stand(one) not in set(map(_stand, earlier))),
            tuple(one for one in earlier if _stand(one) not in set(map(_stand, now))),
        )
        before = issue


def _stand(position: Position) -> Stand:
    return Stand(position.actor, position.stance)


def series(briefings: Iterable[Briefing]) -> tuple[Series, ...]:
    """Every figure that two briefings or more have, with its readings in each."""
    held: dict[str, list[tuple[str, str | None, Figure]]] = {}
    for each in _ordered(briefings):
        for figure in each.figures:
            held.setdefault(figure.id, []).append((each.slug, each.covers, figure))
    return tuple(Series(name, points[-1][2].what, tuple(points)) for name, points in held.items() if len(points) > 1)


def moving(traces: Iterable[Trace], most: int) -> tuple[str, ...]:
    """The first few figures, by id, that briefings do not all give alike; in the order that `series` has them in."""
    held: dict[str, set[frozenset[str]]] = {}
    for each in sorted(traces, key=lambda each: (each.covers is None, each.covers or "")):
        for name, _, numbers in each.figures:
            held.setdefault(name, set()).add(frozenset(numbers))
    return tuple(name for name, numbers in held.items() if len(numbers) > 1)[:most]


def turned(stands: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """For each stand of one actor, as (slug, issue, stance) and the newest first, the stance before where it differs.

    It is that of the next older briefing on the same issue; empty where there is none or the stance was taken there.
    """
    return tuple(
        _before(slug, stance, [one for one in stands[at:] if one[1] == issue])
        for at, (slug, issue, stance) in enumerate(stands)
    )


def _before(slug: str, stance: str, older: Sequence[tuple[str, str, str]]) -> str:
    last = next((one[0] for one in older if one[0] != slug), None)
    held = list(dict.fromkeys(one[2] for one in older if one[0] == last))
    return "" if stance in held else ", ".join(held)


def trace(briefing: Briefing) -> Trace:
    """What a briefing leaves for later ones to be told against."""
    return Trace(
        briefing.slug,
        briefing.covers,
        tuple(
            (issue.id, issue.status, tuple(dict.fromkeys(map(_stand, issue.positions)))) for issue in briefing.issues
        ),
        tuple((figure.id, figure.what, _numbers(figure)) for figure in briefing.figures),
    )


def _numbers(figure: Figure) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading.citation.exact for reading in figure.readings))


def since(traces: Iterable[Trace]) -> dict[str, tuple[Since, ...]]:
    """By slug, what a briefing has otherwise than the newest before it that has the same issue or figure."""
    ordered = sorted(traces, key=lambda each: (each.covers is None, each.covers or "", each.slug))
    issues: dict[str, tuple[Trace, Status, tuple[Stand, ...]]] = {}
    figures: dict[str, tuple[Trace, tuple[str, ...]]] = {}
    found: dict[str, tuple[Since, ...]] = {}
    for each in ordered:
        told = [
            _issue_since(name, status, stands, issues[name]) for name, status, stands in each.issues if name in issues
        ]
        told += [
            Since("figure", name, *_of(figures[name][0]), ", ".join(figures[name][1]), ", ".join(numbers))
            for name, _, numbers in each.figures
            if name in figures and figures[name][1] != numbers
        ]
        found[each.slug] = tuple(told)
        issues |= {name: (each, status, stands) for name, status, stands in each.issues}
        figures |= {name: (each, numbers) for name, _, numbers in each.figures}
    return found


def _issue_since(
    name: str, status: Status, stands: tuple[Stand, ...], before: tuple[Trace, Status, tuple[Stand, ...]]
) -> Since:
    earlier, was, held = before
    fresh = tuple(one for one in stands if one not in held)
    gone = tuple(one for one in held if one not in stands)
    return Since("issue", name, *_of(earlier), was, status, fresh, gone)


def _of(earlier: Trace) -> tuple[str, str | None]:
    return earlier.slug, earlier.covers
