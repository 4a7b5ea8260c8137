"""Changes that tell both levels: “fell from $60 to $45”, “$45, down from $60”, “rose to 55 percent from 40”.

Two levels are no range: the later one is what holds, the earlier one what held before.
"""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from collate.language.quantity import Quantity, same_unit, scaled_like
from collate.language.tables import forms

_REACH = 60
_FAR = 48
_LOOSE = r"(?:[a-z]+[ ]){0,2}\Z"
_MOVES = "|".join(sorted(forms("changes") | forms("moves"), key=len, reverse=True))
_MOVED = re.compile(rf"\b(?:{_MOVES})\b[^.;:()“”\"]{{0,40}}\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom[ ]{_LOOSE}")
_LED = re.compile(rf"\bto[ ]{_LOOSE}")
_DOWN = re.compile(rf"\b(?:up|down|increase|rise|decrease|decline|drop|fall)[ ]from[ ]{_LOOSE}")
_TO = re.compile(r"[^,;:.()]{0,40}[ ]to[ ](?:[a-z]+[ ]){0,2}")


def levels(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """`found` with both numbers of each change marked as what they are, and given the unit and scale they share."""
    out = list(found)
    for at in range(len(out) - 1):
        order = _order(text, out[at], out[at + 1])
        if order is not None:
            out[at], out[at + 1] = _marked(text, out[at], out[at + 1], order)
    return out


_Order = tuple[Literal["before", "after"], Literal["before", "after"]]


def _order(text: str, one: Quantity, two: Quantity) -> _Order | None:
    """Which of two neighbours is the level before; None where they are no levels."""
    gap = text[one.span.end : two.span.start]
    if len(gap) > _FAR or one.level or not same_unit(one, two) or "score" in (one.rule, two.rule):
        return None
    floor = max(0, one.span.start - _REACH)
    if opened := _FROM.search(text, floor, one.span.start):
        falls = two.first < one.first and scaled_like(text, one, two) > two.first
        told = falls or _MOVED.search(text, floor, opened.start())
        return ("before", "after") if told and _TO.fullmatch(gap) else None
    if any(mark in gap for mark in ".;:()"):
        return None
    led = _LED.search(text, floor, one.span.start)
    back = led and _FROM.search(gap) and _MOVED.search(text, floor, led.start())
    return ("after", "before") if back or _DOWN.search(gap) else None


def _marked(text: str, one: Quantity, two: Quantity, order: _Order) -> tuple[Quantity, Quantity]:
    """Both with their level; the first may leave its scale to the second, each its unit to the other."""
    first = scaled_like(text, one, two) if not one.is_range else one.first
    own = replace(one, first=first, last=first if not one.is_range else one.last, level=order[0])
    shared = own if own.unit or not two.unit else replace(own, unit=two.unit, rule=two.rule)
    other = two if two.unit or not one.unit else replace(two, unit=one.unit, rule=one.rule)
    return shared, replace(other, level=order[1])
