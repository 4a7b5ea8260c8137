"""How many: a slot whose readings differ (hard), and one article that is vague and exact about the same (soft)."""

from collections.abc import Iterator
from itertools import groupby

from collate.comparers.discrepancies.field import Field, discrepancy
from collate.comparers.scene import Scene
from collate.model import Anchor, Discrepancy, Figure, FigureReading


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Slots that differ, then vague plurals beside a number that is hardly one of them."""
    differ = (_parted(field, each) for each in field.comparison.figures if each.verdict == "differ")
    return (*differ, *_vague(field))


def _parted(field: Field, figure: Figure) -> Discrepancy:
    by_value = sorted(figure.readings, key=_order)
    sides = [[_sentence(field, each) for each in held] for _, held in groupby(by_value, key=_order)]
    numbers = " / ".join(dict.fromkeys(f"{each.value:g}" if each.value is not None else "" for each in by_value))
    return discrepancy("figure", "hard", f"{figure.what}: {numbers}", sides, ("slot-differs", *figure.why))


def _order(reading: FigureReading) -> float:
    return float(reading.value if reading.value is not None else reading.low or 0)


def _sentence(field: Field, reading: FigureReading) -> Anchor:
    each = _scene(field, reading)
    line = each.line(reading.citation.start)
    return each.anchor(line.span) if line else reading.citation


def _scene(field: Field, reading: FigureReading) -> Scene:
    return next(each for each in field.scenes if each.source == reading.citation.source)


def _vague(field: Field) -> Iterator[Discrepancy]:
    return iter(())
