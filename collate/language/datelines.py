"""The place and date that open an article: `LIMA, Peru (Agency) — `, or a line of their own with bars."""

import re
from collections.abc import Iterable, Sequence

from collate.language.date_abroad import NAMES
from collate.language.dates import DateMention, absolute, dates
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
_BESIDE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\b|\b(?:\d{1,2}[ ]?)?[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|at)\b",
    re.IGNORECASE,
)
_EDGES = " ,.|·•/()–—-\t"
_UPDATES = ("update", "last", "modified", "aktualisiert", "actualizado", "mis à jour", "aggiornato", "atualizado")
_AGENCY = 8
"""Letters of an agency's name in small letters."""
_CITY = 2
"""Letters that a city written in capitals has more than."""


def whole(line: str, language: str = "en") -> bool:
    """Whether a whole line is a dateline: place, dash or bar, and a date with digits."""
    return len(line) <= _LONGEST and bool(_WHOLE.fullmatch(line)) and _stated(line, language) is not None


def dateline(text: str, paragraph: Span, tokens: Sequence[Token], language: str = "en") -> Dateline | None:
    """The dateline that `paragraph` opens with, or that it is; its date is ISO 8601 where it states one."""
    if whole(paragraph.of(text), language):
        return _made(text, paragraph, language)
    for at, token in enumerate(tokens[:_REACH]):
        if token.text in _DASHES:
            apart = text[token.end : token.end + 1].isspace() and text[token.start - 1 : token.start].isspace()
            opens = apart and _is_dateline(tokens[:at])
            return _made(text, Span(paragraph.start, token.end), language) if opens else None
        agency = at > 0 and tokens[at - 1].text == "(" and token.text.isalpha() and len(token.text) <= _AGENCY
        if not (agency or token.text[0].isupper() or token.text[0].isdigit() or token.text in _JOINING | NAMES):
            return None
    return None


def without_date(line: str, language: str = "en") -> str | None:
    """What a short line says besides the one date it states, its weekday and hour left out too; None without a date."""
    if len(line) > _LONGEST or not any(mark.isdigit() for mark in line):
        return None
    date = _stated(line, language)
    if date is None or date.precision not in {"day", "month"}:
        return None
    return _BESIDE.sub(" ", line[: date.span.start] + " " + line[date.span.end :]).strip(_EDGES)


def stated(lines: Iterable[str], language: str = "en") -> str | None:
    """The date a page states of its article: the first, one of an update only where no line tells of publication."""
    found = [(line.lower().startswith(_UPDATES), date) for line in lines if (date := absolute(line, language))]
    return min(found, key=lambda each: each[0])[1] if found else None


def _stated(words: str, language: str) -> DateMention | None:
    """The first date that `words` state by themselves, with a day or a year in digits."""
    mentions = dates(words, Span(0, len(words)), None, language)
    stated = (each for each in mentions if each.value and (each.value[0].isdigit() or each.value.startswith("--")))
    return next((each for each in stated if any(mark.isdigit() for mark in each.span.of(words))), None)


def _is_dateline(tokens: Sequence[Token]) -> bool:
    """A city in capitals, or an agency in brackets at the end, as newspapers print them."""
    if not tokens:
        return False
    city = tokens[0].text
    return (city.isupper() and len(city) > _CITY) or (tokens[-1].text == ")" and city[0].isupper())


def _made(text: str, span: Span, language: str) -> Dateline:
    words = span.of(text)
    date = _stated(words, language)
    place = _PLACE_ENDS.split(words[: date.span.start] if date else words)[0]
    return Dateline(span, place.strip(" ,.—–-|") or None, date.value if date else None)
