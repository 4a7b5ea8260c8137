"""When: one event, told in much the same words, on two different days."""

from collections.abc import Iterator
from itertools import combinations

from collate.comparers.discrepancies.field import Field, discrepancy
from collate.comparers.timeline import Mention, compatible, mentions
from collate.model import Discrepancy

_COMMON = 3
_ALIKE = 0.5


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that date the same event apart."""
    found = [each for one in field.scenes for each in mentions(one) if _day(each)]
    return tuple(_parted(found))


def _day(each: Mention) -> bool:
    return each.finding.precision == "day" and each.finding.date is not None and not each.finding.date.startswith("-")


def _parted(found: list[Mention]) -> Iterator[Discrepancy]:
    for one, other in combinations(found, 2):
        if one.scene is not other.scene and not compatible(one.when, other.when) and _same_event(one, other):
            sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
            about = f"When: {one.when} or {other.when}"
            yield discrepancy("date", "hard", about, sides, ("same-event-other-day",))


def _same_event(one: Mention, other: Mention) -> bool:
    """Whether two clauses tell one event: most telling words in common, and no other clause agrees on a day."""
    common = len(one.about & other.about)
    return common >= _COMMON and common >= _ALIKE * max(len(one.about), len(other.about))
