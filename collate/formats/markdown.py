"""Markdown: the words are the article's, the marks around them are notation.

The text is not rendered: the parser of CommonMark only tells which of its lines and characters are words. What it says
nothing of stays text, so that nothing is lost. A list's own marks stay too: they part its items for whoever reads.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from collate.diagnostics import Checked, Diagnostic
from collate.formats.frontmatter import front_matter
from collate.formats.layout import Layout, whole
from collate.model import Limits, raising
from collate.text import Span

if TYPE_CHECKING:  # plain text needs no parser, and that takes long to import
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)")


def layout(text: str, file: str, limits: Limits) -> Checked[Layout]:
    """Body, notation and front matter of a Markdown source; a fault of the front matter drops only its line.

    Each bracket may begin a link, which is looked for to the paragraph's end: in a text with too many, none is.
    """
    end, about, complaints = front_matter(text, file)
    body = Span(max(end, whole(text).start), len(text))
    read = text[body.start : body.start + limits.article_characters]
    linked = read.count("[") <= limits.article_brackets
    found = tuple(Span(each.start + body.start, each.end + body.start) for each in _notation(read, linked=linked))
    return Layout(body, found, about), complaints if linked else (*complaints, _unlinked(file, read.count("["), limits))


def _unlinked(file: str, found: int, limits: Limits) -> Diagnostic:
    message = f"this article has {found:,} square brackets; beyond {limits.article_brackets:,} links stay as written"
    return Diagnostic("warning", "too-many-brackets", message, file, hints=(raising("article_brackets", found),))


@lru_cache(maxsize=2)
def _parser(*, linked: bool) -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - see above

    from collate.formats.inline import Inline  # noqa: PLC0415 - see above

    parser = MarkdownIt("commonmark", {"maxNesting": 40})
    parser.inline = Inline()
    parser.disable("html_block").core.ruler.disable("text_join")
    return parser if linked else parser.disable(["link", "image", "reference"])


class _Sheet(Struct):
    """A text, its lines, and of each line that is words, where they lie."""

    text: str
    lines: tuple[Span, ...]
    words: dict[int, list[Span]]
    notation: set[int]
    """Lines that the parser knows to be none."""
    marks: list[Span]


def _notation(text: str, *, linked: bool) -> list[Span]:
    parser, env = _parser(linked=linked), dict[str, object]()
    lines = tuple(Span(*each.span(1)) for each in _LINE.finditer(text))
    sheet = _Sheet(text.replace("\0", "\ufffd"), lines, {}, set(), [])
    for token in parser.parse(text, env):
        _place(sheet, token)
    for known in ("references", "duplicate_refs"):
        sheet.notation |= _defined(env.get(known, ()))
    around = [span for number in range(len(lines)) for span in _around(sheet, number)]
    return _apart(sorted([*around, *sheet.marks]))


def _defined(found: object) -> set[int]:
    """The lines of definitions of links."""
    each = found.values() if isinstance(found, dict) else found
    return {line for one in each for line in range(*one["map"])}  # type: ignore[attr-defined]


def _place(sheet: _Sheet, token: "Token") -> None:
    """Enter what a token of a block tells of its lines."""
    from collate.formats.inline import marks  # noqa: PLC0415 - see above

    if not token.map:
        return
    first, end = token.map
    if token.type == "inline":
        _write(sheet, first, token.content, marks(token))
    elif token.type in ("fence", "code_block"):
        _write(sheet, first + (token.type == "fence"), token.content, ())
        sheet.notation |= {first, end - 1} if token.type == "fence" else set()
    elif token.type in ("hr", "heading_open"):
        sheet.notation |= set(range(first, end))
    elif token.type == "blockquote_open":
        sheet.notation |= {line for line in range(first, end) if not sheet.lines[line].of(sheet.text).strip("> \t")}


def _write(sheet: _Sheet, first: int, content: str, inside: Iterable[Span]) -> None:
    """Enter the words of a block, and the notation inside them, where its lines have them."""
    starts, places = [0], list[int]()
    for number, line in enumerate(content.split("\n"), first):
        starts.append(starts[-1] + len(line) + 1)
        places.append(_found(sheet, number, line))
    for mark in inside:
        at = bisect_right(starts, mark.start) - 1
        if places[at] >= 0:
            start = places[at] + mark.start - starts[at]
            sheet.marks.append(Span(start, start + mark.end - mark.start))


def _found(sheet: _Sheet, number: int, line: str) -> int:
    """Where a line of a block would begin in the text; its words are entered; less than nothing where it has none."""
    words = line.strip()
    if not words or number >= len(sheet.lines):
        return -1
    at = sheet.text.rfind(words, *sheet.lines[number])
    if at < 0:
        return -1
    sheet.words.setdefault(number, []).append(Span(at, at + len(words)))
    return at - line.index(words)


def _around(sheet: _Sheet, number: int) -> Iterator[Span]:
    """The notation around a line's words, or all of a line that has none and is known to be notation."""
    line, words = sheet.lines[number], sheet.words.get(number, ())
    if not words:
        yield from [line] if number in sheet.notation and line.of(sheet.text).strip() else []
        return
    before = Span(line.start, words[0].start)
    edges = [before.start, *(edge for item in _ITEM.finditer(sheet.text, *before) for edge in item.span()), before.end]
    gaps = [*zip(edges[::2], edges[1::2], strict=True), *((one.end, two.start) for one, two in pairwise(words))]
    for start, end in (*gaps, (words[-1].end, line.end)):
        if mark := sheet.text[start:end].lstrip():
            yield Span(end - len(mark), end)


def _apart(spans: list[Span]) -> list[Span]:
    apart: list[Span] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart
