"""`seeds/NAME.yaml`: what is known of an article that its text does not state.

Nothing is guessed: what is not written stays unknown and is shown as such.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from collate.diagnostics import Checked
from collate.fields import Date, Digest, Entry, Instant, Language, Line, Url
from collate.located import load
from collate.model import About, Publish, Published, RawFile

_STATED = "stated"
_APART = ("published", "retrieved", "sha256")
_DAY = len("2031-05-03")


class PublishedKey(Entry):
    """A date, and how it is known."""

    date: Date = Field(description="The day, as precise as the article states it.", examples=["2031-05-03"])
    basis: Line | None = Field(None, description="How it is known.", examples=["dateline"])

    @model_validator(mode="before")
    @classmethod
    def _forms(cls, written: object) -> object:
        return {"date": written} if isinstance(written, str) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Either a date alone or a mapping."""
        mapping = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [mapping["properties"]["date"], mapping]}


class AboutFile(Entry):
    """What is known of an article."""

    publisher: Line | None = Field(None, description="Who published it.", examples=["The River Herald"])
    title: Line | None = Field(None, description="Its headline.", examples=["Dam holds as river falls"])
    author: Line | None = Field(None, description="Who wrote it.", examples=["Ada Moreau"])
    url: Url | None = Field(None, description="Its address on the web.", examples=["https://example.org/dam-holds"])
    published: PublishedKey | None = Field(
        None,
        description="When it was published: a date, or {date, basis}; --05-03 where no year is printed.",
        examples=["2031-05-03", {"date": "--05-03", "basis": "stated, no year printed"}],
    )
    retrieved: Instant | None = Field(
        None, description="The day, or the very second, its text was fetched.", examples=["2031-05-04"]
    )
    sha256: Digest | None = Field(
        None, description="The digest of the bytes it was made from, as they came.", examples=["9f" * 32]
    )
    language: Language | None = Field(None, description="Its language.", examples=["en"])
    credits: tuple[Line, ...] = Field(
        (), description="The outlets and agencies it credits.", examples=[["Example Agency"]]
    )
    reliability: Line | None = Field(
        None, description="What readers should know of the outlet.", examples=["run by the town"]
    )
    licence: Line | None = Field(None, description="Under what terms its text may be used.", examples=["CC BY 4.0"])
    publish: Publish | None = Field(None, description="How much of it is published.", examples=["excerpt"])
    longest: int | None = Field(
        None, ge=1, description="How many characters of it are read, where it is long.", examples=[400_000]
    )


def read(file: RawFile) -> Checked[About | None]:
    """What the YAML beside an article states, checked; None where it has an error."""
    loaded, faults = load(file, AboutFile)
    return (_about(loaded.value) if loaded else None), faults


def _about(value: AboutFile) -> About:
    plain: Mapping[str, Any] = {name: getattr(value, name) for name in AboutFile.model_fields if name not in _APART}
    published = Published(value.published.date, value.published.basis or _STATED) if value.published else Published()
    return About(**plain, published=published, retrieved=value.retrieved[:_DAY] if value.retrieved else None)
