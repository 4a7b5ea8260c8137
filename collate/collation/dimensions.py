"""Support of the figures: whether two measures told of two nouns are of one thing, as two heights of it are.

Ash is thrown nine kilometres into the sky in one article, in the next a cloud of it rises to fourteen: the numbers are
of two nouns, but both are heights. An article that tells one height only tells the same as another that does.
"""

from collate.collation.clauses import CLASSES
from collate.collation.counts import Count
from collate.collation.likeness import same_measure
from collate.collation.measured_ways import stems
from collate.collation.scene import Word, keys
from collate.language.meaning import stem
from collate.language.senses import any_alike

_OF_MANY = frozenset({"height", "depth", "worth", "distance"})
"""What many things of one event have, so that words before both numbers have to say that they are of one."""
_FALLS = frozenset({"rain", "snow"})
"""What falls for a time, so that hours of it are not held against days."""
_LAST = 4


def of_one_dimension(one: Count, other: Count) -> bool:
    """Whether two measures are both heights, both speeds, both what something is worth, and may be of one thing."""
    if not one.dimension or one.dimension != other.dimension or same_measure(one, other):
        return False
    told_apart = told_of_two(one, other) if one.dimension in _OF_MANY else not share_words(one, other)
    return not (told_apart or from_two_things(one, other) or _set_apart(one, other) or _for_other_times(one, other))


def from_two_things(one: Count, other: Count) -> bool:
    """Whether both say how far off something is, and not from one thing: off Cape Orn, from Vale."""
    far = one.dimension == "distance" == other.dimension
    return far and not any_alike(_behind(one), _behind(other))


def told_of_two(one: Count, other: Count) -> bool:
    """Whether no word near before the one number is before the other: waves and a wall of some height."""
    mine, yours = _led(one), _led(other)
    return not (any_alike(mine[-_LAST:], yours) or any_alike(mine, yours[-_LAST:]))


def _led(one: Count) -> list[str]:
    """The telling words of its sentence before a number, among which is mostly what is measured."""
    before = one.line.before(one.finding.span.start)
    return [word.key for word in before if word.key and stem(word.text) not in stems(one.dimension)]


def _behind(one: Count) -> list[str]:
    """The telling words right behind a number: what something is so far from."""
    return [word.key for word in one.line.after(one.finding.span.end)[:_LAST] if word.key]


def share_words(one: Count, other: Count) -> bool:
    """Whether two sentences have a word in common, save a day and such as name the measure or what is counted."""
    mine, yours = _own_words(one), _own_words(other)
    return not mine.isdisjoint(yours) or any_alike(mine, yours)


def _own_words(one: Count) -> frozenset[str]:
    idle = stems(one.dimension) | CLASSES["weekdays"]
    told = (word for word in one.line.words if not one.finding.span.holds(word.span) and not word.text[0].isdigit())
    return keys(word for word in told if stem(word.text) not in idle) - {one.head}


def _set_apart(one: Count, other: Count) -> bool:
    """Whether names or words as `second` tell two things apart."""
    named, marks = ([reads(each) for each in (one, other)] for reads in (_named, _marks))
    return (all(named) and named[0].isdisjoint(named[1])) or marks[0] != marks[1]


def _named(one: Count) -> frozenset[str]:
    """The names of its sentence, but for those of who gives the number: a place, whose weather it is, an owner."""
    told = keys(word for at, word in enumerate(one.line.words) if word.text[0].isupper() and (at or _owns(word)))
    return told - one.bearings.by - CLASSES["weekdays"]


def _owns(word: Word) -> bool:
    return word.text.endswith(("'s", "’s"))


def _marks(one: Count) -> frozenset[str]:
    return frozenset(word.text.casefold() for word in one.line.words) & CLASSES["another"]


def _for_other_times(one: Count, other: Count) -> bool:
    """Whether each fell in a time of another length: in an hour, in three days."""
    if one.dimension not in _FALLS:
        return False
    spans = [{stem(word.text) for word in each.line.words} & _SPANS for each in (one, other)]
    return all(spans) and spans[0].isdisjoint(spans[1])


_SPANS = frozenset(map(stem, CLASSES["time"]))
