"""What a reader's feed is told: each briefing once for ever, and again only when a statement of it has changed.

The id is made of the site's host, the briefing's slug and its first date, none of which a rebuild moves.
A site that does not know its own address has no feed, and a briefing that no date is known for is in none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from collate.model import Briefing, Page
from collate.pages.library import Library, briefing_address, first_day
from collate.pages.plain import segment

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A briefing in a feed; dates are whole days, ISO 8601."""

    id: str
    title: str
    address: str
    published: str
    updated: str
    summary: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """The entries, the last changed first, and when the newest changed."""

    id: str
    updated: str
    entries: tuple[FeedEntry, ...]


def pages(library: Library) -> Iterator[Page]:
    """The feed, where there is anything to tell."""
    host = urlsplit(library.site.base_url).hostname
    if not host:
        return
    found = [one for briefing in library.briefings for one in _entries(briefing, host, library)]
    found.sort(key=lambda one: one.updated, reverse=True)
    if found:
        start = min(one.published for one in found)
        view = FeedView(f"tag:{host},{start}:briefings", found[0].updated, tuple(found))
        yield library.page("feed", "feed", library.site.title, library.site.description, view)


def _entries(briefing: Briefing, host: str, library: Library) -> Iterator[FeedEntry]:
    first = first_day(briefing)
    if first:
        updated = briefing.updated or first
        yield FeedEntry(
            id=f"tag:{host},{first}:{segment(briefing.slug)}",
            title=library.title(briefing),
            address=briefing_address(briefing),
            published=first,
            updated=max(first, updated) if _DAY.fullmatch(updated) else first,
            summary=library.summary(briefing),
            points=tuple(library.plainly(point.text, point.citations) for point in briefing.key_points),
        )
