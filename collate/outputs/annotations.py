"""`annotations.jsonld`: each citation as a W3C Web Annotation, for tools that show notes on the original.

The target is the original where its address is known, else the article's page here. Positions count
code points of the article's file as `briefing.json` describes it; the quotation holds without them.
"""

from collections.abc import Iterator

from collate.model import Anchor, File, Page
from collate.outputs.addresses import Addresses
from collate.outputs.indented import quoted
from collate.outputs.templates import Templates
from collate.pages.briefing import BriefingView
from collate.pages.statements import Statement

_PAGE = """{
 "@context": "http://www.w3.org/ns/anno.jsonld",
 "id": %s,
 "type": "AnnotationPage",
 "items": [%s]
}
"""
_ANNOTATION = """
  {
   "id": %s,
   "type": "Annotation",
   "motivation": "linking",
   "body": %s,
   "target": {
    "source": %s,
    "selector": [
     {
      "type": "TextQuoteSelector",
      "exact": %s,
      "prefix": %s,
      "suffix": %s
     },
     {
      "type": "TextPositionSelector",
      "start": %d,
      "end": %d
     }
    ]
   }
  }"""
"""Written out: there is one for each citation of each statement, and each has the same members."""


def files(page: Page, templates: Templates) -> Iterator[File]:
    """`annotations.jsonld` beside a briefing's page."""
    if isinstance(page.body, BriefingView):
        yield File(
            page.address + "annotations.jsonld", _page(page.body, Addresses.of(page, templates.versions)).encode()
        )


def _page(view: BriefingView, to: Addresses) -> str:
    here = to.public() or ""
    said = view.dossier.statements[view.briefing.slug]
    items = [_annotation(statement, cited, view, to) for statement in said for cited in statement.citations]
    return _PAGE % (quoted(f"{here}annotations.jsonld"), ",".join(items) + ("\n " if items else ""))


def _annotation(statement: Statement, cited: Anchor, view: BriefingView, to: Addresses) -> str:
    here = to.public() or ""
    mark = view.mark(cited)
    source = mark.card.url or to.public(mark.card.address) or f"../../{mark.card.address}"
    named = quoted(f"{here}annotations.jsonld#{statement.id}.{mark.label}")
    words = (quoted(cited.exact), quoted(cited.prefix), quoted(cited.suffix))
    return _ANNOTATION % (named, quoted(f"{here}#{statement.id}"), quoted(source), *words, cited.start, cited.end)
