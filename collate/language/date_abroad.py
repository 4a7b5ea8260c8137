"""Dates in languages other than English: a day, a month's name and a year, as each of them writes it.

Nothing is counted from the article's day but the year of a day that names none: what is not known is not guessed.
"""

import re

from collate.language.calendar import day_near, valid
from collate.language.date_numeric import stands_free
from collate.language.date_words import DateMention, Words
from collate.language.tables import table

_DAY = re.compile(r"(\d{1,2})(?:er)?")
_JOINS = frozenset(("de", "del", "di", ".", "º", "°", ","))
_LONGEST = 3
"""Letters of a word that a year may stand before without counting it."""
_MODERN = 1900

MONTHS: dict[str, dict[str, str]] = {}
for _key, _forms in table("months").items():
    _language, _, _number = _key.partition("-")
    MONTHS.setdefault(_language, {}).update(dict.fromkeys(_forms, f"month-{_number}"))
NAMES = frozenset(form for months in MONTHS.values() for form in months)
"""The months' names of all these languages."""


def day_abroad(words: Words, at: int) -> DateMention | None:
    """“4 de marzo de 2031”, “4. März 2031”, “1er mars”."""
    found = _DAY.fullmatch(words[at])
    to = _past_joins(words, at + 1)
    if found is None or to >= len(words.low) or words.kind(to) != "#month":
        return None
    month, dom = int(words.form(to)), int(found[1])
    year, last = _year_after(words, to)
    if year is not None:
        day = valid(year, month, dom)
        return words.made(at, last, day.isoformat(), "day", "day-abroad", stated=True) if day else None
    if not valid(2000, month, dom):
        return None
    near = day_near(words.base, month, dom, "none") if words.base else None
    return words.made(at, to, near.isoformat() if near else f"--{month:02d}-{dom:02d}", "day", "day-abroad")


def month_abroad(words: Words, at: int) -> DateMention | None:
    """“marzo de 2031”: a month only with its year, for its name may be another word."""
    year, last = _year_after(words, at)
    if year is None:
        return None
    return words.made(at, last, f"{year:04d}-{int(words.form(at)):02d}", "month", "month-abroad", stated=True)


def year_abroad(words: Words, at: int) -> DateMention | None:
    """Four digits that no longer word follows, which they might count."""
    year = words.year(at)
    if year is None or year < _MODERN:
        return None
    counts = words[at + 1].isalpha() and len(words[at + 1]) > _LONGEST and words.near(at, at + 1)
    if counts or not stands_free(words, at):
        return None
    return words.made(at, at, f"{year:04d}", "year", "year-abroad", stated=True)


def _past_joins(words: Words, at: int) -> int:
    while words[at] in _JOINS:
        at += 1
    return at


def _year_after(words: Words, at: int) -> tuple[int | None, int]:
    to = _past_joins(words, at + 1)
    year = words.year(to) if to <= at + 2 else None
    return (year, to) if year is not None and words.near(at, to) else (None, at)
