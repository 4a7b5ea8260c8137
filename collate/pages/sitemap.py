"""The list of a site's pages, for those who read all of them."""

from typing import NamedTuple


class Listed(NamedTuple):
    """A page and the day it last changed, where that is known."""

    address: str
    changed: str | None


class SitemapView(NamedTuple):
    """The pages that readers may want to find."""

    pages: tuple[Listed, ...]
