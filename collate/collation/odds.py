"""Support of the figures: how likely it is that two numbers that differ are two readings of one slot.

What speaks for it and what against it is weighed as odds are: each observation adds what it makes one slot more or
less likely. The words beside two numbers are one witness, what the numbers are to each other is another: digits that
changed places, or one of two, are rarely chance where both count one kind of thing. The weights are natural logarithms
of odds, rounded, as the invented events of the tests show them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log
from operator import ne

from collate.collation.bearings import hours
from collate.collation.clauses import CLASSES, light, plain
from collate.collation.counts import Count
from collate.collation.dimensions import of_one_dimension, share_words, told_of_two
from collate.collation.heads import times
from collate.collation.likeness import hang_on, of_one, same_measure
from collate.collation.measured import TURNOUT, loose
from collate.collation.outcomes import currencies, outcome_words
from collate.collation.scene import Word, telling
from collate.frozen import Deriving
from collate.language.meaning import stem
from collate.language.senses import ALIKE, nearness
from collate.model import Number

ENOUGH = 4.25
"""What two readings of one slot weigh together at least."""
_WEIGHTS: Mapping[str, float] = {
    "exchanged": 4.25,
    "long": 1.25,
    "one-digit": 2.0,
    "sole": 2.0,
    "among": 2.0,
    "rare": 1.25,
    "dropped": 1.25,
    "alone": 1.5,
    "small": 1.0,
    "measure": 1.0,
    "one-vote": 1.0,
    "dimension": 0.75,
    "only-one": 2.0,
    "lead": 1.0,
    "tenfold": 1.0,
    "outcome": 1.25,
    "close": 1.0,
    "specific": 0.5,
    "beside": 0.5,
    "near": 0.25,
    "time": 0.75,
    "person": -0.5,
    "modified": -0.5,
    "change": -0.5,
    "part-and-whole": -0.5,
    "grown": -1.5,
    "another-one": -1.5,
    "other-sum": -0.75,
    "other-measure": -0.75,
    "other-verb": -0.5,
    "anyone": -0.75,
    "farther": -0.75,
    "another": -1.0,
    "digits-only": -0.5,
    "some-of": -2.5,
    "wanted": -1.5,
    "of-old": -1.5,
    "bounded": -1.75,
    "other-day": -1.75,
    "other-time": -2.0,
    "far": -1.75,
    "known": -2.0,
}
_NEAR_WORDS = 3
_OPENING = 4
_RARE = 5.0
_MOST_RARE = 2.0
_LEADING = 1
_CLOSE, _FAR, _FARTHER = 1.5, 4, 8
_SMALL = 10
_LARGE = 1000
_LONG = 100
"""A number of so many digits that it is no chance if another has the same in another order."""


class Setting(Deriving):
    """What figures are weighed in: all that the articles count, and `common` words, which tell none from another."""

    counts: Sequence[Count]
    common: frozenset[str]

    @cached_property
    def known(self) -> frozenset[tuple[str, str, Number | None]]:
        """Which article has which number of which kind."""
        return frozenset((each.scene.source, each.kind, each.finding.value) for each in self.counts)

    def knows(self, one: Count, other: Count) -> bool:
        """Whether the article of one has the number of the other: small ones of its kind only, large ones of any."""
        value = other.finding.value
        alike = (one.scene.source, one.kind, value) in self.known
        return alike or (value is not None and abs(value) >= _SMALL and (one.scene.source, value) in self._numbers)

    @cached_property
    def _numbers(self) -> frozenset[tuple[str, Number | None]]:
        scenes = {each.scene.source: each.scene for each in self.counts}
        return frozenset(
            (source, figure.value) for source, scene in scenes.items() for figure in scene.witness.findings.figures
        )

    def alone(self, one: Count) -> bool:
        """Whether the article of a measure has no other number of what it measures: one height, one speed."""
        return self._dimensions[one.scene.source, one.kind, one.dimension] == 1

    @cached_property
    def _dimensions(self) -> Counter[tuple[str, str, str]]:
        told = {(each.scene.source, each.kind, each.dimension, each.finding.value) for each in self.counts}
        return Counter(each[:-1] for each in told)

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How rare each telling word is among the sentences of all articles."""
        scenes = {each.scene.source: each.scene for each in self.counts}.values()
        lines = [line.keys for scene in scenes for line in scene.lines]
        often = Counter(word for keys in lines for word in keys if not word[0].isdigit())
        return {word: log(len(lines) / times) for word, times in often.items()}


def odds(one: Count, other: Count, setting: Setting, doubts: Iterable[str]) -> tuple[float, str]:
    """What speaks for one slot less what speaks against it, and what speaks for it; `doubts` are rules against it."""
    told = {**_words(one, other, setting), **_numbers(one, other, setting), **dict.fromkeys(doubts, 1.0)}
    weighed = {name: _WEIGHTS[name] * much for name, much in told.items() if much}
    return sum(weighed.values()), "+".join(name for name, each in weighed.items() if each > 0)


