"""Spans and positions in a source's text.

Everything Collate publishes is addressed by code points of the file as it was decoded,
with nothing normalised. This is the one place that turns such an offset into the line
and column an editor sees.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from collate.frozen import Deriving

_LINE_END = re.compile("\r\n?|\n")
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
BLANK = f"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U000e0000-\U000e007f{_SELECTORS}"
"""For a character class: letters and marks that show nothing, by which words can be told apart or carried unseen."""

_BLANK = re.compile(f"[{BLANK}]")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
_IDEOGRAPHS = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


class Span(NamedTuple):
    """Half-open range of code points, `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


class Position(NamedTuple):
    """Where a person looks: both numbers count from one, the column in code points."""

    line: int
    column: int


class Lines(Deriving):
    """The line starts of a text, found once, asked often."""

    text: str

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts; CRLF, LF and a lone CR each end one line."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Line and column of a code point offset."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The words of line `number` (from one), without its line end; empty past the last."""
        if not 1 <= number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")


def varies(text: str, at: int) -> bool:
    """Whether the character at `at` only chooses a form of the one before it, as with emoji and names in Chinese."""
    before = text[at - 1 : at] if at else ""
    if not _SELECTOR.match(text, at) or not before or before.isspace() or _SELECTOR.match(before):
        return False
    return text[at] < "\uff00" or any(first <= before <= last for first, last in _IDEOGRAPHS)


def blank(text: str) -> str:
    """The first letter of `text` that shows nothing and has no say in how another is shown; empty if there is none."""
    return next((found[0] for found in _BLANK.finditer(text) if not varies(text, found.start())), "")
