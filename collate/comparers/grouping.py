"""Articles that nobody put into a briefing fall into events by themselves.

Two articles tell of one event when their telling words agree, they name some of the same people and places, and
their dates allow it: two floods of one week share their words and not their names. Only articles that share a rare
word are ever held against each other, so that an archive of ten thousand takes no all-pairs; the outcome is the
same for any order in which they arrive.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from heapq import nlargest
from math import fsum, log

from collate.collation.gist import gist
from collate.collation.weights import Vector, unit
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.tables import forms
from collate.model import Witness

_ALIKE = 0.07
"""Mean likeness from which on two groups of articles tell of one event."""
_NAMED = 0.1
"""Cosine of the names of two articles from which on their words count in full."""
_DAYS = 5
_HEAD = 40
"""Sentences of an article that are read; news tells first what it is about."""
_KEPT = 60
"""Telling words that stand for an article."""
_LEADING = 12
"""Words of an article, its most telling, that lead to others."""
_FEW = 300
"""A word of more articles than this leads to none."""
_BACKGROUND = 200
"""Articles that a small archive is thought to stand among, so that what all of it shares still tells."""

_Edges = dict[tuple[int, int], float]


def group(witnesses: Sequence[Witness]) -> tuple[tuple[str, ...], ...]:
    """The events among `witnesses`, each the ids of its articles in order; events in order of their first id."""
    ordered = sorted(witnesses, key=lambda each: each.id)
    read = [_read(witness) for witness in ordered]
    vectors, names = _vectors([words for words, _ in read]), _named([named for _, named in read])
    days = [_day(witness) for witness in ordered]
    edges = {
        (one, other): cosine * _share(names[one], names[other])
        for (one, other), cosine in _cosines(vectors).items()
        if cosine > 0 and _near_in_time(days[one], days[other])
    }
    return tuple(sorted(tuple(ordered[at].id for at in members) for members in _merged(len(ordered), edges)))


def _read(witness: Witness) -> tuple[Mapping[str, float], frozenset[str]]:
    """An article's words, earlier ones weighing more, and the names among them that are no day's, month's or title."""
    found: defaultdict[str, float] = defaultdict(float)
    names: set[str] = set()
    for place, sentence in enumerate(witness.document.sentences[:_HEAD]):
        said = gist(token.text for token in sentence.tokens)
        names.update(said.names)
        for word in said.words:
            found[word] += (1 + place) ** -0.5
    return found, frozenset(names - _nobody())


@cache
def _nobody() -> frozenset[str]:
    """Keys of what is printed with a capital and names nobody and no place."""
    return frozenset(map(key, (*forms("calendar"), *lexicon.words("offices"))))


def _vectors(counts: Sequence[Mapping[str, float]]) -> list[Vector]:
    """Each article's most telling words, of length one: words of few articles weigh more."""
    spread = Counter(word for each in counts for word in each)
    total = max(len(counts), _BACKGROUND)
    return [unit(dict(_telling(each, spread, total))) for each in counts]


def _named(names: Sequence[frozenset[str]]) -> list[Vector]:
    """Each article's names, of length one: names of few articles weigh more."""
    spread = Counter(name for each in names for name in each)
    total = max(len(names), _BACKGROUND)
    weighed = ({name: log(1 + total / spread[name]) for name in each} for each in names)
    return [
        unit(dict(nlargest(_KEPT, each.items(), key=lambda pair: (pair[1], pair[0])))) if each else {}
        for each in weighed
    ]


def _share(one: Vector, other: Vector) -> float:
    """How far the names of two articles let their words count, 0 to 1: in full where one of them names nobody."""
    return min(1.0, _dot(one, other) / _NAMED) if one and other else 1.0


def _telling(counts: Mapping[str, float], spread: Mapping[str, int], total: int) -> list[tuple[str, float]]:
    weighed = (
        (word, log(1 + count) * senses.weight(word) * log(1 + total / spread[word]))
        for word, count in counts.items()
        if senses.weight(word) > senses.COMMON and not word[:1].isdigit()
    )
    return nlargest(_KEPT, weighed, key=lambda each: (each[1], each[0]))


def _cosines(vectors: Sequence[Vector]) -> _Edges:
    """The cosine of every two articles of which one's leading words are among the other's."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for word in vector:
            index[word].append(at)
    found: _Edges = {}
    for at, vector in enumerate(vectors):
        for other in _met(vector, index):
            if other != at:
                pair = (min(at, other), max(at, other))
                if pair not in found:
                    found[pair] = _dot(vectors[pair[0]], vectors[pair[1]])
    return found


def _met(vector: Vector, index: Mapping[str, Sequence[int]]) -> Iterable[int]:
    """The articles that share at least two of an article's leading words."""
    leading = nlargest(_LEADING, vector, key=lambda word: (vector[word], word))
    counts = Counter(at for word in leading if len(index[word]) <= _FEW for at in index[word])
    return (at for at, shared in counts.items() if shared > 1)


def _dot(one: Vector, other: Vector) -> float:
    return fsum(one[word] * other[word] for word in one.keys() & other.keys())


def _day(witness: Witness) -> date | None:
    try:
        return date.fromisoformat((witness.document.published.date or "")[:10])
    except ValueError:
        return None


def _near_in_time(one: date | None, other: date | None) -> bool:
    return not one or not other or abs((one - other).days) <= _DAYS


def _merged(count: int, edges: _Edges) -> Iterator[list[int]]:
    """Groups joined nearest first, as long as their articles are alike on average."""
    members = {at: [at] for at in range(count)}
    home = list(range(count))
    links: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), cosine in edges.items():
        links[one][other] = links[other][one] = cosine
    for (one, other), _ in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        here, there = home[one], home[other]
        if here != there and links[here].get(there, 0.0) >= _ALIKE * len(members[here]) * len(members[there]):
            _join(here, there, members, home, links)
    yield from members.values()


def _join(
    here: int, there: int, members: dict[int, list[int]], home: list[int], links: dict[int, dict[int, float]]
) -> None:
    """`there` becomes part of `here`: its articles and the sums of its cosines to other groups move."""
    for at in members[there]:
        home[at] = here
    members[here] = sorted(members[here] + members.pop(there))
    for other, total in links.pop(there).items():
        links[other].pop(there)
        if other != here:
            links[here][other] = links[other][here] = links[here].get(other, 0.0) + total
