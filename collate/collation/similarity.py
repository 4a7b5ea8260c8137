"""Support of the comparers: how alike two statements are, and when likeness must not join them.

Words are aligned by meaning (`collate.language.senses`) and weighed by how much they tell; a
statement is as like another as the one of them that is less covered allows.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

from collate.collation.gist import Gist, opening
from collate.collation.roles import other_name, scheme
from collate.collation.tallies import apart_in_time, tally
from collate.frozen import Deriving
from collate.language import senses
from collate.language.roots import country
from collate.language.senses import plain

_LESS = 0.75
"""Share of the less covered side: a short statement inside a long one is like it, but not the same."""
_FIGURES = 0.2
_DENIED = 0.1
_CONTRARY = 0.2
_NAMED = 0.2
_ELSEWHERE = 0.3
_ASKED = 0.1
_QUOTED = 0.3
_NOTHING = 0.1
"""Likeness up to which two quotations have nothing in common but words that all have."""
_BRIEF = 18
"""Words up to which a statement's place tells it from others; a longer one names places by the way."""
_WHEN = 0.2
_MANY = 20
"""Words of one handle that are looked at: a sentence without an end has thousands."""

Weigh = Callable[[str], float]


class Weighed(Deriving):
    """A statement's words with their weights; `shared` are the handles of several words of its collection, if known.

    What only one word has leads to no other, so it need not be looked at.
    """

    words: Mapping[str, float]
    shared: frozenset[str] | None = None

    @cached_property
    def told(self) -> float:
        """The sum of the weights."""
        return sum(self.words.values())

    @cached_property
    def rows(self) -> Sequence[tuple[str, float, frozenset[str]]]:
        """Each word with its weight and the handles that a word near it has one of."""
        kept = self.shared
        if kept is None:
            return [(word, weight, senses.handles(word)) for word, weight in self.words.items()]
        return [(word, weight, senses.handles(word) & kept) for word, weight in self.words.items()]

    @cached_property
    def handles(self) -> frozenset[str]:
        """All handles of all words: a word that has none of them is near none of these."""
        return frozenset().union(*[handles for _, _, handles in self.rows])

    @cached_property
    def reach(self) -> Mapping[str, Sequence[str]]:
        """The words by each handle that words of another statement may have too."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word, _, handles in self.rows:
            for handle in handles:
                found[handle].append(word)
        return found


def likeness(one: Gist, other: Gist, weigh: Weigh = senses.weight) -> float:
    """How alike two statements are, 0 to 1, the same in both directions."""
    return wording(weighed(one, weigh), weighed(other, weigh)) * (1 - parted(one, other))


def wording(here: Weighed, there: Weighed) -> float:
    """How alike the words of two statements are: no less than their likeness, from which all else only takes."""
    less, more = coverage(here, there), coverage(there, here)
    if less > more:
        less, more = more, less
    return _LESS * less + (1 - _LESS) * more


def parted(one: Gist, other: Gist) -> float:
    """What share of their likeness statements lose by what differs beside their words."""
    less = _FIGURES * _figures_part(one, other) + _DENIED * (bool(one.denied) != bool(other.denied))
    less += _CONTRARY * _contrary(one, other) + _ELSEWHERE * _elsewhere(one, other)
    less += _ASKED * (one.asks != other.asks) + _QUOTED * _said_otherwise(one, other)
    mine, yours = opening(one), opening(other)
    less += _NAMED * other_name(scheme(mine), scheme(yours)) + _WHEN * apart_in_time(tally(mine), tally(yours))
    return min(1.0, less)


def weighed(gist: Gist, weigh: Weigh = senses.weight, shared: frozenset[str] | None = None) -> Weighed:
    """The words of a statement with their weights, a repeated word's weights together, weightless words left out."""
    counts = counted(gist.words)
    return Weighed({word: weight * count for word, count in counts.items() if (weight := weigh(word)) > 0}, shared)


