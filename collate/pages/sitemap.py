"""The list of a site's pages, for those who read all of them."""

from dataclasses import dataclass
from typing import NamedTuple


class Listed(NamedTuple):
    """A page and the day it last changed, where that is known."""

    address: str
    changed: str | None


@dataclass(frozen=True, slots=True)
class SitemapView:
    """The pages that readers may want to find."""

    pages: tuple[Listed, ...]
