"""Words that an editor selected on a page → the line of YAML that cites them."""

from collate.anchor import REACH, at, citable, in_furniture
from collate.edges import is_edge
from collate.frozen import Frozen
from collate.located import scalar
from collate.model import Document
from collate.pipeline import Edition
from collate.text import Span


class Offer(Frozen):
    """Lines to copy, one for each short name that briefings give to the source; without any, `why` says why."""

    lines: tuple[str, ...] = ()
    why: str = ""


def offer(edition: Edition, source: str, start: int, end: int) -> Offer:
    """The lines that cite `[start, end)` of a source, in code points, widened to whole words."""
    document = document_of(edition, source)
    if document is None:
        return Offer(why="this article is not in the project any more")
    span = whole_words(document, Span(start, end))
    if span is None:
        return Offer(why=f"a citation has at most {REACH:,} characters: select less")
    if not any(map(str.isalnum, span.of(document.text))):
        return Offer(why="there is no word in this selection")
    words = citable(document, at(document, span))
    if words is None:
        return Offer(why=_why(document, span))
    return Offer(tuple(f"- {name}: {scalar(words)}" for name in _names(edition, source)))


def document_of(edition: Edition, source: str) -> Document | None:
    """The article with the id `source`."""
    return next((each.document for each in edition.witnesses if each.id == source), None)


def whole_words(document: Document, span: Span) -> Span | None:
    """`span` without white space at its ends, and with the rest of a word it cuts; None where that is too long."""
    text, body = document.text, document.article.body
    start, end = max(span.start, body.start), min(span.end, body.end)
    if end - start > REACH:
        return None
    words = text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    if start >= end:
        return Span(start, start)
    while start > body.start and end - start <= REACH and not is_edge(text, start):
        start -= 1
    while end < body.end and end - start <= REACH and not is_edge(text, end):
        end += 1
    return Span(start, end) if end - start <= REACH else None


def _why(document: Document, span: Span) -> str:
    furniture = in_furniture(document, span.of(document.text))
    if furniture:
        return f"these words are no part of the article ({furniture.rule})"
    return "no few words tell this place apart from others: select more"


def _names(edition: Edition, source: str) -> tuple[str, ...]:
    names = (each.name for briefing in edition.briefings for each in briefing.sources if each.id == source)
    return tuple(dict.fromkeys(names))
