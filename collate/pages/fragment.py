"""The address that opens an original article at the cited words: a text fragment (`#:~:text=`).

A browser looks for whole words with white space collapsed, within one block unless both ends are
given; so does this, and it adds the words before and after where the passage is not the only one.
"""

import re
from urllib.parse import quote, urlsplit

from collate.model import Anchor, Document
from collate.pages.passages import notation
from collate.text import Span

_LONG = 90
"""Code points beyond which both ends of a passage stand for the whole."""
_ENDS = 4
"""Words given at each end of a long passage, and around one that is not unique."""
_REACH = 400
"""Code points looked at for those words."""
_WORD = re.compile(r"\S+")


def linkable(url: str | None) -> str | None:
    """`url` if it is an http(s) address a reader may be sent to, else None."""
    if not url or any(char.isspace() or not char.isprintable() for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def original(url: str | None, anchor: Anchor, document: Document | None) -> str | None:
    """The article's own address at the cited words, None where no address is known."""
    address = linkable(url)
    if address is None or document is None:
        return address
    directive = _directive(document, Span(anchor.start, anchor.end))
    if not directive:
        return address
    joint = ":~:" if "#" in address else "#:~:"
    return f"{address}{joint}text={directive}"


def _directive(document: Document, cited: Span) -> str:
    text = document.text
    span = _whole_words(text, cited)
    words = _readable(document, span).split()
    if not words:
        return ""
    if span.end - span.start > _LONG or "\n" in text[span.start : span.end].strip():
        parts = [" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])] if len(words) > 2 * _ENDS else [" ".join(words)]
    else:
        parts = [" ".join(words)]
    fragment = ",".join(_escape(part) for part in parts)
    if _unique(text, parts[0]):
        return fragment
    before, after = _around(document, span)
    return (f"{_escape(before)}-," if before else "") + fragment + (f",-{_escape(after)}" if after else "")


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    floor, ceiling = max(0, start - 60), min(len(text), end + 60)
    while start > floor and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while 0 < end < ceiling and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _readable(document: Document, span: Span) -> str:
    """The words of `span` as a page shows them: without a format's notation."""
    parts, at = [], span.start
    for mark in notation(document, span):
        parts.append(document.text[at : max(at, mark.start)])
        at = max(at, mark.end)
    return "".join(parts) + document.text[at : span.end]


def _unique(text: str, words: str) -> bool:
    first = text.find(words)
    return first < 0 or text.find(words, first + 1) < 0


def _around(document: Document, span: Span) -> tuple[str, str]:
    """A few words before and after, from the same line."""
    text = document.text
    before = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _REACH].partition("\n")[0]
    return " ".join(_WORD.findall(before)[-_ENDS:]), " ".join(_WORD.findall(after)[:_ENDS])


def _escape(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
