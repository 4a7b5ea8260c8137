"""Markdown: the words are the article's, the marks around them are notation.

The text is not rendered, only its notation is found, in one pass over each paragraph: a mark that
opens without closing is a character like any other.
"""

import re
from collections.abc import Iterator

from collate.diagnostics import Checked
from collate.formats.frontmatter import front_matter
from collate.formats.layout import Layout, whole
from collate.text import Span

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t\r]*\n)[^\n]+)*")
_LINE_MARKS = re.compile(
    r"^(?:"
    r"[ ]{0,3}#{1,6}(?=[ \t])[ \t]*"  # heading
    r"|[ ]{0,3}(?:>[ \t]?)+"  # quotation
    r"|[ ]{0,3}(?:`{3,}|~{3,})[^\n]*"  # fence
    r"|[ ]{0,3}(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*\r?$"  # underline of a heading, or a rule
    r"|[ ]{0,3}\[[^\]\n]*\]:[^\n]*"  # a link's address
    r")",
    re.MULTILINE,
)
_INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t]+\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])?)"
    r"|(?P<address><(?=https?:)|(?<=[^\s<])>(?!\w))"
    r"|(?P<tag></?[A-Za-z][^<>\n]*>)"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~|`+)"
)


def layout(text: str, file: str) -> Checked[Layout]:
    """Body, notation and front matter of a Markdown source; a fault of the front matter drops only its line."""
    end, about, complaints = front_matter(text, file)
    body = Span(max(end, whole(text).start), len(text))
    marks: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text, body.start):
        marks += _marks(text, Span(*paragraph.span()))
    return Layout(body, tuple(marks), about), complaints


def _marks(text: str, paragraph: Span) -> list[Span]:
    lines = [Span(*each.span()) for each in _LINE_MARKS.finditer(text, *paragraph)]
    return _apart(sorted([*lines, *_inline(text, paragraph)]))


def _inline(text: str, paragraph: Span) -> Iterator[Span]:
    brackets: list[Span] = []
    opened: dict[str, Span] = {}
    for match in _INLINE.finditer(text, *paragraph):
        span = Span(*match.span())
        if match.lastgroup in {"escape", "tag", "address"}:
            yield span
        elif match.lastgroup == "open":
            brackets.append(span)
        elif match.lastgroup == "close" and brackets:
            yield from _link(brackets.pop(), span, text)
        elif match.lastgroup == "emphasis":
            yield from _emphasis(opened, span, text)


def _link(opening: Span, closing: Span, text: str) -> Iterator[Span]:
    if closing.end - closing.start == 1:
        return
    if text[opening.start] == "!":
        yield Span(opening.start, closing.end)
    else:
        yield opening
        yield closing


def _emphasis(opened: dict[str, Span], span: Span, text: str) -> Iterator[Span]:
    run = span.of(text)
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    if run in opened and before and not before.isspace() and not after.isalnum():
        yield opened.pop(run)
        yield span
    elif after and not after.isspace() and not before.isalnum():
        opened[run] = span


def _apart(spans: list[Span]) -> list[Span]:
    apart: list[Span] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart
