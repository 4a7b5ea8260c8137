"""HTML made safe to parse: bounded in size, tags and depth, in one pass and linear time.

Parsers lose all text below a few hundred levels, or take minutes over a flat million of tags. So
tags below a depth that no honest page reaches are taken out and their text stays.
"""

import codecs
import re
from collections import Counter
from contextlib import suppress

from msgspec import Struct, field

from collate.clipping import NoArticleError

MOST_BYTES = 8 * 1024 * 1024
MOST_TAGS = 60_000
DEEPEST = 120

_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]{0,30})")
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_BLOCKS = frozenset(("p", "div", "li", "section", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "br"))
_RAW = frozenset(("script", "style", "textarea", "title"))
_REPEATED = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option"])
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 4096
_NONE = "none"


def decoded(data: bytes, charset: str = "") -> str:
    """The page's text: by its byte order mark, the server's word, its own, or UTF-8; never fails."""
    if len(data) > MOST_BYTES:
        message = f"the page has {len(data):,} bytes; the limit is {MOST_BYTES:,}"
        raise NoArticleError(message)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    stated = _CHARSET.search(data, 0, _HEAD)
    for name in (marked, charset, stated[1].decode() if stated else ""):
        with suppress(LookupError, ValueError):  # no such encoding, or none of text
            return data.decode(name or _NONE, "replace")
    return data.decode("utf-8", "replace")


def tamed(html: str) -> str:
    """The same page with comments and what lies too deep taken out of its tags; the text is all there."""
    page = _Page(html)
    at = 0
    while at < len(html):
        opened = html.find("<", at)
        if opened == -1:
            break
        page.kept.append(html[at:opened])
        at = page.tag(opened)
    return "".join((*page.kept, html[at:]))


class _Page(Struct):
    """A page while it is read: what is kept of it, and which elements are open."""

    html: str
    kept: list[str] = field(default_factory=list)
    open: list[tuple[str, bool]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    unclosed: set[str] = field(default_factory=set)
    tags: int = 0

    def tag(self, start: int) -> int:
        """Read what begins at the `<` at `start`; where to go on."""
        if self.html.startswith("<!--", start):
            end = self.html.find("-->", start)
            return len(self.html) if end == -1 else end + 3
        named = _NAME.match(self.html, start + 1)
        end = self.html.find(">", start) + 1
        if not named or not end:
            self.kept.append("<" if self.html[start + 1 : start + 2] in ("!", "?") and end else "&lt;")
            return start + 1
        self.tags += 1
        if self.tags > MOST_TAGS:
            message = f"the page has more than {MOST_TAGS:,} tags; save its text and add that"
            raise NoArticleError(message)
        name = named[1].lower()
        if self.html[start + 1] == "/":
            self.close(name, self.html[start:end])
            return end
        return self.enter(name, start, end)

    def enter(self, name: str, start: int, end: int) -> int:
        if name in _REPEATED and self.open and self.open[-1][0] == name:
            self.pop()
        whole = len(self.open) < DEEPEST
        self.kept.append(self.html[start:end] if whole else "<br>" if name in _BLOCKS else " ")
        if name in _VOID or self.html[end - 2] == "/":
            return end
        self.open.append((name, whole))
        self.names[name] += 1
        return self.raw(name, end, whole=whole) if name in _RAW else end

    def raw(self, name: str, start: int, *, whole: bool) -> int:
        """Pass over what is no markup; an element that nothing closes is looked through once only."""
        close = None if name in self.unclosed else re.compile(f"</{name}", re.IGNORECASE).search(self.html, start)
        if close is None:
            self.unclosed.add(name)
            return start
        self.kept.append(self.html[start : close.start()] if whole else "")
        return close.start()

    def close(self, name: str, tag: str) -> None:
        """Close the innermost element of this name, and what stands open in it; a stray tag is dropped."""
        if not self.names[name]:
            return
        while self.open[-1][0] != name:
            self.pop()
        if self.pop():
            self.kept.append(tag)

    def pop(self) -> bool:
        name, whole = self.open.pop()
        self.names[name] -= 1
        return whole
