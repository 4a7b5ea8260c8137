"""Words → the one exact span they stand on: the only place that makes an `Anchor`.

A citation holds when its words occur once in the article's own words, as whole words. Nothing
fuzzy is ever accepted: what is merely near is handed back as a suggestion.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from collate.edges import is_edge
from collate.folding import BARRIER, Folded, fold, folded
from collate.frozen import Frozen
from collate.model import Anchor, Document, Excluded
from collate.nearest import nearest
from collate.text import Span

AROUND = 32
"""Code points of prefix and suffix."""

REACH = 1200
"""The longest passage, in code points, whose two ends an ellipsis joins."""

MOST = 12
"""More places than an editor would read: the search stops there."""

_LONG = 160
_ENDS = (6, 9)
_CONTEXT = 200
_WIDEST = 8
_WORD = re.compile(r"\w(?:\S*\w)?")
_ELLIPSIS = re.compile(r" ?(?:[\[(] ?(?:…|\.{3,}) ?[\])]|…|\.{3,}) ?")
"""As editors write it, `[…]` and `(...)` too."""


class Found(Frozen):
    """Where words stand: one place is a citation, several are ambiguous, none may have a `nearest` to suggest."""

    places: tuple[Anchor, ...] = ()
    nearest: Anchor | None = None


def at(document: Document, span: Span) -> Anchor:
    """The anchor of a span of the article's text."""
    text = document.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return Anchor(document.id, span.start, span.end, text[span.start : span.end], before, after)


def find(document: Document, words: str) -> Found:
    """All places of `words` in the article's own words, at most `MOST`; if there are none, the nearest passage."""
    places = tuple(at(document, span) for span in islice(_places(document, fold(words)), MOST))
    return Found(places, None if places else _nearest(document, fold(words)))


def in_furniture(document: Document, words: str) -> Excluded | None:
    """The page furniture in which `words` stand, which is why they are not found."""
    article, wanted = document.article, fold(words)
    start = _copy(article.text, article.body, (), ()).text.find(wanted) if wanted else -1
    if start == -1:
        return None
    span = _copy(article.text, article.body, (), ()).span(start, start + len(wanted))
    return next((each for each in document.excluded if each.span.meets(span)), None)


def apart(document: Document, places: tuple[Anchor, ...]) -> tuple[str, ...]:
    """For each of several places of the same words, the fewest words around it that stand only there.

    A place that no few words tell apart gives its own words back.
    """
    return tuple(_alone(document, place) for place in places)


def citable(document: Document, place: Anchor) -> str | None:
    """Words that cite `place`: its own, shortened where it is long, and only if need be with words around it.

    None where neither its words nor a few more stand in one place alone.
    """
    words = place.exact.split()
    shorter = [" ".join((*words[:some], "…", *words[-some:])) for some in _ENDS] if len(place.exact) > _LONG else []
    for each in (*shorter, " ".join(words)):
        if find(document, each).places == (place,):
            return each
    wider = _alone(document, place)
    return wider if [each for each in find(document, wider).places if _holds(each, place)] else None


def _holds(wider: Anchor, place: Anchor) -> bool:
    return wider != place and wider.start <= place.start and place.end <= wider.end


def _alone(document: Document, place: Anchor) -> str:
    text, body = document.text, document.article.body
    before = list(_WORD.finditer(text, max(body.start, place.start - _CONTEXT), place.start))[::-1]
    after = list(_WORD.finditer(text, place.end, min(body.end, place.end + _CONTEXT)))
    starts = [_edge(text, at, -1) for at in (place.start, *(word.start() for word in before))][:_WIDEST]
    ends = [_edge(text, at, 1) for at in (place.end, *(word.end() for word in after))][:_WIDEST]
    wider = sorted((left + right, left, right) for left in range(len(starts)) for right in range(len(ends)))
    for _, left, right in wider:
        words = " ".join(text[starts[left] : ends[right]].split())
        if len(tuple(islice(_places(document, fold(words)), 2))) == 1:
            return words
    return " ".join(place.exact.split())


def _edge(text: str, offset: int, step: int) -> int:
    """The edge of a word from `offset` on: what is cut from `71%` has to be cited with its sign."""
    while not is_edge(text, offset):
        offset += step
    return offset


def _nearest(document: Document, words: str) -> Anchor | None:
    """The nearest passage; where an ellipsis joins two ends, from the one's nearest to the other's."""
    copy = next(_copies(document))
    parts = [nearest(copy.text, part) for part in _ELLIPSIS.split(words) if any(map(str.isalnum, part))]
    near = [part for part in parts if part]
    if not near or None in parts[:1] + parts[-1:]:
        return None
    start, end = near[0][0], near[-1][1]
    whole = start < end <= start + REACH and BARRIER not in copy.text[start:end]
    return at(document, copy.span(*_whole_words(copy.marks, start, end))) if whole else None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while not is_edge(text, start):
        start -= 1
    while not is_edge(text, end):
        end += 1
    return start, end


def _places(document: Document, words: str) -> Iterator[Span]:
    """Places as written, else with an ellipsis joining the ends; notation of the format counts only if need be."""
    if BARRIER in words or not any(map(str.isalnum, words)):
        return
    for copy in _copies(document):
        spans = [copy.span(*each) for each in islice(_whole(copy, words), MOST)]
        spans = spans or [copy.span(*each) for each in islice(_joined(copy, words), MOST)]
        if spans:
            yield from spans
            return


def _copies(document: Document) -> Iterator[Folded]:
    barred = tuple(each.span for each in document.excluded)
    article = document.article
    if article.markup:
        yield _copy(article.text, article.body, barred, article.markup)
    yield _copy(article.text, article.body, barred, ())


@lru_cache(maxsize=32)
def _copy(text: str, body: Span, barred: tuple[Span, ...], dropped: tuple[Span, ...]) -> Folded:
    return folded(text, body, barred, dropped)


def _whole(copy: Folded, words: str) -> Iterator[tuple[int, int]]:
    """Every place of `words` where they are cut out of no word."""
    start = copy.text.find(words)
    while start != -1:
        end = start + len(words)
        if is_edge(copy.marks, start) and is_edge(copy.marks, end):
            yield start, end
        start = copy.text.find(words, start + 1)


def _joined(copy: Folded, words: str) -> Iterator[tuple[int, int]]:
    """Every passage that begins and ends as the two ends of `words` around an ellipsis, its middle in order."""
    parts = [part for part in _ELLIPSIS.split(words) if any(map(str.isalnum, part))]
    first, *rest = [list(_whole(copy, part)) for part in parts]
    if not rest:
        yield from first
        return
    *middle, last = rest
    for start, end in first:
        reached = _chain(middle, end)
        if reached is None:
            return
        yield from _ends(copy.text, start, last, reached)


def _chain(middle: list[list[tuple[int, int]]], end: int) -> int | None:
    for places in middle:
        step = bisect_left(places, (end, 0))
        if step == len(places):
            return None
        end = places[step][1]
    return end


def _ends(text: str, start: int, last: list[tuple[int, int]], reached: int) -> Iterator[tuple[int, int]]:
    for begin, end in islice(last, bisect_left(last, (reached, 0)), None):
        if begin - start > REACH or text.find(BARRIER, start, end) != -1:
            return
        yield start, end
