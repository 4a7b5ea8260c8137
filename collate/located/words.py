"""A scalar of YAML: text that knows where it was written.

It stays text whatever it looks like (`NO`, `012`, `12:30` are what was typed), and it keeps its
place through validation, so that a stage far downstream can still point at the very words.
"""

from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from collate.text import Span

_NOWHERE = Span(0, 0)


class Words(str):
    """Text with the span of the file it stands in; made by hand, it stands nowhere (an empty span at 0)."""

    __slots__ = ("span",)

    span: Span

    def __new__(cls, words: str, span: Span = _NOWHERE) -> Self:
        """Text and its place."""
        made = super().__new__(cls, words)
        made.span = span
        return made

    def within(self, start: int, end: int, source: str) -> Span:
        """Where the part `[start:end]` of these words stands in `source`, the file's text.

        White space is laid out differently in a file (indentation, folded lines), so only what
        is no white space is counted.
        """
        block = source[self.span.start : self.span.start + 1] in ("|", ">")
        offset = source.find("\n", self.span.start) if block else self.span.start
        offset += source[offset : offset + 1] in ("'", '"')
        places = [at for at in range(max(offset, 0), self.span.end) if not source[at].isspace()]
        first = sum(not char.isspace() for char in self[:start])
        last = first + sum(not char.isspace() for char in self[start:end]) - 1
        if not first <= last < len(places):
            return self.span
        return Span(places[first], places[last] + 1)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's protocol
        """Pydantic takes it as it is."""
        return core_schema.no_info_plain_validator_function(_taken)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """In an editor's schema it is a string."""
        return {"type": "string"}


def _taken(value: object) -> Words:
    if isinstance(value, Words):
        return value
    if isinstance(value, str):
        return Words(value)
    kind = "words_type"
    raise PydanticCustomError(kind, "words are expected here")
