"""What every statement rests on: exact words of a source, and who the source is."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from collate.frozen import Frozen
from collate.model.article import About, Publish


class Anchor(Frozen, order=True):
    """Exact words of one source: `text[start:end] == exact`. Made only by `collate.anchor`.

    `prefix` and `suffix` are the words around it, up to 32 code points each.
    """

    source: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


def anchors(value: object) -> Iterator[Anchor]:
    """Every anchor in a value of the model, wherever it lies."""
    if isinstance(value, Anchor):
        yield value
        return
    kind: Any = type(value)
    parts = value if isinstance(value, tuple) else [getattr(value, name) for name in _fields(kind)]
    for part in parts:
        if type(part) not in _PLAIN:
            yield from anchors(part)


_PLAIN = frozenset({str, int, float, bool, type(None)})
"""What holds no anchor: most of what a briefing is made of."""


@cache
def _fields(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any class
    return getattr(kind, "__struct_fields__", ())


class Origins(Frozen):
    """Where several articles may have a statement from: as they declare it, and as shared wording suggests."""

    declared: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


class Prose(Frozen):
    """An editor's Markdown. The n-th citation in `markdown` stands for `citations[n]`; `text` is it without them."""

    markdown: str
    text: str
    citations: tuple[Anchor, ...] = ()


class Source(Frozen):
    """An article of this briefing.

    `id` is the site-wide id; `name` the short name used in this briefing; `letter` its mark (A, B, …);
    `credits` are the outlets it credits, `origins` what the origin graph found for it.
    """

    id: str
    name: str
    letter: str
    file: str
    sha256: str
    about: About
    language: str
    credits: tuple[str, ...]
    origins: Origins
    excluded: tuple[tuple[int, int], ...]
    publish: Publish = "excerpt"
