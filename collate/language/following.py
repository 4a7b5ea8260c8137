"""Quotations that no cue of their own introduces: they go on with what was said before them in their sentence."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from collate.language.passage import Passage, Range, word_class
from collate.language.speeches import Attribution, trimmed
from collate.language.terms import is_written_as_name

_LEADING_ON = frozenset((",", ":", "—", "–", "--", "-"))
_NEAR = 12
"""Statements before one that may be a layer around it."""


def joined(passage: Passage, unit: Range, made: Sequence[Attribution]) -> list[Attribution]:
    """`made` of a unit in order of their cues, each with the quotations after it that nobody's content holds."""
    cues = [each.cue for each in made]
    more: dict[int, list[Range]] = defaultdict(list)
    for held in _loose(passage, unit, made):
        number = bisect_right(cues, held) - 1
        if number >= 0 and _may_join(passage, made[number], held[0]):
            for layer in _layers(made, number):
                more[layer].append(held)
    return [_with(passage, each, more[number]) if number in more else each for number, each in enumerate(made)]


def _layers(made: Sequence[Attribution], number: int) -> Iterator[int]:
    """`number` and the statements shortly before it whose content holds its cue."""
    cue = made[number].cue
    yield number
    for outer in range(max(0, number - _NEAR), number):
        if any(start <= cue[0] and cue[1] <= end for start, end in made[outer].content):
            yield outer


def _loose(passage: Passage, unit: Range, made: Sequence[Attribution]) -> Iterator[Range]:
    """The quotations of a unit, marks included, that no content holds."""
    parts = sorted(part for each in made for part in each.content)
    at = reach = unit[0]
    number = 0
    while at < unit[1]:
        index, first = passage.quoted[at], at
        at += 1
        if index == -1:
            continue
        while at < unit[1] and passage.quoted[at] == index:
            at += 1
        quotation = passage.quotations[index]
        while number < len(parts) and parts[number][0] <= quotation.first:
            reach = max(reach, parts[number][1])
            number += 1
        if reach < quotation.last:
            yield first, at


def _may_join(passage: Passage, made: Attribution, at: int) -> bool:
    """Whether the quotation at `at` goes on with `made`, and is no name in a phrase of place: `said on “The Hour”`."""
    if _is_scene(passage, made, at):
        return False
    if made.content[-1][0] >= made.cue[0] or passage.low[at - 1] in _LEADING_ON:
        return True
    return not is_written_as_name(passage, passage.quotations[passage.quoted[at]])


def _is_scene(passage: Passage, made: Attribution, at: int) -> bool:
    """`When Ms Ito saw that it failed, “…”`: the comma closes the clause of time that the cue stands in."""
    opener = made.source[0] - 1 if made.source else -1
    sets = opener >= made.unit[0] and passage.low[opener] in word_class("setting")
    return sets and passage.low[at - 1] == "," and made.content[0][0] >= made.cue[1]


def _with(passage: Passage, made: Attribution, more: Sequence[Range]) -> Attribution:
    """`made` with its last words reaching over `more`, or with `more` beside what stands before its cue."""
    *before, last = made.content
    if last[0] >= made.cue[1]:
        return replace(made, content=(*before, trimmed(passage, last[0], more[-1][1])))
    return replace(made, content=(*made.content, *more))