def _words(one: Count, other: Count, setting: Setting) -> dict[str, float]:
    """What the words about two figures have in common."""
    idle = setting.common | one.what | {one.head} | outcome_words()
    shared = sum(setting.rarity.get(word, 0.0) for word in one.line.keys & other.line.keys)
    same = one.head == other.head
    return {
        "measure": same_measure(one, other) and not (one.measured in loose() and told_of_two(one, other)),
        "dimension": of_one_dimension(one, other),
        "only-one": of_one_dimension(one, other) and all(map(setting.alone, (one, other))),
        "specific": same and one.specific,
        "anyone": not same,
        "modified": same and one.what != other.what,
        "outcome": bool(one.outcomes & other.outcomes),
        "alone": one.alone and other.alone and of_one(one, other),
        "beside": bool(hang_on(one, other) - setting.common),
        "near": min(_NEAR_WORDS, len((one.near & other.near) - idle)),
        "rare": min(_MOST_RARE, shared / _RARE),
        "lead": max(one.line.index, other.line.index) <= _LEADING and _are_of_one_sort(one, other),
        "time": one.head in times(),
        "other-sum": one.head in currencies() and bool(one.outcomes) != bool(other.outcomes),
        "another": _marks(one.said) != _marks(other.said),
        "another-one": _marks(one.said[:_OPENING]) != _marks(other.said[:_OPENING]),
        "grown": _may_have_grown(one, other),
        "other-verb": _other_verb(one, other),
        "one-vote": _of_one_vote(one, other),
        "among": _of_one_whole(one, other),
        "person": bool(one.persons) != bool(other.persons),
    }


def _numbers(one: Count, other: Count, setting: Setting) -> dict[str, float]:
    """What two numbers are to each other, and to all others."""
    sole = {"sole": float(one.sole and other.sole and one.kind != "percent")}
    if one.finding.value is None or other.finding.value is None:
        return sole
    small, large = sorted(abs(each.finding.value or 0) for each in (one, other))
    digits = digits_alike(small, large)
    ratio = 1.0 if digits == "tenfold" or _of_one_whole(one, other) else large / max(1e-9, small)
    return {
        **sole,
        **({digits: 1.0} if digits else {}),
        "long": digits == "exchanged" and small >= _LONG,
        "digits-only": digits == "exchanged" and one.line.keys.isdisjoint(other.line.keys),
        "close": large <= _CLOSE * small,
        "far": ratio > _FAR,
        "farther": ratio > _FARTHER,
        "small": large < _SMALL,
        "bounded": _is_bounded(one) != _is_bounded(other),
        "known": setting.knows(one, other) or setting.knows(other, one),
    }


def _are_of_one_sort(one: Count, other: Count) -> bool:
    """Whether anything but the unit says that two numbers are of one thing: not two lengths of time of two things."""
    return same_measure(one, other) or share_words(one, other)


def _of_one_vote(one: Count, other: Count) -> bool:
    """Whether both are a turnout, the only one of their article, and of no other hour: one vote has one."""
    if not (one.measured == TURNOUT == other.measured and one.alone and other.alone):
        return False
    mine, yours = (hours(each.scene.text, each.line.span) for each in (one, other))
    return mine == yours


def _of_one_whole(one: Count, other: Count) -> bool:
    """Whether both are of as many things of one sort."""
    return one.among is not None and one.among == other.among and one.head == other.head


def _other_verb(one: Count, other: Count) -> bool:
    """Whether two telling verbs say other things of what is counted: three coaches derailed, two caught fire."""
    verbs = [_verb(each) for each in (one, other)]
    return all(verbs) and nearness(*verbs) < ALIKE


def _verb(one: Count) -> str:
    told = one.finding.verb.of(one.scene.text).rpartition(" ")[2] if one.finding.verb else ""
    return "" if stem(told) in light() else telling(told)


def _marks(said: Sequence[Word]) -> frozenset[str]:
    """The words of a clause that set what it tells of apart from others of its sort: `the second bus`."""
    return frozenset(map(plain, said)) & CLASSES["another"]


def _may_have_grown(one: Count, other: Count) -> bool:
    """Whether both tell how things stand, and the greater number is that of a later day."""
    early, late = sorted((one, other), key=_day)
    more = (early.finding.value or 0) < (late.finding.value or 0)
    return more and "" < _day(early) < _day(late) and all(_is_present(each) for each in (one, other))


def _day(one: Count) -> str:
    return one.finding.as_of or one.scene.witness.document.published.date or ""


def _is_present(one: Count) -> bool:
    near = (word for word in one.said if -_BESIDE < word.start - one.finding.span.start < _BESIDE)
    return not _PRESENT.isdisjoint(map(plain, near))


_BESIDE = 40
_PRESENT = frozenset({"is", "are", "has", "have", "remain", "remains", "now"})


def _is_bounded(one: Count) -> bool:
    """Whether a number only says what another passes or stays below."""
    return one.finding.qualifier in {"more than", "up to", "less than"}


def digits_alike(one: float, other: float) -> str:
    """How the digits of two numbers are alike, as a slip of the pen leaves them: `exchanged` in 41 and 14."""
    mine, yours = (f"{each:.12g}".replace(".", "") for each in (one, other))
    a, b = (each.rstrip("0") for each in (mine, yours))
    if len(mine) == len(yours) and len(a) > 1 and sorted(mine) == sorted(yours):
        return "exchanged"
    if a == b and (len(a) > 1 or one >= _LARGE):
        return "tenfold"
    if len(mine) == len(yours) and len(a) == len(b) > 1 and sum(map(ne, a, b)) == 1:
        return "one-digit"
    return "dropped" if any(short in _shortened(long) for short, long in ((a, b), (b, a))) else ""


def _shortened(digits: str) -> set[str]:
    """The digits with one left out."""
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))} if len(digits) > 1 else set()
