"""Words that say when, each with its date and how that is known.

A relative date is counted from the article's own day only, as the article states it: never from a file's time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from collate.language.date_roles import Role, role
from collate.language.dates import DateMention, mentions
from collate.model import Document, Findings, MomentFinding
from collate.text import Span


def extract(document: Document, findings: Findings) -> Findings:
    """Add every date mention of the article's own words; “the current plan” says when nothing happens."""
    article = document.article
    starts = [each.span.start for each in document.sentences]
    outside = sorted([*(each.span for each in document.excluded), *article.markup])
    found = tuple(
        MomentFinding(each.span, each.value, each.precision, each.basis, each.rule, _role(document.text, each, starts))
        for each in mentions(document.text, article.body, document.published.date, document.language)
        if each.rule != "which-reference" and not _meets(each.span, outside)
    )
    return replace(findings, moments=found)


def _role(text: str, mention: DateMention, starts: Sequence[int]) -> Role:
    """What the date does in its sentence; `starts` are where the sentences begin."""
    before = bisect_right(starts, mention.span.start)
    return role(text, mention.span, starts[before - 1] if before else 0)


def _meets(span: Span, outside: Sequence[Span]) -> bool:
    """Whether `span` meets one of the spans `outside`, which are in order and apart."""
    at = bisect_left(outside, span)
    return any(span.meets(each) for each in outside[max(0, at - 1) : at + 1])
