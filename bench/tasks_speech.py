"""Tasks on one article's speech: quotes, attributions, sentences."""

import hashlib

from collate.extractors import extract
from collate.model import About, Article, Document, Findings, Mention, StatementFinding
from collate.segment import segment
from collate.text import Span

Range = list[int]
_UNMARKED = "'‘`"
"""The gold leaves words within single marks, doubled or not, unmarked."""


def article(text: str) -> Article:
    """`text` as the plain-text path reads it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(digest[:12], "article.txt", digest, text, "text", About(language="en"), Span(0, len(text)))


def read(document: dict[str, object]) -> tuple[Document, Findings]:
    """A gold document, laid out and extracted."""
    laid = segment(article(str(document["text"])))
    return laid, extract(laid)


def quotes(document: dict[str, object]) -> dict[str, object]:
    """Quotes with the spans of their speaker and cue, by this gold's conventions.

    It marks no words within single marks, marks quoted terms too where somebody's content holds them, and of
    nested attributions keeps the outer.
    """
    return quotes_of(*read(document))


def quotes_of(laid: Document, findings: Findings) -> dict[str, object]:
    """The quotes among `findings`, with speaker and cue."""
    held = [(each.marks, _outer(findings, each.span)) for each in findings.quotes]
    held += [(each.span, layer) for each in findings.terms if (layer := _outer(findings, each.span))]
    return {
        "quotes": [
            {
                "start": span.start,
                "end": span.end,
                **_ends("speaker", layer.source.span if layer and layer.source else None),
                **_ends("cue", layer.cue if layer else None),
            }
            for span, layer in sorted(held, key=lambda each: each[0])
            if laid.text[span.start] not in _UNMARKED and laid.text[span.start - 1] not in _UNMARKED
        ]
    }


def _outer(findings: Findings, span: Span) -> StatementFinding | None:
    """The outermost statement that says the words at `span`, else the outermost that holds them."""
    holding = [each for each in findings.statements if _part(each, span)]
    spoken = [each for each in holding if each.stance == "say"]
    return max(spoken or holding, key=lambda each: (len(_part(each, span) or ()), each.within is None), default=None)


def _part(statement: StatementFinding, span: Span) -> range | None:
    """The code points of the part of a statement's content that holds `span`."""
    parts = (range(*part) for part in statement.content)
    return next((part for part in parts if part.start <= span.start and span.end <= part.stop + 1), None)


def attributions(document: dict[str, object]) -> dict[str, object]:
    """Statements as source, cue and content spans."""
    return attributions_of(*read(document))


def attributions_of(_: Document, findings: Findings) -> dict[str, object]:
    """The statements among `findings` that lie within no other."""
    return {
        "attributions": [
            {
                "source": _mention(statement.source),
                "cue": [list(statement.cue)] if statement.cue else [],
                "content": [list(span) for span in statement.content],
            }
            for statement in findings.statements
            if statement.within is None
        ]
    }


def sentences(document: dict[str, object]) -> dict[str, object]:
    """Offsets where sentences and headings end."""
    laid = segment(article(str(document["text"])))
    spans = [sentence.span for sentence in laid.sentences]
    spans += [*laid.headings, *(each.span for each in laid.excluded)]
    return {"ends": sorted(span.end for span in spans)}


def _ends(name: str, span: Span | None) -> dict[str, int]:
    return {f"{name}_start": span.start, f"{name}_end": span.end} if span else {}


def _mention(mention: Mention | None) -> list[Range]:
    return [list(mention.span)] if mention else []


TASKS = {"quotes": quotes, "attributions": attributions, "sentences": sentences}
