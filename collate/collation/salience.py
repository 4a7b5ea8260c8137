"""Support of the key points: which statements of several articles a reader with two minutes needs first.

What other articles say too, what stands near the top, and what is said whole and plainly comes
first. Each part of a score has a name, so that it can be explained.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from math import log

from collate.collation.gist import Gist
from collate.collation.weights import Vector, dot, merged
from collate.frozen import Frozen
from collate.language import lexicon

_BEST = 3
"""The statements of one article that speak for it."""
_PLACE = 0.15
_LENGTH = 0.01
_FULL = 25
"""Words from which on a statement gains nothing by being longer."""

_SHORT = 7
_LONG = 60
_UNCLEAR = {
    "short": 0.4,
    "long": 0.3,
    "unfinished": 0.3,
    "question": 0.4,
    "to-the-reader": 0.2,
    "only-a-quotation": 0.15,
    "leans-on-another": 0.15,
}
_CLOSED = re.compile(r"[.!?…][\"”’')\]]*$")
_QUOTES = '"“”„«»'


class Statement(Frozen):
    """A sentence of one article: its place there (from 0), its words and what they say."""

    source: str
    place: int
    text: str
    gist: Gist


Scores = Mapping[str, float]


def scores(
    statements: Sequence[Statement], vectors: Sequence[Vector], near: Sequence[Mapping[int, float]]
) -> list[Scores]:
    """The named parts of each statement's salience; their sum ranks it. `near` holds each one's cosines to others."""
    support = _scaled([_support(statements, at, near[at]) for at in range(len(statements))])
    echo = _scaled(_echoes(statements, vectors))
    return [
        {
            "other-articles": support[at],
            "like-another-article": echo[at],
            "place": -_PLACE * log(1 + one.place),
            "fullness": _LENGTH * min(_FULL, len(one.gist.words)),
            **{rule: -_UNCLEAR[rule] for rule in unclear(one)},
        }
        for at, one in enumerate(statements)
    ]


def _scaled(values: list[float]) -> list[float]:
    most = max(values, default=0.0) or 1.0
    return [value / most for value in values]


def _support(statements: Sequence[Statement], at: int, near: Mapping[int, float]) -> float:
    """How near each other article comes to the statement, by its three nearest sentences, summed."""
    mine = statements[at].source
    nearest: defaultdict[str, list[float]] = defaultdict(list)
    for other, cosine in near.items():
        source = statements[other].source
        if source != mine:
            nearest[source].append(cosine)
    return sum([sum(sorted(each, reverse=True)[:_BEST]) / _BEST for each in nearest.values()])


def _echoes(statements: Sequence[Statement], vectors: Sequence[Vector]) -> list[float]:
    """How near each statement is to the gist of the other article that is nearest to it; to its own if alone."""
    articles: defaultdict[str, list[tuple[Vector, float]]] = defaultdict(list)
    for one, vector in zip(statements, vectors, strict=True):
        articles[one.source].append((vector, (1 + one.place) ** -0.5))
    whole = {source: merged(parts) for source, parts in articles.items()}
    return [
        max(
            (dot(vector, gist) for source, gist in whole.items() if source != one.source or len(whole) == 1),
            default=0.0,
        )
        for one, vector in zip(statements, vectors, strict=True)
    ]


def unclear(one: Statement) -> list[str]:
    """The rules by which a sentence does not stand well alone."""
    text = one.text.strip()
    first = one.gist.words[0] if one.gist.words else ""
    size = len(one.gist.words)
    rules = {
        "short": size < _SHORT,
        "long": size > _LONG,
        "unfinished": not _CLOSED.search(text[-4:]),
        "question": text.rstrip(_QUOTES).endswith("?"),
        "to-the-reader": bool(_words("reader").intersection(one.gist.words)),
        "only-a-quotation": text[:1] in _QUOTES and text[-1:] in _QUOTES,
        "leans-on-another": first in _words("leaning"),
    }
    return [rule for rule, holds in rules.items() if holds]


@cache
def _words(heading: str) -> frozenset[str]:
    return lexicon.sections("clarity")[heading]
