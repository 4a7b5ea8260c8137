"""Links from one page to another: relative, to a file by its name, so that they hold under any path and from a disk.

Only the page for unknown addresses is reached from anywhere; it starts from the site's own path.
"""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, urlsplit

from collate.frozen import Frozen
from collate.model import Page

_NOT_FOUND = "404"


class Addresses(Frozen):
    """Addresses as one page writes them; `root` leads from it to the site's front."""

    root: str
    base_url: str
    here: str
    versions: Mapping[str, str]

    @classmethod
    def of(cls, page: Page, versions: Mapping[str, str]) -> "Addresses":
        """The addresses that `page` needs."""
        anywhere = page.kind == _NOT_FOUND
        root = urlsplit(page.site.base_url).path or "/" if anywhere else "../" * page.address.count("/")
        return cls(root, page.site.base_url, page.address, versions)

    def page(self, address: str, fragment: str | None = "") -> str:
        """The file of a page of this site, at an element of it."""
        name = address + "index.html" if address == "" or address.endswith("/") else address
        return f"{self.root}{_quoted(name)}" + (f"#{_quoted(fragment)}" if fragment else "")

    def asset(self, name: str) -> str:
        """An asset; its version changes with its bytes, so that no browser keeps an old one."""
        version = self.versions.get(f"assets/{name}", "")
        return f"{self.root}assets/{_quoted(name)}" + (f"?{version}" if version else "")

    def public(self, address: str | None = None) -> str | None:
        """The whole public address of a page, None while the site does not know its own."""
        return f"{self.base_url}{_quoted(self.here if address is None else address)}" if self.base_url else None


@lru_cache(maxsize=1 << 10)
def _quoted(name: str) -> str:
    return quote(name)
