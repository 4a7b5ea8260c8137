"""What the figures of a sentence tell of each other: the noun left out, the whole of a part, the levels of a change."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from collate.model import FigureFinding, Sentence
from collate.text import Span

LEVELS = frozenset(("level-before", "level-after"))
"""The rules of the two numbers of a change; a pair stands side by side."""
_COUNTS = frozenset(("count", "part-of", "noun-left-out"))
_ASIDE = re.compile(
    r"\b(?:among (?:them|whom|the [a-z]+|those [a-z]+)|including|of (?:them|whom|which)|with)"
    r"(?: (?:were|are|is|was))?,?[ ](?:the[ ])?\Z",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"[ ](?:of[ ](?:them|whom|these|those|which)|among[ ]them)\b")
_AND = re.compile(r",?[ ](?:and|or|as well as)[ ]|,[ ]")
_PART = re.compile(
    r"[ ]of[ ](?:(?:the|its|their|his|her|a[ ]total[ ]of|all)[ ]){0,2}"
    r"(?:(?:[\w-]{1,30}[ ]){0,2}[\w-]{1,30}(?:['’]s|s['’])[ ])?"
)
_REACH = 40
_NEAR = 8
"""Figures back that a sentence still speaks of."""


def spoken_of(text: str, sentence: Sentence, earlier: Sequence[FigureFinding]) -> FigureFinding | None:
    """The figure whose noun a bare number after it leaves out; None where there is none, or several to choose from.

    What an aside counts (“among them two children”) is not what the sentence goes on to count.
    """
    near = earlier[-_NEAR:]
    found = {
        each.what.of(text).lower(): each
        for each, aside in zip(near, _asides(text, sentence, near), strict=True)
        if not aside and each.what and each.rule in _COUNTS
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _asides(text: str, sentence: Sentence, figures: Sequence[FigureFinding]) -> list[bool]:
    """Whether each figure only tells of some of those counted before; what “and” joins to such a one does too."""
    found: list[bool] = []
    for at, each in enumerate(figures):
        opened = _ASIDE.search(text, max(sentence.span.start, each.span.start - _REACH), each.span.start)
        joins = at > 0 and found[-1] and _AND.fullmatch(text, figures[at - 1].span.end, each.span.start)
        found.append(bool(opened or joins or _OF_THEM.match(text, each.number.end)))
    return found


def whole_of_part(text: str, before: FigureFinding, made: FigureFinding) -> bool:
    """“11 of 14 counts”, “23 of the 45 seats”: the second number is the whole that the first is a part of."""
    gap = Span(before.number.end, made.span.start)
    return before.rule in _COUNTS and gap.start <= gap.end and bool(_PART.fullmatch(text, *gap))


def level_nouns(figures: Sequence[FigureFinding]) -> list[FigureFinding]:
    """The figures with what one level of a change leaves to the other: “from 40 to 55 boats”."""
    out = list(figures)
    at = 0
    while at < len(out) - 1:
        one, two = out[at], out[at + 1]
        if {one.rule, two.rule} != LEVELS:
            at += 1
            continue
        if not one.unit:
            out[at] = replace(one, unit=two.unit, what=two.what)
        elif not two.unit:
            out[at + 1] = replace(two, unit=one.unit, what=one.what)
        at += 2
    return out
