"""What crawlers may read: everything."""

from collections.abc import Iterator

from collate.model import File, Page
from collate.outputs.templates import Templates


def files(page: Page, _templates: Templates) -> Iterator[File]:
    """`robots.txt`."""
    if page.kind == "robots":
        yield File(page.address, b"User-agent: *\nAllow: /\n")
