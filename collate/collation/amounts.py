"""Support of the figures: what a number admits beside itself, so that two can be told to agree or not."""

from math import floor, inf, isfinite, log10

from collate.frozen import Frozen
from collate.model import FigureFinding, Number

_ABOUT = 0.1
_TWICE = 2
_NEARLY = ("nearly ", "almost ", "just under ", "close to ", "nearing ", "practically ", "virtually ")
"""Words before a number that is not quite reached."""


class Amount(Frozen):
    """The numbers a figure admits, from `low` to `high`; `value` the one it states, `bound` its kind of bound.

    `step` is the unit of the last digit that is not a closing zero.
    """

    low: float
    high: float
    value: float | None
    bound: str
    step: float = 1.0


def amount(finding: FigureFinding, said: str = "") -> Amount:
    """What a figure admits, its qualifier and its roundness taken at their word; `said` are its words."""
    if finding.unit == "score":
        one, two = sorted((finding.low or 0, finding.high or 0))
        return Amount(one, two, None, "score")
    if finding.value is None:
        low = finding.low if finding.low is not None else 0
        return Amount(low, finding.high if finding.high is not None else inf, None, "range")
    value, step = float(finding.value), _step(finding.value)
    if said.casefold().startswith(_NEARLY):
        return Amount(value - min(abs(value) * _ABOUT, step), value, value, "about", step)
    slack = max(abs(value) * _ABOUT, step / _TWICE) if finding.qualifier == "about" else 0.0
    if finding.qualifier in {"at least", "more than"} and not _during(finding, said):
        return Amount(value, inf, value, "low", step)
    if finding.qualifier in {"up to", "less than"}:
        return Amount(0, value, value, "high", step)
    return Amount(value - slack, value + slack, value, "about" if slack else "", step)


def _during(finding: FigureFinding, said: str) -> bool:
    """Whether `over` before a length of time only says during which: `over three years`."""
    return finding.unit in _LENGTHS and said.casefold().startswith("over ")


_LENGTHS = frozenset({"year", "month", "week", "day", "decade", "hour", "quarter", "season"})


def between(a: Amount, b: Amount) -> str | None:
    """By which rule what two figures admit does not differ: `same`, `rounded`, `bound`, `range`, `about`; else None."""
    if a.value is not None and a.value == b.value:
        return "same"
    if a.value is None or b.value is None:
        return _overlap(a, b)
    if a.bound == b.bound and a.bound in {"low", "high"}:
        return "rounded" if _rounds(a, b) or _looser(a, b) else None
    if _rounds(a, b):
        return "rounded"
    if a.low <= b.value <= a.high or b.low <= a.value <= b.high:
        return "bound" if _bounds(a, b.value) or _bounds(b, a.value) else "about"
    return None


def _bounds(one: Amount, value: Number) -> bool:
    """Whether a bound admits the value; what is only about as much may reach beyond a bound."""
    return one.bound in {"low", "high"} and one.low <= value <= one.high


def _overlap(a: Amount, b: Amount) -> str | None:
    """Whether two ranges meet; a score is no range, and the same from either side."""
    if "score" in (a.bound, b.bound):
        return "same" if (a.bound, a.low, a.high) == (b.bound, b.low, b.high) else None
    return "range" if a.low <= b.high and b.low <= a.high else None


def _looser(one: Amount, other: Amount) -> bool:
    """Whether of two bounds the rounder one is the looser: `more than 240` beside `at least 242`."""
    loose, tight = sorted((one, other), key=lambda each: each.value or 0, reverse=one.bound == "high")
    return loose.step > max(1, tight.step)


def _rounds(one: Amount, other: Amount) -> bool:
    """Whether the rounder of two numbers is the other, rounded; small whole numbers are taken as counted."""
    if one.value is None or other.value is None or one.step == other.step:
        return False
    step = max(one.step, other.step)
    rough, fine = (one.value, other.value) if one.step == step else (other.value, one.value)
    if rough.is_integer() and fine.is_integer() and (step <= 1 or abs(fine) < _COUNTED):
        return False
    return abs(rough - fine) <= min(step / _TWICE, abs(fine) * _ROUNDED) * (1 + 1e-9)


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
