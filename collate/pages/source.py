"""The page of one article: what is known of it, its cited words in place, and what rests on each."""

from collections.abc import Iterator
from typing import NamedTuple

from collate.model import Anchor, Briefing, Document, Page, Source
from collate.pages.dossier import Dossier, briefing_address
from collate.pages.notes import Card, card, place_of
from collate.pages.passages import Passage, passage
from collate.pages.plain import plain
from collate.pages.source_text import Block, Cited, Citing, blocks
from collate.text import Span

_FURNITURE_SHOWN = 300
"""Code points shown of one stretch of page furniture."""
_OPENING = 60
"""Code points of an article's beginning that stand for its title."""


class Furniture(NamedTuple):
    """Words of the page that are no part of the article, and the rule that says so; `cut`: they go on."""

    passage: Passage
    rule: str
    cut: bool


class SourceView(NamedTuple):
    """An article as it is published here; `blocks` are empty where only its citations are.

    `opening` are its first words, which stand for a title that it has not.
    """

    card: Card
    source: Source
    document: Document | None
    cited: tuple[Cited, ...]
    blocks: tuple[Block, ...]
    omitted_after: bool
    furniture: tuple[Furniture, ...]
    opening: Passage | None
    briefings: tuple[tuple[str, str], ...]


class SourceLine(NamedTuple):
    """A source in a list."""

    id: str
    address: str
    title: str


def lines(briefing: Briefing, dossier: Dossier) -> Iterator[SourceLine]:
    """A briefing's sources as a list shows them."""
    for number, source in enumerate(briefing.sources):
        shown = card(source, number, dossier.documents.get(source.id))
        yield SourceLine(source.id, shown.address, plain(_title(source, shown, dossier)))


def page(name: str, dossier: Dossier) -> Page:
    """The page of a source; the dossier's briefings are those that have it, and the newest describes it."""
    newest = dossier.briefings[0].sources
    number, source = next((number, one) for number, one in enumerate(newest) if one.id == name)
    shown = card(source, number, dossier.documents.get(name))
    return dossier.page("source", shown.address, _title(source, shown, dossier), "", view(source, shown, dossier))


def _title(source: Source, shown: Card, dossier: Dossier) -> str:
    document = dossier.documents.get(source.id) if source.publish != "none" and not shown.title else None
    opening = _opening(document) if document else None
    return shown.title or (f"“{opening.shown}…”" if opening else source.file.rpartition("/")[2])


def view(source: Source, shown: Card, dossier: Dossier) -> SourceView:
    """What the page of a source shows."""
    document = dossier.documents.get(source.id)
    cited = _cited(source.id, dossier)
    text = document if source.publish != "none" else None
    found, more = blocks(text, cited, whole=source.publish == "full") if text else ((), False)
    return SourceView(
        card=shown,
        source=source,
        document=document,
        cited=cited,
        blocks=found,
        omitted_after=more,
        furniture=tuple(_furniture(text)) if text else (),
        opening=_opening(text) if text and not shown.title else None,
        briefings=tuple((dossier.title(briefing), briefing_address(briefing)) for briefing in dossier.briefings),
    )


def _opening(document: Document) -> Passage | None:
    """The first words of the first sentence."""
    first = next((sentence.span for sentence in document.sentences), None)
    if first is None:
        return None
    words = first.of(document.text)[:_OPENING].partition("\n")[0]
    shown = words.rpartition(" ")[0] if len(words) < len(first.of(document.text)) and " " in words else words
    return passage(document, Span(first.start, first.start + len(shown.rstrip(" ,;:"))))


def _cited(source: str, dossier: Dossier) -> tuple[Cited, ...]:
    """The citations of a source in all briefings, in order of its text."""
    users: dict[tuple[int, int], tuple[Anchor, list[Citing]]] = {}
    for briefing in dossier.briefings:
        for statement in dossier.statements[briefing.slug]:
            for anchor in statement.citations:
                if anchor.source == source:
                    held = users.setdefault((anchor.start, anchor.end), (anchor, []))
                    held[1].append(Citing(briefing, briefing_address(briefing), statement))
    ordered = enumerate((users[at] for at in sorted(users)), 1)
    return tuple(Cited(number, anchor, place_of(anchor), tuple(by)) for number, (anchor, by) in ordered)


def _furniture(document: Document) -> Iterator[Furniture]:
    for one in document.excluded:
        end = min(one.span.end, one.span.start + _FURNITURE_SHOWN)
        yield Furniture(passage(document, Span(one.span.start, end)), plain(one.rule), end < one.span.end)
