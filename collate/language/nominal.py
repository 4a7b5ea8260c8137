"""Attribution by a noun: `her claim that …`, `their call for …`, `in Ms Ito's view, …`, `chants of “…”`."""

from collections.abc import Iterator

from collate.language.cues import is_adverb
from collate.language.lexicon import sections, words
from collate.language.passage import INNER_STOP, Passage, Range, word_class
from collate.language.speeches import Attribution, source_end, trimmed
from collate.language.subjects import closes_with_comma
from collate.language.verbs import is_finite

_MODIFIERS = 4
"""Words between a possessor and its noun."""
_REACH = 120
"""Tokens that content is followed through."""
_OWNER = 8
"""Words of a possessor."""
_MARKS = frozenset(("'s", "’s", "'", "’"))
_PRONOUNS = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_ENDS = frozenset((",", ";", ".", "?", "!", ":", "—", "–", "--", ")", "-"))


def nominal(passage: Passage, unit: Range) -> Iterator[Attribution]:
    """The attributions of a unit whose cue is a noun outside quotations."""
    known = words("reporting_nouns")
    for at in range(unit[0], unit[1] - 1):
        if passage.low[at] not in known or passage.quoted[at] != -1:
            continue
        found = _adverbial(passage, unit, at) or _owned(passage, unit, at) or _unowned(passage, unit, at)
        if found:
            yield found


def _owned(passage: Passage, unit: Range, at: int) -> Attribution | None:
    if passage.quoted[at - 1] != -1 and at > unit[0]:
        return _quoted_before(passage, unit, at)
    owner = _possessor(passage, unit[0], at)
    if owner is None:
        return None
    start = _content(passage, unit, at)
    made = _made(passage, unit, at, owner, start) if start is not None else None
    return (
        made
        if made and ((start == at + 1 and passage.low[start] == "that") or _is_quoting(passage, made.content[0]))
        else None
    )


def _is_quoting(passage: Passage, content: Range) -> bool:
    return any(passage.quoted[at] != -1 for at in range(*content))


def _quoted_before(passage: Passage, unit: Range, at: int) -> Attribution | None:
    """`Ms Ito's “…” remark`: the quotation stands between the possessor and the noun."""
    first = at - 1
    while first > unit[0] and passage.quoted[first - 1] == passage.quoted[at - 1]:
        first -= 1
    owner = _possessor(passage, unit[0], first)
    if owner is None or passage.low[at] not in sections("reporting_nouns")["quoted"]:
        return None
    return Attribution(owner, (at, at + 1), ((first, at),), passage.low[at], "noun", unit)


def _unowned(passage: Passage, unit: Range, at: int) -> Attribution | None:
    known, word = sections("reporting_nouns"), passage.low[at]
    after = passage.low[at + 1]
    if word in known["called"] and after == "of" and at + 2 < unit[1] and passage.quoted[at + 2] != -1:
        end = at + 3
        while end < unit[1] and passage.quoted[end] == passage.quoted[at + 2]:
            end += 1
        owner = _possessor(passage, unit[0], at)
        return Attribution(owner, (at, at + 1), ((at + 2, end),), word, "noun", unit)
    if word in known["unowned"] and after == "that" and _opens_clause(passage, unit, at + 2):
        return _made(passage, unit, at, None, at + 1)
    return None


def _content(passage: Passage, unit: Range, at: int) -> int | None:
    """Where the words open that the noun at `at` reports."""
    known, word = sections("reporting_nouns"), passage.low[at]
    after = passage.low[at + 1]
    if word in known["that"] and after == "that":
        return at + 1 if _opens_clause(passage, unit, at + 2) else _quotation_after(passage, unit, at + 1)
    if word in known["of"] and after == "of" and at + 2 < unit[1]:
        return at + 2
    if word in known["to"] and after == "to":
        return at + 1
    if word in known["for"] and after == "for" and at + 2 < unit[1]:
        return at + 2
    if word in known["quoted"]:
        return _quotation_after(passage, unit, at + 1)
    return None


