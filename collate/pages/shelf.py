"""What a briefing brings to pages besides its own, so that lists are made without opening a single briefing.

An archive has thousands of briefings and a change touches one: all its lists are made of shelves, and a
page that shows several briefings says by their shelves which ones it needs.
"""

from typing import NamedTuple

from collate.collation import across
from collate.model import Briefing
from collate.pages import actors, feed, index, issues, source
from collate.pages.actors import ActorLine, Hush
from collate.pages.dossier import Dossier, first_day
from collate.pages.feed import FeedEntry
from collate.pages.index import Entry
from collate.pages.issues import IssueLine
from collate.pages.source import SourceLine


class Shelf(NamedTuple):
    """A briefing as lists know it; `changed` is the day of its last change, `amended` that it tells of changes."""

    slug: str
    title: str
    covers: str
    changed: str | None
    amended: bool
    entry: Entry
    sources: tuple[SourceLine, ...]
    issues: tuple[IssueLine, ...]
    actors: tuple[ActorLine, ...]
    hushes: tuple[Hush, ...]
    feed: tuple[FeedEntry, ...]
    dated: bool
    trace: across.Trace


def shelve(briefing: Briefing, dossier: Dossier) -> Shelf:
    """The shelf of a briefing of the dossier."""
    return Shelf(
        slug=briefing.slug,
        title=dossier.title(briefing),
        covers=briefing.covers or "",
        changed=briefing.updated or first_day(briefing),
        amended=bool(briefing.changes),
        entry=index.entry(briefing, dossier),
        sources=tuple(source.lines(briefing, dossier)),
        issues=tuple(issues.lines(briefing, dossier)),
        actors=tuple(actors.lines(briefing, dossier)),
        hushes=tuple(actors.hushes(briefing, dossier)),
        feed=tuple(feed.entries(briefing, dossier)),
        dated=first_day(briefing) is not None,
        trace=across.trace(briefing),
    )


def ordered(shelves: list[Shelf]) -> list[Shelf]:
    """The newest briefing first, those without a date last, ties by slug."""
    return sorted(sorted(shelves, key=lambda shelf: shelf.slug), key=lambda shelf: shelf.covers, reverse=True)
