"""The place and date that open an article: `LIMA, Peru (Agency) — `, or a line of their own with bars."""

import re
from collections.abc import Sequence

from collate.language.dates import absolute
from collate.model import Dateline, Token
from collate.text import Span

_REACH = 22
"""Tokens a dateline has at most."""
_DASHES = frozenset(("—", "–", "-", "--", "‒", "―"))
_JOINING = frozenset((",", ".", "(", ")", "/", "|", "and", "de", "of", "'s", "’s"))
_WHOLE = re.compile(r"[^.!?]{2,40} (?:[—–|-]|--) [^.!?]{2,60}")
_DATE = re.compile(
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2}\b)?(?:,? \d{4}\b)?)"
)
_LONG = 2


def whole(line: str) -> bool:
    """Whether a whole line is a dateline: place, dash or bar, and a date with digits."""
    found = _WHOLE.fullmatch(line)
    date = _DATE.search(line) if found else None
    return bool(date and any(character.isdigit() for character in date.group()))


def dateline(text: str, paragraph: Span, tokens: Sequence[Token]) -> Dateline | None:
    """The dateline that `paragraph` opens with, or that it is; its date is ISO 8601 where it states one."""
    if whole(paragraph.of(text)):
        return _made(text, paragraph)
    for at, token in enumerate(tokens[:_REACH]):
        if token.text in _DASHES:
            apart = token.end < len(text) and text[token.end].isspace() and text[token.start - 1].isspace()
            return _made(text, Span(paragraph.start, token.end)) if apart and _is_dateline(tokens[:at]) else None
        if not (token.text[0].isupper() or token.text[0].isdigit() or token.text in _JOINING):
            return None
    return None


def _is_dateline(tokens: Sequence[Token]) -> bool:
    """A city in capitals, or an agency in brackets at the end, as newspapers print them."""
    if not tokens:
        return False
    city = tokens[0].text
    return (city.isupper() and len(city) > _LONG) or (tokens[-1].text == ")" and city[0].isupper())


def _made(text: str, span: Span) -> Dateline:
    words = span.of(text)
    date = _DATE.search(words)
    stated = date and any(character.isdigit() for character in date.group())
    place = re.split(r"\(|\||[—–]| --? ", words[: date.start()] if date and stated else words)[0]
    return Dateline(span, place.strip(" ,.—–-|") or None, absolute(words) if stated else None)
