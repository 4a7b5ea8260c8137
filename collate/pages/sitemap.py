"""The list of a site's pages, for those who read all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collate.model import Page
from collate.pages.briefing import BriefingView
from collate.pages.library import Library, first_day


@dataclass(frozen=True, slots=True)
class Listed:
    """A page and the day it last changed, where that is known."""

    address: str
    changed: str | None


@dataclass(frozen=True, slots=True)
class SitemapView:
    """The pages that readers may want to find."""

    pages: tuple[Listed, ...]


def pages(library: Library, made: Iterable[Page]) -> Iterator[Page]:
    """The sitemap, for a site that knows its own address."""
    if library.site.base_url:
        listed = (
            Listed(page.address, _changed(page)) for page in made if page.address == "" or page.address.endswith("/")
        )
        yield library.page("sitemap", "sitemap.xml", "Sitemap", "", SitemapView(tuple(listed)))


def _changed(page: Page) -> str | None:
    if not isinstance(page.body, BriefingView):
        return None
    return page.body.briefing.updated or first_day(page.body.briefing)
