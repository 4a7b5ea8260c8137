"""Support of the figures: which figures count the same thing.

A slot is what is counted, what became of it, where, since when and whose it is. Anything that tells two
figures apart keeps them apart; figures that state different numbers need more in common than equal ones,
since a slot of two different things would be a discrepancy that no source has.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain, product
from math import inf

from collate.collation import amounts
from collate.collation.bearings import hours, moments
from collate.collation.clauses import CLASSES
from collate.collation.counts import Count
from collate.collation.dimensions import from_two_things, of_one_dimension
from collate.collation.heads import any_person
from collate.collation.likeness import likeness, same_measure, telling
from collate.collation.measured import TERM
from collate.collation.moving import moved_on, other_forecast
from collate.collation.odds import ENOUGH, Setting, odds
from collate.collation.pairing import long_digits, pairs, told_once
from collate.collation.singled import are_two
from collate.language.meaning import key
from collate.language.senses import any_alike
from collate.text import Span

_EQUAL = 4.0
_NEARLY = 1.0
_PARTIES = 2
_ASKED = 12


def slots(counts: Sequence[Count], common: frozenset[str]) -> list[tuple[list[Count], tuple[str, ...]]]:
    """Groups of figures that count the same, with the rules that joined them; `common` are words of the whole event."""
    told = told_once(counts)
    firsts = [repeats[0] for repeats in told]
    setting = Setting(counts, common)
    scored = sorted(
        ((pair, why) for pair in pairs(firsts) if (why := _same(firsts[pair[0]], firsts[pair[1]], setting))),
        key=lambda each: (-each[1][0], each[0]),
    )
    group = list(range(len(firsts)))
    held = {at: [at] for at in group}
    rules: dict[int, list[str]] = defaultdict(list)
    for (one, other), (_, rule) in scored:
        kept, gone = sorted((group[one], group[other]))
        needed = -inf if _agree(firsts[one], firsts[other]) else 0.0
        if kept != gone and _fit([firsts[at] for at in held[kept]], [firsts[at] for at in held[gone]], setting, needed):
            held[kept] += held.pop(gone)
            rules[kept] += [*rules.pop(gone, []), rule]
            for at in held[kept]:
                group[at] = kept
    return [
        ([count for at in sorted(members) for count in told[at]], tuple(dict.fromkeys(rules.get(head, ()))))
        for head, members in held.items()
    ]


def _agree(one: Count, other: Count) -> bool:
    """Whether two figures give one number, so that what is of one slot with the one is with the other."""
    return amounts.between(one.amount, other.amount) in _AGREE


_AGREE = frozenset({"same", "rounded", "about"})


def _fit(left: Sequence[Count], right: Sequence[Count], setting: Setting, needed: float) -> bool:
    """Whether nothing tells any member of one group apart from any of the other, and no article gives both numbers."""
    several = list(product(left[:_ASKED], right[:_ASKED]))
    return not any(_told_apart(a, b) or _given_both(a, b) for a, b in several) and _enough(several, setting, needed)


def _told_apart(one: Count, other: Count) -> bool:
    """Whether two figures are told apart; one number of three digits or more is hardly given of two things."""
    one_number = one.scene is not other.scene and one.finding.value == other.finding.value and telling(one) >= _DIGITS
    return not one_number and apart(one, other) is not None


_DIGITS = 2


def _enough(several: Sequence[tuple[Count, Count]], setting: Setting, needed: float) -> bool:
    """Whether pairs that state different numbers have, taken together, nearly enough in common: `needed` to spare."""
    spare = [_spare(a, b, setting) for a, b in several if not amounts.between(a.amount, b.amount)]
    return not spare or (min(spare) > -inf and (sum(spare) >= needed or max(spare) >= _NEARLY))


def _spare(one: Count, other: Count, setting: Setting) -> float:
    """How much more than nearly enough says that two numbers that differ are of one slot."""
    return odds(one, other, setting, doubts(one, other))[0] - ENOUGH + _NEARLY if _comparable(one, other) else -inf


def _given_both(one: Count, other: Count) -> bool:
    """Whether one article gives two numbers that do not agree: it tells two things apart, or two authorities."""
    return one.scene is other.scene and amounts.between(one.amount, other.amount) is None


def _knows_both(one: Count, other: Count, setting: Setting) -> bool:
    """Whether an article has the number of the other beside its own, which it then holds for another: `up from 900`."""
    value = other.finding.value
    told = any((one.scene.source, kind, value) in setting.known for kind in (one.kind, ""))
    return told and value is not None and abs(value) >= _TELLS


_TELLS = 10


def _same(one: Count, other: Count, setting: Setting) -> tuple[float, str] | None:
    """How much says that two figures count the same, and what; None where it is not enough."""
    agreed = amounts.between(one.amount, other.amount)
    if not (agreed or _comparable(one, other)) or apart(one, other):
        return None
    if agreed:
        score, rule = likeness(one, other, setting.common)
        score += telling(one) if agreed == "same" else 1
        return (score, f"{rule}={score:g}") if score >= _EQUAL else None
    if _knows_both(one, other, setting) or _knows_both(other, one, setting):
        return None
    score, rule = odds(one, other, setting, doubts(one, other))
    return (score, f"{rule}={score:g}") if score >= ENOUGH else None


def _comparable(one: Count, other: Count) -> bool:
    """Whether nothing forbids that two numbers that differ are of one slot: none in brackets, none a single thing."""
    values = one.finding.value, other.finding.value
    if one.scene is other.scene or one.aside or other.aside or one.apart or other.apart or 1 in values:
        return False
    return None not in values or one.finding.unit == "score"


def _of_old(one: Count) -> bool:
    """Whether a year before that of its article opens its clause: `the last meeting, in 2027, lasted 11 hours`."""
    now = (one.scene.witness.document.published.date or "")[:4]
    opening = Span(one.said[0].start, one.finding.span.start) if one.said else one.finding.span
    told = (each.date or "" for each in moments(one.scene, opening) if each.date in one.bearings.times)
    return any(each[:4].isdigit() and each[:4] < now for each in told)


def apart(one: Count, other: Count) -> str | None:
    """The rule that tells two figures apart, or None; numbers that differ are only doubted by some of the rules."""
    if one.scene is other.scene and one.line.index == other.line.index:
        return "same-sentence"
    if not _heads(one, other):
        return "other-thing"
    more = _DOUBTS if amounts.between(one.amount, other.amount) else _IF_UNEQUAL
    return next((rule for rule, tells in chain(_TESTS, more) if tells(one, other)), None)


def doubts(one: Count, other: Count) -> list[str]:
    """The rules by which it is doubtful that two numbers that differ are of one slot."""
    return [rule for rule, tells in (*_DOUBTS, *_OTHER_TIMES) if tells(one, other)]


def _changes(one: Count, other: Count) -> bool:
    """Whether one is by how much something changed and the other is not, or changed the other way."""
    up, down = (None if _bereft(each) else each.finding.change for each in (one, other))
    return up != down and bool((up and down) or not same_measure(one, other))


def _bereft(one: Count) -> bool:
    """Whether somebody lost what is counted, of which there is then no number that fell: `who lost two sons`."""
    verb = one.finding.verb
    return bool(one.finding.what) and verb is not None and verb.of(one.scene.text).casefold() in _LOSE


_LOSE = frozenset({"lost", "lose", "loses", "losing"})


def _others(one: Count, other: Count) -> bool:
    """Whether each of two numbers is told of a person, and not of the same."""
    return _parted(one.persons, other.persons)


def _elsewhere(one: Count, other: Count) -> bool:
    """Whether each of two numbers is given for a place of its own, or one for a part of the whole."""
    return _parted(one.bearings.place, other.bearings.place) or one.bearings.region != other.bearings.region


def _measures(one: Count, other: Count) -> bool:
    """Whether two measures have nothing but one's name in common: money that a man took and money that he owes."""
    if one.finding.what or other.finding.what or len(one.owners & other.owners) >= _PARTIES:
        return False
    named = frozenset(word.key for each in (one, other) for word in each.said if word.text[:1].isupper())
    alike = same_measure(one, other) or one.outcomes & other.outcomes or of_one_dimension(one, other)
    return not (one.near & other.near) - named - one.bearings.by - other.bearings.by and not alike


