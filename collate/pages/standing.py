"""Pages that stand whatever the briefings say: about, 404, and what tells crawlers where to look."""

from collections.abc import Iterator

from collate.model import Page
from collate.pages.library import Library


def pages(library: Library) -> Iterator[Page]:
    """About, 404, robots and the schema of the briefings' data."""
    yield library.page("about", "about/", "About", "", None)
    yield library.page("404", "404.html", "Page not found", "", None)
    yield library.page("robots", "robots.txt", "robots", "", None)
    yield library.page("schema", "schema/briefing.schema.json", "Schema of a briefing", "", None)
