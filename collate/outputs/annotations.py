"""`annotations.jsonld`: each citation as a W3C Web Annotation, for tools that show notes on the original.

The target is the original where its address is known, else the article's page here. Positions count
code points of the article's file as `briefing.json` describes it; the quotation holds without them.
"""

import json
from collections.abc import Iterator

from collate.model import Anchor, File, Page
from collate.outputs.addresses import Addresses
from collate.outputs.templates import Templates
from collate.pages.briefing import BriefingView
from collate.pages.statements import Statement


def files(page: Page, templates: Templates) -> Iterator[File]:
    """`annotations.jsonld` beside a briefing's page."""
    if isinstance(page.body, BriefingView):
        to = Addresses.of(page, templates.versions)
        text = json.dumps(_page(page.body, to), ensure_ascii=False, indent=1)
        yield File(page.address + "annotations.jsonld", text.encode() + b"\n")


def _page(view: BriefingView, to: Addresses) -> dict[str, object]:
    here = to.public() or ""
    said = view.dossier.statements[view.briefing.slug]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{here}annotations.jsonld",
        "type": "AnnotationPage",
        "items": [_annotation(statement, cited, view, to) for statement in said for cited in statement.citations],
    }


def _annotation(statement: Statement, cited: Anchor, view: BriefingView, to: Addresses) -> dict[str, object]:
    here = to.public() or ""
    card = view.mark(cited).card
    return {
        "id": f"{here}annotations.jsonld#{statement.id}.{view.mark(cited).label}",
        "type": "Annotation",
        "motivation": "linking",
        "body": f"{here}#{statement.id}",
        "target": {
            "source": card.url or to.public(card.address) or f"../../{card.address}",
            "selector": [
                {"type": "TextQuoteSelector", "exact": cited.exact, "prefix": cited.prefix, "suffix": cited.suffix},
                {"type": "TextPositionSelector", "start": cited.start, "end": cited.end},
            ],
        },
    }
