"""All that the pages of a site are made from, looked up by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from collate.model import Anchor, Briefing, Config, Document, Page, Site, Source, Witness
from collate.pages.passages import Said, said, shown
from collate.pages.plain import clip, headed, msg, plain, segment
from collate.pages.statements import Statement, statements

_DESCRIPTION = 200
_SHORT = 110
"""Code points of a statement where another page speaks of it."""
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

    def plainly(self, text: str, citations: tuple[Anchor, ...]) -> str:
        """`text` on one line, without the notation that its sources' words are in."""
        return plain(shown(self.said(text, citations)))

    def title(self, briefing: Briefing) -> str:
        """What a briefing is called."""
        return self.plainly(briefing.title, (briefing.title_citation,) if briefing.title_citation else ())

    def summary(self, briefing: Briefing) -> tuple[str, ...]:
        """The lines of its summary."""
        return tuple(
            plain(line.prose.text) if line.prose else self.plainly(line.text, line.citations)
            for line in briefing.summary
        )

    def actor(self, name: str) -> tuple[str, str]:
        """The segment and the name of an actor, one for all names that the configuration holds to be theirs."""
        line = plain(name)
        return self.known.get(line.casefold()) or (segment(line), headed(line) if line.islower() else line)

    def page(self, kind: str, address: str, title: str, description: str, body: object) -> Page:
        """A page of this site, its title and description in one plain line each."""
        return Page(kind, address, plain(title), clip(description, _DESCRIPTION), body, self.site)

    def sources(self) -> Iterator[Source]:
        """Each source once, as the newest briefing that has it describes it, in order of id."""
        newest = {source.id: source for briefing in reversed(self.briefings) for source in briefing.sources}
        yield from (newest[name] for name in sorted(newest))


def library(briefings: tuple[Briefing, ...], witnesses: tuple[Witness, ...], config: Config) -> Library:
    """Everything the pages need; the newest briefing first, those without a date last, ties by slug."""
    documents = {witness.id: witness.document for witness in witnesses}
    ordered = sorted(sorted(briefings, key=lambda b: b.slug), key=lambda b: b.covers or "", reverse=True)
    return Library(
        site=Site(
            title=plain(config.title),
            description=plain(config.description),
            language=config.language,
            base_url=config.base_url,
            nav=_nav(ordered),
            feed=bool(config.base_url) and any(first_day(briefing) for briefing in ordered),
        ),
        config=config,
        briefings=tuple(ordered),
        documents=documents,
        statements={briefing.slug: _told(briefing, documents) for briefing in ordered},
        known={
            name.casefold(): (segment(actor.id), plain(actor.name))
            for actor in config.actors
            for name in map(plain, (actor.name, *actor.aliases))
        },
    )


def _told(briefing: Briefing, documents: dict[str, Document]) -> tuple[Statement, ...]:
    """The statements of a briefing without the notation that their sources' words are in."""
    return tuple(
        replace(one, text=clip(shown(said(one.text, one.citations, documents)), _SHORT)) for one in statements(briefing)
    )


def _nav(briefings: list[Briefing]) -> tuple[tuple[str, str], ...]:
    """The site's own parts that have something to show."""
    parts = (
        (msg("Briefings"), "", True),
        (msg("Issues"), "issues/", any(briefing.issues for briefing in briefings)),
        (msg("Actors"), "actors/", any(_speaks(briefing) for briefing in briefings)),
        (msg("Search"), "search/", bool(briefings)),
        (msg("Changes"), "changes/", any(briefing.changes for briefing in briefings)),
        (msg("About"), "about/", True),
    )
    return tuple((title, address) for title, address, shown in parts if shown)


def _speaks(briefing: Briefing) -> bool:
    """Whether anybody says something or takes a position."""
    return any(issue.positions for issue in briefing.issues) or any(plain(q.speaker or "") for q in briefing.quotes)


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
