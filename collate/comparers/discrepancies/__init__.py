"""Where sources part: a kind each, both sides in the sources' own words, hard only where one slot is filled twice.

To add a kind: one file with `find(field) -> tuple[Discrepancy, ...]`, one line here, one invented event in
`tests/cases/events/` with what must and must not be flagged.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from collate.collation.material import Material
from collate.comparers.discrepancies import (
    absent,
    actor,
    age,
    attribution,
    conceded,
    contrary,
    date,
    denied,
    direction,
    doer,
    figure,
    framing,
    hour,
    name,
    nobody,
    occurrence,
    place,
    poll,
    quote,
    rank,
    ways,
)
from collate.comparers.discrepancies.field import Field, field
from collate.model import Comparison, Discrepancy, Side

Kind = Callable[[Field], tuple[Discrepancy, ...]]

KINDS: tuple[Kind, ...] = (
    figure.find,
    direction.find,
    attribution.find,
    quote.find,
    date.find,
    occurrence.find,
    hour.find,
    place.find,
    actor.find,
    doer.find,
    name.find,
    age.find,
    rank.find,
    poll.find,
    framing.find,
    conceded.find,
    contrary.find,
    ways.find,
    nobody.find,
    denied.find,
    absent.find,
)
_ORDER = ("hard", "soft", "info")


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its discrepancies, the hard ones first, each kind in the order of `KINDS`."""
    seen = field(material, comparison)
    found: dict[str, Discrepancy] = {}
    for each in (each for kind in KINDS for each in kind(seen)):
        found[each.id] = min(found.get(each.id, each), each, key=lambda one: _ORDER.index(one.severity))
    ranked = sorted(found.values(), key=lambda each: _ORDER.index(each.severity))
    return replace(comparison, discrepancies=(*comparison.discrepancies, *_once(ranked)))


def _once(ranked: Sequence[Discrepancy]) -> Iterator[Discrepancy]:
    """Each without those that set apart, by another rule, the same sentences in the same way."""
    told: dict[str, list[Discrepancy]] = defaultdict(list)
    for each in ranked:
        if not any(_repeats(each, other) for other in told[each.kind]):
            told[each.kind].append(each)
            yield each


def _repeats(one: Discrepancy, other: Discrepancy) -> bool:
    """Whether every side of one meets a side of the other, and they are told by different rules."""
    other_rule = one.why[:1] != other.why[:1]
    return other_rule and one.kind in _TOLD_TWICE and all(any(_meet(a, b) for b in other.sides) for a in one.sides)


_TOLD_TWICE = frozenset({"framing", "date"})


def _meet(one: Side, other: Side) -> bool:
    return any(
        a.source == b.source and a.start < b.end and b.start < a.end for a in one.citations for b in other.citations
    )
