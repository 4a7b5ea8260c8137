"""Whether a clause looks back or ahead: told by the verb nearest to the words that ask."""

import re
from collections.abc import Iterable
from typing import Literal

from collate.language.tables import table

Direction = Literal["past", "future", "none"]

_TABLE = table("tense")
_FUTURE, _PAST = frozenset(_TABLE["future"]), frozenset(_TABLE["past"])
_WORD = re.compile(r"[\w'’]+|[,.;:!?\n]")
_END = frozenset(";:!?\n")
_BORDER = frozenset(",.;:!?\n")
_CLAUSE = frozenset((",", "and", "but", "while", "that", "as", "when"))
_REACH = 160
"""Code points around the date in which its verb is sought."""


def direction(text: str, start: int, end: int) -> Direction:
    """Where the clause around `text[start:end]` looks.

    The verb before the date in its own clause decides; a date that opens its clause (“on Friday it will …”) has its
    verb after it; where neither has one, the clause before does.
    """
    before = list(reversed(_WORD.findall(text, max(0, start - _REACH), start)))
    own = next((at for at, word in enumerate(before) if word.lower() in _CLAUSE), len(before))
    after = _WORD.findall(text, end, end + _REACH)
    opening = after[1:] if after[:1] == [","] else after
    stop = next((at for at, word in enumerate(opening) if word in _BORDER), len(opening))
    for words in (before[:own], opening[:stop], before[own:], after):
        found = _first(words)
        if found != "none":
            return found
    return "none"


def _first(words: Iterable[str]) -> Direction:
    for word in words:
        if word in _END:
            break
        low = word.lower()
        if low in _FUTURE:
            return "future"
        if low in _PAST or (low.endswith("ed") and len(low) > 4):  # noqa: PLR2004 -- “need”, “feed” are no past
            return "past"
    return "none"
