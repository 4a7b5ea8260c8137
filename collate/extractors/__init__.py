"""ONE article → findings: a kind each, in the order in which later ones build on earlier ones.

To add a kind: one file with `extract(document, findings) -> findings`, one line here, one case in `tests/cases/`.
"""

from collections.abc import Callable
from dataclasses import fields, replace

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


KINDS = tuple(each.name for each in fields(Findings) if each.name != "source")

MOST = 500
"""Findings of a kind in one article; whoever writes more does it to stop us."""


def extract(document: Document) -> Findings:
    """Everything that `document` alone says, up to `MOST` of a kind."""
    findings = Findings(document.id)
    for extractor in EXTRACTORS:
        findings = extractor(document, findings)
    return replace(findings, **{kind: getattr(findings, kind)[:MOST] for kind in crowded(findings)})


def crowded(findings: Findings) -> tuple[str, ...]:
    """The kinds of which there are `MOST` or more."""
    return tuple(kind for kind in KINDS if len(getattr(findings, kind)) >= MOST)
