"""Atom and JSON Feed, with whole addresses throughout: a feed is read away from its site."""

from collections.abc import Iterator
from functools import lru_cache

from collate.model import File, Page
from collate.outputs.addresses import Addresses
from collate.outputs.escaping import escaped
from collate.outputs.indented import indented
from collate.outputs.templates import Templates
from collate.pages.feed import FeedEntry, FeedView


def files(page: Page, templates: Templates) -> Iterator[File]:
    """`feed.xml` and `feed.json`."""
    if isinstance(page.body, FeedView):
        to = Addresses.of(page, templates.versions)
        whole = {"page": page, "site": page.site, "view": page.body, "to": to, "told": told}
        yield File("feed.xml", templates.fill("feed.xml", whole).encode())
        yield File("feed.json", indented(_json(page, page.body, to)).encode() + b"\n")


@lru_cache(maxsize=128)
def told(entry: FeedEntry) -> str:
    """An entry's summary and key points as HTML."""
    lines = "".join(f"<p>{escaped(line)}</p>" for line in entry.summary)
    points = "".join(f"<li>{escaped(point)}</li>" for point in entry.points)
    return f"{lines}<ul>{points}</ul>" if points else lines


def _json(page: Page, view: FeedView, to: Addresses) -> dict[str, object]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": page.site.title,
        **({"description": page.site.description} if page.site.description else {}),
        "home_page_url": to.public(""),
        "feed_url": to.public("feed.json"),
        "language": page.site.language,
        "items": [
            {
                "id": entry.id,
                "url": to.public(entry.address),
                "title": entry.title,
                "content_html": told(entry),
                "date_published": f"{entry.published}T00:00:00Z",
                "date_modified": f"{entry.updated}T00:00:00Z",
            }
            for entry in view.entries
        ],
    }
