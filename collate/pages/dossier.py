"""All that the pages of a site are made from, looked up by name."""

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from collate.frozen import Frozen
from collate.model import Anchor, Briefing, Config, Document, Page, Site
from collate.pages.passages import Said, said, shown
from collate.pages.plain import clip, headed, plain, segment
from collate.pages.statements import Statement, statements

_DESCRIPTION = 200
_SHORT = 110
"""Code points of a statement where another page speaks of it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Dossier(Frozen):
    """Briefings, newest first, with their articles and what each says."""

    site: Site
    config: Config
    briefings: tuple[Briefing, ...]
    documents: dict[str, Document]
    statements: Mapping[str, tuple[Statement, ...]]
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


class _Stated(dict[str, tuple[Statement, ...]]):
    """What each briefing says, gathered when a page asks for it."""

    def __init__(self, briefings: Iterable[Briefing], documents: dict[str, Document]) -> None:
        super().__init__()
        self._briefings = {briefing.slug: briefing for briefing in briefings}
        self._documents = documents

    def __missing__(self, slug: str) -> tuple[Statement, ...]:
        self[slug] = found = _told(self._briefings[slug], self._documents)
        return found


def lean(document: Document) -> Document:
    """What pages need of an article: its text and where its sentences lie, not each word."""
    if not any(sentence.tokens for sentence in document.sentences):
        return document
    return replace(document, sentences=tuple(replace(each, tokens=()) for each in document.sentences))


def called(document: Document, name: str) -> Document:
    """The article under another id."""
    return document if document.id == name else replace(document, article=replace(document.article, id=name))


def dossier(briefings: Iterable[Briefing], documents: Iterable[Document], config: Config, site: Site) -> Dossier:
    """Everything that pages about `briefings`, newest first, need."""
    held = tuple(briefings)
    known = {document.id: lean(document) for document in documents}
    return Dossier(
        site=site,
        config=config,
        briefings=held,
        documents=known,
        statements=_Stated(held, known),
        known={
            name.casefold(): (segment(actor.id), plain(actor.name))
            for actor in config.actors
            for name in map(plain, (actor.name, *actor.aliases))
        },
    )


def _told(briefing: Briefing, documents: dict[str, Document]) -> tuple[Statement, ...]:
    """The statements of a briefing without the notation that their sources' words are in."""
    return tuple(
        one._replace(text=clip(shown(said(one.text, one.citations, documents)), _SHORT)) for one in statements(briefing)
    )


def first_day(briefing: Briefing) -> str | None:
    """The day a briefing covers, else the first on which one of its articles appeared."""
    days = [briefing.covers or "", *sorted(source.about.published.date or "" for source in briefing.sources)]
    return next((day for day in days if _DAY.fullmatch(day)), None)


def briefing_address(briefing: Briefing) -> str:
    """The address of a briefing's page."""
    return f"briefings/{segment(briefing.slug)}/"


def actor_address(key: str) -> str:
    """The address of an actor's page; `key` as `Dossier.actor` gives it."""
    return f"actors/{key}/"


def issue_address(issue: str) -> str:
    """The address of an issue's page."""
    return f"issues/{segment(issue)}/"
