"""Quotations that no cue of their own introduces: they go on with what was said before them."""

from bisect import bisect_right
from dataclasses import replace

from collate.language.passage import Passage, Range
from collate.language.speeches import Attribution, trimmed
from collate.language.terms import is_written_as_name

_LEADING_ON = frozenset((",", ":", "—", "–", "--", "-"))


def joined(passage: Passage, unit: Range, made: list[Attribution]) -> list[Attribution]:
    """`made` of a unit in order of their cues; a quotation that nobody's content holds joins the statement before it."""
    for at in range(*unit):
        index = passage.quoted[at]
        if index == -1 or passage.quoted[at - 1] == index and at > unit[0]:
            continue
        quotation = passage.quotations[index]
        held = (quotation.first, quotation.last)
        if any(_within(held, part) for each in made for part in each.content):
            continue
        number = bisect_right([each.cue for each in made], held) - 1
        if number >= 0 and _may_join(passage, made[number], at):
            made[number] = _with(passage, made[number], (at, _end(passage, unit, at)))
    return made


def _may_join(passage: Passage, made: Attribution, at: int) -> bool:
    """Whether the quotation at `at` goes on with `made`, and is no name in a phrase of place: `said on “The Hour”`."""
    if made.content[-1][0] >= made.cue[0] or passage.low[at - 1] in _LEADING_ON:
        return True
    return not is_written_as_name(passage, passage.quotations[passage.quoted[at]])


def _within(held: Range, part: Range) -> bool:
    return part[0] <= held[0] and held[1] <= part[1]


def _end(passage: Passage, unit: Range, at: int) -> int:
    index = passage.quoted[at]
    while at < unit[1] and passage.quoted[at] == index:
        at += 1
    return at


def _with(passage: Passage, made: Attribution, held: Range) -> Attribution:
    *before, last = made.content
    if last[0] >= made.cue[1]:
        return replace(made, content=(*before, trimmed(passage, last[0], held[1])))
    return replace(made, content=(*made.content, held))
