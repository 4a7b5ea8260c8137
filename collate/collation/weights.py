"""Support of the comparers: what a word weighs among the articles of one event.

A word that every sentence has tells nothing inside the event, whatever it tells elsewhere. All
look-ups go through an index from words to sentences; pairs that share no telling word are never met.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log, sqrt

from collate.collation.gist import Gist
from collate.collation.similarity import Weighed, counted, weighed
from collate.frozen import Deriving
from collate.language import senses

Vector = Mapping[str, float]

_RARITY = 0.7
"""Power of a word's rarity: below one, since a few dozen sentences say little about how rare a word is."""
_TELLING = 0.2
_COMMON = 400
"""A word of more sentences than this leads to none of them: there, rarer words must."""


def dot(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length one."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum([weight * long[word] for word, weight in short.items() if word in long])


def merged(parts: Iterable[tuple[Vector, float]]) -> Vector:
    """The weighted sum of vectors, of length one; empty for nothing."""
    total: defaultdict[str, float] = defaultdict(float)
    for vector, share in parts:
        for word, weight in vector.items():
            total[word] += share * weight
    return unit(total)


def unit(vector: Vector) -> Vector:
    """A vector brought to length one."""
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}


def _telling(word: str, rarity: float) -> float:
    plain = senses.weight(word)
    return plain * rarity if plain > _TELLING else 0.0


class Weights(Deriving):
    """The weights of words over a collection of statements."""

    gists: tuple[Gist, ...]

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """Each word's rarity: from near 0 (every statement has it) upwards."""
        found = Counter([word for gist in self.gists for word in set(gist.words)])
        most = len(self.gists) + 1
        return {
            word: log(most / (count + 0.5)) ** _RARITY if most > count + 0.5 else 0.0 for word, count in found.items()
        }

    @cached_property
    def _known(self) -> Mapping[str, float]:
        """What each word of the collection tells."""
        return {word: _telling(word, rarity) for word, rarity in self.rarity.items()}

    def weigh(self, word: str) -> float:
        """What a word tells in this collection, by its rarity here and by general English."""
        known = self._known.get(word)
        return _telling(word, 1.0) if known is None else known

    @cached_property
    def weighed(self) -> Sequence[Weighed]:
        """Each statement's words with their weights, in order of `gists`."""
        handles = Counter([handle for word in self._known for handle in senses.handles(word)])
        shared = frozenset([handle for handle, count in handles.items() if count > 1])
        return tuple([weighed(gist, self.weigh, shared) for gist in self.gists])

    @cached_property
    def vectors(self) -> Sequence[Vector]:
        """Each statement as a vector of length one, in order of `gists`."""
        return tuple(self.vector(gist) for gist in self.gists)

    def vector(self, gist: Gist) -> Vector:
        """A statement as a vector of length one: repeated words count ever less."""
        told = ((word, count, self.weigh(word)) for word, count in counted(gist.words).items())
        weighed = ((word, weight if count == 1 else (1 + log(count)) * weight) for word, count, weight in told)
        return unit({word: weight for word, weight in weighed if weight > 0})

    @cached_property
    def _index(self) -> Mapping[str, Sequence[tuple[int, float]]]:
        """The statements that a word leads to: those of a word that is neither one's alone nor everybody's."""
        index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, vector in enumerate(self.vectors):
            for word, weight in vector.items():
                index[word].append((at, weight))
        return {word: places for word, places in index.items() if 1 < len(places) <= _COMMON}

    def near(self, vector: Vector) -> dict[int, float]:
        """The statements that share a telling word with one of them, each with its cosine."""
        index, found = self._index, dict[int, float]()
        for word, weight in vector.items():
            for at, other in index.get(word, ()):
                found[at] = found.get(at, 0.0) + weight * other
        return found
