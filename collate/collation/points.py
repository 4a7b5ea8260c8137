"""Support of the key points: the same statement in several articles becomes one point.

Points are chosen one by one: each time the statement that tells most of what the articles say
and the points so far do not. What says the same elsewhere carries it; opposed statements never
meet in one point, however alike their words are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from collate.collation.salience import Scores, Statement, scores
from collate.collation.similarity import likeness_of, opposed
from collate.collation.weights import Weights

SAME = 0.45
"""From this likeness on, one sentence may stand for the other."""
JOIN = 0.35
"""From this likeness on, a sentence makes the statement too and is cited for it, unless the two are opposed."""
KIN = 0.27
"""From this likeness on, a sentence tells of the same, in part or otherwise; it is not cited."""
_HEARD = 0.35
"""Cosine from which on a sentence adds nothing to a point that stands already."""
_MEET = 0.08
"""Cosine below which sentences are not even compared."""
_BACKGROUND = 0.3
"""Share of the statements whose telling is no gain."""

Near = Sequence[Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Point:
    """A statement by the places of its sentences.

    `lead` opens it, `carriers` make it too, `kin` only tell of the same; each with its likeness, most alike first.
    """

    lead: int
    carriers: tuple[tuple[int, float], ...]
    kin: tuple[tuple[int, float], ...]
    score: Scores


def points(statements: Sequence[Statement], weights: Weights) -> Iterator[Point]:
    """The points of several articles, best first; the same for any order of the articles."""
    near = [weights.near(vector) for vector in weights.vectors]
    parts = scores(statements, weights.vectors, near)
    told: set[int] = set()
    for lead in _leads(statements, _worth(parts), near):
        if lead not in told:
            like = _alike(lead, statements, weights, near[lead])
            carriers = tuple(each for each in like if _carries(lead, each, statements))
            told.update(place for place, _ in carriers)
            yield Point(lead, carriers, tuple(each for each in like if each not in carriers), parts[lead])


def _worth(parts: Sequence[Scores]) -> list[float]:
    """Each statement's salience above the background, the best 1."""
    sums = [round(sum(each.values()), 9) for each in parts]
    ground = sorted(sums)[int(len(sums) * _BACKGROUND)] if sums else 0.0
    best = max(sums, default=0.0) - ground or 1.0
    return [(each - ground) / best for each in sums]


def _leads(statements: Sequence[Statement], worth: Sequence[float], near: Near) -> Iterator[int]:
    """The places of the sentences that open a point, in order of what each adds.

    What a sentence adds only shrinks while others are told, so that only the best one needs to be looked at again.
    """
    heard = [0.0] * len(statements)
    by_text = sorted((one.text, one.source, one.place, at) for at, one in enumerate(statements))
    queue = [(-_adds(at, statements, worth, near, heard), rank, at) for rank, (*_, at) in enumerate(by_text)]
    heapify(queue)
    while queue:
        _, rank, lead = heappop(queue)
        if heard[lead] >= _HEARD:
            continue
        adds = -_adds(lead, statements, worth, near, heard)
        if queue and (adds, rank) > queue[0][:2]:
            heappush(queue, (adds, rank, lead))
            continue
        yield lead
        for place, cosine in near[lead].items():
            if cosine < _HEARD or not opposed(statements[lead].gist, statements[place].gist):
                heard[place] = max(heard[place], cosine)


def _adds(
    at: int, statements: Sequence[Statement], worth: Sequence[float], near: Near, heard: Sequence[float]
) -> float:
    """A statement's worth, less what has been heard of it, and what it newly tells of other articles' statements."""
    source = statements[at].source
    told = sum(
        worth[place] * (cosine - heard[place])
        for place, cosine in near[at].items()
        if worth[place] > 0 and cosine > heard[place] and statements[place].source != source
    )
    return round(worth[at] - heard[at] + told, 9)


def _alike(
    lead: int, statements: Sequence[Statement], weights: Weights, near: Mapping[int, float]
) -> list[tuple[int, float]]:
    """The other sentences that tell of what `lead` says, with their likeness, most alike first."""
    found = []
    for place, cosine in near.items():
        if place != lead and cosine >= _MEET:
            here, there = weights.weighed[lead], weights.weighed[place]
            like = likeness_of(statements[lead].gist, statements[place].gist, here, there)
            if like >= KIN:
                found.append((place, round(like, 4)))
    return sorted(found, key=lambda each: (-each[1], statements[each[0]].text, each[0]))


def _carries(lead: int, other: tuple[int, float], statements: Sequence[Statement]) -> bool:
    place, like = other
    return like >= JOIN and not opposed(statements[lead].gist, statements[place].gist)
