"""Who a verb belongs to: the noun phrase before it, across appositions, or after it when inverted."""

from dataclasses import dataclass
from typing import Literal

from collate.language.cues import Cue, is_adverb
from collate.language.lexicon import sections
from collate.language.passage import Passage, Range, word_class
from collate.language.verbs import is_finite, readings

_REACH = 45
"""Tokens a subject with its appositions has at most."""
_SEGMENTS = 6
_NAME_REACH = 14
_MAIN_REACH = 80
"""Tokens from a unit's start within which its main verb stands."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A verb's subject: its tokens, where its clause begins (after the word that divides it off) and how it was found."""

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
        return _across(passage, floor, at)
    if word in word_class("conjunction"):
        return None
    return _segment(passage, floor, first)


def _segment(passage: Passage, floor: int, end: int) -> Subject | None:
    """The noun phrase that ends before `end`, back to where its clause begins."""
    if passage.low[end - 1] in word_class("subject") - {"who"}:
        return Subject((end - 1, end), end - 1, "before")
    start = _clause_start(passage, floor, end)
    first = _noun_phrase(passage, start, end)
    both = _both(passage, floor, start)
    if both is not None:
        return Subject((both, end), both, "before")
    return Subject((first, end), start, "before") if first is not None else None


def _both(passage: Passage, floor: int, start: int) -> int | None:
    """Where `both X, …, and Y` begins, if the phrase from `start` on is its second half."""
    joint = start if passage.low[start] == "and" else start - 1
    if joint <= floor or passage.low[joint] != "and":
        return None
    for at in range(joint - 1, max(floor, start - _REACH) - 1, -1):
        if passage.low[at] == "both":
            return at
        if passage.low[at] in (".", ";", "that") or passage.quoted[at] != -1:
            return None
    return None


def _clause_start(passage: Passage, floor: int, end: int) -> int:
    low = passage.low
    at = end - 1
    stop = max(floor, end - _REACH)
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
        if word in word_class("subordinator") and not (word in word_class("preposition") and at > stop):
            break
        if word in ("but", "or", "nor", "then") or (word == "and" and _divides(passage, stop, at)):
            break
        if is_finite(word) and at + 1 < end and _is_clause_verb(passage, stop, at, end):
            break
        at -= 1
    return at + 1


def is_break(passage: Passage, at: int) -> bool:
    """Whether no noun phrase runs over the mark at `at`; a hyphen that joins two words is none."""
    word = passage.low[at]
    if word == "-":
        return at == 0 or passage.tokens[at].start != passage.tokens[at - 1].end
    return word in word_class("break") and not (word == "." and _abbreviates(passage, at))


def _abbreviates(passage: Passage, at: int) -> bool:
    """A full stop inside a sentence belongs to the title before it."""
    return at + 1 < len(passage.low) and passage.low[at - 1] in sections("names")["title"] and at > 0


def _short_quote(passage: Passage, at: int) -> bool:
    quotation = passage.quotations[passage.quoted[at]]
    return quotation.last - quotation.first <= 4 and passage.low[quotation.last - 1] not in (",", ".", "!", "?")  # noqa: PLR2004 - a quoted term is that short


def _quote_start(passage: Passage, at: int) -> int:
    index = passage.quoted[at]
    while at > 0 and passage.quoted[at - 1] == index:
        at -= 1
    return at


def _divides(passage: Passage, stop: int, at: int) -> bool:
    """Whether an `and` joins clauses: a finite verb stands before it in its own clause."""
    for before_it in range(at - 1, max(stop, at - 12) - 1, -1):
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
    if at > stop and low[at - 1] in word_class("determiner") | word_class("possessive"):
        return False
    return not any(low[each] in ("who", "which") for each in range(max(stop, at - 5), at))


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
    if low[at] in word_class("preposition") or passage.tokens[at].text in ("Asked", "Given", "Speaking"):
        return _tail_name(passage, at, end)
    return at


