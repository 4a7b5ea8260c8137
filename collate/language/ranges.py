"""Two quantities that are one: “3-5”, “between $62 and $68”, a score; and what neighbours share.

“Sales fell from 60 to 45” is no range but two levels, before and after.
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from collate.language.counted import is_plural
from collate.language.levels import levels
from collate.language.lexicon import words
from collate.language.quantity import Quantity, same_unit, scaled_like
from collate.text import Span

_DASH = re.compile(r"[ ]?[-–—~][ ]?")
_TO = re.compile(r"[ ](?:US[ ])?to[ -]*")
_AND = re.compile(r"[ ]and[ ]")
_LIST = re.compile(r"-?[ ,]*\b(?:or|and)[ ]|-?,[ ]")
_OPENED = re.compile(r"\b(?:[Ff]rom|ranges?|ranging|[Bb]etween)[ ](?:[a-z]+[ ]){0,2}\Z")
_BETWEEN = re.compile(r"\b[Bb]etween[ ](?:[a-z]+[ ]){0,2}\Z")
_BY = re.compile(r"\b[Bb]y[ ](?:[a-z]+[ ]){0,2}\Z")
_FAR = 48
_MOST_GOALS = 200
_BASES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000))
_SCORED = re.compile(rf"\b(?:{'|'.join(sorted(words('scores'), key=len, reverse=True))})\b[^.,;:()“”\"]{{0,40}}\Z")
_DONE = re.compile(r"ed[ ]\Z")
_NOUN = re.compile(r"[ ]([a-z]{1,20})\b")
_Rule = Callable[[str, Quantity, Quantity], str | None]


def joined(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities of a sentence with ranges made one and shared units given to both."""
    dashed = _pairwise(text, _pairwise(text, found, _ratio), _dashed)
    ranged = _pairwise(text, levels(text, dashed), _spoken)
    for at in range(len(ranged) - 2, -1, -1):
        ranged[at] = _sharing(text, ranged[at], ranged[at + 1])
    return ranged


def _pairwise(text: str, found: list[Quantity], rule: _Rule) -> list[Quantity]:
    out: list[Quantity] = []
    at = 0
    while at < len(found):
        pair = found[at : at + 2]
        name = rule(text, pair[0], pair[1]) if len(pair) > 1 and _may_join(pair[0], pair[1]) else None
        if name is None:
            out.append(pair[0])
        elif name:
            out.append(_range(text, pair[0], pair[1], name))
        at += 1 if name is None else 2
    return out


def _may_join(one: Quantity, two: Quantity) -> bool:
    near = two.span.start - one.span.end <= _FAR
    plain = one.last is not None and two.last is not None and not one.is_range and not one.level and not two.level
    return near and plain and same_unit(one, two)


def _dashed(text: str, one: Quantity, two: Quantity) -> str | None:
    """“3-5” with the larger last is a range, else or after “won” a score; with many digits an order number."""
    if not _DASH.fullmatch(text, one.span.end, two.span.start):
        return None
    small = max(one.first, two.first) <= _MOST_GOALS and one.phrase.kind == two.phrase.kind == "digits"
    score = small and not two.unit and not one.unit
    if scaled_like(text, one, two) < two.first:
        told = score and _SCORED.search(text, max(0, one.span.start - _FAR), one.span.start)
        return "score" if told and not _counts(text, two.span.end) else "range"
    return "score" if score else ""


def _counts(text: str, end: int) -> bool:
    """Whether a plural follows that the numbers may count: “lost 3-5 players”."""
    noun = _NOUN.match(text, end)
    return noun is not None and is_plural(noun[1])


def _spoken(text: str, one: Quantity, two: Quantity) -> str | None:
    """“from … to …”, “between … and …”, “5 to 10 km”; not “grew by 2 to 31”, which is a change and a level."""
    gap = Span(one.span.end, two.span.start)
    floor = max(0, one.span.start - _FAR)
    if _AND.fullmatch(text, *gap):
        return "range" if _BETWEEN.search(text, floor, one.span.start) else None
    opened = _OPENED.search(text, floor, one.span.start)
    if _TO.fullmatch(text, *gap) and not _BY.search(text, floor, one.span.start):
        alike = one.unit in {"", two.unit, "year of age"} or two.unit.startswith(f"{one.unit} per ")
        shared = two.unit == "" and two.phrase.scale > one.phrase.scale == 1
        return "range" if opened or alike or shared else None
    return "range" if opened and one.unit and _goes_on(text, gap) else None


def _goes_on(text: str, gap: Span) -> bool:
    """“from $36 at noon to $34”: a few words without a comma lie between."""
    between = gap.of(text)
    return between.endswith(" to ") and "," not in between


def _ratio(text: str, one: Quantity, two: Quantity) -> str | None:
    """“one in five”, “nine out of ten”: a share; “two in 15 days” is none."""
    gap = text[one.span.end : two.span.start]
    bare = not one.unit and not two.unit and 0 < one.first < two.first
    if bare and (gap == " out of " or (gap == " in " and two.first in _BASES)):
        return None if _DONE.search(text, max(0, one.span.start - _FAR), one.span.start) else "ratio"
    return None


def _range(text: str, one: Quantity, two: Quantity, rule: str) -> Quantity:
    if rule == "ratio":
        share = one.first / two.first
        part = replace(one.phrase, kind="fraction")
        return Quantity(Span(one.span.start, two.span.end), one.number, share, share, "", part, rule)
    first = scaled_like(text, one, two)
    span = Span(one.span.start, two.span.end)
    number = Span(one.number.start, two.number.end)
    if rule == "score":
        return Quantity(span, number, one.first, two.first, "score", two.phrase, rule)
    return Quantity(span, number, first, two.last, two.unit or one.unit, two.phrase, rule)


def _sharing(text: str, one: Quantity, two: Quantity) -> Quantity:
    """“eight or nine euros”, “four-, five- and six-cylinder”: the first has the second's unit."""
    gap = (one.span.end, two.span.start)
    changed = _TO.fullmatch(text, *gap) and _BY.search(text, max(0, one.span.start - _FAR), one.span.start)
    if one.unit or not two.unit or not (changed or _LIST.fullmatch(text, *gap)):
        return one
    if two.unit == "percent" and text[one.span.end : two.span.start].startswith(","):
        return one
    return replace(one, unit=two.unit, rule=two.rule)
