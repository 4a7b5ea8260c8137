"""Tasks on one article's speech: quotes, attributions, sentences."""

import hashlib

from collate.extractors import extract
from collate.model import About, Article, Document, Findings, Mention, QuoteFinding, StatementFinding
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
    """Quotes with the spans of their speaker and cue, between the marks that this gold knows."""
    laid, findings = read(document)
    return {
        "quotes": [
            {
                "start": quote.marks.start,
                "end": quote.marks.end,
                **_ends("speaker", source.span if source else None),
                **_ends("cue", cue),
            }
            for quote in findings.quotes
            for source, cue in [_outer(findings, quote)]
            if laid.text[quote.marks.start] not in _UNMARKED
        ]
    }


def _outer(findings: Findings, quote: QuoteFinding) -> tuple[Mention | None, Span | None]:
    """Source and cue of the outermost layer that says a quote: of nested attributions this gold keeps that one."""
    found = source, cue = quote.speaker, quote.cue
    layer = next((each for each in findings.statements if each.cue == cue and each.source == source), None)
    while layer and layer.within is not None:
        layer = findings.statements[layer.within]
        if layer.stance == "say" and layer.polarity == "+" and _holds(layer, quote.span):
            found = layer.source, layer.cue
    return found


def _holds(statement: StatementFinding, span: Span) -> bool:
    return any(part.start <= span.start and span.end <= part.end + 1 for part in statement.content)


def attributions(document: dict[str, object]) -> dict[str, object]:
    """Statements as source, cue and content spans."""
    _, findings = read(document)
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
