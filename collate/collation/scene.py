"""Support of the comparers: an article's sentences as words that can be compared, found once a comparer.

A `Line` is a sentence; its `keys` are what it is about. Nothing here decides anything.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from collate.anchor import at
from collate.language.meaning import STOP, key, spelling
from collate.model import Anchor, Witness
from collate.text import Span

_WORD = re.compile(r"[^\W_]+(?:[.,'’‐‑-][^\W_]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word in its place; `key` is what it is compared by, empty where it says nothing by itself."""

    start: int
    end: int
    text: str
    key: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence of one article; `keys` are its telling words."""

    source: str
    index: int
    span: Span
    words: tuple[Word, ...]
    keys: frozenset[str]

    def before(self, offset: int) -> tuple[Word, ...]:
        """Its words that end at or before `offset`."""
        return tuple(word for word in self.words if word.end <= offset)

    def after(self, offset: int) -> tuple[Word, ...]:
        """Its words that start at or after `offset`."""
        return tuple(word for word in self.words if word.start >= offset)


def words(text: str, span: Span) -> tuple[Word, ...]:
    """The words of `text` within `span`."""
    return tuple(_word(found) for found in _WORD.finditer(text, span.start, span.end))


def _word(found: re.Match[str]) -> Word:
    plain = spelling(found.group())
    return Word(found.start(), found.end(), found.group(), "" if plain in STOP else key(found.group()))


def keys(several: Iterable[Word]) -> frozenset[str]:
    """The telling words among `several`."""
    return frozenset(word.key for word in several if word.key)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One article as comparers see it."""

    witness: Witness
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

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
    return Scene(witness, lines, tuple(line.span.start for line in lines))


def _line(witness: Witness, index: int) -> Line:
    span = witness.document.sentences[index].span
    found = words(witness.document.text, span)
    return Line(witness.id, index, span, found, keys(found))
