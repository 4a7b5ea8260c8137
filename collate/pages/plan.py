"""Which pages a site has, and for each what it is made from: nothing else can change it.

A sheet names the briefings its page shows and holds all else that the page depends on, so that
whoever keeps pages can tell by its sheet whether one has to be made again.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from collate.collation import across
from collate.model import Config, Site
from collate.pages import actors, feed, issues, search, standing
from collate.pages.dossier import actor_address, issue_address
from collate.pages.index import IndexView
from collate.pages.notes import source_address
from collate.pages.plain import msg, plain
from collate.pages.shelf import Shelf
from collate.pages.sitemap import Listed, SitemapView

_SERIES = 12
"""Figures over time that an issue's page shows."""


class Sheet(NamedTuple):
    """A page to be made from the briefings `of`, newest first, and from `about`."""

    kind: str
    address: str
    of: tuple[str, ...] = ()
    about: Any = None


def site(shelves: Sequence[Shelf], config: Config) -> Site:
    """What every page says of the site."""
    parts = (
        (msg("Briefings"), "", True),
        (msg("Issues"), "issues/", any(shelf.issues for shelf in shelves)),
        (msg("Actors"), "actors/", any(shelf.actors for shelf in shelves)),
        (msg("Search"), "search/", bool(shelves)),
        (msg("Changes"), "changes/", any(shelf.amended for shelf in shelves)),
        (msg("About"), "about/", True),
    )
    return Site(
        title=plain(config.title),
        description=plain(config.description),
        language=config.language,
        base_url=config.base_url,
        nav=tuple((title, address) for title, address, shown in parts if shown),
        feed=bool(config.base_url) and any(shelf.dated for shelf in shelves),
    )


def plan(shelves: Sequence[Shelf], config: Config, *, searched: bool) -> tuple[Sheet, ...]:
    """Every page; `shelves` are ordered, `searched` says that the search page lists all that can be found."""
    told = across.since(shelf.trace for shelf in shelves)
    made = (
        Sheet("index", "", (), IndexView(tuple(shelf.entry for shelf in shelves))),
        *(Sheet("briefing", shelf.entry.address, (shelf.slug,), told[shelf.slug]) for shelf in shelves),
        *_sources(shelves),
        *_issues(shelves),
        *_actors(shelves),
        *_changes(shelves),
        *(Sheet(kind, address) for kind, (address, _) in standing.KINDS.items()),
        *_feed(shelves, config),
    )
    return (*made, *_search(shelves, searched=searched), *_sitemap(made, shelves, config))


def _sources(shelves: Sequence[Shelf]) -> Iterator[Sheet]:
    having = _having((line.id, shelf.slug) for shelf in shelves for line in shelf.sources)
    for name in sorted(having):
        yield Sheet("source", source_address(name), having[name], name)


def _issues(shelves: Sequence[Shelf]) -> Iterator[Sheet]:
    found = issues.listed(line for shelf in shelves for line in shelf.issues)
    having = _having((line.id, shelf.slug) for shelf in shelves for line in shelf.issues)
    if found.issues:
        yield Sheet("issues", "issues/", (), found)
    by_slug = {shelf.slug: shelf.trace for shelf in shelves}
    for name in sorted(having):
        moving = across.moving((by_slug[slug] for slug in having[name]), _SERIES)
        yield Sheet("issue", issue_address(name), having[name], issues.Moving(name, moving))


def _actors(shelves: Sequence[Shelf]) -> Iterator[Sheet]:
    found = actors.listed(line for shelf in shelves for line in shelf.actors)
    having = _having((line.key, shelf.slug) for shelf in shelves for line in shelf.actors)
    silent = actors.silences(hush for shelf in shelves for hush in shelf.hushes)
    if found.actors:
        yield Sheet("actors", "actors/", (), found)
    for line in found.actors:
        known = actors.Known(line.key, line.name, silent.get(line.key, ()))
        yield Sheet("actor", actor_address(line.key), having[line.key], known)


def _changes(shelves: Sequence[Shelf]) -> Iterator[Sheet]:
    amended = tuple(shelf.slug for shelf in shelves if shelf.amended)
    if amended:
        yield Sheet("changes", "changes/", amended)


def _feed(shelves: Sequence[Shelf], config: Config) -> Iterator[Sheet]:
    view = feed.view((entry for shelf in shelves for entry in shelf.feed), config.base_url)
    if view:
        yield Sheet("feed", "feed", (), view)


def _search(shelves: Sequence[Shelf], *, searched: bool) -> Iterator[Sheet]:
    named = [
        *(("briefing", shelf.entry.address, shelf.title) for shelf in shelves),
        *(("issue", line.address, line.title) for shelf in shelves for line in shelf.issues),
        *(("actor", line.address, line.name) for shelf in shelves for line in shelf.actors),
        *(("source", line.address, line.title) for shelf in shelves for line in shelf.sources),
    ]
    newest = {address: search.Entry(name, search.KINDS[kind], address) for kind, address, name in reversed(named)}
    if newest:
        of = tuple(shelf.slug for shelf in shelves) if searched else ()
        yield Sheet("search", "search/", of, tuple(newest.values()))


def _sitemap(made: Iterable[Sheet], shelves: Sequence[Shelf], config: Config) -> Iterator[Sheet]:
    changed = {shelf.entry.address: shelf.changed for shelf in shelves}
    listed = (Listed(each.address, changed.get(each.address)) for each in made)
    if config.base_url:
        whole = tuple(each for each in listed if each.address == "" or each.address.endswith("/"))
        yield Sheet("sitemap", "sitemap.xml", (), SitemapView(whole))


def _having(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """By name, the slugs it is paired with, each once and in order."""
    found: dict[str, dict[str, None]] = {}
    for name, slug in pairs:
        found.setdefault(name, {})[slug] = None
    return {name: tuple(slugs) for name, slugs in found.items()}