def _tail_name(passage: Passage, start: int, end: int) -> int | None:
    """The name or pronoun at the end of a phrase that opens with a preposition: `in May the minister`."""
    low, at = passage.low, end
    if low[end - 1] in word_class("subject"):
        return end - 1
    while at > start and (passage.tokens[at - 1].text[0].isupper() or low[at - 1] == "."):
        at -= 1
    if at < end and at > start and low[at - 1] not in word_class("preposition") and low[at] not in word_class("time"):
        while (
            at - 1 > start
            and low[at - 1].isalpha()
            and low[at - 1] not in word_class("preposition") | word_class("time")
        ):
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
    stop = max(floor, comma - _REACH)
    while at > stop and len(found) < _SEGMENTS:
        at -= 1
        if passage.low[at] in (",", "—", "–", "--", "(", "-") and passage.quoted[at] == -1:
            found.append((at + 1, end))
            end = at
    if at <= stop and end > stop:
        found.append((stop, end))
    return [segment for segment in found if segment[0] < segment[1]]


def _modifies(passage: Passage, start: int, end: int, *, first: bool) -> bool:
    """Whether a stretch between commas describes what stands before it."""
    low, word = passage.low, passage.low[start]
    if passage.quoted[start] != -1 and first:
        return False
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
    ):
        return True
    if word[0].isdigit() or (word.endswith(("ing", "ed")) and passage.tokens[start].text[0].islower()):
        return True
    if first:
        return word not in word_class("subject") and not _has_verb(passage, start, end)
    name = all(passage.tokens[each].text[0].isupper() or low[each] == "." for each in range(start, end))
    short = end - start <= 2  # noqa: PLR2004 - a place's or a party's name
    after_name = start > 1 and passage.tokens[start - 2].text[0].isupper() and low[start - 1] in (",", "(")
    return (name and short and after_name) or (
        passage.tokens[start].text[0].islower()
        and word not in word_class("determiner") | word_class("subject")
        and not _has_verb(passage, start, end)
        and word not in word_class("preposition")
    )


def _has_verb(passage: Passage, start: int, end: int) -> bool:
    return any(
        passage.low[at] in word_class("be") | word_class("have") | word_class("modal")
        and passage.low[at] not in ("'s", "’s")
        for at in range(start, end)
    )


def _is_whole_clause(passage: Passage, held: Range) -> bool:
    return any(passage.low[at] in word_class("modal") for at in range(*held))


def after(passage: Passage, unit: Range, cue: Cue) -> Subject | None:
    """The subject of an inverted group: `said Ana Ito, the minister`."""
    start = cue.last
    if start >= unit[1] or passage.quoted[start] != -1:
        return None
    first = start
    low = passage.low
    token = passage.tokens[first].text
    opens = (
        token[0].isupper()
        or low[first] in word_class("determiner")
        or low[first] in ("he", "she", "they")
        or (
            first + 1 < unit[1]
            and token.isalpha()
            and passage.tokens[first + 1].text[0].isupper()
            and low[first] not in word_class("preposition") | word_class("subordinator")
        )
        or low[first]
        in (
            "officials",
            "residents",
            "people",
            "police",
            "authorities",
            "analysts",
            "experts",
            "lawyers",
            "activists",
            "critics",
        )
    )
    opens = opens or (passage.quoted[cue.first - 1] != -1 and low[first].isalpha() and not _is_closed(low[first]))
    if not opens or low[first] in word_class("time") or low[first] == "that":
        return None
    at = first
    while at < unit[1] and at - first < _NAME_REACH and passage.quoted[at] == -1:
        word = low[at]
        if at > first and (word in word_class("break") - {"."} or (word == "." and at + 1 >= unit[1])):
            break
        if at > first and word in word_class("preposition") - {"of", "for", "at", "with", "from"}:
            break
        if at > first and (
            word in word_class("subordinator") or word in word_class("relative") or word in word_class("time")
        ):
            break
        if word == passage.tokens[at].text and word in word_class("be") | word_class("modal") | word_class("have"):
            return None
        if (
            at > first
            and is_finite(word)
            and word == passage.tokens[at].text
            and low[at - 1] not in word_class("determiner")
        ):
            break
        at += 1
    return Subject((first, at), start, "inverted") if at > first else None


