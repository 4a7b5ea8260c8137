"""Support of the figures: which figures count the same thing.

A slot is what is counted, what became of it, where, since when and whose it is. Anything that tells two
figures apart keeps them apart; figures that state different numbers need more in common than equal ones,
since a slot of two different things would be a discrepancy that no source has.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import inf

from collate.collation import amounts
from collate.collation.counts import Count, any_person, outcome_words

_EQUAL = 4.0
_DIFFERENT = 5.0
_ANYONE = 0.5
_SEVERAL = 1.5
_NEARLY = 1.0
_FAR = 4.0
_TOLD = 2
_MOST = 300
_ASKED = 12


def slots(counts: Sequence[Count], common: frozenset[str]) -> list[tuple[list[Count], tuple[str, ...]]]:
    """Groups of figures that count the same, with the rules that joined them; `common` are words of the whole event."""
    scored = sorted(
        ((pair, why) for pair in _pairs(counts) if (why := _same(counts[pair[0]], counts[pair[1]], common))),
        key=lambda each: (-each[1][0], each[0]),
    )
    group = list(range(len(counts)))
    rules: dict[int, list[str]] = {}
    for (one, other), (_, rule) in scored:
        if group[one] != group[other] and _fit(counts, group, one, other):
            kept, gone = sorted((group[one], group[other]))
            group = [kept if each == gone else each for each in group]
            rules[kept] = [*rules.get(kept, []), *rules.pop(gone, []), rule]
    return [
        ([counts[at] for at, each in enumerate(group) if each == head], tuple(dict.fromkeys(rules.get(head, ()))))
        for head in dict.fromkeys(group)
    ]


def _pairs(counts: Sequence[Count]) -> Iterator[tuple[int, int]]:
    """The pairs that can count the same, persons among persons; of one kind the first `_MOST`."""
    kinds: dict[str, list[int]] = {}
    for at, each in enumerate(counts):
        kinds.setdefault(each.kind, []).append(at)
    return (pair for held in kinds.values() for pair in combinations(held[:_MOST], 2))


def _fit(counts: Sequence[Count], group: list[int], one: int, other: int) -> bool:
    """Whether nothing tells any member of one group apart from any of the other, and no article gives both numbers."""
    left = [counts[at] for at, each in enumerate(group) if each == group[one]]
    right = [counts[at] for at, each in enumerate(group) if each == group[other]]
    pairs = list(product(left[:_ASKED], right[:_ASKED]))
    return not any(apart(a, b) or _given_both(a, b) for a, b in pairs) and _enough(pairs)


def _enough(pairs: Sequence[tuple[Count, Count]]) -> bool:
    """Whether pairs that state different numbers have, taken together, nearly enough in common."""
    apart_ones = [(a, b) for a, b in pairs if not amounts.agree(a.finding, b.finding)]
    spare = [_likeness(a, b, frozenset())[0] - _needed(a, b) + _NEARLY for a, b in apart_ones]
    return not spare or (sum(spare) >= 0 and min(spare) > -inf)


def _given_both(one: Count, other: Count) -> bool:
    """Whether one article gives two numbers that do not agree: it tells two things apart, or two authorities."""
    return one.scene is other.scene and amounts.agree(one.finding, other.finding) is None


def _same(one: Count, other: Count, common: frozenset[str]) -> tuple[float, str] | None:
    reason = apart(one, other)
    if reason:
        return None
    agreed = amounts.agree(one.finding, other.finding)
    score, rule = _likeness(one, other, common)
    if agreed:
        score += _telling(one) if agreed == "same" else 1
    if not agreed and (one.apart or _other_day(one, other)):
        return None
    need = _EQUAL if agreed else _needed(one, other)
    return (score, f"{rule}={score:g}") if score >= need else None


def _needed(one: Count, other: Count) -> float:
    """How much two different numbers must have in common: more where any person is counted or a clause has several."""
    values = one.finding.value, other.finding.value
    if one.aside or other.aside or None in values or 1 in values:
        return inf
    return _DIFFERENT + (_ANYONE if one.head != other.head else 0) + (_SEVERAL if one.several or other.several else 0)


def _telling(one: Count) -> float:
    """How much an equal number says: the more digits, the less it is chance."""
    value = one.finding.value
    digits = len(f"{abs(value):.12g}".replace(".", "").strip("0")) if value is not None else 1
    return min(_TOLD, digits - 0.5 if digits == 1 else digits - 1)


def _likeness(one: Count, other: Count, common: frozenset[str]) -> tuple[float, str]:
    points = {
        "head": (3.0 if one.specific else 2.0) if one.head == other.head and one.head else 0.5,
        "what": min(2.0, 1.0 * len(one.what & other.what)),
        "outcome": 2.0 if one.outcomes & other.outcomes else 0.0,
        "owner": min(2.0, 1.0 * len(one.owners & other.owners)),
        "since": 1.0 if one.bearings.since & other.bearings.since else 0.0,
        "place": 1.0 if one.bearings.place & other.bearings.place else 0.0,
        "by": 2.0 if one.bearings.by & other.bearings.by else 0.0,
        "near": min(3.0, 1.0 * len((one.near & other.near) - common - one.what - {one.head} - outcome_words())),
        "clause": min(1.0, 0.25 * len((one.clause & other.clause) - common - one.what - {one.head} - outcome_words())),
        "far": -2.0 * (_ratio(one, other) > _FAR) - 3.0 * (_ratio(one, other) > 2 * _FAR),
    }
    return sum(points.values()), "+".join(name for name, each in points.items() if each > 0)


def _ratio(one: Count, other: Count) -> float:
    a, b = one.finding.value, other.finding.value
    return max(abs(a), abs(b)) / max(1e-9, min(abs(a), abs(b))) if a and b else 1.0


def apart(one: Count, other: Count) -> str | None:
    """The rule that tells two figures apart, or None."""
    if one.scene is other.scene and one.line.index == other.line.index:
        return "same-sentence"
    if not _heads(one, other):
        return "other-thing"
    tests = (
        ("other-outcome", one.outcomes and other.outcomes and not one.outcomes & other.outcomes),
        ("planned", one.planned != other.planned),
        ("guessed", one.guessed != other.guessed and not amounts.agree(one.finding, other.finding)),
        ("part-and-whole", one.whole != other.whole),
        ("some-of", one.part != other.part and not amounts.agree(one.finding, other.finding)),
        ("other-referent", one.apart != other.apart),
        ("other-name", one.names and other.names and not one.names & other.names and one.head == other.head),
        ("change", one.finding.change != other.finding.change),
        ("other-start", _parted(one.bearings.days, other.bearings.days)),
        ("other-time", _parted(one.bearings.years, other.bearings.years)),
    )
    return next((rule for rule, told in tests if told), None)


def _heads(one: Count, other: Count) -> bool:
    if one.head == other.head or (one.kind == other.kind and one.kind in {one.head, other.head}):
        return True
    return one.kind == other.kind == "person" and bool({one.head, other.head} & any_person())


def _other_day(one: Count, other: Count) -> bool:
    """Whether both clauses have a time of their own, and not the same: what happened then is another thing."""
    return _parted(one.bearings.times, other.bearings.times)


def _parted(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other
