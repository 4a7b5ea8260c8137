"""Attribution by an adjective: `is willing to …`, `are convinced that …`."""

from collections.abc import Iterator

from collate.language import subjects
from collate.language.cues import is_adverb
from collate.language.lexicon import sections, words
from collate.language.passage import Passage, Range, word_class
from collate.language.speeches import Attribution, trimmed

_ENDS = frozenset((",", ";", ".", "?", "!", ":", "—", "–", "--", ")"))
_REACH = 120
"""Tokens that content is followed through."""


def adjectival(passage: Passage, unit: Range) -> Iterator[Attribution]:
    """The attributions of a unit whose cue is a form of be with an adjective, outside quotations."""
    known = words("reporting_adjectives")
    for at in range(unit[0] + 1, unit[1] - 2):
        if passage.low[at] in known and passage.quoted[at] == -1:
            yield from _at(passage, unit, at)


def _at(passage: Passage, unit: Range, at: int) -> Iterator[Attribution]:
    low, held = passage.low, sections("reporting_adjectives")
    opener = low[at + 1]
    if not ((opener == "that" and low[at] in held["that"]) or (opener == "to" and low[at] in held["to"])):
        return
    first, negated = at, False
    while first > unit[0] and (is_adverb(low[first - 1]) or low[first - 1] in word_class("be", "negation", "have")):
        first -= 1
        negated = negated or low[first] in word_class("negation")
    subject = subjects.before(passage, unit[0], first)
    if subject is None or not any(low[each] in word_class("be") for each in range(first, at)):
        return
    end, stop = at + 2, min(unit[1], at + _REACH)
    while end < stop and not (passage.quoted[end] == -1 and low[end] in _ENDS):
        end += 1
    content = trimmed(passage, at + 1, end)
    yield Attribution(subject.held, (first, at + 1), (content,), low[at], f"adjective/{subject.how}", unit, negated)
