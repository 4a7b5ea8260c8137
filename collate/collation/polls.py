"""Support of the comparers: the yes and the no of a vote, as in `by nine votes to four`, `five for, four against`."""

import re
from collections.abc import Iterator
from functools import cache

from collate.collation.clauses import CLASSES, plain
from collate.collation.scene import Line, Scene
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key
from collate.language.numbers import number_phrases
from collate.language.tables import forms
from collate.text import Span

_WORD = rf"(?:{'|'.join(sorted(forms('number_words'), key=len, reverse=True))})"
_N = rf"(\d{{1,3}}(?:,\d{{3}})*|(?i:{_WORD})(?:-{_WORD})?)"
_UNIT = r"(?: votes?| percent| per cent|%)?"
_TO = re.compile(rf"(?<!\bfrom )\b{_N}{_UNIT} (?:to|against) {_N}\b(?![-–%]|\.\d)")
"""“by 34 votes to 21”, “voting 98 to 81”, “a vote of six to three”"""
_DASH = re.compile(r"(?<![-–.\d])(?<!No\. )\b(\d{1,3})[–-](\d{1,3})\b(?![-–%]|\.\d| per)")
"""“9–4”"""
_FOR = re.compile(
    rf"\b{_N}\b[^,.;:]{{0,50}}?\b(?:for|in favou?r(?: of)?|backed)\b[^.;:]{{0,60}}?\b(?:and|with|while|but) {_N}\b"
    r"[^,.;:]{0,40}?\b(?:against|opposed|wanted|rejected|objected)\b"
)
"""“Five members voted for it and four against”"""


class Poll(Frozen):
    """The greater and the smaller number of votes, where they are told; `marks` set the vote apart from another."""

    scene: Scene
    line: Line
    most: int
    least: int
    marks: frozenset[str]


def polls(each: Scene) -> Iterator[Poll]:
    """The votes that an article counts, in order."""
    for line in each.lines:
        if line.keys.isdisjoint(_voting()):
            continue
        for pattern in (_TO, _DASH, _FOR):
            for found in pattern.finditer(each.text, line.span.start, line.span.end):
                sides = sorted(_number(each.text, Span(*found.span(at))) for at in (1, 2))
                if sides[0] and not each.quoted(Span(*found.span())):
                    yield Poll(each, line, sides[1], sides[0], _marks(line))


def _number(text: str, span: Span) -> int:
    return next((int(found.low) for found in number_phrases(text, span)), 0)


def _marks(line: Line) -> frozenset[str]:
    return frozenset(map(plain, line.words)) & (CLASSES["another"] | CLASSES["apart"] | {"first", "last"})


@cache
def _voting() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("polls")["voting"]))
