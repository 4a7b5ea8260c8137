"""Key points: what several articles say alike, ranked for a reader with two minutes.

What is shown is the clearest source sentence, verbatim; every article that carries the statement
is cited, and the ladder of `standing` says how independent they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, islice, product

from msgspec.structs import replace

from collate import ids
from collate.anchor import at
from collate.collation.carrying import carrying
from collate.collation.gist import gist
from collate.collation.material import Material
from collate.collation.points import SAME, Apart, Point, kin, points
from collate.collation.salience import Statement, unclear
from collate.collation.scene import Scene
from collate.collation.standing import Ladder
from collate.collation.weights import Weights
from collate.frozen import Frozen
from collate.model import Anchor, Comparison, Discrepancy, KeyPoint, Side

MOST = 12
"""Key points of a briefing; a reader has two minutes."""
_READ = 150
"""Sentences of an article that are read: what comes after is no key point."""
_SEEN = 30
"""Points among which those of several articles are sought first."""
_UNFIT = frozenset(("short", "long", "unfinished", "question", "to-the-reader", "only-a-quotation"))


class _Draft(Frozen):
    """A point, the place of the sentence that is shown and one place an article; written out only if it is kept."""

    point: Point
    shown: int
    cited: tuple[int, ...]


def compare(material: Material, comparison: Comparison) -> Comparison:
    """Adds the key points: those of several articles first, then the most salient of a single one.

    No point cites two sentences that a hard discrepancy sets against each other.
    """
    statements = _statements(material)
    weights = Weights(tuple(one.gist for one in statements))
    apart = _apart(statements, material, comparison.discrepancies)
    ladder = Ladder(material, comparison.origins)
    cite = partial(_cite, material, statements, weights)
    drafts = [_draft(point, shown, statements) for point, shown in islice(_fit(statements, weights, apart), _SEEN)]
    tell = partial(_key_point, statements=statements, cite=cite, ladder=ladder)
    made = [(draft, tell(draft) if len(draft.cited) > 1 else None) for draft in drafts]
    several = [each for _, each in made if each and each.articles > 1][:MOST]
    rest = ((draft, each) for draft, each in made if each is None or each.articles == 1)
    single = [each or tell(draft) for draft, each in islice(rest, MOST - len(several))]
    return replace(comparison, key_points=(*several, *single))


def _statements(material: Material) -> list[Statement]:
    return [
        Statement(
            witness.id,
            place,
            sentence.span.of(witness.document.text),
            gist(token.text for token in sentence.tokens),
        )
        for witness in material.witnesses
        for place, sentence in enumerate(witness.document.sentences[:_READ])
    ]


def _apart(statements: Sequence[Statement], material: Material, differing: Iterable[Discrepancy]) -> Apart:
    """The pairs of sentences that a hard discrepancy sets against each other."""
    places = {(one.source, one.place): at for at, one in enumerate(statements)}
    scenes = {each.source: each for each in material.scenes}
    found: dict[frozenset[int], bool] = {}
    for each in (each for each in differing if each.severity == "hard"):
        sides = [set(_held(side, scenes, places)) for side in each.sides]
        for one, other in (pair for a, b in combinations(sides, 2) for pair in product(a - b, b - a)):
            found[frozenset((one, other))] = each.kind not in _OF_ONE
    return found


def _held(side: Side, scenes: Mapping[str, Scene], places: Mapping[tuple[str, int], int]) -> Iterator[int]:
    """The places of the sentences that a side cites, as far as they are read."""
    for cited in side.citations:
        ends = [scenes[cited.source].line(offset) for offset in (cited.start, cited.end - 1)]
        first, last = (end.index if end else -1 for end in ends)
        for index in range(first, last + 1):
            if (cited.source, index) in places:
                yield places[cited.source, index]


_OF_ONE = frozenset({"attribution", "name"})


def _cite(material: Material, statements: Sequence[Statement], weights: Weights, shown: int, place: int) -> Anchor:
    """The shown sentence whole, the part of any other that carries what it says."""
    one = statements[place]
    document = next(each.document for each in material.witnesses if each.id == one.source)
    sentence = document.sentences[one.place]
    if place == shown:
        return at(document, sentence.span)
    return at(document, carrying(document.text, sentence, statements[shown].gist, weights))


def _fit(statements: Sequence[Statement], weights: Weights, apart: Apart) -> Iterator[tuple[Point, int]]:
    """The points that have a sentence which stands alone, each with the place of that sentence."""
    for point in points(statements, weights, apart):
        shown = _clearest(point, statements)
        if not _UNFIT.intersection(unclear(statements[shown])):
            yield point, shown


def _clearest(point: Point, statements: Sequence[Statement]) -> int:
    """The place of the sentence with the fewest faults among those that say just the same; the lead where equal."""
    same = (point.lead, *(place for place, like in point.carriers if like >= SAME))
    return min(same, key=lambda place: len(unclear(statements[place])))


def _draft(point: Point, shown: int, statements: Sequence[Statement]) -> _Draft:
    places = (shown, point.lead, *(place for place, _ in point.carriers))
    return _Draft(point, shown, tuple(_cited(places, statements)))


def _key_point(
    draft: _Draft, *, statements: Sequence[Statement], cite: Callable[[int, int], Anchor], ladder: Ladder
) -> KeyPoint:
    shown = draft.shown
    citations = tuple(cite(shown, place) for place in draft.cited)
    standing = ladder.standing(citations)
    return KeyPoint(
        ids.of("k", statements[shown].text),
        statements[shown].text,
        "auto",
        citations,
        standing.articles,
        standing.outlets,
        standing.origins,
        standing.authorities,
        tuple(_why(draft.point, statements)),
    )


def _cited(places: Sequence[int], statements: Sequence[Statement]) -> list[int]:
    """One place an article: the first, which is the one most like the point."""
    first: dict[str, int] = {}
    for place in places:
        first.setdefault(statements[place].source, place)
    return list(first.values())


def _why(point: Point, statements: Sequence[Statement]) -> Iterator[str]:
    """The parts of the score, how alike each carrier is, and which articles only tell of the same."""
    yield from (f"{rule} {value:+.2f}" for rule, value in point.score.items())
    yield from (f"same-statement {statements[place].source} {like:.2f}" for place, like in point.carriers)
    nearest = reversed(kin(point, statements))
    yield from (f"tells-of-the-same {statements[place].source} {like:.2f}" for place, like in nearest)
