"""`briefing.json`: a briefing value for value, as its published schema says."""

import json
from collections.abc import Iterator
from dataclasses import fields

from collate.model import Briefing, File, Page, Since, Source
from collate.outputs.templates import Templates
from collate.pages.briefing import BriefingView

VERSION = 1
"""Moves when a program that reads the file has to change."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def files(page: Page, _templates: Templates) -> Iterator[File]:
    """`briefing.json` beside a briefing's page."""
    if isinstance(page.body, BriefingView):
        text = json.dumps(published(page.body.briefing, page.body.since), ensure_ascii=False, indent=1, allow_nan=False)
        yield File(page.address + "briefing.json", text.encode() + b"\n")


def published(briefing: Briefing, since: tuple[Since, ...] = ()) -> dict[str, Json]:
    """A briefing as the contract has it, with how it stands against earlier ones."""
    head: dict[str, Json] = {"schema": "../../schema/briefing.schema.json", "version": VERSION}
    return {**head, **_members(briefing), "history": _json(since)}


def _members(value: object) -> dict[str, Json]:
    return {field.name: _json(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]


def _json(value: object) -> Json:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_json(one) for one in value]
    if isinstance(value, Source):
        return _source(value)
    return _members(value)


def _source(source: Source) -> dict[str, Json]:
    """A source with what is known of it beside its name, and its origins as one list."""
    members = _members(source)
    about = _members(source.about)
    for name in ("publish", "credits", "language", "longest"):
        del about[name]
    del members["about"]
    origins: list[Json] = [
        {"name": name, "kind": kind}
        for kind, names in (("declared", source.origins.declared), ("possible", source.origins.possible))
        for name in names
    ]
    return {**members, **about, "origins": origins}
