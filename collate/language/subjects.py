"""Who a verb belongs to: the noun phrase before it, across appositions and relative clauses."""

from typing import Literal

from msgspec.structs import replace

from collate.frozen import Frozen
from collate.language.adjuncts import counts
from collate.language.clauses import REACH, clause_start
from collate.language.cues import is_adverb
from collate.language.lexicon import sections
from collate.language.passage import INNER_STOP, Passage, Range, word_class
from collate.language.terms import is_written_as_name
from collate.language.verbs import is_finite

_ADDRESSED = ("Asked", "Given", "Speaking")
"""Participles that open a sentence before its subject."""
_SEGMENTS = 6
"""Appositions that are passed over."""
_BEARER = 8
"""Tokens between a relative pronoun and what bears the words."""
_BRACKET = 16
"""Tokens of a party, an age or an aside in brackets after a name."""
_SHORT = 2
"""Words of a place or a party that stands between commas after a name."""


class Subject(Frozen):
    """A verb's subject: its tokens, where its clause begins and how it was found."""

    held: Range
    start: int
    how: Literal["pronoun", "relative", "before", "apposition", "inverted", "shared", "main", "absolute", "opening"]


def before(passage: Passage, floor: int, first: int) -> Subject | None:
    """The subject that stands before a verb group beginning at `first`, in the unit beginning at `floor`."""
    at = first - 1
    if at < floor or passage.quoted[at] != -1:
        return None
    word = passage.low[at]
    if word in word_class("subject") and word != "who":
        return Subject((at, at + 1), at, "pronoun")
    if word in ("who", "which", "that"):
        return Subject((at, at + 1), at, "relative")
    if word in (",", "—", "–", "--", ")", "-"):
        bracket = _bracket(passage, floor, first)
        return _segment(passage, floor, bracket) if bracket < first else _across(passage, floor, at)
    if word in word_class("conjunction"):
        return None
    return _segment(passage, floor, first)


def past_title(passage: Passage, floor: int, first: int) -> Subject | None:
    """The subject that ends with a quoted name: `Ms Ito, host of “The Hour,” thanked …`."""
    at = first - 1
    index = passage.quoted[at] if at >= floor else -1
    if index == -1:
        return None
    quotation = passage.quotations[index]
    if quotation.first - 1 <= floor or not is_written_as_name(passage, quotation):
        return None
    if passage.low[quotation.last - 1] == ",":
        return _across(passage, floor, quotation.last - 1)
    return _segment(passage, floor, first)


def antecedent(passage: Passage, unit: Range, subject: Subject) -> Subject:
    """`a letter that says`: what bears the words, where the pronoun would say nothing."""
    at = subject.held[0]
    if subject.how != "relative" or passage.low[at] == "who":
        return subject
    for noun in range(at - 1, max(unit[0], at - _BEARER), -1):
        if passage.quoted[noun] != -1 or passage.low[noun] in word_class("break"):
            return subject
        if passage.low[noun] in sections("leaning")["written"]:
            stops = word_class("determiner", "preposition", "be", "break")
            near = range(noun - 1, max(unit[0], noun - _SEGMENTS) - 1, -1)
            first = next((each for each in near if passage.low[each] in stops), None)
            if first is None:
                return subject
            held = first + (passage.low[first] not in word_class("determiner")), noun + 1
            return replace(subject, held=held)
    return subject


def _bracket(passage: Passage, floor: int, end: int) -> int:
    """Where words in brackets that end before `end` open, if a noun phrase stands before them; else `end`."""
    if end <= floor or passage.low[end - 1] != ")":
        return end
    for at in range(end - 2, max(floor, end - _BRACKET), -1):
        if passage.low[at] == "(":
            return at
    return end


def _segment(passage: Passage, floor: int, end: int) -> Subject | None:
    """The noun phrase that ends before `end`, back to where its clause begins."""
    end = _bracket(passage, floor, end)
    if end <= floor:
        return None
    if passage.low[end - 1] in word_class("subject") - {"who"}:
        return Subject((end - 1, end), end - 1, "before")
    start = clause_start(passage, floor, end)
    first = _noun_phrase(passage, start, end)
    both = _both(passage, floor, start)
    if both is not None:
        return Subject((both, end), both, "before")
    if first is None or _is_participle(passage, first):
        return None
    return Subject((first, end), start, "before")


def _is_participle(passage: Passage, at: int) -> bool:
    """`…, making air quotes`: a participle after a comma is nobody who speaks."""
    word = passage.tokens[at].text
    return word.islower() and word.endswith("ing") and at > 0 and passage.low[at - 1] == ","


def _both(passage: Passage, floor: int, start: int) -> int | None:
    """Where `both X, …, and Y` begins, if the phrase from `start` on is its second half."""
    joint = start if passage.low[start] == "and" else start - 1
    if joint <= floor or passage.low[joint] != "and":
        return None
    for at in range(joint - 1, max(floor, start - REACH) - 1, -1):
        if passage.low[at] == "both":
            return at
        if passage.low[at] in (".", ";", "that") or passage.quoted[at] != -1:
            return None
    return None


