"""What stands between a verb and its content: who hears it, where and when it was said, a number's qualifier."""

from collate.language.cues import is_adverb
from collate.language.passage import INNER_STOP, Passage, Range, word_class

VENUE_REACH = 24
"""Tokens that place, time and hearer may fill between a verb and its content."""
HEARER_REACH = 12
_NUMBERS = frozenset(("half", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
_LEADING = frozenset(("of", "to", "for", "with", "about"))
_DIVIDING = frozenset(("that", ":", ";", "—", "–", "--"))


def counts(passage: Passage, unit: Range, at: int) -> bool:
    """Whether a preposition qualifies a number: `at least 30`, `about 30`."""
    after = passage.low[at + 1] if at + 1 < unit[1] else ""
    numbered = after[:1].isdigit() or after in _NUMBERS
    return after in ("least", "most") or (numbered and passage.low[at] in ("about", "over", "under", "around", "up"))


def hearer(passage: Passage, unit: Range, at: int) -> Range | None:
    """Who is told: the noun phrase directly after the verb."""
    low = passage.low
    if at >= unit[1] or passage.quoted[at] != -1 or low[at] in word_class("preposition", "subordinator", "break"):
        return None
    if low[at] in word_class("object", "subject"):
        return (at, at + 1) if low[at] in word_class("object") else None
    end = at + 1
    while end < unit[1] and end - at < HEARER_REACH and passage.quoted[end] == -1:
        if low[end] in word_class("modal", "be"):
            return None
        if _ends_hearer(passage, at, end):
            break
        end += 1
    return at, end


def _ends_hearer(passage: Passage, start: int, at: int) -> bool:
    """Whether a hearer's phrase ends before `at`: a mark, a clause, a time, or another phrase begins."""
    low, word = passage.low, passage.low[at]
    if word in word_class("break", "subject", "subordinator", "time", "question"):
        return True
    if word in word_class("preposition"):
        return word not in ("of", "from")
    if word in word_class("determiner"):
        return low[at - 1] not in ("of", "and", "from", "all", "both")
    name_begins = passage.tokens[at].text[0].isupper() and passage.tokens[at - 1].text[0].islower()
    bare = passage.tokens[start].text[0].islower() and low[start] not in word_class("determiner")
    joined = word_class("determiner", "possessive", "preposition") | {"and"}
    return name_begins and bare and low[at - 1] not in joined


def past_venue(passage: Passage, unit: Range, at: int, *, stop_at: str = "") -> int:
    """The token after place and time: `on Monday`, `in a statement to the court`, `Tuesday night`, `to reporters`."""
    low = passage.low
    inside = False
    for here in range(at, min(unit[1], at + VENUE_REACH)):
        word = low[here]
        if passage.quoted[here] != -1 or word == stop_at or (not inside and counts(passage, unit, here)):
            return here
        if word in word_class("venue") | _LEADING:
            inside = True
        elif _ends_venue(passage, unit, here, inside=inside):
            return here
        elif inside and word in word_class("be", "modal"):
            return here - 1
    return min(unit[1], at + VENUE_REACH)


def _ends_venue(passage: Passage, unit: Range, at: int, *, inside: bool) -> bool:
    """Whether place and time end before `at`; `inside`: a preposition has opened them."""
    low, word = passage.low, passage.low[at]
    if word in word_class("subject", "question") | _DIVIDING:
        return True
    if word == ",":
        return not _time_comma(passage, unit, at)
    if low[at + 1 : at + 2] in (("'s",), ("’s",)) and not inside:
        return True
    if not inside:
        return word not in word_class("time") and not word[0].isdigit() and word != INNER_STOP
    joined = word_class("preposition", "determiner") | {"and"}
    return word in word_class("determiner") and low[at - 1] not in joined


def _time_comma(passage: Passage, unit: Range, at: int) -> bool:
    """A comma inside a date, as in `May 3, 2031,`."""
    return at + 1 < unit[1] and passage.low[at + 1].isdigit() and passage.low[at - 1].isdigit()


def past_clause_on_hearer(passage: Passage, unit: Range, at: int) -> int:
    """The token after `, who leads the firm,`, which a hearer may carry before what is asked of it."""
    if at + 1 >= unit[1] or passage.low[at] != "," or passage.low[at + 1] != "who":
        return at
    for each in range(at + 2, min(unit[1] - 1, at + VENUE_REACH)):
        if passage.low[each] == "," or passage.quoted[each] != -1:
            return each + 1 if passage.quoted[each] == -1 else at
    return at


def past_aside(passage: Passage, unit: Range, comma: int) -> int | None:
    """Where content opens after an aside: `said in May, after the vote, that …`; None where there is none."""
    mark = passage.low[comma] if comma + 2 < unit[1] else ""
    if mark not in (",", "—", "–", "--") or not _opens_aside(passage, comma + 1):
        return None
    for at in range(comma + 2, min(unit[1] - 1, comma + VENUE_REACH)):
        if passage.quoted[at] != -1 or passage.low[at] in (";", ":", "."):
            return None
        if passage.low[at] == mark:
            quoted = passage.quoted[at + 1] != -1 and passage.tokens[at + 2].text[0].isupper()
            if passage.low[at + 1] == "that" or quoted:
                return at + 1
    return None


def _opens_aside(passage: Passage, at: int) -> bool:
    word = passage.low[at]
    return (
        word in word_class("preposition", "subordinator", "time") - {"that"}
        or is_adverb(word)
        or word.endswith(("ing", "ed"))
        or passage.tokens[at].text[0].isupper()
    )
