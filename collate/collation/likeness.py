"""Support of the figures: how much two figures that agree have in common that says they count the same."""

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
        "sense": min(2.0, 1.0 * in_sense(one, other, common)),
        "beside": _BESIDE if hang_on(one, other) - common else 0.0,
        "clause": min(1.0, 0.25 * len((one.clause & other.clause) - common - one.what - {one.head} - outcome_words())),
        "measure": (_LOOSE if one.measured in loose() else _MEASURE) if same_measure(one, other) else 0.0,
        "sole": _sole(one, other),
        "among": _AMONG if one.among is not None and one.among == other.among and one.head == other.head else 0.0,
        "alone": _ALONE if one.alone and other.alone and of_one(one, other) else 0.0,
        "far": _far(one, other),
    }
    return sum(points.values()), "+".join(name for name, each in points.items() if each > 0)


def of_one(one: Count, other: Count) -> bool:
    """Whether the same became of both, or both are of one measured noun that is not many things' at once."""
    return bool(one.outcomes & other.outcomes) or (same_measure(one, other) and one.measured not in loose())


def in_sense(one: Count, other: Count, common: frozenset[str]) -> int:
    """How many words near the one are others near the other for the same: `the nearest ship`, `the closest ship`."""
    told = outcome_words() | common | one.what | other.what | {one.head, other.head}
    mine, yours = one.near - other.near - told, other.near - one.near - told
    return sum(any(nearness(a, b) >= ALIKE for b in yours) for a in mine)


def hang_on(one: Count, other: Count) -> frozenset[str]:
    """The words that two unequal figures both hang on, save where they are shares: much rises by some percent."""
    if one.kind == "percent" or one.finding.value == other.finding.value:
        return frozenset()
    return (one.beside & other.beside) - one.what - {one.head} - outcome_words()


def _far(one: Count, other: Count) -> float:
    """What is taken off for numbers of two sizes, parts of one whole excepted."""
    if one.among is not None and one.among == other.among:
        return 0.0
    return -2.0 * (_ratio(one, other) > _FAR) - 3.0 * (_ratio(one, other) > 2 * _FAR)


def same_measure(one: Count, other: Count) -> bool:
    """Whether two measures are of one noun, or of two that are much the same."""
    both = one.measured and other.measured
    return bool(both) and (one.measured == other.measured or nearness(one.measured, other.measured) >= ALIKE)


def _sole(one: Count, other: Count) -> float:
    """How much it says that each article counts this noun once, by numbers of one size: more the more digits."""
    if _ratio(one, other) > _TWICE or not (one.sole and other.sole and one.specific and other.specific):
        return 0.0
    if one.persons != other.persons and not one.persons & other.persons:
        return 0.0
    return _SOLE + 0.5 * sum(telling(each) >= _TOLD for each in (one, other))


def _ratio(one: Count, other: Count) -> float:
    a, b = one.finding.value, other.finding.value
    return max(abs(a), abs(b)) / max(1e-9, min(abs(a), abs(b))) if a and b else 1.0


_FAR = 4.0
_BESIDE = 2.5
_MEASURE = 2.5
_LOOSE = 1.5
_ALONE = 1.5
_AMONG = 2.0
_TOLD = 2
_TWICE = 2
_SOLE = 1.0
