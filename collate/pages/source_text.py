"""An article's text as its page shows it: which stretches, cut where citations begin and end.

Overlapping citations are cut at every boundary and never nested, so each piece of text is there
once and knows all that cites it.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from collate.frozen import Frozen
from collate.model import Anchor, Briefing, Document
from collate.pages.passages import Passage, passage
from collate.pages.statements import Statement
from collate.text import Span

_USES = 6
"""Statements that are shown below the words they rest on before the rest is folded."""


class Citing(NamedTuple):
    """A statement that rests on a passage, and the page it stands on."""

    briefing: Briefing
    address: str
    statement: Statement


class Cited(Frozen, eq=False):
    """Words of the article that are cited, numbered in order of the text, with all that cites them.

    Told apart by identity: comparing by value would compare whole briefings.
    """

    number: int
    anchor: Anchor
    place: str
    by: tuple[Citing, ...]

    @property
    def span(self) -> Span:
        """Where the words lie."""
        return Span(self.anchor.start, self.anchor.end)

    @property
    def uses(self) -> tuple[tuple[Citing, ...], tuple[Citing, ...]]:
        """The statements that cite it: what is shown, and what is folded away."""
        return self.by[:_USES], self.by[_USES:]


class Piece(NamedTuple):
    """Words shown alike; `cited` are the citations they belong to, of which `opens` begin and `closes` end here."""

    passage: Passage
    cited: tuple[Cited, ...]
    opens: tuple[Cited, ...]
    closes: tuple[Cited, ...]


class Block(NamedTuple):
    """A heading or a stretch of a paragraph; `begins` are the citations that begin in it; `omitted`: a gap before."""

    kind: str
    pieces: tuple[Piece, ...]
    begins: tuple[Cited, ...]
    omitted: bool


class _Unit(Frozen, order=True):
    """A heading or sentence; those with the same `paragraph` stand together, headings below zero."""

    span: Span
    paragraph: int

    @property
    def kind(self) -> str:
        return "heading" if self.paragraph < 0 else "paragraph"


def blocks(document: Document, cited: Sequence[Cited], *, whole: bool) -> tuple[tuple[Block, ...], bool]:
    """The blocks shown of an article, and whether words are left out after the last.

    Without `whole` these are the sentences that hold cited words and their neighbours.
    """
    units = _units(document, cited)
    shown = units if whole else _near(units, cited)
    found, at = [], 0
    stretches = tuple(_joined(document, shown))
    here = _over([span for _, span in stretches], cited)
    for (kind, span), meeting in zip(stretches, here, strict=True):
        first = bisect_left(units, span.start, key=lambda unit: unit.span.start)
        found.append(_block(document, kind, span, meeting, omitted=first > at))
        at = bisect_left(units, span.end, key=lambda unit: unit.span.start)
    return tuple(found), at < len(units)


def _over(spans: Sequence[Span], cited: Iterable[Cited]) -> Iterator[tuple[Cited, ...]]:
    """For each of `spans`, in order of the text, the citations that share a character with it."""
    waiting = deque(sorted(cited, key=lambda one: one.span))
    active: list[Cited] = []
    for span in spans:
        while waiting and waiting[0].span.start < span.end:
            active.append(waiting.popleft())
        active = [one for one in active if one.span.end > span.start]
        yield tuple(active)


def _units(document: Document, cited: Sequence[Cited]) -> list[_Unit]:
    """Headings, sentences, and cited words that lie in neither (such as a dateline's), in order of the text."""
    headings = [_Unit(span, -1 - number) for number, span in enumerate(document.headings)]
    units = sorted(headings + [_Unit(sentence.span, sentence.paragraph) for sentence in document.sentences])
    strays: list[_Unit] = []
    edge = 0
    beyond = len(document.paragraphs)
    for one in cited:
        for gap in _gaps(units, Span(max(one.span.start, edge), one.span.end)):
            words = _stripped(document.text, gap)
            if words.start < words.end:
                strays.append(_Unit(words, beyond + len(strays)))
        edge = max(edge, one.span.end)
    return sorted(units + strays) if strays else units


def _gaps(units: list[_Unit], span: Span) -> Iterator[Span]:
    """The parts of `span` that no unit covers."""
    at = span.start
    number = bisect_right(units, at, key=lambda unit: unit.span.end)
    while number < len(units) and units[number].span.start < span.end:
        if units[number].span.start > at:
            yield Span(at, units[number].span.start)
        at = max(at, units[number].span.end)
        number += 1
    if at < span.end:
        yield Span(at, span.end)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _near(units: list[_Unit], cited: Sequence[Cited]) -> list[_Unit]:
    """The units that hold cited words, and the one on either side of each."""
    wanted: set[int] = set()
    for one in cited:
        first = bisect_right(units, one.span.start, key=lambda unit: unit.span.end)
        last = bisect_left(units, one.span.end, key=lambda unit: unit.span.start)
        wanted.update(range(first - 1, last + 1))
    return [units[number] for number in sorted(wanted) if 0 <= number < len(units)]


def _joined(document: Document, units: Sequence[_Unit]) -> Iterator[tuple[str, Span]]:
    """Neighbours of one paragraph as one stretch, if nothing but white space lies between."""
    last: _Unit | None = None
    for unit in units:
        together = (
            last and last.paragraph == unit.paragraph and document.text[last.span.end : unit.span.start].isspace()
        )
        if last and together:
            last = _Unit(Span(last.span.start, max(last.span.end, unit.span.end)), unit.paragraph)
            continue
        if last:
            yield last.kind, last.span
        last = unit
    if last:
        yield last.kind, last.span


def _block(document: Document, kind: str, span: Span, cited: Sequence[Cited], *, omitted: bool) -> Block:
    begins = tuple(one for one in cited if span.start <= _first_word(document, one))
    return Block(kind, tuple(_pieces(document, span, cited)), begins, omitted)


def _first_word(document: Document, one: Cited) -> int:
    return _stripped(document.text, one.span).start


def _pieces(document: Document, span: Span, cited: Sequence[Cited]) -> Iterator[Piece]:
    words = {one: _stripped(document.text, one.span) for one in cited}
    cuts = {span.start, span.end}
    for one in cited:
        cuts.update(at for at in words[one] if span.start < at < span.end)
    spans = [Span(*ends) for ends in pairwise(sorted(cuts))]
    for part, meeting in zip(spans, _over(spans, cited), strict=True):
        covering = tuple(one for one in meeting if words[one].holds(part))
        yield Piece(
            passage(document, part, part if covering else None),
            covering,
            tuple(one for one in covering if words[one].start == part.start),
            tuple(one for one in covering if words[one].end == part.end),
        )
