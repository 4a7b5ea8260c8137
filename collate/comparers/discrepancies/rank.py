"""The how-many-th: one event, title or row of defeats that is the third here and the second there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from collate.collation.ranks import Rank, ranks
from collate.comparers.discrepancies.field import Field, discrepancy, later
from collate.language.senses import ALIKE, any_alike, nearness
from collate.model import Discrepancy

_MOST = 60
_SOON = 2


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of places in one row that cannot both be."""
    told = list(_lone(rank for each in field.scenes for rank in ranks(each)))[:_MOST]
    pairs = [(one, other) for one, other in combinations(told, 2) if _apart(one, other)]
    return tuple({each.id: each for each in (_written(*pair) for pair in pairs)}.values())


def _lone(told: Iterable[Rank]) -> Iterator[Rank]:
    """The ranks of what its article gives one place only: who tells of the first and the second means two."""
    held: dict[tuple[str, str], list[Rank]] = defaultdict(list)
    for each in told:
        held[each.scene.source, each.noun].append(each)
    return (several[0] for several in held.values() if len({each.place for each in several}) == 1)


def _apart(one: Rank, other: Rank) -> bool:
    """Whether two articles give one thing two places."""
    if one.scene is other.scene or one.place == other.place or not _alike(one.noun, other.noun):
        return False
    return _one_row(one, other) and not _grew(one, other) and not _elsewhere(one, other)


def _alike(one: str, other: str) -> bool:
    pairs = list(zip(one.split(), other.split(), strict=False))
    return len(one.split()) == len(other.split()) and all(nearness(a, b) >= ALIKE for a, b in pairs)


def _one_row(one: Rank, other: Rank) -> bool:
    """Whether both are counted in one row: in the same time, or of the same owner."""
    windows = {one.window, other.window}
    if len(windows) > 1 or 1 in (one.place, other.place):
        return False
    return bool(one.window) or " " in one.noun or bool(one.owned and other.owned and one.names & other.names)


def _grew(one: Rank, other: Rank) -> bool:
    """Whether the article of a later day may only count one more: not where both say it of what they tell of."""
    days = later(one.scene, other.scene)
    if one.told and other.told and abs(days) <= _SOON:
        return False
    return (other.place - one.place) * days > 0


def _elsewhere(one: Rank, other: Rank) -> bool:
    """Whether what stands behind each noun says that two things are told of."""
    near = any_alike(one.tail, other.tail)
    return bool(one.tail and other.tail) and not near and not one.names & other.names


def _written(one: Rank, other: Rank) -> Discrepancy:
    first, second = sorted((one, other), key=lambda each: each.place)
    sides = [[each.scene.anchor(each.line.span)] for each in (first, second)]
    return discrepancy("figure", "hard", f"{one.noun}: {first.place} / {second.place}", sides, ("rank", one.window))
