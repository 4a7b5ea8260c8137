"""Words that say when, each with its date and how that is known.

A relative date is counted from the article's own day only, as the article states it: never from a file's time.
"""

from dataclasses import replace

from collate.language.dates import dates
from collate.model import Document, Findings, MomentFinding


def extract(document: Document, findings: Findings) -> Findings:
    """Add every date mention of the article's own words."""
    article = document.article
    outside = [each.span for each in document.excluded] + list(article.markup)
    found = tuple(
        MomentFinding(each.span, each.value, each.precision, each.basis, each.rule)
        for each in dates(document.text, article.body, document.published.date)
        if not any(each.span.meets(span) for span in outside)
    )
    return replace(findings, moments=found)
