"""Words within quotation marks: speech with its speaker, or a term that is nobody's."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from collate.frozen import Deriving
from collate.language.marks import Quotation
from collate.language.passage import passages
from collate.language.terms import term
from collate.model import Document, Findings, QuoteFinding, StatementFinding, TermFinding
from collate.text import Span

_WORDS = 5
"""Words from which a quotation that opens like a sentence is one, though no mark ends it."""


def extract(document: Document, findings: Findings) -> Findings:
    """Add the quotes and terms of `document`; a quote has the speaker of the statement that holds it, else none."""
    held = _Held(findings.statements)
    quotes: list[QuoteFinding] = []
    terms: list[TermFinding] = []
    utterances: dict[int, int] = {}
    for passage in passages(document):
        for quotation in passage.quotations:
            number = held.by(quotation.span)
            statement = None if number is None else findings.statements[number]
            rule = term(passage, quotation, attributed=statement is not None)
            if rule:
                terms.append(TermFinding(quotation.span, rule))
                continue
            key = -1 - len(quotes) if number is None else number
            quotes.append(_quote(document.text, quotation, statement, utterances.setdefault(key, len(utterances))))
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


_NEAR = 24
"""Content ranges back that may still hold a quotation."""


class _Held(Deriving):
    """Statements by the ranges of their content."""

    statements: Sequence[StatementFinding]

    @cached_property
    def _parts(self) -> list[tuple[Span, int]]:
        return sorted((part, number) for number, each in enumerate(self.statements) for part in each.content)

    @cached_property
    def _starts(self) -> list[int]:
        return [part.start for part, _ in self._parts]

    def by(self, span: Span) -> int | None:
        """The index of the statement that holds a quotation: the innermost layer that says, else the outermost."""
        at = bisect_right(self._starts, span.start)
        holding = sorted(
            (part.end - part.start, number)
            for part, number in self._parts[max(0, at - _NEAR) : at]
            if span.end <= part.end + 1
        )
        spoken = (number for _, number in holding if _says(self.statements[number]))
        return next(spoken, holding[-1][1] if holding else None)


def _says(statement: StatementFinding) -> bool:
    return statement.stance == "say"
