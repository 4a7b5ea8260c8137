"""A page of HTML → its article: main text, title, author, outlet, day, language, as the page states them.

What is found is what the page says, never a guess; a page that hides its text, or has none, is refused.
"""

import re
import sys
from importlib import import_module
from typing import Any
from unicodedata import category

from collate.clipping import NoArticleError
from collate.clipping.taming import decoded, tamed
from collate.fields import is_address
from collate.frozen import Frozen

FEWEST = 40
"""Words an article has at least; less is a teaser, a notice or a page of links."""

_LONGEST = 500
_LANGUAGE = re.compile(r"<html\b[^<>]{0,400}?\blang\s{0,9}=\s{0,9}[\"']?([A-Za-z]{2,3})(?![A-Za-z])", re.IGNORECASE)
_PAID = re.compile(r"\"isAccessibleForFree\"\s{0,9}:\s{0,9}\"?false", re.IGNORECASE)
_TIER = re.compile(r"<meta\b[^<>]{0,200}content_tier[^<>]{0,200}(?:locked|metered)", re.IGNORECASE)
_LATEST = "9999-12-31"


class Clip(Frozen):
    """An article out of a page; None is unknown."""

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    url: str | None = None


def clip(data: bytes, address: str | None = None, charset: str = "") -> Clip:
    """The article of a page that came from `address`. Raises `NoArticleError`."""
    html = tamed(decoded(data, charset))
    if _PAID.search(html) or _TIER.search(html):
        message = "the page says that its text is not free to read; save the text you may read and add that"
        raise NoArticleError(message)
    found = _found(html, address)
    text = _text(found)
    words = len(text.split())
    if words < FEWEST:
        message = f"there is no article in the page: {words} words of text were found"
        raise NoArticleError(message)
    language = _LANGUAGE.search(html)
    return Clip(
        text=text,
        title=line(found.title),
        author=line(found.author),
        publisher=line(found.sitename),
        date=found.date,
        language=language[1].lower() if language else None,
        url=address or (found.url if found.url and is_address(found.url) else None),
    )


def line(words: str | None) -> str | None:
    """`words` on one line without anything unseen; None where nothing is left or it is no line."""
    seen = "".join(" " if category(char) in ("Cc", "Zl", "Zp") else char for char in words or "" if not _hidden(char))
    flat = " ".join(seen.split())
    return flat if 0 < len(flat) <= _LONGEST else None


def _hidden(char: str) -> bool:
    return category(char) in ("Cf", "Cs", "Cn", "Co")


def _found(html: str, address: str | None) -> Any:  # noqa: ANN401 - the extractor has no types
    try:
        extractor = import_module("trafilatura")
    except ImportError as fault:
        message = f"HTML needs two more packages: {sys.executable} -m pip install trafilatura lxml_html_clean"
        raise NoArticleError(message) from fault
    found = extractor.bare_extraction(
        html,
        url=address,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _LATEST},
    )
    if found is None:
        message = "there is no article in the page"
        raise NoArticleError(message)
    return found


def _text(found: Any) -> str:  # noqa: ANN401 - the extractor has no types
    """The headline and the paragraphs, a blank line between them."""
    lines = [each.strip() for each in (found.text or "").split("\n") if each.strip()]
    title = line(found.title)
    if title and not any(each.startswith(title) for each in lines[:2]):
        lines.insert(0, title)
    return "\n\n".join(lines) + "\n"
