"""All that the pages of a site are made from, looked up by name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from collate.model import Anchor, Briefing, Config, Document, Page, Site
from collate.pages.passages import Said, said
from collate.pages.plain import clip, plain, segment
from collate.pages.statements import Statement, statements

_DESCRIPTION = 200
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Library:
    """Briefings, newest first, with their articles and what each says."""

    site: Site
    config: Config
    briefings: tuple[Briefing, ...]
    documents: dict[str, Document]
    statements: dict[str, tuple[Statement, ...]]
    known: dict[str, tuple[str, str]]

    def said(self, text: str, citations: tuple[Anchor, ...]) -> Said:
        """`text` as its sources' words where it is that."""
        return said(text, citations, self.documents)

    def actor(self, name: str) -> tuple[str, str]:
        """The segment and the name of an actor, one for all names that the configuration holds to be theirs."""
        shown = plain(name)
        return self.known.get(shown.casefold()) or (segment(shown), shown)

    def page(self, kind: str, address: str, title: str, description: str, body: object) -> Page:
        """A page of this site, its title and description in one plain line each."""
        return Page(kind, address, plain(title), clip(description, _DESCRIPTION), body, self.site)


def library(briefings: Iterable[Briefing], documents: Iterable[Document], config: Config, site: Site) -> Library:
    """Everything that pages about `briefings`, newest first, need."""
    held = tuple(briefings)
    return Library(
        site=site,
        config=config,
        briefings=held,
        documents={document.id: document for document in documents},
        statements={briefing.slug: statements(briefing) for briefing in held},
        known={
            name.casefold(): (segment(actor.id), plain(actor.name))
            for actor in config.actors
            for name in map(plain, (actor.name, *actor.aliases))
        },
    )


def first_day(briefing: Briefing) -> str | None:
    """The day a briefing covers, else the first on which one of its articles appeared."""
    days = [briefing.covers or "", *sorted(source.about.published.date or "" for source in briefing.sources)]
    return next((day for day in days if _DAY.fullmatch(day)), None)


def briefing_address(briefing: Briefing) -> str:
    """The address of a briefing's page."""
    return f"briefings/{segment(briefing.slug)}/"


def actor_address(key: str) -> str:
    """The address of an actor's page; `key` as `Library.actor` gives it."""
    return f"actors/{key}/"


def issue_address(issue: str) -> str:
    """The address of an issue's page."""
    return f"issues/{segment(issue)}/"
