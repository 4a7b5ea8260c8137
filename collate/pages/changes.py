"""Corrections and updates of all briefings, newest first: what was wrong is told, not quietly mended."""

from collections.abc import Iterator
from typing import NamedTuple

from collate.model import Amendment, Briefing, Page
from collate.pages.annotated import Annotated, gathered
from collate.pages.dossier import Dossier, briefing_address
from collate.pages.plain import segment
from collate.pages.statements import Statement


class Told(NamedTuple):
    """A change; `id` is its place on this page, `there` on its briefing's."""

    id: str
    there: str
    amendment: Amendment
    briefing: Briefing
    address: str


class ChangesView(Annotated):
    """All changes."""

    told: tuple[Told, ...]


def page(dossier: Dossier) -> Page:
    """The one page; the dossier's briefings are those that were changed."""
    told = sorted(_told(dossier), key=lambda one: one.amendment.on, reverse=True)
    cited = (_statement(one, dossier) for one in told)
    view = ChangesView(gathered(cited, (one.briefing for one in told), dossier), dossier, tuple(told))
    return dossier.page("changes", "changes/", "Changes", "", view)


def _told(dossier: Dossier) -> Iterator[Told]:
    for briefing in dossier.briefings:
        for number, amendment in enumerate(briefing.changes, 1):
            there = f"Change-{number}"
            place = f"{segment(briefing.slug)}.{there}"
            yield Told(place, there, amendment, briefing, briefing_address(briefing))


def _statement(told: Told, dossier: Dossier) -> Statement:
    return Statement(told.id, dossier.title(told.briefing), told.amendment.note.text, told.amendment.note.citations)
