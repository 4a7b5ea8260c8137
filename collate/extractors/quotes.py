"""Words within quotation marks: speech with its speaker, or a term that is nobody's."""

from collections.abc import Sequence
from dataclasses import replace

from collate.language.marks import Quotation
from collate.language.passage import passages
from collate.model import Document, Findings, QuoteFinding, StatementFinding, TermFinding
from collate.text import Span

_WORDS = 5
"""Words from which a quotation that nobody is named for is speech rather than a term."""


def extract(document: Document, findings: Findings) -> Findings:
    """Add the quotes and terms of `document`; quotes have a speaker only where a statement holds them."""
    quotes: list[QuoteFinding] = []
    terms: list[TermFinding] = []
    utterance, last = 0, None
    for passage in passages(document):
        for quotation in passage.quotations:
            statement = _holder(findings.statements, quotation.span)
            if statement is None and len(quotation.span.of(document.text).split()) < _WORDS:
                terms.append(TermFinding(quotation.span, "unattributed-short"))
                continue
            if statement is None or statement is not last:
                utterance += 1
            last = statement
            quotes.append(_quote(document.text, quotation, statement, utterance))
    return replace(findings, quotes=tuple(quotes), terms=tuple(terms))


def _quote(text: str, quotation: Quotation, statement: StatementFinding | None, utterance: int) -> QuoteFinding:
    return QuoteFinding(
        quotation.span,
        quotation.marks,
        "direct" if _is_direct(text, quotation.span) else "partial",
        statement.source if statement else None,
        statement.cue if statement else None,
        utterance,
        statement.rule if statement else "unattributed",
    )


def _is_direct(text: str, span: Span) -> bool:
    words = span.of(text)
    return words[:1].isupper() and (words[-1:] in ".,!?…" or len(words.split()) >= _WORDS)


def _holder(statements: Sequence[StatementFinding], span: Span) -> StatementFinding | None:
    holding = [
        each
        for each in statements
        if any(part.start <= span.start and span.end <= part.end + 1 for part in each.content)
    ]
    return min(holding, key=lambda each: sum(part.end - part.start for part in each.content), default=None)
