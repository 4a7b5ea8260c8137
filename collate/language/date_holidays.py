"""Holidays that fall on one day of the calendar: by its date, by its weekday in a month, or counted from Easter."""

from datetime import date, timedelta

from collate.language.calendar import easter, valid, weekday_of
from collate.language.date_words import DateMention, Words
from collate.language.tables import forms

_NAMES = {tuple(name.replace("'", " ' ").replace(".", " . ").split()): when for name, when in forms("holidays").items()}
HOLIDAY_STARTS = frozenset(name[0] for name in _NAMES)
_LONGEST = max(len(name) for name in _NAMES)
_SOON = 60
"""Days that a holiday without its year may lie ahead of a clause that looks nowhere."""


def holiday(words: Words, at: int) -> DateMention | None:
    """“Christmas”, “New Year's Eve 1990”: of the year it names, else the next or the last."""
    for length in range(_LONGEST, 0, -1):
        name = tuple(words[each].replace("’", "'") for each in range(at, at + length))
        if name in _NAMES and words.name(at):
            return _of_year(words, at, at + length - 1, _NAMES[name])
    return None


def _of_year(words: Words, at: int, last: int, when: str) -> DateMention:
    to = last + 2 if words[last + 1] in {",", "of", "in"} else last + 1
    year = words.year(to)
    if year is not None:
        return words.made(at, to, _day(year, when).isoformat(), "day", "holiday", stated=True)
    if words.base is None:
        return words.made(at, last, None, "day", "holiday")
    days = [_day(words.base.year + each, when) for each in (-1, 0, 1)]
    past, future = max(each for each in days if each <= words.base), min(each for each in days if each >= words.base)
    way = words.direction(at, last)
    ahead = way == "future" or (way == "none" and (future - words.base).days <= _SOON)
    return words.made(at, last, (future if ahead else past).isoformat(), "day", "holiday")


def _day(year: int, when: str) -> date:
    """The day in `year` that an entry of the table tells."""
    if when.startswith("easter"):
        return easter(year) + timedelta(days=int(when.removeprefix("easter")))
    month, *rest = (int(each) for each in when.split("-"))
    return weekday_of(year, month, *rest) if len(rest) > 1 else valid(year, month, rest[0]) or date(year, month, 1)
