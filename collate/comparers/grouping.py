"""Articles that nobody put into a briefing fall into events by themselves.

Two articles tell of one event when their telling words agree, they name some of the same people and places, and
their dates allow it: two floods of one week share their words and not their names. Only articles that share a rare
word are ever held against each other, so that an archive of ten thousand takes no all-pairs; the outcome is the
same for any order in which they arrive.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from heapq import nlargest
from math import fsum, log
from typing import NamedTuple

from collate.collation.gist import Gist, gist
from collate.collation.weights import Vector, unit
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.tables import forms
from collate.model import Witness

_ALIKE = 0.1
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
_MARKS = frozenset('"“”„«»')
_BACKGROUND = 200
"""Articles that a small archive is thought to stand among, so that what all of it shares still tells."""

_Edges = dict[tuple[int, int], float]


class Clue(NamedTuple):
    """What an article is grouped by: its day as an ordinal, 0 if unknown, how much each word tells, whom it names."""

    id: str
    day: int
    words: Mapping[str, float]
    names: tuple[str, ...]


def group(witnesses: Iterable[Witness]) -> tuple[tuple[str, ...], ...]:
    """The events among `witnesses`, each the ids of its articles in order; events in order of their first id."""
    return events(map(clue, witnesses))


def clue(witness: Witness) -> Clue:
    """What one article is grouped by; a word tells more where it comes earlier and more often."""
    found, names = _read(witness)
    told = {
        word: log(1 + count) * senses.weight(word)
        for word, count in found.items()
        if senses.weight(word) > senses.COMMON and not word[:1].isdigit()
    }
    return Clue(witness.id, _day(witness), told, tuple(sorted(names)))


def events(clues: Iterable[Clue]) -> tuple[tuple[str, ...], ...]:
    """As `group`, of articles by what they are grouped by."""
    ordered = sorted(clues, key=lambda each: each.id)
    names = _named([each.names for each in ordered])
    edges = {
        (one, other): cosine * _share(names[one], names[other])
        for (one, other), cosine in _cosines(_vectors(ordered), [each.day for each in ordered]).items()
    }
    return tuple(sorted(tuple(ordered[at].id for at in members) for members in _merged(len(ordered), edges)))


def _read(witness: Witness) -> tuple[Mapping[str, float], frozenset[str]]:
    """An article's words, earlier ones weighing more, and the names among them that are no day's, month's or title.

    What speaks to the reader outside quotation marks is a page's notice, and the same in articles on many events.
    """
    found: defaultdict[str, float] = defaultdict(float)
    names: set[str] = set()
    for place, sentence in enumerate(witness.document.sentences[:_HEAD]):
        said = gist(token.text for token in sentence.tokens)
        if _to_the_reader(said) and not any(token.text in _MARKS for token in sentence.tokens):
            continue
        names.update(said.names)
        for word in said.words:
            found[word] += (1 + place) ** -0.5
    return found, frozenset(names - _nobody())


def _to_the_reader(said: Gist) -> bool:
    return not lexicon.sections("clarity")["reader"].isdisjoint(said.words)


@cache
def _nobody() -> frozenset[str]:
    """Keys of what is printed with a capital and names nobody and no place."""
    return frozenset(map(key, (*forms("calendar"), *lexicon.words("offices"))))


def _named(names: Sequence[Sequence[str]]) -> list[Vector]:
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


def _vectors(clues: Sequence[Clue]) -> list[Vector]:
    """Each article's most telling words, of length one: words of few articles weigh more."""
    spread = Counter(word for each in clues for word in each.words)
    total = max(len(clues), _BACKGROUND)
    rarity = {word: log(1 + total / count) for word, count in spread.items()}
    return [unit(dict(_telling(each.words, rarity))) for each in clues]


def _telling(words: Mapping[str, float], rarity: Mapping[str, float]) -> list[tuple[str, float]]:
    weighed = ((told * rarity[word], word) for word, told in words.items())
    return [(word, weight) for weight, word in nlargest(_KEPT, weighed)]


def _cosines(vectors: Sequence[Vector], days: Sequence[int]) -> _Edges:
    """The cosine, above zero, of every two articles near in time of which one's leading words are among the other's."""
    index = _indexed(vectors, days)
    found: _Edges = {}
    for at, vector in enumerate(vectors):
        for other in _met(vector, days[at], index):
            pair = (min(at, other), max(at, other))
            if other != at and pair not in found:
                found[pair] = _dot(vectors[pair[0]], vectors[pair[1]])
    return {pair: cosine for pair, cosine in found.items() if cosine > 0}


def _indexed(vectors: Sequence[Vector], days: Sequence[int]) -> dict[str, tuple[list[int], list[int]]]:
    """For each word the days of its articles, in order, and beside them those articles."""
    index: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at in sorted(range(len(vectors)), key=lambda at: days[at]):
        for word in vectors[at]:
            dated, held = index[word]
            dated.append(days[at])
            held.append(at)
    return index


def _met(vector: Vector, day: int, index: Mapping[str, tuple[list[int], list[int]]]) -> Iterable[int]:
    """The articles near in time that share at least two of an article's leading words."""
    leading = nlargest(_LEADING, vector, key=lambda word: (vector[word], word))
    counts = Counter(at for word in leading if len(index[word][0]) <= _FEW for at in _near(day, *index[word]))
    return (at for at, shared in counts.items() if shared > 1)


def _near(day: int, days: Sequence[int], articles: Sequence[int]) -> Sequence[int]:
    """Those of `articles` whose day is near `day`; an unknown day is near to all."""
    if not day:
        return articles
    first = bisect_left(days, day - _DAYS)
    near = articles[first : bisect_right(days, day + _DAYS)]
    return (*articles[: bisect_right(days, 0)], *near)


def _dot(one: Vector, other: Vector) -> float:
    return fsum(one[word] * other[word] for word in one.keys() & other.keys())


def _day(witness: Witness) -> int:
    try:
        return date.fromisoformat((witness.document.published.date or "")[:10]).toordinal()
    except ValueError:
        return 0


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
