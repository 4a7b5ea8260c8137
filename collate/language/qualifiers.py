"""The words before a number that loosen it (“about”, “at least”) or make it the amount of a change (“rose 3%”)."""

import re
from typing import Literal

from collate.language.meaning import is_bent
from collate.language.tables import forms, table

_FORMS = forms("qualifiers")
_CHANGES = {form: name for form, name in forms("changes").items() if name != "between"}
_BETWEEN = table("changes")["between"]


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_QUALIFIER = re.compile(rf"(?<![\w])(?P<form>{_any(_FORMS)})[ \n]?(?:(?:a|an|the|only|just|all)[ ])?\Z", re.IGNORECASE)
_AFTER = re.compile(r"[ ]or (?P<word>more|so|less|fewer)\b|(?P<plus>\+)")
_CHANGE = re.compile(
    rf"\b(?P<form>{_any(_CHANGES)})[ ](?:(?:{_any(_BETWEEN)}|of)[ ])*\Z",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b")
_NOBODY = re.compile(
    r"\b(?:(?:costs?|takes?|pays?|gives?|charges?|allows?|offers?)[ ]no[ ][a-z]+"
    r"|(?:no[ ](?!doubt|sign|time|comment|word|longer|matter)[a-z]+|nobody|no[ ]one|none|never)"
    r"(?:[ ](?!(?:that|of|on|in|at|to|about|for|from|if|whether|why|how|because|and|but)\b)[a-z]+){1,2})[ ]\Z",
    re.IGNORECASE,
)
"""“No worker pays more than 40” is a bound from above."""
_ACROSS = re.compile(r"[ ](?:away|old|high|tall|long|wide|deep|from|ago|apart)\b")
_REACH = 40
_TAILS = {"more": "at least", "so": "about", "less": "up to", "fewer": "up to"}


def qualifier(text: str, start: int, end: int, floor: int) -> tuple[str, int, int]:
    """How exact the number at `text[start:end]` is, and the span with the words that say so; empty where exact."""
    if tail := _AFTER.match(text, end):
        return _TAILS.get(tail["word"] or "", "at least"), start, tail.end()
    found = _QUALIFIER.search(text, max(floor, start - _REACH), start)
    if found is None:
        return ("up to" if _CAPPED.search(text, max(floor, start - 2 * _REACH), start) else ""), start, end
    name = _FORMS[found["form"].lower()]
    if found["form"].lower() == "over" and (_VAGUE.match(text, start) or _is_term(text, floor, found.start(), end)):
        return "", start, end
    if name == "more than" and _denied(text, max(floor, found.start() - _REACH), found.start(), end):
        name = "up to"
    further = _QUALIFIER.search(text, max(floor, found.start() - _REACH), found.start())
    begin = further.start() if further else found.start()
    return name, begin, end


_CAPPED = re.compile(
    r"\b(?:cap|caps|capped|capping|limit|limits|limited|limiting)\b[^,.;:()“”\"]{0,40}[ ](?:at|to)[ ]\Z"
)
"""“would cap rises at 3 percent”: no more than that."""


def _is_term(text: str, floor: int, over: int, end: int) -> bool:
    """Whether `over` opens the time in which something is paid or changes: `12 percent over two years`."""
    return bool(_TIME.match(text, end) and _SPREAD.search(text, max(floor, over - _REACH), over))


_TIME = re.compile(r"[ -](?:years?|months?|weeks?|days?|decades?)\b")
_SPREAD = re.compile(r"\d|\b(?:per ?cent|[mb]illion|pa(?:y|ys|id|ying)|spen[dt]|invest|spread|repay|phase)\b")


def _denied(text: str, floor: int, start: int, end: int) -> bool:
    """Whether it is said of nobody and nothing: not “nobody more than 40 miles away”, which says where they are."""
    return bool(_NOBODY.search(text, floor, start)) and not _ACROSS.match(text, end)


def change(text: str, start: int, floor: int) -> Literal["up", "down"] | None:
    """Whether the number is the amount by which something rose or fell."""
    found = _CHANGE.search(text, max(floor, start - _REACH), start)
    if found is None or (found["form"].lower() in _PARTICLES and _is_particle(text, floor, found.start())):
        return None
    return "up" if _CHANGES[found["form"].lower()] == "up" else "down"


def _is_particle(text: str, floor: int, start: int) -> bool:
    """Whether the word at `start` belongs to a verb, and nothing rises: `to cough up`, `came down`, `shot down`."""
    before = _BEFORE.search(text, floor, start)
    bent = before is not None and is_bent(before[1].casefold()) and before[1].casefold() not in _MOVED
    return bent or bool(_VERB.search(text, floor, start))


_BEFORE = re.compile(r"\b([A-Za-z]{2,12}) \Z")
_MOVED = frozenset(("is", "was", "are", "were", "been", "went", "gone", "kept", "had", "fell", "rose", "grew", "sank"))
_PARTICLES = frozenset(("up", "down"))
_VERB = re.compile(r"\b(?:to|will|would|can|could|may|might|must|shall|should|[’']ll|[’']d) [a-z]{2,12} \Z")
