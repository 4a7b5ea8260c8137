"""Where the clause of a noun phrase begins, told from right to left."""

from collate.language.passage import Passage, word_class
from collate.language.verbs import is_finite, readings

REACH = 45
"""Tokens a subject with its appositions has at most."""
_TERM = 4
"""Words of a quoted term that may stand inside a noun phrase."""
_BEFORE_AND = 12
_BEFORE_VERB = 5


def clause_start(passage: Passage, floor: int, end: int) -> int:
    """The token after what divides the clause that ends before `end` from what stands before it."""
    low = passage.low
    at = end - 1
    stop = max(floor, end - REACH)
    while at >= stop:
        word = low[at]
        if passage.quoted[at] != -1:
            if at + 1 < end and _short_quote(passage, at):
                at = _quote_start(passage, at) - 1
                continue
            break
        if is_break(passage, at):
            break
        if word in ("that", "which", "who") and at > stop and at + 1 < end and is_finite(low[at + 1]):
            at -= 1
            continue
        if word in ("which", "whom", "who"):
            break
        if word in word_class("subordinator") and (
            word not in word_class("preposition") or _opens_clause(passage, at, stop)
        ):
            break
        if word in ("but", "or", "nor", "then") or (word == "and" and _divides(passage, stop, at)):
            break
        if is_finite(word) and at + 1 < end and _is_clause_verb(passage, stop, at, end):
            break
        at -= 1
    return at + 1


def _opens_clause(passage: Passage, at: int, stop: int) -> bool:
    """Whether a word that may be a preposition opens a clause at `at`: after a mark, or where nothing stands before."""
    if at <= stop or passage.low[at] != "as":
        return at <= stop
    return passage.quoted[at - 1] != -1 or passage.low[at - 1] in word_class("break", "conjunction") | {"even", "just"}


def is_break(passage: Passage, at: int) -> bool:
    """Whether no noun phrase runs over the mark at `at`; a hyphen that joins two words is none."""
    word = passage.low[at]
    if word == "-":
        return at == 0 or passage.tokens[at].start != passage.tokens[at - 1].end
    return word in word_class("break")


def _short_quote(passage: Passage, at: int) -> bool:
    quotation = passage.quotations[passage.quoted[at]]
    return quotation.last - quotation.first <= _TERM and passage.low[quotation.last - 1] not in (",", ".", "!", "?")


def _quote_start(passage: Passage, at: int) -> int:
    index = passage.quoted[at]
    while at > 0 and passage.quoted[at - 1] == index:
        at -= 1
    return at


def _divides(passage: Passage, stop: int, at: int) -> bool:
    """Whether an `and` joins clauses: a finite verb stands before it in its own clause."""
    for before_it in range(at - 1, max(stop, at - _BEFORE_AND) - 1, -1):
        word = passage.low[before_it]
        if word in word_class("break") or word == "that" or passage.quoted[before_it] != -1:
            return False
        if is_finite(word) or word in word_class("modal"):
            return not _takes_clause(passage, before_it, at)
    return False


def _takes_clause(passage: Passage, verb: int, end: int) -> bool:
    """`said Ito and Okafor agreed`: names alone between a verb that takes a clause and the `and` are one subject."""
    reading = readings().get(passage.low[verb])
    named = all(passage.tokens[each].text[0].isupper() for each in range(verb + 1, end))
    return reading is not None and "clause" in reading.verb.takes and named and end - verb > 1


def _is_clause_verb(passage: Passage, stop: int, at: int, end: int) -> bool:
    """Whether a verb form inside a candidate phrase is its clause's verb, not a participle or a relative clause's."""
    low = passage.low
    after = low[at + 1]
    if after in word_class("preposition") and low[at] not in word_class("be"):
        return low[at - 1] in word_class("subject") if at > stop else False
    if after in word_class("time") or at + 1 >= end:
        return False
    if at > stop and low[at - 1] in word_class("determiner", "possessive"):
        return False
    return not any(low[each] in ("who", "which") for each in range(max(stop, at - _BEFORE_VERB), at))
