"""Subjects that stand elsewhere than before their verb: inverted, leaning on another clause, opening participles."""

from collate.language.clauses import REACH
from collate.language.cues import Cue, is_adverb
from collate.language.lexicon import sections
from collate.language.passage import Passage, Range, word_class
from collate.language.subjects import Subject, before
from collate.language.verbs import is_finite

_NAME_REACH = 14
_MAIN_REACH = 80
"""Tokens from a clause's start within which its main verb stands."""


def inverted(passage: Passage, unit: Range, cue: Cue) -> Subject | None:
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
            and low[first] not in word_class("preposition", "subordinator")
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
        if at > first and word in word_class("break"):
            break
        if at > first and word in word_class("preposition") - {"of", "for", "at", "with", "from"}:
            break
        if at > first and (
            word in word_class("subordinator") or word in word_class("relative") or word in word_class("time")
        ):
            break
        if word == passage.tokens[at].text and word in word_class("be", "modal", "have"):
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


def caused(passage: Passage, unit: Range, first: int) -> Subject | None:
    """The subject of an infinitive: `prompted the ministry to say`, `only for Ms Ito to reply`."""
    for at in range(first - 1, max(unit[0], first - _NAME_REACH) - 1, -1):
        word = passage.low[at]
        if word in word_class("break", "subordinator", "conjunction", "modal") or passage.quoted[at] != -1:
            return None
        if word == "for" or word in sections("leaning")["causing"]:
            return Subject((at + 1, first), at + 1, "shared") if at + 1 < first else None
        if is_finite(word) or (word in word_class("preposition") and word != "of"):
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
            is_finite(passage.low[at]) or passage.low[at] in word_class("be", "have", "modal")
        ):
            found = before(passage, comma + 1, _group_start(passage, comma + 1, at))
            return Subject(found.held, cue.first, "opening") if found else None
    return None


def _next_comma(passage: Passage, start: int, end: int) -> int | None:
    """The first comma that divides clauses: outside quotations, or the last thing within one."""
    for at in range(start, min(end, start + REACH)):
        index = passage.quoted[at]
        if passage.low[at] == "," and (index == -1 or at == passage.quotations[index].last - 1):
            return at if index == -1 else at + 1
    return None


def main(passage: Passage, unit: Range, before_it: int) -> Subject | None:
    """The subject of the unit's first finite verb before `before_it`: who a participle or a shared verb belongs to."""
    helpers = word_class("be", "have", "modal", "do")
    at = opening = _main_start(passage, unit, before_it)
    while at < min(before_it, opening + _MAIN_REACH):
        word = passage.low[at]
        if passage.quoted[at] == -1 and at > opening and (is_finite(word) or word in helpers):
            found = before(passage, opening, _group_start(passage, unit[0], at))
            if found and found.how != "relative":
                return Subject(found.held, found.start, "main")
        at += 1
    return None


def coordinate(passage: Passage, unit: Range, first: int) -> Subject | None:
    """The subject that `and` shares with the verb before it in its own clause: `who endorsed Ms Ito and said …`."""
    helpers = word_class("be", "have", "modal", "do")
    if first <= unit[0] or passage.low[first - 1] not in word_class("conjunction"):
        return None
    for at in range(first - 2, max(unit[0], first - 2 - _NAME_REACH), -1):
        word = passage.low[at]
        if word in word_class("break") or passage.quoted[at] != -1:
            return None
        if (is_finite(word) or word in helpers) and at > unit[0]:
            found = before(passage, unit[0], _group_start(passage, unit[0], at))
            if found and found.how in ("relative", "pronoun"):
                return Subject(found.held, found.start, "shared")
            return None
    return None


def _main_start(passage: Passage, unit: Range, before_it: int) -> int:
    """Where the clause begins that a later participle leans on: after an opening clause, or a contrasting one."""
    low = passage.low
    for at in range(before_it - 3, max(unit[0], before_it - _MAIN_REACH), -1):
        if passage.quoted[at] == -1 and (
            low[at] == ";"
            or (low[at] in (",", "—", "–", "--") and low[at + 1] in ("but", "though", "although", "while", "yet"))
        ):
            return at + 1
    start = unit[0]
    while low[start] in word_class("subordinator") | {"despite"}:
        comma = next(
            (
                at
                for at in range(start, min(before_it - 1, start + REACH))
                if low[at] == "," and passage.quoted[at] == -1
            ),
            None,
        )
        if comma is None or comma + 2 >= before_it:
            break
        start = comma + 1
    return start


def _group_start(passage: Passage, floor: int, at: int) -> int:
    while at > floor and is_adverb(passage.low[at - 1]):
        at -= 1
    return at
