"""Support of grouping: which articles of an archive are near one another, told without looking at all of it.

How much a word tells follows from how many articles have it, in steps: so one more article changes the weights of
others only where a word passes a step, and what is known of all others stays true. An article is held against those
within some days of it that share its leading words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from heapq import nlargest
from math import fsum, log
from typing import NamedTuple

from collate.collation.weights import Vector, unit

DAYS = 5
_NAMED = 0.1
"""Cosine of the names of two articles from which on their words count in full."""
_KEPT = 60
"""Telling words that stand for an article."""
_LEADING = 12
"""Words of an article, its most telling, that lead to others."""
_FEW = 300
"""A word of more articles than this leads to none."""
_BACKGROUND = 200
"""Articles that a small archive is thought to stand among, so that what all of it shares still tells."""
_DIGITS = 4
"""Binary digits that are kept of how many articles there are: where they change, every weight does."""
_EXACT = 5
"""Decimals of a weight."""


_NOTHING: Vector = {}


class Clue(NamedTuple):
    """What an article is grouped by: its day as an ordinal, 0 if unknown, how much each word tells, whom it names."""

    id: str
    day: int
    words: Mapping[str, float]
    names: tuple[str, ...]


class Member(NamedTuple):
    """An article among others: its words and names as its clue has them, and the weights they have here."""

    told: Mapping[str, float]
    names: tuple[str, ...]
    words: Vector = _NOTHING
    named: Vector = _NOTHING
    leading: tuple[str, ...] = ()

    def terms(self) -> Iterator[str]:
        """Its words, and its names told apart from them."""
        yield from self.told
        yield from map(as_name, self.names)


Day = dict[str, Member]
"""The articles of a day, by id."""


def as_name(name: str) -> str:
    """A name as a term."""
    return f"@{name}"


def step(count: int, digits: int = 3) -> int:
    """A number rounded down to so many binary digits; three are kept of how many articles have a term."""
    rest = max(count.bit_length() - digits, 0)
    return count >> rest << rest


def total(count: int) -> int:
    """How many articles an archive is thought to have, in steps."""
    return step(max(count, _BACKGROUND), _DIGITS)


def weighed(member: Member, counts: Mapping[str, int], among: int) -> Member:
    """An article with its weights, where so many of all articles, `total` of them, have each of its terms."""
    rarity = {term: log(1 + among / step(counts[term])) for term in member.terms()}
    words = _most({word: told * rarity[word] for word, told in member.told.items()})
    named = _most({name: rarity[as_name(name)] for name in member.names})
    leading = nlargest(_LEADING, words, key=lambda word: (words[word], word))
    few = tuple(word for word in leading if step(counts[word]) <= _FEW)
    return member._replace(words=words, named=named, leading=few)


def _most(weights: Mapping[str, float]) -> Vector:
    """The largest weights, brought to length one."""
    kept = nlargest(_KEPT, weights.items(), key=lambda pair: (pair[1], pair[0]))
    return {word: round(weight, _EXACT) for word, weight in unit(dict(kept)).items()}


def nearness(one: Member, other: Member) -> float:
    """The cosine of two articles' words, as far as their names let it count: in full where one of them names nobody."""
    cosine = _dot(one.words, other.words)
    return cosine * min(1.0, _dot(one.named, other.named) / _NAMED) if one.named and other.named else cosine


def _dot(one: Vector, other: Vector) -> float:
    return fsum(one[word] * other[word] for word in one.keys() & other.keys())


class Neighbours:
    """Who is near whom among the articles of `days`, which are looked at a few at a time."""

    def __init__(self, days: Mapping[int, Day]) -> None:
        """Look at nothing yet."""
        self._days = days
        self._indexed = lru_cache(maxsize=4 * DAYS)(self._index)

    def of(self, name: str, day: int) -> dict[str, float]:
        """Those that share two leading words with an article, either's, and how near each is."""
        member = self._days[day][name]
        found: dict[str, float] = {}
        for near in self._near(day):
            held, index, led = self._days[near], *self._indexed(near)
            for other in _met(member.leading, index) | _met(member.words, led):
                value = nearness(member, held[other]) if other != name else 0.0
                if value > 0:
                    found[other] = value
        return found

    def _near(self, day: int) -> Iterable[int]:
        """The days near a day; an unknown day is near to all."""
        return [each for each in self._days if not (day and each) or abs(each - day) <= DAYS]

    def _index(self, day: int) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
        """The articles of a day by their words, and by their leading words."""
        words: dict[str, list[str]] = {}
        leading: dict[str, list[str]] = {}
        for name, member in self._days[day].items():
            for word in member.words:
                words.setdefault(word, []).append(name)
            for word in member.leading:
                leading.setdefault(word, []).append(name)
        return words, leading


def _met(words: Iterable[str], index: Mapping[str, list[str]]) -> set[str]:
    counts = Counter(name for word in words for name in index.get(word, ()))
    return {name for name, shared in counts.items() if shared > 1}