def absolute(passage: Passage, unit: Range, first: int, *, follows: bool) -> Subject | None:
    """The subject of a participle in `with the ministry claiming …` or `had the minister saying …`.

    `follows`: one such participle stands before, so that `and its rival denying …` has its own subject too.
    """
    stop = max(unit[0], first - _NAME_REACH)
    for at in range(first - 1, stop - 1, -1):
        word = passage.low[at]
        if word in word_class("break") or passage.quoted[at] != -1:
            return None
        if word == "and" and follows:
            return Subject((at + 1, first), at + 1, "absolute") if at + 1 < first else None
        if word == "with" or (word in word_class("have") and at + 1 < first):
            return Subject((at + 1, first), at, "absolute") if at + 1 < first else None
        if is_finite(word) or word in word_class("subordinator") - {"than"}:
            return None
    return None


def _is_closed(word: str) -> bool:
    """Whether a word is no noun and no adjective."""
    closed = ("preposition", "subordinator", "conjunction", "time", "object", "relative", "be", "have", "modal")
    return any(word in word_class(each) for each in closed) or is_adverb(word) or word.endswith("ing")


def opening(passage: Passage, unit: Range, cue: Cue) -> Subject | None:
    """Who an opening participle belongs to: `Calling the plan weak, Ms Ito left`: the clause after its comma."""
    if cue.first - unit[0] > 1:
        return None
    comma = _next_comma(passage, cue.last, unit[1])
    if comma is None:
        return None
    for at in range(comma + 2, min(unit[1], comma + _NAME_REACH)):
        if passage.quoted[at] == -1 and (
            is_finite(passage.low[at]) or passage.low[at] in word_class("be") | word_class("have") | word_class("modal")
        ):
            found = before(passage, comma + 1, _group_start(passage, comma + 1, at))
            return Subject(found.held, cue.first, "opening") if found else None
    return None


def _next_comma(passage: Passage, start: int, end: int) -> int | None:
    """The first comma that divides clauses: outside quotations, or the last thing within one."""
    for at in range(start, min(end, start + _REACH)):
        index = passage.quoted[at]
        if passage.low[at] == "," and (index == -1 or at == passage.quotations[index].last - 1):
            return at if index == -1 else at + 1
    return None


def main(passage: Passage, unit: Range, before_it: int) -> Subject | None:
    """The subject of the unit's first finite verb before `before_it`: who a participle or a shared verb belongs to."""
    helpers = word_class("be") | word_class("have") | word_class("modal") | word_class("do")
    at = opening = _main_start(passage, unit, before_it)
    while at < min(before_it, opening + _MAIN_REACH):
        word = passage.low[at]
        if passage.quoted[at] == -1 and at > opening and (is_finite(word) or word in helpers):
            found = before(passage, opening, _group_start(passage, unit[0], at))
            if found and found.how != "relative":
                return Subject(found.held, found.start, "main")
        at += 1
    return None


def _main_start(passage: Passage, unit: Range, before_it: int) -> int:
    """Where the clause begins that a later participle leans on: after an opening clause, or a contrasting one."""
    low = passage.low
    for at in range(before_it - 2, max(unit[0], before_it - _MAIN_REACH), -1):
        if passage.quoted[at] == -1 and (
            low[at] == ";"
            or (low[at] in (",", "—", "–", "--") and low[at + 1] in ("but", "though", "although", "while", "yet"))
        ):
            return at + 1
    if low[unit[0]] in word_class("subordinator") | {"despite"}:
        comma = next(
            (
                at
                for at in range(unit[0], min(before_it - 1, unit[0] + _REACH))
                if low[at] == "," and passage.quoted[at] == -1
            ),
            None,
        )
        return comma + 1 if comma is not None and comma + 2 < before_it else unit[0]
    return unit[0]


def _group_start(passage: Passage, floor: int, at: int) -> int:
    while at > floor and is_adverb(passage.low[at - 1]):
        at -= 1
    return at
