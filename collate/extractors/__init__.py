"""ONE article → findings: a kind each, in the order in which later ones build on earlier ones.

To add a kind: one file with `extract(document, findings) -> findings`, one line here, one case in `tests/cases/`.
"""

from collections.abc import Callable

from msgspec.structs import replace

from collate.extractors import actors, figures, moments, quotes, statements
from collate.extractors import credits as credited
from collate.model import USUAL, Document, Findings

Extractor = Callable[[Document, Findings], Findings]

EXTRACTORS: tuple[Extractor, ...] = (
    actors.extract,
    statements.extract,
    quotes.extract,
    moments.extract,
    credited.extract,
    figures.extract,
)


KINDS = tuple(name for name in Findings.__struct_fields__ if name != "source")


def extract(document: Document, most: int = USUAL.article_findings) -> Findings:
    """Everything that `document` alone says, up to `most` of a kind: whoever writes more does it to stop us."""
    findings = Findings(document.id)
    for extractor in EXTRACTORS:
        findings = extractor(document, findings)
    return replace(findings, **{kind: getattr(findings, kind)[:most] for kind in crowded(findings, most)})


def crowded(findings: Findings, most: int) -> tuple[str, ...]:
    """The kinds of which there are `most` or more."""
    return tuple(kind for kind in KINDS if len(getattr(findings, kind)) >= most)
