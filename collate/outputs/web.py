"""A page as HTML, by the template of its kind; a kind without a template has no HTML."""

from collections.abc import Iterator

from collate.model import File, Page
from collate.outputs.templates import Templates, html


def files(page: Page, templates: Templates) -> Iterator[File]:
    """`index.html` at the page's address."""
    if templates.has(f"{page.kind}.html"):
        whole = page.address == "" or page.address.endswith("/")
        yield File(page.address + ("index.html" if whole else ""), html(page, templates).encode())