def _at_other_hours(one: Count, other: Count) -> bool:
    """Whether two prices on a market, which move all day, are of two hours, or one of an hour and one of none."""
    if not {one.measured, other.measured} <= _traded():
        return False
    told = [hours(each.scene.text, Span(each.said[0].start, each.line.span.end)) for each in (one, other) if each.said]
    return len(told) > 1 and told[0] != told[1]


@cache
def _traded() -> frozenset[str]:
    return frozenset(map(key, CLASSES["traded"]))


def _other_term(one: Count, other: Count) -> bool:
    """Whether two times in prison may be of two persons: none named in both, and an article tells of several."""
    lone = one.alone and other.alone
    return not amounts.between(one.amount, other.amount) and not one.persons & other.persons and not lone


def _of_another(one: Count, other: Count) -> bool:
    """Whether the nouns counted are of two things: `two counts of assault`, `nine counts of fraud`."""
    return one.of.isdisjoint(other.of) and bool(one.of and other.of) and not any_alike(one.of, other.of)


def _some_of(one: Count, other: Count) -> bool:
    """Whether one counts some of more and the other does not, unless both tell of as many or of what became of them."""
    told = bool(one.outcomes & other.outcomes) and (one.among or other.among) is not None
    return one.part != other.part and not told and (one.among is None or one.among != other.among)


