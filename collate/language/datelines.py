"""The place and date that open an article: `LIMA, Peru (Agency) — `, or a line of their own with bars."""

import re
from collections.abc import Sequence

from collate.language.dates import DateMention, dates
from collate.model import Dateline, Token
from collate.text import Span

_REACH = 22
"""Tokens a dateline has at most."""
_LONGEST = 120
"""Code points of a line that may be a dateline as a whole."""
_DASHES = frozenset(("—", "–", "-", "--", "‒", "―"))
_JOINING = frozenset((",", ".", "(", ")", "/", "|", "and", "de", "of", "'s", "’s"))
_WHOLE = re.compile(r"[^.!?]{2,40} (?:[—–|-]|--) [^.!?]{2,60}")
_PLACE_ENDS = re.compile(r"[(|—–]| --? ")
_CITY = 2
"""Letters that a city written in capitals has more than."""


def whole(line: str) -> bool:
    """Whether a whole line is a dateline: place, dash or bar, and a date with digits."""
    return len(line) <= _LONGEST and bool(_WHOLE.fullmatch(line)) and _stated(line) is not None


def dateline(text: str, paragraph: Span, tokens: Sequence[Token]) -> Dateline | None:
    """The dateline that `paragraph` opens with, or that it is; its date is ISO 8601 where it states one."""
    if whole(paragraph.of(text)):
        return _made(text, paragraph)
    for at, token in enumerate(tokens[:_REACH]):
        if token.text in _DASHES:
            apart = text[token.end : token.end + 1].isspace() and text[token.start - 1 : token.start].isspace()
            return _made(text, Span(paragraph.start, token.end)) if apart and _is_dateline(tokens[:at]) else None
        if not (token.text[0].isupper() or token.text[0].isdigit() or token.text in _JOINING):
            return None
    return None


def _stated(words: str) -> DateMention | None:
    """The first date that `words` state by themselves, with a day or a year in digits."""
    mentions = dates(words, Span(0, len(words)))
    stated = (each for each in mentions if each.value and (each.value[0].isdigit() or each.value.startswith("--")))
    return next((each for each in stated if any(mark.isdigit() for mark in each.span.of(words))), None)


def _is_dateline(tokens: Sequence[Token]) -> bool:
    """A city in capitals, or an agency in brackets at the end, as newspapers print them."""
    if not tokens:
        return False
    city = tokens[0].text
    return (city.isupper() and len(city) > _CITY) or (tokens[-1].text == ")" and city[0].isupper())


def _made(text: str, span: Span) -> Dateline:
    words = span.of(text)
    date = _stated(words)
    place = _PLACE_ENDS.split(words[: date.span.start] if date else words)[0]
    return Dateline(span, place.strip(" ,.—–-|") or None, date.value if date else None)
