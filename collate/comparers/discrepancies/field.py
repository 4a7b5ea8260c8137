"""What every kind of discrepancy is looked for in, and how one is written down."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Protocol, TypeVar

from collate import ids
from collate.collation.acts import Act
from collate.collation.cast import Cast
from collate.collation.counts import Count
from collate.collation.descriptions import descriptions
from collate.collation.material import Material
from collate.collation.offices import Office, offices
from collate.collation.parties import Parties, parties
from collate.collation.predicates import predicates
from collate.collation.scene import Scene
from collate.collation.tellings import Telling, tellings
from collate.frozen import Frozen
from collate.model import Anchor, Comparison, Discrepancy, DiscrepancyKind, Severity, Side

T = TypeVar("T")
_MOST = 120


class Field(Frozen):
    """The articles as comparers see them, their actors, what these are called; offices, acts and tellings of each."""

    scenes: tuple[Scene, ...]
    players: Cast
    parties: Parties
    described: dict[str, str]
    offices: tuple[tuple[Office, ...], ...]
    acts: tuple[tuple[Scene, Act], ...]
    tellings: tuple[Telling, ...]
    counts: tuple[Count, ...]
    comparison: Comparison


def field(material: Material, comparison: Comparison) -> Field:
    """The field of one event."""
    scenes = material.scenes
    done = tuple((each, act) for each, acts in zip(scenes, material.acts, strict=True) for act in acts)
    held = tuple(offices(each, material.players) for each in scenes)
    told = tuple(telling for each in scenes for telling in (*tellings(each), *predicates(each)))
    players = material.players
    who = parties(held, players), descriptions(scenes, players)
    return Field(scenes, players, *who, held, done, told, material.counts, comparison)


def day(each: Scene) -> str | None:
    """The day an article is of, without its hour."""
    return (each.witness.document.published.date or "").partition("T")[0] or None


def ordinal(iso: str | None) -> int:
    """A full ISO date as a count of days; 0 without one."""
    try:
        return date.fromisoformat(iso or "").toordinal()
    except ValueError:
        return 0


def later(one: Scene, other: Scene) -> int:
    """How many days after the one article the other is; 0 where either is undated."""
    days = [ordinal(day(each)) for each in (one, other)]
    return days[1] - days[0] if all(days) else 0


def unless_turned(one: Scene, other: Scene) -> Severity:
    """Hard, unless days between two articles can have brought the change: days running hardly do."""
    return "hard" if abs(later(one, other)) <= 1 else "soft"


def alike(several: Iterable[T], key: Callable[[T], str]) -> Iterator[tuple[T, T]]:
    """The pairs of those with the same key, in order; of a key that everything shares, the first `_MOST`."""
    held: dict[str, list[T]] = defaultdict(list)
    for each in several:
        held[key(each)].append(each)
    return (pair for group in held.values() for pair in combinations(group[:_MOST], 2))


class OfKinds(Protocol):
    """Something that is told, of one kind or several."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that it may be of."""


K = TypeVar("K", bound=OfKinds)


def by_kind(told: Iterable[K], most: int) -> Iterable[tuple[str, Sequence[K]]]:
    """The first `most` of each kind, by kinds in order."""
    held: dict[str, list[K]] = defaultdict(list)
    for each in told:
        for kind in each.kinds:
            held[kind].append(each)
    return [(kind, several[:most]) for kind, several in held.items()]


def discrepancy(
    kind: DiscrepancyKind, severity: Severity, about: str, sides: Sequence[Sequence[Anchor]], why: tuple[str, ...]
) -> Discrepancy:
    """A discrepancy of two or more sides; `within` is told by all its words standing in one article."""
    sources = {anchor.source for side in sides for anchor in side}
    held = tuple(Side(side[0].exact, tuple(side)) for side in sides)
    name = ids.of("d", kind, *sorted(min(cited.exact for cited in side.citations) for side in held))
    within = next(iter(sources)) if len(sources) == 1 else None
    return Discrepancy(name, kind, severity, about, held, "auto", within, why=why)
