"""Support of the key points: the same statement in several articles becomes one point.

Points are chosen one by one: each time the most salient statement, less what of it the points so
far have told. What says the same elsewhere carries it; opposed statements never meet in one point,
however alike their words are.
"""

from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from statistics import fmean, pstdev

from collate.collation.opposition import opposed
from collate.collation.salience import Scores, Statement, scores
from collate.collation.similarity import more_than_names, parted, wording
from collate.collation.weights import Weights
from collate.frozen import Frozen

SAME = 0.45
"""From this likeness on, one sentence may stand for the other."""
JOIN = 0.35
"""From this likeness on, a sentence makes the statement too and is cited for it, unless the two are opposed."""
SHORT = 7
"""Telling words up to which a statement is short: two such share much by chance."""
JOIN_SHORT = 0.4
"""`JOIN` of short statements."""
KIN = 0.2
"""From this likeness on, an article's nearest sentence tells of the same, in part or otherwise; it is not cited."""
_HEARD = 0.35
"""Cosine from which on a sentence adds nothing to a point that stands already."""
MEET = 0.12
"""Cosine below which sentences are not even compared."""
_AGAIN = 2.0
"""What being told already takes from a statement, at full cosine, in standard deviations of salience."""

Near = Sequence[Mapping[int, float]]
Apart = Mapping[frozenset[int], bool]
"""Pairs of places whose sentences are known to differ, so that neither makes the other's statement; true where they
are two statements, and not one that is told of two speakers."""
_NONE: Apart = {}


class Point(Frozen):
    """A statement by the places of its sentences.

    `lead` opens it, `carriers` make it too, each with its likeness, most alike first. `near` are all sentences whose
    words are as like its own as those of `KIN`, most alike first: their likeness is no more than that.
    """

    lead: int
    carriers: tuple[tuple[int, float], ...]
    near: tuple[tuple[int, float], ...]
    score: Scores


def points(statements: Sequence[Statement], weights: Weights, apart: Apart = _NONE) -> Iterator[Point]:
    """The points of several articles, best first; the same for any order of the articles."""
    near = [weights.near(vector) for vector in weights.vectors]
    parts = scores(statements, weights.vectors, near)
    told: set[int] = set()
    for lead in _leads(statements, _worth(parts), near, weights, apart):
        if lead not in told:
            like = _worded_alike(lead, weights, near[lead])
            carriers = tuple(_carriers(lead, _alike(lead, like, statements), statements, weights, apart))
            told.update(place for place, _ in carriers)
            yield Point(lead, carriers, like, parts[lead])


def kin(point: Point, statements: Sequence[Statement]) -> list[tuple[int, float]]:
    """The nearest sentence of every other article that does not carry the point, with its likeness.

    Of an article, a sentence whose words are less like the point's than its nearest one so far is like it cannot be
    nearer still; so few of them are looked at, and only those of points that are shown.
    """
    met = {statements[place].source for place in (point.lead, *(place for place, _ in point.carriers))}
    nearest: dict[str, tuple[float, str, int]] = {}
    for place, most in point.near:
        source = statements[place].source
        if source not in met and -round(most, 4) <= nearest.get(source, (0.0,))[0]:
            like = _likeness(point.lead, place, most, statements)
            found = (-round(like, 4), statements[place].text, place)
            if like >= KIN and (source not in nearest or found < nearest[source]):
                nearest[source] = found
    return [(place, -like) for like, _, place in sorted(nearest.values())]


def _worth(parts: Sequence[Scores]) -> list[float]:
    """Each statement's salience, in standard deviations above the mean."""
    sums = [round(sum(each.values()), 9) for each in parts]
    if not sums:
        return []
    middle, spread = fmean(sums), pstdev(sums) or 1.0
    return [round((each - middle) / spread, 9) for each in sums]


def _leads(
    statements: Sequence[Statement], worth: Sequence[float], near: Near, weights: Weights, apart: Apart
) -> Iterator[int]:
    """The places of the sentences that open a point, in order of what each adds.

    What a sentence adds only shrinks while others are told, so that only the best one needs to be looked at again.
    """
    heard = [0.0] * len(statements)
    by_text = sorted((one.text, one.source, one.place, at) for at, one in enumerate(statements))
    queue = [(-worth[at], rank, at) for rank, (*_, at) in enumerate(by_text)]
    heapify(queue)
    while queue:
        found, rank, lead = heappop(queue)
        loss = round(_AGAIN * heard[lead] - worth[lead], 9)
        if heard[lead] >= _HEARD:
            continue
        if loss > found:
            heappush(queue, (loss, rank, lead))
            continue
        yield lead
        for place, cosine in near[lead].items():
            again = cosine < _HEARD or _tells_again(lead, place, statements, weights)
            if place != lead and again and not apart.get(frozenset((lead, place))):
                heard[place] = max(heard[place], cosine)


def _tells_again(lead: int, place: int, statements: Sequence[Statement], weights: Weights) -> bool:
    """Whether a sentence near a point's lead has only what that told: it neither opposes it nor shares only names."""
    one, other = statements[lead].gist, statements[place].gist
    return not opposed(one, other) and more_than_names(one, other, weights.weighed[lead], weights.weighed[place])


def _worded_alike(lead: int, weights: Weights, near: Mapping[int, float]) -> tuple[tuple[int, float], ...]:
    """The other sentences whose words are like those of `lead`, most alike first."""
    known = weights.weighed
    met = [place for place, cosine in near.items() if cosine >= MEET and place != lead]
    found = [(place, like) for place in met if (like := wording(known[lead], known[place])) >= KIN]
    return tuple(sorted(found, key=lambda each: (-each[1], each[0])))


def _alike(lead: int, like: Sequence[tuple[int, float]], statements: Sequence[Statement]) -> list[tuple[int, float]]:
    """The sentences that may make the statement too, with their likeness, most alike first."""
    found = [
        (place, round(_likeness(lead, place, most, statements), 4)) for place, most in like if round(most, 4) >= JOIN
    ]
    return sorted(found, key=lambda each: (-each[1], statements[each[0]].text, each[0]))


def _likeness(lead: int, place: int, most: float, statements: Sequence[Statement]) -> float:
    return most * (1 - parted(statements[lead].gist, statements[place].gist))


def _carriers(
    lead: int, like: Sequence[tuple[int, float]], statements: Sequence[Statement], weights: Weights, apart: Apart
) -> Iterator[tuple[int, float]]:
    """The sentences that make the statement too, none of them opposed to it or to one before it."""
    told = {statements[lead].gist.words: statements[lead].gist}
    makers = [lead]
    for place, likeness in like:
        mine, here, there = statements[place].gist, weights.weighed[lead], weights.weighed[place]
        size = min(len(here.words), len(there.words))
        least = JOIN if size > SHORT else JOIN_SHORT
        if likeness < least or not more_than_names(statements[lead].gist, mine, here, there):
            continue
        if any(frozenset((place, maker)) in apart for maker in makers):
            continue
        if mine.words in told or not any(opposed(mine, other) for other in told.values()):
            told[mine.words] = mine
            makers.append(place)
            yield place, likeness
