"""What a reader's feed is told: each briefing once for ever, and again only when a statement of it has changed.

The id is made of the site's host, the briefing's slug and its first date, none of which a rebuild moves.
A site that does not know its own address has no feed, and a briefing that no date is known for is in none.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from collate.model import Briefing
from collate.pages.dossier import Dossier, briefing_address, first_day
from collate.pages.plain import segment

_MOST = 100
"""Briefings that a feed tells of: readers keep what they had before."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class FeedEntry(NamedTuple):
    """A briefing in a feed; dates are whole days, ISO 8601."""

    id: str
    title: str
    address: str
    published: str
    updated: str
    summary: tuple[str, ...]
    points: tuple[str, ...]


class FeedView(NamedTuple):
    """The entries that changed last, the newest first, and when that one changed."""

    id: str
    updated: str
    entries: tuple[FeedEntry, ...]


def view(found: Iterable[FeedEntry], base_url: str) -> FeedView | None:
    """The feed, where there is anything to tell."""
    ordered = sorted(found, key=lambda one: one.updated, reverse=True)
    if not ordered:
        return None
    start = min(one.published for one in ordered)
    name = f"tag:{urlsplit(base_url).hostname},{start}:briefings"
    return FeedView(name, ordered[0].updated, tuple(ordered[:_MOST]))


def entries(briefing: Briefing, dossier: Dossier) -> Iterator[FeedEntry]:
    """What the feed tells of a briefing: nothing while the site does not know its own address, or no day is known."""
    host, first = urlsplit(dossier.config.base_url).hostname, first_day(briefing)
    if host and first:
        updated = briefing.updated or first
        yield FeedEntry(
            id=f"tag:{host},{first}:{segment(briefing.slug)}",
            title=dossier.title(briefing),
            address=briefing_address(briefing),
            published=first,
            updated=max(first, updated) if _DAY.fullmatch(updated) else first,
            summary=dossier.summary(briefing),
            points=tuple(dossier.plainly(point.text, point.citations) for point in briefing.key_points),
        )
