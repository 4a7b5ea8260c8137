"""`sitemap.xml`, and `robots.txt`, which lets every crawler in and shows it the way there."""

import re
from collections.abc import Iterator

from markupsafe import escape

from collate.model import File, Page
from collate.outputs.addresses import Addresses
from collate.outputs.templates import Templates
from collate.pages.sitemap import Listed, SitemapView

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def files(page: Page, templates: Templates) -> Iterator[File]:
    """The sitemap or the robots file."""
    to = Addresses.of(page, templates.versions)
    if isinstance(page.body, SitemapView):
        listed = "".join(_listed(one, to) for one in page.body.pages)
        head = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SCHEMA}">\n'
        yield File(page.address, f"{head}{listed}</urlset>\n".encode())
    elif page.kind == "robots":
        there = to.public("sitemap.xml")
        yield File(page.address, ("User-agent: *\nAllow: /\n" + (f"Sitemap: {there}\n" if there else "")).encode())


def _listed(one: Listed, to: Addresses) -> str:
    dated = re.fullmatch(r"\d{4}-\d\d-\d\d", one.changed or "")
    changed = f"<lastmod>{dated[0]}</lastmod>" if dated else ""
    return f"<url><loc>{escape(to.public(one.address))}</loc>{changed}</url>\n"
