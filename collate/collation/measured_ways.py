"""Support of the figures: what a measure measures by its unit and the words about it, whatever noun it is told of."""

from collections.abc import Sequence
from functools import cache

from collate.collation.measured import LENGTHS
from collate.collation.outcomes import currencies
from collate.collation.scene import Line, Word
from collate.language import lexicon
from collate.language.meaning import stem
from collate.model import FigureFinding

_FINE = frozenset({"millimetre", "centimetre", "inch"})
_BULK = lexicon.phrases("substance_units")
_PACE = frozenset({"hour", "second"})


def dimension(finding: FigureFinding, head: str, lines: Sequence[Line], near: Sequence[Word]) -> str:
    """What is measured: `height`, `speed`, `rain`; empty where the unit and the words say nothing of it.

    `lines` are its sentence and the one before, `near` the words beside it. What is allowed or usual is measured by
    nobody there.
    """
    unit, _, rate = finding.unit.partition(" per ")
    moves = (rate in _PACE and unit in LENGTHS) or unit == "knot"
    measures = moves or (not rate and (unit in LENGTHS or unit in _FINE or unit in _BULK or head in currencies()))
    if not measures or _first(("usual",), (*lines[-1].before(finding.span.start), *near)):
        return ""
    if moves:
        return _first(("wind",), lines[-1].words) or "speed"
    if unit in _FINE:
        return next((fell for line in reversed(lines) if (fell := _first(("rain", "snow"), line.words))), "")
    return _first(_ways(unit, finding, near), near)


def _ways(unit: str, finding: FigureFinding, near: Sequence[Word]) -> tuple[str, ...]:
    """What a measure may measure by its unit: how far off something is only where the next word says so."""
    if unit not in LENGTHS:
        return ("spilt",) if unit in _BULK else ("worth",)
    behind = next((word for word in near if word.start >= finding.span.end), None)
    return ("distance",) if behind and stem(behind.text) in stems("distance") else ("height", "depth")


def _first(ways: Sequence[str], near: Sequence[Word]) -> str:
    return next((way for way in ways if any(stem(word.text) in stems(way) for word in near)), "")


def stems(way: str) -> frozenset[str]:
    """The stems of the words that say so."""
    return _table().get(way, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    return {way: frozenset(map(stem, words)) for way, words in lexicon.sections("measured_ways").items()}
