"""Words as they are compared, never as they are shown.

A person who copies words may get another quote mark, another dash or other white space than
the article has; nothing else may differ. So quote marks, dashes and runs of white space are
folded on a copy, and every offset of the copy leads back to the untouched text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from heapq import merge
from operator import itemgetter

from collate.frozen import Frozen
from collate.text import Span

BARRIER = "\0"
"""Stands for words that may not be cited: no citation reaches over it."""

_QUOTES = "'\"`´‘’‚‛“”„‟‹›«»′″＇＂「」『』"
_DASHES = "-‐‑‒–—―−﹘﹣－"
_MARKS = str.maketrans(dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-"))
_SPACE = re.compile(r"\s+")
_UNEVEN = re.compile(r"\s{2,}|[^\S ]")


def fold(words: str) -> str:
    """`words` with quote marks, dashes and runs of white space folded, without white space at the ends."""
    return _SPACE.sub(" ", words.translate(_MARKS)).strip()


def key(words: str) -> str:
    """`words` as an id is made of them: folded, composed and without case."""
    return fold(unicodedata.normalize("NFC", words).casefold())


class Folded(Frozen):
    """A folded copy of a part of a text, and the same part with its marks as they are, both of the same length.

    From each offset in `at` on, an offset of the copy falls short of the text's own by the number in `skips`.
    """

    text: str
    marks: str
    at: tuple[int, ...]
    skips: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The span of the untouched text that the copy's non-empty `[start:end]` stands for."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, offset: int) -> int:
        return offset + self.skips[bisect_right(self.at, offset) - 1]


def folded(text: str, body: Span, barred: Iterable[Span] = (), dropped: Iterable[Span] = ()) -> Folded:
    """The folded copy of `body`, in which `barred` spans are a barrier and `dropped` ones vanish.

    Both are in order of the text; where spans overlap, the later begins where the earlier ends.
    """
    runs = ((Span(*run.span()), " ") for run in _UNEVEN.finditer(text, body.start, body.end))
    edits = merge(((span, BARRIER) for span in barred), ((span, "") for span in dropped), runs, key=itemgetter(0))
    pieces, steps = _rewritten(text, body, edits)
    marks = "".join(pieces)
    return Folded(marks.translate(_MARKS), marks, tuple(steps), tuple(steps.values()))


def _rewritten(text: str, body: Span, edits: Iterable[tuple[Span, str]]) -> tuple[list[str], dict[int, int]]:
    pieces: list[str] = []
    steps = {0: body.start}
    read, wrote = body.start, 0
    for span, instead in edits:
        start, end = max(span.start, read), min(span.end, body.end)
        if start >= end:
            continue
        pieces.append(_plain(text[read:start]))
        wrote += start - read
        if not (instead == " " == _last(pieces)):
            pieces.append(instead)
            wrote += len(instead)
        read = end
        steps[wrote] = read - wrote
    pieces.append(_plain(text[read : body.end]))
    return pieces, steps


def _last(pieces: list[str]) -> str:
    return next((piece[-1] for piece in reversed(pieces) if piece), "")


def _plain(words: str) -> str:
    return words.replace(BARRIER, "\ufffd")
