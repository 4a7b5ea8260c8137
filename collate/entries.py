"""What stands in a briefing's lists: a key point, a quote, a figure … as an editor writes each.

Every key carries the description and the example that the editor's own program shows.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from collate.fields import Date, Entry, Line, ProseText, ShortName, Slug, StatementId, Switch, refuse
from collate.located import Words
from collate.model import DiscrepancyKind, Severity, Status


class Citation(Entry):
    """One source and words copied from it, written `short name: words`."""

    source: Words
    words: Words

    @model_validator(mode="before")
    @classmethod
    def _one_pair(cls, written: object) -> object:
        if isinstance(written, Mapping) and len(written) > 1:
            refuse("citation_form", "each source and its words are a citation of their own", "put `- ` before each")
        if not isinstance(written, Mapping) or not written:
            refuse("citation_form", "a citation is one source and its words", "write it as `- herald: copied words`")
        source, words = next(iter(written.items()))
        if not isinstance(words, str) or not words.strip():
            refuse(
                "citation_form", "words copied from the article must stand here", f"write `- {source}: copied words`"
            )
        return {"source": source, "words": words}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """What an editor writes: a mapping with one key."""
        return {
            "type": "object",
            "description": "A source's short name and words copied from it; `…` joins the two ends of a long passage.",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": {"type": "string", "minLength": 1},
            "examples": [{"herald": "the river rose by two metres"}],
        }


Citations = Annotated[tuple[Citation, ...], Field(min_length=1)]

ExtractedId = Annotated[
    StatementId | None, Field(description="The extracted statement that this one stands for.", examples=["k-5f3a1c"])
]
"""As the preview and a draft show it; what is extracted is then joined with the entry, and keeps its address."""


class PointEntry(Entry):
    """What is known, in a sentence, and the words that say so."""

    id: ExtractedId = None
    say: Line | None = Field(
        None,
        description="The statement in your words; without it the first citation's own words are shown.",
        examples=["The dam held."],
    )
    cite: Citations = Field(
        description="The words that say so, a source each.", examples=[[{"herald": "the dam held"}]]
    )


class QuoteEntry(Entry):
    """Words somebody spoke."""

    id: ExtractedId = None
    who: Line | None = Field(
        None, description="Who spoke the words; left out where nobody is named.", examples=["Ada Moreau"]
    )
    where: Line | None = Field(None, description="Where, or to whom, they were spoken.", examples=["parliament"])
    cite: Citations = Field(
        description="The words as each source has them.", examples=[[{"herald": "We will rebuild"}]]
    )


class FigureEntry(Entry):
    """Something counted or measured, and each source's number for it."""

    id: ExtractedId = None
    what: Line = Field(description="What is counted, where and since when.", examples=["Houses flooded since May"])
    cite: Citations = Field(
        description="The words with the number, a source each.", examples=[[{"herald": "at least 12 houses"}]]
    )
    note: Line | None = Field(
        None, description="What a reader should know of the numbers.", examples=["Counts differ."]
    )


class IssueEntry(Entry):
    """A question that is not settled, and where each side stands."""

    id: Slug = Field(description="The same in every briefing: it makes the issue's history.", examples=["dam-repair"])
    ask: Line | None = Field(
        None,
        description="The open question; without it the one in config.yaml, or the extracted one.",
        examples=["Who will pay for the dam?"],
    )
    title: Line | None = Field(
        None, description="A short name; without it the one in config.yaml, or the id.", examples=["Dam repair"]
    )
    status: Status = Field("open", description="Where it stands by this event.", examples=["open"])
    since: Date | None = Field(None, description="Since when it is open.", examples=["2031-05-03"])
    note: ProseText | None = Field(
        None, description="What a reader should know, in Markdown with citations.", examples=["Talks go on."]
    )
    cite: tuple[Citation, ...] = Field(
        (), description="Words that raise the question.", examples=[[{"herald": "nobody has said who will pay"}]]
    )
    positions: dict[Line, Citations] = Field(
        {},
        description="Each actor's own position, in the words of the sources.",
        examples=[{"Ministry": [{"herald": "will not pay"}]}],
    )
    silent: tuple[Line, ...] = Field(
        (), description="Actors with a stake of whom no position is reported.", examples=[["Town council"]]
    )


