"""`briefings/*.yaml`: what an editor adds to a briefing or overrides in it.

These models check what is written and describe it to the editor's own program: every key carries
its description and an example, and the schema is made from them.
"""

from typing import Any, Generic, TypeVar

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from collate.diagnostics import Checked
from collate.entries import (
    ChangeEntry,
    DifferEntry,
    FigureEntry,
    IssueEntry,
    MomentEntry,
    OverrideEntry,
    PointEntry,
    QuoteEntry,
)
from collate.fields import Date, Entry, FileName, Line, ProseText, ShortName, Slug, StatementId, Switch
from collate.located import Loaded, load
from collate.model import RawFile

E = TypeVar("E", bound=Entry)


class Section(Entry, Generic[E]):
    """A list of entries that adds to what is extracted; as `{only: true, items: […]}` it stands alone."""

    only: Switch = Field(default=False, description="Show these items and nothing extracted.", examples=[True])
    items: tuple[E, ...] = Field(default=(), description="The items.")

    @model_validator(mode="before")
    @classmethod
    def _forms(cls, written: object) -> object:
        return {"items": written} if isinstance(written, list) else written

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Either a list or a mapping around one."""
        mapping = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [mapping["properties"]["items"], mapping]}


class Annotations(Entry):
    """A briefing's YAML. What is left out is extracted from the articles."""

    title: Line | None = Field(None, description="The headline.", examples=["River flood: what is known"])
    slug: Slug | None = Field(
        None,
        description="The page's address and its feed id: it never changes. Without it, the file's name.",
        examples=["river-flood"],
    )
    covers: Date | None = Field(None, description="The day the briefing is about.", examples=["2031-05-03"])
    sources: dict[ShortName, FileName] = Field(
        min_length=1,
        description="A short name for each article in seeds/, in the order they are shown.",
        examples=[{"herald": "flood_herald.txt"}],
    )
    summary: ProseText | None = Field(
        None,
        description='Two or three sentences that say it all, in Markdown; each cites: [herald: "copied words"].',
        examples=['The dam held [herald: "the dam held"].'],
    )
    body: ProseText | None = Field(
        None,
        description="Background in your words, as Markdown with citations.",
        examples=["It had rained for a week."],
    )
    key_points: Section[PointEntry] = Field(
        default_factory=Section[PointEntry],
        description="What is known.",
        examples=[[{"say": "The dam held.", "cite": [{"herald": "the dam held"}]}]],
    )
    quotes: Section[QuoteEntry] = Field(
        default_factory=Section[QuoteEntry],
        description="Who said what.",
        examples=[[{"who": "Ada Moreau", "cite": [{"herald": "We will rebuild"}]}]],
    )
    figures: Section[FigureEntry] = Field(
        default_factory=Section[FigureEntry],
        description="What was counted or measured.",
        examples=[[{"what": "Houses flooded", "cite": [{"herald": "at least 12 houses"}]}]],
    )
    open_issues: Section[IssueEntry] = Field(
        default_factory=Section[IssueEntry],
        description="Questions that are not settled.",
        examples=[
            [
                {
                    "id": "dam-repair",
                    "ask": "Who will pay for the dam?",
                    "cite": [{"herald": "nobody has said who will pay"}],
                }
            ]
        ],
    )
    differ: Section[DifferEntry] = Field(
        default_factory=Section[DifferEntry],
        description="Where the sources differ.",
        examples=[
            [
                {
                    "about": "Who opened the gates",
                    "kind": "attribution",
                    "cite": [{"herald": "the mayor said"}, {"gazette": "the minister said"}],
                }
            ]
        ],
    )
    timeline: Section[MomentEntry] = Field(
        default_factory=Section[MomentEntry],
        description="What happened when.",
        examples=[
            [
                {
                    "on": "2031-05-03",
                    "what": "The river bursts its banks",
                    "cite": [{"herald": "burst its banks on Saturday"}],
                }
            ]
        ],
    )
    overrides: dict[StatementId, OverrideEntry] = Field(
        {}, description="Changes to extracted statements, by the id the preview shows.", examples=[{"k-5f3a1c": "hide"}]
    )
    changes: tuple[ChangeEntry, ...] = Field(
        (),
        description="Corrections and updates, told to readers.",
        examples=[[{"on": "2031-05-04", "kind": "update", "note": "The count was raised."}]],
    )


def read(file: RawFile, *, lenient: bool = False) -> Checked[Loaded[Annotations] | None]:
    """A briefing's YAML, checked; None where it has an error, or if `lenient` only where it cannot be read."""
    return load(file, Annotations, lenient=lenient)
