"""Support of the figures: what a number admits beside itself, so that two can be told to agree or not."""

from dataclasses import dataclass
from math import floor, inf, isfinite, log10

from collate.model import FigureFinding, Number

_ABOUT = 0.1
_TWICE = 2


@dataclass(frozen=True, slots=True)
class Amount:
    """The numbers a figure admits, from `low` to `high`; `value` the one it states, `bound` its kind of bound."""

    low: float
    high: float
    value: float | None
    bound: str


def amount(finding: FigureFinding) -> Amount:
    """What a figure admits, its qualifier and its roundness taken at their word."""
    if finding.value is None:
        low = finding.low if finding.low is not None else 0
        return Amount(low, finding.high if finding.high is not None else inf, None, "range")
    value = float(finding.value)
    slack = max(abs(value) * _ABOUT, _step(finding.value) / _TWICE) if finding.qualifier == "about" else 0.0
    if finding.qualifier in {"at least", "more than"}:
        return Amount(value, inf, value, "low")
    if finding.qualifier in {"up to", "less than"}:
        return Amount(0, value, value, "high")
    return Amount(value - slack, value + slack, value, "about" if slack else "")


def agree(one: FigureFinding, other: FigureFinding) -> str | None:
    """The rule by which two figures do not differ: `same`, `rounded`, `bound`, `range`; None where they do."""
    a, b = amount(one), amount(other)
    if a.value is not None and a.value == b.value:
        return "same"
    if a.value is None or b.value is None:
        return "range" if a.low <= b.high and b.low <= a.high else None
    if a.bound == b.bound and a.bound in {"low", "high"}:
        return "rounded" if _rounds(one.value, other.value) or _looser(a.value, b.value, a.bound) else None
    if _rounds(one.value, other.value):
        return "rounded"
    if a.low <= b.high and b.low <= a.high:
        return "bound" if "low" in (a.bound, b.bound) or "high" in (a.bound, b.bound) else "about"
    return None


def _looser(one: float | None, other: float | None, bound: str) -> bool:
    """Whether of two bounds the rounder one is the looser: `more than 240` beside `at least 242`."""
    loose, tight = sorted((one or 0, other or 0), reverse=bound == "high")
    return _step(loose) > max(1, _step(tight))


def _rounds(one: Number | None, other: Number | None) -> bool:
    """Whether the rounder of two numbers is the other, rounded; small whole numbers are taken as counted."""
    if one is None or other is None:
        return False
    rough, fine = sorted((one, other), key=_step, reverse=True)
    step = _step(rough)
    if step == _step(fine) or (step <= 1 and float(rough).is_integer() and float(fine).is_integer()):
        return False
    small = abs(fine) < _COUNTED and float(rough).is_integer() and float(fine).is_integer()
    near = abs(rough - fine) <= min(step / _TWICE, abs(fine) * _ROUNDED) * (1 + 1e-9)
    return near and not small


_COUNTED = 1000
_ROUNDED = 0.03


def _step(value: Number) -> float:
    """The unit of the last digit that is not a closing zero: 100 for 2,400; 0.1 for 51.2."""
    if not value or not isfinite(value):
        return 1.0
    digits = f"{abs(value):.12g}"
    if "e" in digits:
        return 10.0 ** floor(log10(abs(value)))
    whole, _, part = digits.partition(".")
    if part:
        return float(10.0 ** -len(part))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))
