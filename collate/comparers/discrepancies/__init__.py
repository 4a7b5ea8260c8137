"""Where sources part: a kind each, both sides in the sources' own words, hard only where one slot is filled twice.

To add a kind: one file with `find(field) -> tuple[Discrepancy, ...]`, one line here, one invented event in
`tests/cases/events/` with what must and must not be flagged.
"""

from collections.abc import Callable
from dataclasses import replace

from collate.collation.material import Material
from collate.comparers.discrepancies import actor, age, attribution, date, figure, framing, name, quote
from collate.comparers.discrepancies.field import Field, field
from collate.model import Comparison, Discrepancy

Kind = Callable[[Field], tuple[Discrepancy, ...]]

KINDS: tuple[Kind, ...] = (
    figure.find,
    attribution.find,
    quote.find,
    date.find,
    actor.find,
    name.find,
    age.find,
    framing.find,
)
_ORDER = ("hard", "soft", "info")


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its discrepancies, the hard ones first, each kind in the order of `KINDS`."""
    seen = field(material, comparison)
    found = {each.id: each for kind in KINDS for each in kind(seen)}
    ranked = sorted(found.values(), key=lambda each: _ORDER.index(each.severity))
    return replace(comparison, discrepancies=(*comparison.discrepancies, *ranked))
