"""What a number counts: the noun phrase after it, up to its head.

What a number above one counts is plural in English: the head is the first plural, and where the phrase ends
without one, nothing is counted. One counts a singular noun.
"""

import re
from collections.abc import Sequence

from collate.language.lexicon import sections
from collate.language.units import is_measure
from collate.model import Token
from collate.text import Span

_WORDS = sections("noun_phrases")
_STOP, _COLLECTIVE, _NOMINAL = _WORDS["stop"], _WORDS["collective"], _WORDS["nominal"]
_SINGULAR, _ADVERB, _ATTRIBUTIVE = _WORDS["singular"], _WORDS["adverb"], _WORDS["attributive"]
_LONGEST = 7
_SIZES = 3
"""Tokens that a size before its measure has at most."""
_OPENERS = frozenset(
    ("the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "those", "these", "all", "them", "such")
)


def counted(tokens: Sequence[Token], at: int, *, plural: bool) -> Span | None:
    """The noun phrase that begins at token `at`; None where nothing is counted."""
    start = _past_measure(tokens, at)
    while start < len(tokens) and tokens[start].text.lower() in _ADVERB:
        start += 1
    found = _plural_head(tokens, start) if plural else _singular_head(tokens, start)
    return Span(tokens[start].start, tokens[found].end) if found is not None else None


def _past_measure(tokens: Sequence[Token], at: int) -> int:
    """“eight million 250ml bottles”: a size stands between the number and its noun."""
    end = at
    while end < min(at + _SIZES, len(tokens)) and tokens[end].text[0].isdigit():
        end += 1
    return end + 1 if end > at and end + 1 < len(tokens) and is_measure(tokens[end].text) else at


def partitive(tokens: Sequence[Token], at: int) -> Span | None:
    """“two of the ships”: the plural after “of”."""
    if at + 1 >= len(tokens) or tokens[at].text.lower() != "of":
        return None
    start = at + 1
    while start < len(tokens) and (tokens[start].text.lower() in _OPENERS or tokens[start].text[0].isdigit()):
        start += 1
    start = _past_owner(tokens, start)
    found = _plural_head(tokens, start)
    return Span(tokens[start].start, tokens[found].end) if found is not None else None


def crew_of(text: str, span: Span) -> Span | None:
    """“a crew of nine”, “the 24-strong crew”: those aboard, counted by the noun that is one for all of them."""
    found = _STRONG.match(text, span.end) or _CREW_OF.search(text, max(0, span.start - _CREW), span.start)
    return Span(*found.span("crew")) if found else None


_STRONG = re.compile(r"-strong (?P<crew>crew|staff)\b")
_CREW_OF = re.compile(r"\b(?P<crew>crew|staff) of (?:about |some |just |only )?\Z")
_CREW = 24


def _past_owner(tokens: Sequence[Token], start: int) -> int:
    """“23 of the council's 45 seats”: the token after an owner and the number of all that is owned."""
    for at in range(start, min(start + 4, len(tokens))):
        if tokens[at].text.lower() in _STOP:
            break
        if tokens[at].text in {"'s", "’s", "'", "’"}:
            return at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit())
    return start


def _plural_head(tokens: Sequence[Token], start: int) -> int | None:
    nominal = None
    for at in range(start, min(start + _LONGEST, len(tokens))):
        word = tokens[at].text
        low = word.lower()
        if _ends(tokens, at, start):
            break
        if is_plural(low):
            return at + 1 if _goes_on(tokens, at) else at
        if low in _NOMINAL and nominal is None:
            nominal = at
    return nominal


def _ends(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether the phrase is over: a function word, a mark; “and” between two adjectives goes on."""
    low = tokens[at].text.lower()
    if low in {"and", "or"}:
        return (
            at == start
            or at + 1 >= len(tokens)
            or not tokens[at + 1].text.isalpha()
            or tokens[at + 1].text.lower() in _STOP
        )
    return low in _STOP or not (low[0].isalpha() or low[0] in "'’\"“")


def is_plural(low: str) -> bool:
    """Whether a lower-cased word is a plural by its form."""
    if low in _COLLECTIVE:
        return True
    if low in _SINGULAR or len(low) < 3:  # noqa: PLR2004 -- no plural is shorter
        return False
    return (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))) or low.endswith(("men", "women"))


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """“sports clubs”, “Texas voters”: the head is the second of two words that look plural."""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return after.islower() and is_plural(after) and (tokens[at].text[0].isupper() or tokens[at].text in _ATTRIBUTIVE)


def _singular_head(tokens: Sequence[Token], start: int) -> int | None:
    last = None
    for at in range(start, min(start + 4, len(tokens))):
        low = tokens[at].text.lower()
        if _ends(tokens, at, start) or low.endswith(("ed", "ing")) or low[0] in "'’\"“":
            break
        last = at
    return last