class DifferEntry(Entry):
    """Something the sources tell differently."""

    about: Line = Field(description="What they differ on.", examples=["Who opened the gates"])
    kind: DiscrepancyKind = Field(description="What sort of thing differs.", examples=["attribution"])
    severity: Severity = Field(
        "soft", description="hard: both cannot be true; soft: they may; info: worth knowing.", examples=["hard"]
    )
    note: ProseText | None = Field(
        None, description="How they differ, in Markdown with citations.", examples=["Only one names her."]
    )
    cite: Annotated[tuple[Citation, ...], Field(min_length=2)] = Field(
        description="The words of each side.",
        examples=[[{"herald": "the mayor said"}, {"gazette": "the minister said"}]],
    )
    resolved: ProseText | None = Field(
        None, description="How it was settled, if it was.", examples=["The herald corrected it."]
    )
    id: ExtractedId = None


class MomentEntry(Entry):
    """Something that happened, or will."""

    id: ExtractedId = None
    on: Date | None = Field(
        None, description="When, as precise as is known; left out where nothing tells.", examples=["2031-05-03"]
    )
    what: Line | None = Field(
        None,
        description="What happened; without it the first citation's own words are shown.",
        examples=["The river bursts its banks"],
    )
    cite: Citations = Field(
        description="The words that say so.", examples=[[{"herald": "burst its banks on Saturday"}]]
    )


class ChangeEntry(Entry):
    """A correction or an update that readers are told of."""

    on: Date = Field(description="The day of the change.", examples=["2031-05-04"])
    kind: Literal["correction", "update"] = Field(
        description="Whether something was wrong, or is new.", examples=["correction"]
    )
    note: ProseText = Field(description="What changed.", examples=["The toll was given without its source."])


class OverrideEntry(Entry):
    """What to change in one extracted statement; `hide` alone takes it out."""

    hide: Switch = Field(default=False, description="Leave it out.", examples=[True])
    say: Line | None = Field(
        None, description="A key point's or moment's text in your words.", examples=["The dam held."]
    )
    title: Line | None = Field(None, description="An issue's title.", examples=["Dam repair"])
    ask: Line | None = Field(None, description="An issue's question.", examples=["Who will pay?"])
    what: Line | None = Field(None, description="What a figure counts.", examples=["Houses flooded"])
    who: Line | None = Field(None, description="A quote's speaker.", examples=["Ada Moreau"])
    about: Line | None = Field(None, description="What a disagreement is about.", examples=["Who opened the gates"])
    on: Date | None = Field(None, description="A moment's date.", examples=["2031-05-03"])
    status: Status | None = Field(None, description="An issue's status.", examples=["settled"])
    severity: Severity | None = Field(None, description="A disagreement's severity.", examples=["info"])
    kind: DiscrepancyKind | None = Field(None, description="A disagreement's kind.", examples=["framing"])
    note: ProseText | None = Field(
        None, description="A figure's, an issue's or a disagreement's note.", examples=["Counts differ."]
    )
    resolved: ProseText | None = Field(
        None, description="How a disagreement was settled.", examples=["Both were counting houses."]
    )
    merge: tuple[StatementId, ...] = Field(
        (), description="Statements that say the same: they are joined into this one.", examples=[["k-5f3a1c"]]
    )
    split: tuple[ShortName, ...] = Field(
        (),
        description="Sources whose words say something else: they become a statement of their own.",
        examples=[["herald"]],
    )
    pin: int | None = Field(None, ge=1, description="Its place in its section, counted from 1.", examples=[1])

    @model_validator(mode="before")
    @classmethod
    def _forms(cls, written: object) -> object:
        if isinstance(written, str):
            if written != "hide":
                refuse("unknown_value", "an override is `hide`, or keys with values", "did you mean `hide`?")
            return {"hide": True}
        return written

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Either the word `hide` or a mapping."""
        return {"anyOf": [{"type": "string", "enum": ["hide"]}, handler.resolve_ref_schema(handler(schema))]}
