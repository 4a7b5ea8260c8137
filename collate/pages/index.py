"""The front page: the briefings, newest first, each told in two sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from collate.model import Briefing, Page
from collate.pages.library import Library, briefing_address
from collate.pages.notes import Card, cards
from collate.pages.passages import Said

_LINES = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A briefing in a list; `hard` counts the hard ones among where its sources differ."""

    briefing: Briefing
    address: str
    title: Said
    summary: tuple[Said, ...]
    cards: tuple[Card, ...]
    hard: int


@dataclass(frozen=True, slots=True)
class IndexView:
    """The front page's briefings."""

    entries: tuple[Entry, ...]


def pages(library: Library) -> Iterator[Page]:
    """The one front page."""
    view = IndexView(tuple(entry(briefing, library) for briefing in library.briefings))
    yield library.page("index", "", library.site.title, library.site.description, view)


def entry(briefing: Briefing, library: Library) -> Entry:
    """A briefing as lists show it."""
    return Entry(
        briefing=briefing,
        address=briefing_address(briefing),
        title=library.said(briefing.title, (briefing.title_citation,) if briefing.title_citation else ()),
        summary=tuple(library.said(line.text, line.citations) for line in briefing.summary[:_LINES]),
        cards=cards(briefing.sources, library.documents),
        hard=sum(discrepancy.severity == "hard" for discrepancy in briefing.discrepancies),
    )
