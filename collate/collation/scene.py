"""Support of the comparers: an article's sentences as words that can be compared, found once a comparer.

A `Line` is a sentence; its `keys` are what it is about. Nothing here decides anything.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from collate.anchor import at
from collate.frozen import Frozen
from collate.language.meaning import STOP, key, spelling
from collate.model import Anchor, StatementFinding, Witness
from collate.text import Span

_WORD = re.compile(r"[^\W_]+(?:[.,'’‐‑-][^\W_]+)*")


class Word(NamedTuple):
    """A word in its place; `key` is what it is compared by, empty where it says nothing by itself."""

    start: int
    end: int
    text: str
    key: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


class Line(Frozen, eq=False):
    """A sentence of one article; `keys` are its telling words."""

    source: str
    index: int
    span: Span
    words: tuple[Word, ...]
    keys: frozenset[str]

    def before(self, offset: int) -> tuple[Word, ...]:
        """Its words that end at or before `offset`."""
        held = self.words[: bisect_left(self.words, (offset,))]
        return held[:-1] if held and held[-1].end > offset else held

    def after(self, offset: int) -> tuple[Word, ...]:
        """Its words that start at or after `offset`."""
        return self.words[bisect_left(self.words, (offset,)) :]

    def within(self, span: Span) -> tuple[Word, ...]:
        """Its words that start inside `span`."""
        first = bisect_left(self.words, (span.start,))
        return self.words[first : bisect_left(self.words, (span.end,), first)]


def words(text: str, span: Span) -> tuple[Word, ...]:
    """The words of `text` within `span`."""
    new = tuple.__new__
    return tuple(
        [
            new(Word, (*found.span(), word := found.group(), telling(word)))
            for found in _WORD.finditer(text, span.start, span.end)
        ]
    )


@lru_cache(maxsize=1 << 14)
def telling(word: str) -> str:
    """What a word is compared by, empty where it says nothing by itself."""
    return "" if spelling(word) in STOP else key(word)


def keys(several: Iterable[Word]) -> frozenset[str]:
    """The telling words among `several`."""
    return frozenset([word.key for word in several if word.key])


class Scene(Frozen, eq=False):
    """One article as comparers see it.

    `marks` are its quotations with their marks and `terms` its quoted terms, `told` its statements by the index of
    the sentence that names who makes them.
    """

    witness: Witness
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    marks: tuple[Span, ...]
    terms: tuple[Span, ...]
    told: dict[int, tuple[StatementFinding, ...]]

    @property
    def source(self) -> str:
        """The article's id."""
        return self.witness.id

    @property
    def text(self) -> str:
        """The untouched text."""
        return self.witness.document.text

    def line(self, offset: int) -> Line | None:
        """The sentence that holds `offset`."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.lines[index].span.end:
            return None
        return self.lines[index]

    def quoted(self, span: Span) -> bool:
        """Whether a quotation meets `span`."""
        return bool(meeting(self.marks, span))

    def set_off(self, span: Span) -> list[Span]:
        """The quotations and quoted terms that meet `span`."""
        return [*meeting(self.marks, span), *meeting(self.terms, span)]

    def glued(self, one: Word, other: Word) -> bool:
        """Whether nothing stands between two words but space, an owner's apostrophe or an abbreviation's stop."""
        between = self.text[one.end : other.start].strip()
        return not between or between in {"'", "’"} or (between == "." and "." in one.text)

    def anchor(self, span: Span) -> Anchor:
        """The exact words of `span`, to be cited."""
        return at(self.witness.document, span)


def scene(witness: Witness) -> Scene:
    """The article of `witness`, sentence by sentence."""
    document = witness.document
    lines = tuple(_line(witness, index) for index in range(len(document.sentences)))
    found = witness.findings
    marks = tuple(sorted(Span(*quote.marks) for quote in found.quotes))
    terms = tuple(sorted(Span(*term.span) for term in found.terms))
    starts = tuple(line.span.start for line in lines)
    return Scene(witness, lines, starts, marks, terms, _told(found.statements, starts))


def _told(statements: Iterable[StatementFinding], starts: Sequence[int]) -> dict[int, tuple[StatementFinding, ...]]:
    found: dict[int, list[StatementFinding]] = defaultdict(list)
    for each in statements:
        if each.source:
            found[bisect_right(starts, each.source.span.start) - 1].append(each)
    return {index: tuple(held) for index, held in found.items()}


def meeting(spans: Sequence[Span], other: Span) -> list[Span]:
    """Those of `spans`, sorted and nested `_NESTED` deep at most, that meet `other`."""
    first = bisect_left(spans, (other.start,))
    last = bisect_left(spans, (other.end,), first)
    return [span for span in spans[max(0, first - _NESTED) : last] if span.meets(other)]


_NESTED = 3


def _line(witness: Witness, index: int) -> Line:
    span = witness.document.sentences[index].span
    found = words(witness.document.text, span)
    return Line(witness.id, index, span, found, keys(found))
