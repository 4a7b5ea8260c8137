"""What somebody is called or accused of: the giver stands after `by`, or nobody does."""

from collections.abc import Iterator

from collate.language.cues import Cue, is_adverb
from collate.language.passage import Passage, Range, word_class
from collate.language.speeches import Attribution, source_end

_REACH = 8
"""Tokens between a passive verb and the quotation it names."""


def passive(passage: Passage, unit: Range, cue: Cue) -> Iterator[Attribution]:
    """`was called “…” by the firm`; `labelled by Ms Ito as “…”`: what is quoted, and who calls it so."""
    if not cue.verb.takes & {"thing", "judged"}:
        return
    at = cue.last
    giver: Range | None = None
    if at < unit[1] and passage.low[at] == "by":
        giver = at + 1, _name_end(passage, unit, at + 1)
        at = giver[1]
    opening = _quotation(passage, unit, at)
    if opening is None:
        return
    end = opening
    while end < unit[1] and passage.quoted[end] == passage.quoted[opening]:
        end += 1
    if giver is None and end + 1 < unit[1] and passage.low[end] == "by":
        giver = end + 1, source_end(passage, unit, end + 1)
    if giver is None or giver[0] < giver[1]:
        yield Attribution(giver, (cue.first, cue.last), ((opening, end),), cue.verb.base, "passive", unit, cue.negated)


def _quotation(passage: Passage, unit: Range, start: int) -> int | None:
    """Where a quotation opens soon after a passive verb, nothing but a phrase between."""
    for at in range(start, min(unit[1], start + _REACH)):
        if passage.quoted[at] != -1:
            return at
        if passage.low[at] in word_class("break", "subject", "modal", "be", "have", "conjunction"):
            return None
    return None


def _name_end(passage: Passage, unit: Range, start: int) -> int:
    """The end of a giver that `as`, `of` or a quotation follows."""
    at = start
    while at < unit[1] and passage.quoted[at] == -1 and at - start < _REACH:
        word = passage.low[at]
        if word in ("as", "of", "for") or word in word_class("break", "be", "have", "modal") or is_adverb(word):
            break
        at += 1
    return at