def _opens_clause(passage: Passage, unit: Range, at: int) -> bool:
    """Whether `that` before `at` opens a clause and is no subject itself: `a claim that arose`, `that question his`."""
    if at + 1 >= unit[1] or not (passage.low[at][0].isalnum() or passage.quoted[at] != -1):
        return False
    verb = _is_verb(passage.low[at]) or (
        passage.low[at] not in word_class("preposition", "subordinator", "conjunction")
        and passage.low[at + 1] in word_class("possessive", "object") - {"'s", "’s"}
    )
    return passage.quoted[at] != -1 or not verb


def _quotation_after(passage: Passage, unit: Range, at: int) -> int | None:
    """Where a quotation opens after a noun and at most `was` and a mark: `her answer was: “…”`."""
    while at < unit[1] and passage.low[at] in ("was", "is", "that", ":", ",") and passage.quoted[at] == -1:
        at += 1
    return at if at < unit[1] and passage.quoted[at] != -1 else None


def _possessor(passage: Passage, floor: int, noun: int) -> Range | None:
    """The possessor of the noun at `noun`, a few modifiers between: `her first public claim`."""
    low = passage.low
    for at in range(noun - 1, max(floor, noun - 2 - _MODIFIERS) - 1, -1):
        if passage.quoted[at] != -1:
            return None
        if low[at] in _PRONOUNS:
            return at, at + 1
        if low[at] in _MARKS and at > floor and low[at - 1][0].isalpha():
            return _owner(passage, floor, at), at
        if not low[at][0].isalpha() or low[at] in word_class("preposition", "determiner", "conjunction", "modal", "be"):
            return None
    return None


def _owner(passage: Passage, floor: int, end: int) -> int:
    """Where the name or phrase begins that a possessive mark at `end` closes."""
    at = end - 1
    while at > floor and end - at < _OWNER and passage.quoted[at - 1] == -1:
        word = passage.low[at - 1]
        named = passage.tokens[at - 1].text[0].isupper() or word == INNER_STOP
        if word in word_class("determiner"):
            return at - 1
        if word in word_class("preposition", "conjunction", "subordinator") or not (named or word[0].isalpha()):
            break
        if not named and (passage.tokens[at].text[0].isupper() or is_finite(word) or is_adverb(word)):
            break
        at -= 1
    return at


def _made(passage: Passage, unit: Range, at: int, owner: Range | None, start: int) -> Attribution | None:
    end = start + 1
    verbs = 0
    stop = min(unit[1], start + _REACH)
    while end < stop and not (passage.quoted[end] == -1 and passage.low[end] in _ENDS):
        verbs += passage.quoted[end] == -1 and _is_verb(passage.low[end]) and not _is_verb(passage.low[end - 1])
        if verbs > 1 and at - unit[0] < _MODIFIERS:
            break
        end += 1
        if closes_with_comma(passage, end - 1):
            break
    content = trimmed(passage, start, end)
    if content[0] >= content[1]:
        return None
    return Attribution(owner, (at, at + 1), (content,), passage.low[at], "noun", unit)


def _is_verb(word: str) -> bool:
    return word in word_class("be", "have", "do", "modal") or is_finite(word)


def _adverbial(passage: Passage, unit: Range, at: int) -> Attribution | None:
    """`in Ms Ito's view, …`; `in the words of the minister`."""
    if passage.low[at] not in sections("reporting_nouns")["adverbial"]:
        return None
    low = passage.low
    owner = _possessor(passage, unit[0], at)
    first, last = (owner[0] - 1, at + 1) if owner else (at - 2, at + 2)
    if owner is None and low[at + 1] == "of" and low[at - 1] == "the" and at - 2 >= unit[0]:
        last = source_end(passage, unit, at + 2)
        owner = (at + 2, last) if last > at + 2 else None
    if owner is None or first < unit[0] or low[first] not in ("in", "by"):
        return None
    if first > unit[0] and last < unit[1] and low[last] not in _ENDS:
        return None
    before, rest = trimmed(passage, unit[0], first), trimmed(passage, last, unit[1])
    parts = tuple(part for part in (before, rest) if part[0] < part[1])
    return Attribution(owner, (at, at + 1), parts, "say", "in-the-view-of", unit) if parts else None


def names_nobody(name: str) -> bool:
    """Whether only the words before it tell who is meant: *she*, *its chair*."""
    return name.partition(" ")[0].casefold() in words("pronouns") | _PRONOUNS
