"""Words for titles, addresses and lists: one line, nothing invisible.

Only what a page says of itself passes through here; a source's words are never touched.
"""

import re
import unicodedata
from collections.abc import Iterable

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_RUNS = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """`text` on one line, without control, bidirectional, zero-width or other invisible characters."""
    if text.isprintable():
        return " ".join(text.split())
    kept = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(kept).split())


def msg(text: str) -> str:
    """`text` itself: words of the site's own, which a template says in the site's language."""
    return text


def words(text: str) -> str:
    """The letters and digits of `text` in small letters, a space between words: what two headings are compared by."""
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())


def without(text: str, parts: Iterable[str]) -> str:
    """`text` without any of `parts`."""
    for part in parts:
        text = text.replace(part, "")
    return text


def headed(text: str) -> str:
    """`text` as a heading of this site's: on one line, its first letter a capital."""
    line = plain(text)
    return line[:1].upper() + line[1:]


def clip(text: str, length: int) -> str:
    """`text` on one line in at most `length` code points, cut between words with an ellipsis."""
    line = plain(text)
    if len(line) <= length:
        return line
    head, space, _ = line[:length].rpartition(" ")
    return (head if space else line[: length - 1]).rstrip(" ,;:–—-") + "…"


def segment(name: str) -> str:
    """`name` as one segment of an address or as an element's id: itself where it is safe, else a slug of it."""
    if _SAFE.fullmatch(name):
        return name
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _RUNS.sub("-", folded).strip("-")[:60] or "x" + name.encode().hex()[:24]
