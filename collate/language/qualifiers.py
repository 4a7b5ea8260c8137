"""The words before a number that loosen it (“about”, “at least”) or make it the amount of a change (“rose 3%”)."""

import re
from typing import Literal

from collate.language.tables import forms, table

_FORMS = forms("qualifiers")
_CHANGES = {form: name for form, name in forms("changes").items() if name != "between"}
_BETWEEN = table("changes")["between"]


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_QUALIFIER = re.compile(rf"(?<![\w])(?P<form>{_any(_FORMS)})[ \n]?(?:(?:a|an|the|only|just|all)[ ])?\Z", re.IGNORECASE)
_AFTER = re.compile(r"[ ]or (?P<word>more|so|less|fewer)\b|(?P<plus>\+)")
_CHANGE = re.compile(
    rf"\b(?P<form>{_any(_CHANGES)})[ ](?:(?:{_any(_BETWEEN)})[ ])*\Z",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b")
_REACH = 40
_TAILS = {"more": "at least", "so": "about", "less": "up to", "fewer": "up to"}


def qualifier(text: str, start: int, end: int, floor: int) -> tuple[str, int, int]:
    """How exact the number at `text[start:end]` is, and the span with the words that say so; empty where exact."""
    if tail := _AFTER.match(text, end):
        return _TAILS.get(tail["word"] or "", "at least"), start, tail.end()
    found = _QUALIFIER.search(text, max(floor, start - _REACH), start)
    if found is None:
        return "", start, end
    name = _FORMS[found["form"].lower()]
    if found["form"].lower() == "over" and _VAGUE.match(text, start):
        return "", start, end
    further = _QUALIFIER.search(text, max(floor, found.start() - _REACH), found.start())
    begin = further.start() if further else found.start()
    return name, begin, end


def change(text: str, start: int, floor: int) -> Literal["up", "down"] | None:
    """Whether the number is the amount by which something rose or fell."""
    found = _CHANGE.search(text, max(floor, start - _REACH), start)
    if found is None:
        return None
    return "up" if _CHANGES[found["form"].lower()] == "up" else "down"
