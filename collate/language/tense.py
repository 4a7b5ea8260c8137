"""Whether a clause looks back or ahead: told by the verb nearest to the words that ask."""

import re
from typing import Literal

from collate.language.tables import table

Direction = Literal["past", "future", "none"]

_TABLE = table("tense.txt")
_FUTURE, _PAST = frozenset(_TABLE["future"]), frozenset(_TABLE["past"])
_WORD = re.compile(r"[\w'’]+|[.;:!?\n]")
_END = frozenset(".;:!?\n")
_REACH = 160
"""Code points around the date in which its verb is sought."""


def direction(text: str, start: int, end: int) -> Direction:
    """Where the clause around `text[start:end]` looks; the verb before the date decides over the one after it."""
    before = _WORD.findall(text, max(0, start - _REACH), start)
    found = _first(reversed(before))
    if found == "none":
        found = _first(_WORD.findall(text, end, end + _REACH))
    return found


def _first(words: object) -> Direction:
    for word in words:  # type: ignore[attr-defined]
        if word in _END and word != ".":
            break
        low = word.lower()
        if low in _FUTURE:
            return "future"
        if low in _PAST or (low.endswith("ed") and len(low) > 4):  # noqa: PLR2004 -- “need”, “feed” are no past
            return "past"
    return "none"
