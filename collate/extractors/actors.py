"""Who acts and speaks in an article: every name, its other forms and its places."""

from msgspec.structs import replace

from collate.language import people
from collate.model import Document, Findings


def extract(document: Document, findings: Findings) -> Findings:
    """Add the actors of `document`; none in a language whose names and titles are unknown."""
    if document.language != "en":
        return findings
    return replace(findings, actors=people.actors(document))