def counted(words: Sequence[str]) -> dict[str, int]:
    """How often each word stands there; most stand once."""
    counts = dict.fromkeys(words, 1)
    if len(counts) < len(words):
        counts = dict.fromkeys(words, 0)
        for word in words:
            counts[word] += 1
    return counts


def coverage(one: Weighed, other: Weighed) -> float:
    """How much of what `one` tells is told by `other` too, 0 to 1."""
    words, apart, found = other.words, other.handles.isdisjoint, 0.0
    for word, weight, handles in one.rows:
        if word in words:
            found += weight
        elif handles and not apart(handles):
            found += weight * _nearest(word, handles, other)
    return found / one.told if one.told else 0.0


def _nearest(word: str, handles: frozenset[str], other: Weighed) -> float:
    """How near the nearest word of a statement is; of each handle, the first words only."""
    held = (other.reach[handle][:_MANY] for handle in handles & other.handles)
    return max((senses.nearness(word, each) for words in held for each in words), default=0.0)


def _said_otherwise(one: Gist, other: Gist) -> bool:
    """Each side quotes words of which none is like one of the other's: one speaker's two utterances are two."""
    if not (one.quoted and other.quoted):
        return False
    here, there = _said(one.quoted), _said(other.quoted)
    return max(coverage(here, there), coverage(there, here)) < _NOTHING


@lru_cache(maxsize=1 << 10)
def _said(words: tuple[str, ...]) -> Weighed:
    return weighed(Gist(words))


def _numbers(gist: Gist) -> frozenset[str]:
    return frozenset([number for number, _ in gist.figures])


def _figures_part(one: Gist, other: Gist) -> bool:
    """Each side has a figure that the other has not."""
    if not one.figures or not other.figures:
        return False
    here, there = _numbers(one), _numbers(other)
    return not (here <= there or there <= here)


def _elsewhere(one: Gist, other: Gist) -> bool:
    """Each side is brief and names a country that the other has not: the same happens in many places."""
    if max(len(one.words), len(other.words)) > _BRIEF:
        return False
    here, there = _places(one.words), _places(other.words)
    return bool(here - there) and bool(there - here)


@lru_cache(maxsize=1 << 10)
def _places(words: tuple[str, ...]) -> frozenset[str]:
    """The countries and regions among the words, a people as its country."""
    return frozenset(place for word in words if (place := country(word)))


def more_than_names(one: Gist, other: Gist, here: Weighed, there: Weighed) -> bool:
    """Two statements share a telling word that names nobody and is nobody's title: what one says is not one statement.

    Where more than half of the words are printed as names, as in a headline, nothing is known of them.
    """
    names = {*one.names, *other.names}
    if any(len(said.names) * 2 > len(said.words) for said in (one, other)):
        return True
    names |= _titles(one) | _titles(other)
    return any(
        word not in names
        and senses.weight(word) > senses.COMMON
        and (word in there.words or bool(handles and _nearest(word, handles, there) > 0))
        for word, _, handles in here.rows
    )


def _titles(said: Gist) -> set[str]:
    """The words right before a name that are no verbs: the `finance minister` of `finance minister Pavel Dorn`."""
    names, found = set(said.names), set[str]()
    for at in range(len(said.words) - 1, 0, -1):
        word, after = said.words[at - 1], said.words[at]
        title = word not in names | said.deeds and word not in plain("grammar")
        if title and (after in names or (after in found and said.words[at + 1] in names)):
            found.add(word)
    return found


def _contrary(one: Gist, other: Gist) -> bool:
    """A word of one has its contrary in the other, and neither word is in both."""
    apart = _with_contraries(one.words)
    there = frozenset(other.words).difference(one.words) if apart else frozenset[str]()
    return any(not opposite.isdisjoint(there) and word not in other.words for word, opposite in apart)


@lru_cache(maxsize=1 << 10)
def _with_contraries(words: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((word, opposite) for word in words if (opposite := senses.contraries(word)))
