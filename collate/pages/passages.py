"""A source's exact words, ready to be shown: where they lie, what is notation in them, what stands around them.

A passage covers `text[start:end]` and nothing else; its runs joined are that text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from collate.model import Anchor, Document
from collate.text import Span

Around = Literal["cited", "context", "syntax"]
_CONTEXT_LIMIT = 280
"""Code points of context shown on either side of cited words, where a sentence has no end."""


class Run(NamedTuple):
    """A stretch of a passage that is shown alike; `syntax` is a format's notation and is not shown."""

    start: int
    end: int
    text: str
    kind: Around


class Passage(NamedTuple):
    """`text[start:end]` of a source; `language` as an ISO code or `und`."""

    source: str
    start: int
    end: int
    language: str
    runs: tuple[Run, ...]
    before: bool = False
    after: bool = False

    @property
    def text(self) -> str:
        """The exact words."""
        return "".join(run.text for run in self.runs)

    @property
    def shown(self) -> str:
        """The words without a format's notation."""
        return "".join(run.text for run in self.runs if run.kind != "syntax")


Said = tuple[Passage | str, ...]
"""Something said: passages of sources, and what joins them in the page's own words."""


def shown(parts: Said) -> str:
    """What is said as one string, without a format's notation."""
    return "".join(part if isinstance(part, str) else part.shown for part in parts)


def quoted(anchor: Anchor, document: Document | None) -> Passage:
    """The words of an anchor alone."""
    if document is None:
        run = Run(anchor.start, anchor.end, anchor.exact, "cited")
        return Passage(anchor.source, anchor.start, anchor.end, "und", (run,))
    span = Span(anchor.start, anchor.end)
    return passage(document, span, span)


def passage(document: Document, span: Span, cited: Span | None = None) -> Passage:
    """The words of `span`, those of `cited` within it told apart."""
    text, marks = document.text, notation(document, span)
    if not marks and span.start < span.end and (cited is None or cited.holds(span)):
        run = Run(span.start, span.end, text[span.start : span.end], "context" if cited is None else "cited")
        return Passage(document.id, span.start, span.end, document.language, (run,))
    cuts = {span.start, span.end}
    for mark in (*marks, *((cited,) if cited else ())):
        cuts.update([at for at in mark if span.start < at < span.end])
    runs = [
        Run(start, end, text[start:end], _kind(marks, Span(start, end), cited)) for start, end in pairwise(sorted(cuts))
    ]
    return Passage(document.id, span.start, span.end, document.language, tuple(runs))


def notation(document: Document, span: Span) -> tuple[Span, ...]:
    """The stretches of a format's notation that share a character with `span`."""
    markup = document.article.markup
    if not markup:
        return ()
    first = bisect_right(markup, span.start, key=lambda mark: mark.end)
    return markup[first : bisect_left(markup, span.end, key=lambda mark: mark.start)]


def _kind(marks: tuple[Span, ...], run: Span, cited: Span | None) -> Around:
    if marks and any(mark.holds(run) for mark in marks):
        return "syntax"
    return "cited" if cited is not None and cited.holds(run) else "context"


def in_context(anchor: Anchor, document: Document) -> Passage:
    """The words of an anchor within the sentences they lie in, cut where a sentence runs on and on."""
    cited = Span(anchor.start, anchor.end)
    met = meeting(document, cited)
    start = min((s.start for s in met), default=cited.start)
    end = max((s.end for s in met), default=cited.end)
    limits = Span(cited.start - _CONTEXT_LIMIT, cited.end + _CONTEXT_LIMIT)
    around = Span(
        _word_start(document.text, limits.start, cited.start) if min(start, cited.start) < limits.start else start,
        _word_end(document.text, limits.end, cited.end) if max(end, cited.end) > limits.end else end,
    )
    around = Span(min(around.start, cited.start), max(around.end, cited.end))
    found = passage(document, around, cited)
    return found._replace(before=around.start > start, after=around.end < end)


def reach(document: Document, cited: Span) -> Span:
    """As much of the text as showing words in their context may look at."""
    met = meeting(document, cited)
    start = max(min((s.start for s in met), default=cited.start), cited.start - _CONTEXT_LIMIT - 1)
    end = min(max((s.end for s in met), default=cited.end), cited.end + _CONTEXT_LIMIT + 1)
    return Span(min(start, cited.start), max(end, cited.end))


def _word_start(text: str, at: int, end: int) -> int:
    """Where the first whole word from `at` on begins; `at` itself where no word ends before `end`."""
    return next((place + 1 for place in range(at - 1, end) if text[place].isspace()), at)


def _word_end(text: str, at: int, start: int) -> int:
    """Where the last whole word up to `at` ends; `at` itself where no word begins after `start`."""
    return next((place for place in range(at, start, -1) if text[place].isspace()), at)


def meeting(document: Document, span: Span) -> tuple[Span, ...]:
    """The sentences that share a word with `span`, in order of the text."""
    sentences = document.sentences
    first = bisect_right(sentences, span.start, key=lambda s: s.span.end)
    last = bisect_left(sentences, span.end, key=lambda s: s.span.start)
    return tuple(sentence.span for sentence in sentences[first:last])


def said(text: str, citations: Iterable[Anchor], documents: dict[str, Document]) -> Said:
    """`text` as the sources' own words where it is made of nothing else, else as it stands.

    Cited words may be joined by white space, quote marks and an ellipsis; any other word between
    them makes the text a page's or an editor's.
    """
    parts: list[Passage | str] = []
    at = 0
    for anchor in citations:
        found = text.find(anchor.exact, at) if anchor.exact else -1
        if found < 0 or not _joins(text[at:found]):
            continue
        parts += [*([text[at:found]] if found > at else []), quoted(anchor, documents.get(anchor.source))]
        at = found + len(anchor.exact)
    if not parts or not _joins(text[at:]):
        return tuple(_unspaced(text, citations, documents))
    return (*parts, *([text[at:]] if text[at:] else []))


def _joins(glue: str) -> bool:
    return not glue or all(char.isspace() or char in "…[]()\"'“”‘’«»„." for char in glue)


def _unspaced(text: str, citations: Iterable[Anchor], documents: dict[str, Document]) -> Iterator[Passage | str]:
    """The citation that differs from `text` by white space only, else the text."""
    folded = text.split()
    same = next((a for a in citations if a.exact.split() == folded and folded), None)
    yield quoted(same, documents.get(same.source)) if same else text
