"""The published JSON Schema of `briefing.json`: written by hand, as the contract it is."""

from collections.abc import Iterator
from functools import cache
from pkgutil import get_data

from collate.model import File, Page
from collate.outputs.templates import Templates


def files(page: Page, _templates: Templates) -> Iterator[File]:
    """`schema/briefing.schema.json`."""
    if page.kind == "schema":
        yield File(page.address, schema())


@cache
def schema() -> bytes:
    """The schema as published."""
    return get_data("collate.outputs", "briefing.schema.json") or b""
