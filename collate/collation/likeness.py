"""Support of the figures: how much two figures have in common that says they count the same."""

from operator import ne

from collate.collation.counts import Count
from collate.collation.measured import loose
from collate.collation.outcomes import outcome_words
from collate.language.senses import ALIKE, nearness


def telling(one: Count) -> float:
    """How much an equal number says: the more digits, the less it is chance."""
    value = one.finding.value
    digits = len(f"{abs(value):.12g}".replace(".", "").strip("0")) if value is not None else 1
    return min(_TOLD, digits - 0.5 if digits == 1 else digits - 1)


def likeness(one: Count, other: Count, common: frozenset[str]) -> tuple[float, str]:
    """How much two figures have in common, and in what; `common` are words of the whole event, which say nothing."""
    points = {
        "head": (3.0 if one.specific or same_measure(one, other) else 2.0)
        if one.head == other.head and one.head
        else 0.5,
        "what": min(2.0, 1.0 * len(one.what & other.what)),
        "outcome": 2.0 if one.outcomes & other.outcomes else 0.0,
        "owner": min(2.0, 1.0 * len(one.owners & other.owners)),
        "since": 1.0 if one.bearings.since & other.bearings.since else 0.0,
        "place": 1.0 if one.bearings.place & other.bearings.place else 0.0,
        "by": 2.0 if one.bearings.by & other.bearings.by else 0.0,
        "near": min(3.0, 1.0 * len((one.near & other.near) - common - one.what - {one.head} - outcome_words())),
        "sense": min(2.0, 1.0 * _in_sense(one, other, common)),
        "beside": _BESIDE if _hang_on(one, other) - common else 0.0,
        "clause": min(1.0, 0.25 * len((one.clause & other.clause) - common - one.what - {one.head} - outcome_words())),
        "measure": (_LOOSE if one.measured in loose() else _MEASURE) if same_measure(one, other) else 0.0,
        "sole": _sole(one, other),
        "among": _AMONG if one.among is not None and one.among == other.among and one.head == other.head else 0.0,
        "exchanged": _EXCHANGED if _exchanged(one, other) else _MISWRITTEN if _miswritten(one, other) else 0.0,
        "alone": _ALONE if one.alone and other.alone and _of_one(one, other) else 0.0,
        "exact": 1.0 if one.outcomes & other.outcomes and _exact(one, other) else 0.0,
        "far": _far(one, other),
    }
    return sum(points.values()), "+".join(name for name, each in points.items() if each > 0)


def _of_one(one: Count, other: Count) -> bool:
    """Whether the same became of both, or both are of one measured noun that is not many things' at once."""
    return bool(one.outcomes & other.outcomes) or (same_measure(one, other) and one.measured not in loose())


def _in_sense(one: Count, other: Count, common: frozenset[str]) -> int:
    """How many words near the one are others near the other for the same: `the nearest ship`, `the closest ship`."""
    told = outcome_words() | common | one.what | other.what | {one.head, other.head}
    mine, yours = one.near - other.near - told, other.near - one.near - told
    return sum(any(nearness(a, b) >= ALIKE for b in yours) for a in mine)


def _hang_on(one: Count, other: Count) -> frozenset[str]:
    """The words that two unequal figures both hang on, save where they are shares: much rises by some percent."""
    if one.kind == "percent" or one.finding.value == other.finding.value:
        return frozenset()
    return (one.beside & other.beside) - one.what - {one.head} - outcome_words()


def _far(one: Count, other: Count) -> float:
    """What is taken off for numbers of two sizes, parts of one whole excepted."""
    if (one.among is not None and one.among == other.among) or _tenfold(one, other):
        return 0.0
    return -2.0 * (_ratio(one, other) > _FAR) - 3.0 * (_ratio(one, other) > 2 * _FAR)


def _miswritten(one: Count, other: Count) -> bool:
    """Whether two numbers of three digits or more differ in one of them: 140 and 240."""
    a, b = (f"{abs(each.finding.value or 0):.12g}" for each in (one, other))
    return len(a) == len(b) >= _DIGITS and sum(map(ne, a, b)) == 1


_DIGITS = 3


def _tenfold(one: Count, other: Count) -> bool:
    """Whether a nought makes the difference: 50,000 and 500,000."""
    return _ratio(one, other) == _TEN and min(abs(each.finding.value or 0) for each in (one, other)) >= _TEN


_TEN = 10


def _exchanged(one: Count, other: Count) -> bool:
    """Whether two numbers have the same digits in another order, as a slip of the pen leaves them: 41 and 14."""
    digits = [sorted(f"{abs(each.finding.value):.12g}".replace(".", "")) for each in (one, other) if each.finding.value]
    return (
        len(digits) > 1 and digits[0] == digits[1] and len(digits[0]) > 1 and one.finding.value != other.finding.value
    )


def same_measure(one: Count, other: Count) -> bool:
    """Whether two measures are of one noun, or of two that are much the same."""
    both = one.measured and other.measured
    return bool(both) and (one.measured == other.measured or nearness(one.measured, other.measured) >= ALIKE)


def _sole(one: Count, other: Count) -> float:
    """How much it says that each article counts this noun once, by numbers of one size: more the more digits."""
    far = _ratio(one, other) > _TWICE and not _exchanged(one, other)
    if far or not (one.sole and other.sole and one.specific and other.specific):
        return 0.0
    if one.persons != other.persons and not one.persons & other.persons:
        return 0.0
    return _SOLE + 0.5 * sum(telling(each) >= _TOLD for each in (one, other))


def _exact(one: Count, other: Count) -> bool:
    """Whether both numbers are counted to three digits at least, and of one size."""
    return _ratio(one, other) <= _NEAR_BY and all(telling(each) >= _TOLD for each in (one, other))


def _ratio(one: Count, other: Count) -> float:
    a, b = one.finding.value, other.finding.value
    return max(abs(a), abs(b)) / max(1e-9, min(abs(a), abs(b))) if a and b else 1.0


_FAR = 4.0
_BESIDE = 2.5
_MEASURE = 2.5
_LOOSE = 1.5
_ALONE = 1.5
_AMONG = 2.0
_EXCHANGED = 1.5
_MISWRITTEN = 1.0
_TOLD = 2
_TWICE = 2
_SOLE = 1.0
_NEAR_BY = 1.5