def _one_guessed(one: Count, other: Count) -> bool:
    """Whether one is only thought likely and the other not; of what is to come both are: `expected to`, `due to`."""
    return one.guessed != other.guessed and not (one.ahead and other.ahead)


def _moved_on(now: Count, before: Count) -> bool:
    return moved_on(now.course, now.finding.value, before.course, before.finding.value)


_TESTS: tuple[tuple[str, Callable[[Count, Count], bool]], ...] = (
    ("other-outcome", lambda one, other: _parted(one.outcomes, other.outcomes)),
    ("planned", lambda one, other: one.planned != other.planned and bool(one.finding.verb and other.finding.verb)),
    ("other-term", lambda one, other: one.measured == TERM == other.measured and _other_term(one, other)),
    ("guessed", lambda one, other: _one_guessed(one, other) and not amounts.between(one.amount, other.amount)),
    ("other-referent", lambda one, other: one.apart != other.apart),
    ("other-name", lambda one, other: one.head == other.head and _parted(one.names, other.names)),
    ("for-each", lambda one, other: one.per != other.per and not amounts.between(one.amount, other.amount)),
    ("partial-count", lambda one, other: one.partial != other.partial),
    ("left-over", lambda one, other: one.course.rest != other.course.rest),
    ("sum-of", lambda one, other: one.kind == other.kind == "person" and one.course.summed != other.course.summed),
    ("other-forecast", lambda one, other: other_forecast(one.course, other.course)),
    ("moved-on", lambda one, other: _moved_on(one, other) or _moved_on(other, one)),
    ("goes-on", lambda one, other: one.partial and other.partial and not amounts.between(one.amount, other.amount)),
    ("other-hour", lambda one, other: not amounts.between(one.amount, other.amount) and _at_other_hours(one, other)),
    ("other-person", lambda one, other: not amounts.between(one.amount, other.amount) and _others(one, other)),
    ("other-place", lambda one, other: amounts.between(one.amount, other.amount) != "same" and _elsewhere(one, other)),
    ("other-of", lambda one, other: not amounts.between(one.amount, other.amount) and _of_another(one, other)),
    ("other-sort", lambda one, other: not amounts.between(one.amount, other.amount) and one.sort != other.sort),
    ("other-start", lambda one, other: _parted(one.bearings.days, other.bearings.days)),
    ("other-period", lambda one, other: _parted(_periods(one), _periods(other))),
)
_IF_UNEQUAL: tuple[tuple[str, Callable[[Count, Count], bool]], ...] = (
    ("two-things", lambda one, other: are_two(one.singled, other.singled)),
    ("from-elsewhere", from_two_things),
)
_DOUBTS: tuple[tuple[str, Callable[[Count, Count], bool]], ...] = (
    ("wanted", lambda one, other: one.wanted != other.wanted and not amounts.between(one.amount, other.amount)),
    ("part-and-whole", lambda one, other: one.whole != other.whole),
    ("some-of", lambda one, other: _some_of(one, other) and not amounts.between(one.amount, other.amount)),
    ("other-measure", lambda one, other: not amounts.between(one.amount, other.amount) and _measures(one, other)),
    ("change", _changes),
    ("other-time", lambda one, other: _parted(one.bearings.years, other.bearings.years)),
)


_OTHER_TIMES: tuple[tuple[str, Callable[[Count, Count], bool]], ...] = (
    ("other-day", lambda one, other: _parted(one.bearings.times, other.bearings.times)),
    ("of-old", lambda one, other: _of_old(one) != _of_old(other)),
)
"""That each clause has a time of its own, which may only be beside what it counts."""


def _periods(one: Count) -> frozenset[str]:
    """The parts of a year, for which accounts are given, that its clause names: a quarter, a half."""
    return frozenset(time for time in one.bearings.times if "Q" in time or "H" in time or not time[:1].isdigit())


def _heads(one: Count, other: Count) -> bool:
    if one.head == other.head or (one.kind == other.kind and one.kind in {one.head, other.head}):
        return True
    if "" in {one.kind, other.kind}:
        return sorted(long_digits(one)) == sorted(long_digits(other)) != []
    return one.kind == other.kind == "person" and bool({one.head, other.head} & any_person())


def _parted(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other
