"""The front page: the briefings, newest first, each told in two sentences."""

from typing import NamedTuple

from collate.model import Briefing
from collate.pages.dossier import Dossier, briefing_address
from collate.pages.notes import cards
from collate.pages.passages import Said

_LINES = 2


class Outlet(NamedTuple):
    """What a list shows of a source."""

    letter: str
    tone: int
    publisher: str | None


class Entry(NamedTuple):
    """A briefing in a list, with how much there is in it; `hard` counts the hard ones among the differences."""

    address: str
    covers: str | None
    title: Said
    summary: tuple[Said, ...]
    outlets: tuple[Outlet, ...]
    differences: int
    hard: int
    issues: int
    quotes: int


class IndexView(NamedTuple):
    """The front page's briefings."""

    entries: tuple[Entry, ...]


def entry(briefing: Briefing, dossier: Dossier) -> Entry:
    """A briefing as lists show it."""
    shown = cards(briefing.sources, dossier.documents)
    return Entry(
        address=briefing_address(briefing),
        covers=briefing.covers,
        title=dossier.said(briefing.title, (briefing.title_citation,) if briefing.title_citation else ()),
        summary=tuple(dossier.said(line.text, line.citations) for line in briefing.summary[:_LINES]),
        outlets=tuple(Outlet(card.letter, card.tone, card.publisher) for card in shown),
        differences=len(briefing.discrepancies),
        hard=sum(discrepancy.severity == "hard" for discrepancy in briefing.discrepancies),
        issues=len(briefing.issues),
        quotes=len(briefing.quotes),
    )
