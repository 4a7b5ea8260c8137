"""ONE article → findings: a kind each, in the order in which later ones build on earlier ones.

To add a kind: one file with `extract(document, findings) -> findings`, one line here, one case in `tests/cases/`.
"""

from collections.abc import Callable

from collate.extractors import actors, figures, moments, quotes, statements
from collate.extractors import credits as credited
from collate.model import Document, Findings

Extractor = Callable[[Document, Findings], Findings]

EXTRACTORS: tuple[Extractor, ...] = (
    actors.extract,
    statements.extract,
    quotes.extract,
    moments.extract,
    credited.extract,
    figures.extract,
)


def extract(document: Document) -> Findings:
    """Everything that `document` alone says."""
    findings = Findings(document.id)
    for extractor in EXTRACTORS:
        findings = extractor(document, findings)
    return findings
