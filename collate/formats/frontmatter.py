"""Front matter: what an article states of itself before its words, as flat `key: value` lines.

Only these are read; a list, a nested value or a key nobody knows is complained of and dropped, never guessed.
"""

import re

from msgspec.structs import replace

from collate.diagnostics import Diagnostic
from collate.formats.layout import whole
from collate.language.dates import absolute
from collate.model import About, Published
from collate.text import Lines

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:(?!---[ \t]*\r?$)[^\n]*\n)*)---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_FLAT = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]+(?P<value>\S.*)")
_TEXT_KEYS = ("publisher", "title", "author", "url", "retrieved", "language", "reliability", "licence")
_DATE_KEYS = ("published", "date")
_MOST_FAULTS = 100
_QUOTED = 2
"""A pair of quotation marks."""


def front_matter(text: str, file: str) -> tuple[int, About, tuple[Diagnostic, ...]]:
    """Where the article's words begin, what stands before them, and complaints."""
    start = whole(text).start
    block = _BLOCK.match(text, start)
    if block is None:
        return start, About(), ()
    about = About()
    faults: list[int] = []
    at = block.start("lines")
    for line in block.group("lines").splitlines(keepends=True):
        known = _with(about, line.strip())
        if known is None:
            faults.append(at)
        about = known or about
        at += len(line)
    lines = Lines(text[: block.end()]) if faults else Lines("")
    return block.end(), about, tuple(_fault(lines, file, each) for each in faults[:_MOST_FAULTS])


def _with(about: About, line: str) -> About | None:
    """`about` with what `line` states; None where it cannot be read."""
    if not line or line.startswith("#"):
        return about
    flat = _FLAT.fullmatch(line)
    if flat is None:
        return None
    return _stated(about, flat.group("key").lower(), _unquoted(flat.group("value")))


def _stated(about: About, key: str, value: str) -> About | None:
    if key in _DATE_KEYS:
        date = absolute(value)
        return replace(about, published=Published(date, "front matter")) if date else None
    if key == "credits":
        return replace(about, credits=tuple(each.strip() for each in value.split(",") if each.strip()))
    if key in _TEXT_KEYS and value[0] not in "[{|>&*!":
        return replace(about, **{key: value})
    return None


def _unquoted(value: str) -> str:
    if len(value) > _QUOTED and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _fault(lines: Lines, file: str, at: int) -> Diagnostic:
    line, column = lines.position(at)
    words = lines.line(line)
    hint = f"write `key: value`, one a line; known keys: {', '.join(sorted((*_TEXT_KEYS, *_DATE_KEYS, 'credits')))}"
    message = "this line of the front matter is not read"
    return Diagnostic("warning", "front-matter-line", message, file, line, column, max(1, len(words)), words, (hint,))
