"""Whether a clause looks back or ahead: told by the verb nearest to the words that ask."""

import re
from collections.abc import Sequence
from typing import Literal

from collate.language.tables import table

Direction = Literal["past", "future", "none"]

_TABLE = table("tense")
_FUTURE, _PAST, _TOWARD, _DONE = (frozenset(_TABLE[key]) for key in ("future", "past", "toward", "done"))
_BE = frozenset(("is", "are", "was", "were"))
_OF_OLD = frozenset(("paid", "except", "was", "were"))
_MODAL = frozenset(("will", "shall", "'ll", "’ll"))
_IS = frozenset(("is", "are", "isn't", "aren't", "isn’t", "aren’t"))
_OWNS = ("'s ", "’s ")
_WORD = re.compile(r"[\w'’]+|[,.;:!?\n]")
_END = frozenset(";:!?\n")
_BORDER = frozenset(",.;:!?\n")
_CLAUSE = frozenset((",", "and", "but", "while", "that", "as", "when"))
_REACH = 160
"""Code points around the date in which its verb is sought."""


def direction(text: str, start: int, end: int) -> Direction:
    """Where the clause around `text[start:end]` looks.

    The verb before the date in its own clause decides; a date that opens its clause (“on Friday it will …”) has its
    verb after it, and so has one that owns its noun (“Friday's vote will …”); where neither has one, the clause
    before does.
    """
    before = list(reversed(_WORD.findall(text, max(0, start - _REACH), start)))
    own = next((at for at, word in enumerate(before) if word.lower() in _CLAUSE), len(before))
    after = _WORD.findall(text, end, end + _REACH)
    opening = after[1:] if after[:1] == [","] else after
    stop = next((at for at, word in enumerate(opening) if word in _BORDER), len(opening))
    own_first = [_back(before[:own]), _ahead(opening[:stop])]
    if before[:1] == ["for"] and before[1:2] and before[1].lower() not in _OF_OLD:
        return "future"
    if text.startswith(_OWNS, end):
        own_first.reverse()
    found = (*own_first, _back(before[own:]), _ahead(after))
    return next((each for each in found if each != "none"), "none")


def _ahead(words: Sequence[str]) -> Direction:
    """What the first telling word says, read forwards."""
    for word in words:
        if word in _END:
            break
        if (told := _told(word.lower())) != "none":
            return told
    return "none"


def _back(words: Sequence[str]) -> Direction:
    """What the nearest telling word says, read backwards: of “will be held” and “did not meet” the auxiliary."""
    low = [word.lower() for word in words]
    for at, word in enumerate(low):
        if word in _END:
            break
        before = low[at + 1 : at + 3]
        if word == "to" and before and before[0] in _TOWARD | _BE:
            return "future"
        told = _told(word)
        if word == "called" and low[at - 1 : at] == ["for"]:
            return "future"
        if told == "past" and before[:1] and before[0] in _IS:
            continue
        if told == "past" and _MODAL & set(before):
            return "future"
        if told == "future" and _DONE & set(before):
            return "past"
        if told != "none":
            return "future" if told == "past" and "be" in before else told
    return "none"


def _told(word: str) -> Direction:
    if word in _FUTURE:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4):  # noqa: PLR2004 -- “need”, “feed” are no past
        return "past"
    return "none"
