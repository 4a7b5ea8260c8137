"""Support of the comparers: how alike two statements are, and when likeness must not join them.

Words are aligned by meaning (`collate.language.senses`) and weighed by how much they tell; a
statement is as like another as the one of them that is less covered allows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from collate.collation.gist import Gist
from collate.language import senses

_LESS = 0.75
"""Share of the less covered side: a short statement inside a long one is like it, but not the same."""
_FIGURES = 0.2
_DENIED = 0.1
_CONTRARY = 0.2

Weigh = Callable[[str], float]
Weighed = Mapping[str, float]


def likeness(one: Gist, other: Gist, weigh: Weigh = senses.weight) -> float:
    """How alike two statements are, 0 to 1, the same in both directions."""
    return likeness_of(one, other, weighed(one, weigh), weighed(other, weigh))


def likeness_of(one: Gist, other: Gist, here: Weighed, there: Weighed) -> float:
    """`likeness` of statements whose words are weighed already."""
    sides = coverage(here, there), coverage(there, here)
    alike = _LESS * min(sides) + (1 - _LESS) * max(sides)
    less = _FIGURES * _figures_part(one, other) + _DENIED * (bool(one.denied) != bool(other.denied))
    return alike * (1 - less - _CONTRARY * _contrary(one, other))


def weighed(gist: Gist, weigh: Weigh = senses.weight) -> Weighed:
    """The words of a statement with their weights, a repeated word's weights together, weightless words left out."""
    counts = Counter(gist.words)
    return {word: weight * count for word, count in counts.items() if (weight := weigh(word)) > 0}


def coverage(one: Weighed, other: Weighed) -> float:
    """How much of what `one` tells is told by `other` too, 0 to 1."""
    found = sum(weight * (1.0 if word in other else _nearest(word, other)) for word, weight in one.items())
    told = sum(one.values())
    return found / told if told else 0.0


def _nearest(word: str, known: Iterable[str]) -> float:
    mine = senses.handles(word)
    within_reach = (each for each in known if not mine.isdisjoint(senses.handles(each)))
    return max((senses.nearness(word, each) for each in within_reach), default=0.0)


def _numbers(gist: Gist) -> frozenset[str]:
    return frozenset(number for number, _ in gist.figures)


def _figures_part(one: Gist, other: Gist) -> bool:
    """Each side has a figure that the other has not."""
    here, there = _numbers(one), _numbers(other)
    return bool(here - there) and bool(there - here)


def _contrary(one: Gist, other: Gist) -> bool:
    here, there = set(one.words) - set(other.words), set(other.words) - set(one.words)
    return any(senses.contraries(word) & there for word in here)
