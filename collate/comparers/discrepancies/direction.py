"""Up or down: one change by one number, which rises in one article and falls in another."""

from collate.collation.counts import Count
from collate.collation.likeness import same_measure
from collate.comparers.discrepancies.field import Field, alike, discrepancy, unless_turned
from collate.model import Discrepancy

_TURNED = {"up", "down"}


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of changes of one measure by one amount, the one up and the other down."""
    moved = [each for each in field.counts if each.finding.change in _TURNED and each.measured and each.finding.value]
    return tuple(_written(*pair) for pair in alike(moved, _amount) if _turned(*pair))


def _amount(each: Count) -> str:
    return f"{each.kind} {each.finding.value}"


def _turned(one: Count, other: Count) -> bool:
    """Whether one thing moves both ways by as much, in articles that are not of two times."""
    times = one.bearings.times, other.bearings.times
    apart = one.scene is not other.scene and {one.finding.change, other.finding.change} == _TURNED
    same = same_measure(one, other) and one.sort == other.sort
    return apart and same and not (all(times) and not times[0] & times[1])


def _written(one: Count, other: Count) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    told = (each.finding.span.of(each.scene.text) for each in (one, other))
    about = f"{' or '.join(f'{each.finding.change} {number}' for each, number in zip((one, other), told, strict=True))}"
    return discrepancy("framing", unless_turned(one.scene, other.scene), about.capitalize(), sides, ("up-or-down",))