def _noun_phrase(passage: Passage, start: int, end: int) -> int | None:
    """Where the noun phrase of a clause beginning at `start` begins: adverbs and opening phrases are passed over."""
    low = passage.low
    at = start
    while (
        at < end
        and low[at] not in ("both", "all")
        and (is_adverb(low[at]) or low[at] in word_class("conjunction") or low[at] in word_class("time"))
    ):
        at += 1
    if at >= end or (is_finite(low[at]) and passage.tokens[at].text.islower()):
        return None
    if counts(passage, (start, end), at):
        return at
    outer = low[at] == "outside" and low[at + 1].endswith("s")
    if (low[at] in word_class("preposition") and not outer) or passage.tokens[at].text in _ADDRESSED:
        return _tail_name(passage, at, end)
    return at


def _tail_name(passage: Passage, start: int, end: int) -> int | None:
    """The name or pronoun at the end of a phrase that opens with a preposition: `in May the minister`."""
    low, at = passage.low, end
    if low[end - 1] in word_class("subject"):
        return end - 1
    while at > start and (passage.tokens[at - 1].text[0].isupper() or low[at - 1] == INNER_STOP):
        at -= 1
    if at < end and at > start and low[at - 1] not in word_class("preposition") and low[at] not in word_class("time"):
        while at - 1 > start and low[at - 1].isalpha() and low[at - 1] not in word_class("preposition", "time"):
            at -= 1
        return at
    nearest = next((each for each in range(end - 1, start, -1) if low[each] in word_class("determiner")), None)
    if nearest is not None and nearest > start and low[nearest - 1] not in word_class("preposition"):
        return nearest
    return None


def _across(passage: Passage, floor: int, comma: int) -> Subject | None:
    """The phrase that an apposition or a relative clause, closed by the mark at `comma`, belongs to."""
    segments = _segments(passage, floor, comma)
    for number, (start, end) in enumerate(segments):
        if number == 0:
            if not _modifies(passage, start, end, first=True):
                return None
            continue
        further = segments[number + 1] if number + 1 < len(segments) else None
        leads = further is not None and passage.low[further[0]] in word_class("preposition")
        if further and not leads and _modifies(passage, start, end, first=False):
            continue
        found = _segment(passage, floor, end)
        if found and not _is_whole_clause(passage, found.held):
            return Subject(found.held, found.start, "apposition")
        return None
    return None


def _segments(passage: Passage, floor: int, comma: int) -> list[Range]:
    """The stretches between commas and dashes back from `comma`, nearest first."""
    found: list[Range] = []
    end = at = comma
    stop = max(floor, comma - REACH)
    while at > stop and len(found) < _SEGMENTS:
        at -= 1
        if passage.low[at] in (",", "—", "–", "--", "(", "-") and passage.quoted[at] == -1:
            found.append((at + 1, end))
            end = at
        elif closes_with_comma(passage, at):
            found.append((at + 2, end))
            end = at + 2
    if at <= stop and end > stop:
        found.append((stop, end))
    return [segment for segment in found if segment[0] < segment[1]]


def closes_with_comma(passage: Passage, at: int) -> bool:
    """Whether the comma at `at` stands before a closing mark and divides what is around the quotation."""
    index = passage.quoted[at]
    return passage.low[at] == "," and index != -1 and at == passage.quotations[index].last - 1


def _modifies(passage: Passage, start: int, end: int, *, first: bool) -> bool:
    """Whether a stretch between commas describes what stands before it."""
    low, word = passage.low, passage.low[start]
    if passage.quoted[start] != -1:
        return not first
    if word in (
        "who",
        "which",
        "whose",
        "whom",
        "a",
        "an",
        "one",
        "then",
        "now",
        "of",
        "also",
        "himself",
        "herself",
        "r",
        "d",
        "when",
        "while",
        "although",
        "though",
    ):
        return True
    if word[0].isdigit() or (word.endswith(("ing", "ed")) and passage.tokens[start].text[0].islower()):
        return True
    if first:
        return word not in word_class("subject") and not _has_verb(passage, start, end)
    name = all(passage.tokens[each].text[0].isupper() or low[each] == INNER_STOP for each in range(start, end))
    short = end - start <= _SHORT
    after_name = start > 1 and passage.tokens[start - 2].text[0].isupper() and low[start - 1] in (",", "(")
    after_name = after_name and not is_adverb(low[start - 2])
    return (name and short and after_name) or (
        passage.tokens[start].text[0].islower()
        and word not in word_class("determiner", "subject")
        and not _has_verb(passage, start, end)
        and word not in word_class("preposition")
    )


def _has_verb(passage: Passage, start: int, end: int) -> bool:
    return any(
        passage.low[at] in word_class("be", "have", "modal") and passage.low[at] not in ("'s", "’s")
        for at in range(start, end)
    )


def _is_whole_clause(passage: Passage, held: Range) -> bool:
    return any(passage.low[at] in word_class("modal") for at in range(*held))
