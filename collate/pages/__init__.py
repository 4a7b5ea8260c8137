"""The pages of a site, a page type each, as values that know no markup.

To add a page type: a module with `pages(library)`, and its line below.
"""

from collections.abc import Callable, Iterable

from collate.model import Briefing, Config, Page, Witness
from collate.pages import actors, briefing, changes, feed, index, issues, search, sitemap, source, standing
from collate.pages.library import Library, library

PAGES: tuple[Callable[[Library], Iterable[Page]], ...] = (
    index.pages,
    briefing.pages,
    source.pages,
    issues.pages,
    actors.pages,
    changes.pages,
    standing.pages,
    feed.pages,
)

LISTS: tuple[Callable[[Library, tuple[Page, ...]], Iterable[Page]], ...] = (search.pages, sitemap.pages)
"""Pages made from all the others."""


def paginate(briefings: tuple[Briefing, ...], witnesses: tuple[Witness, ...], config: Config) -> tuple[Page, ...]:
    """Every page of the site; `witnesses` are the articles of all the briefings."""
    whole = library(briefings, witnesses, config)
    made = tuple(page for pages in PAGES for page in pages(whole))
    return (*made, *(page for pages in LISTS for page in pages(whole, made)))
