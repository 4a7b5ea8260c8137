"""`briefing.json`: a briefing value for value, as its published schema says."""

from collections.abc import Iterator

from msgspec.structs import asdict

from collate.model import Briefing, File, Page, Since, Source
from collate.outputs.indented import indented
from collate.outputs.templates import Templates
from collate.pages.briefing import BriefingView

VERSION = 1
"""Moves when a program that reads the file has to change."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
_UNSAID = frozenset(("publish", "credits", "language", "longest"))
"""What is told of a source by other members of it, or of its publication alone."""


def files(page: Page, _templates: Templates) -> Iterator[File]:
    """`briefing.json` beside a briefing's page."""
    if isinstance(page.body, BriefingView):
        yield File(page.address + "briefing.json", published(page.body.briefing, page.body.since).encode() + b"\n")


def published(briefing: Briefing, since: tuple[Since, ...] = ()) -> str:
    """A briefing as the contract has it, with how it stands against earlier ones."""
    head = {"schema": "../../schema/briefing.schema.json", "version": VERSION}
    sources = tuple(map(_source, briefing.sources))
    return indented({**head, **asdict(briefing), "sources": sources, "history": since})


def _source(source: Source) -> dict[str, object]:
    """A source with what is known of it beside its name, and its origins as one list."""
    members = {name: each for name, each in asdict(source).items() if name != "about"}
    about = {name: each for name, each in asdict(source.about).items() if name not in _UNSAID}
    origins = [
        {"name": name, "kind": kind}
        for kind, names in (("declared", source.origins.declared), ("possible", source.origins.possible))
        for name in names
    ]
    return {**members, **about, "origins": origins}
