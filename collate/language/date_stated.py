"""Dates with a month's name: `Nov. 10`, `10 November 1998`, `March of last year`, and a bare month."""

import re

from collate.language.calendar import day_near, month_near, valid
from collate.language.date_words import DateMention, Words

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_ALSO_NAMES = frozenset(("may", "march", "april", "june", "august"))
_BEFORE_MONTH = frozenset(
    [
        "in",
        "last",
        "next",
        "this",
        "since",
        "by",
        "until",
        "till",
        "during",
        "early",
        "late",
        "mid",
        "of",
        "from",
        "to",
        "through",
        "between",
        "and",
        "before",
        "after",
        "past",
        "each",
        "every",
        "for",
        "-",
        "–",
        ",",
    ]
)
_RELATIVE_YEARS = {"last": -1, "this": 0, "next": 1, "past": -1}
_LAST_DAY = 31
_ABBREVIATED = 4
_JOINS = frozenset(("to", "through", "and", "or", "-", "–"))
_SHARES = frozenset(("%", "percent", "per", "pct", "million", "billion", "thousand"))


def month(words: Words, at: int) -> DateMention | None:
    """A month with its day, with its year, or alone."""
    number = int(words.form(at))
    if not words.name(at) and not _DAY.fullmatch(words[at + 1]):
        return None
    short = len(words[at]) <= _ABBREVIATED and words[at] not in {"may", "june", "july"}
    last = at + 1 if words[at + 1] == "." and short else at
    dom = _dom(words, last + 1)
    if dom is not None and words[last + 2] not in _SHARES:
        return _of_day(words, at, _range_end(words, last + 1), number, dom)
    if not words.name(at):
        return None
    return _of_month(words, at, last, number)


def day_first(words: Words, at: int) -> DateMention | None:
    """“10 November 1998”, “the 10th of November”, “25-OCT-1998”."""
    dom = _dom(words, at)
    to = at + 1
    while words[to] in {"of", "-"}:
        to += 1
    if dom is None or to >= len(words.low) or words.kind(to) != "#month":
        return None
    if not words.name(to) or words.text[words.starts[at] - 1 : words.starts[at]] in {"$", "£", "€", "-", "/"}:
        return None
    last = to + 1 if words[to + 1] == "." and len(words[to]) <= _ABBREVIATED and words.year(to + 2) else to
    return _of_day(words, at, last, int(words.form(to)), dom)


def _dom(words: Words, at: int) -> int | None:
    """The day of the month written at `at`."""
    found = _DAY.fullmatch(words[at])
    value = int(found[1]) if found and words.near(at - 1, at) | (at == 0) else 0
    return value if 1 <= value <= _LAST_DAY else None


def _range_end(words: Words, at: int) -> int:
    """The last word of “10-12”: the mention covers both days and has the first one's value."""
    dash = words[at + 1] in {"-", "–"} and _dom(words, at + 2) is not None
    return at + 2 if dash else at


def _of_day(words: Words, first: int, last: int, number: int, dom: int) -> DateMention | None:
    year, end = _year_after(words, last)
    if year is not None:
        found = valid(year, number, dom)
        stated = words.year(end) is not None
        return words.made(first, end, found.isoformat(), "day", "month-day", stated=stated) if found else None
    if words.base is None:
        partial = f"--{number:02d}-{dom:02d}" if valid(2000, number, dom) else None
        return words.made(first, last, partial, "day", "month-day") if partial else None
    near = day_near(words.base, number, dom, _way(words, first, last))
    return words.made(first, last, near.isoformat(), "day", "month-day") if near else None


def _way(words: Words, first: int, last: int) -> str:
    """Where the clause looks; without a verb “by” and “until” look ahead."""
    way = words.direction(first, last)
    return "future" if way == "none" and words[first - 1] in {"by", "until", "till", "before"} else way


def _of_month(words: Words, at: int, last: int, number: int) -> DateMention | None:
    year, end = _year_after(words, last)
    first = at
    while words[first - 1] in {"early", "late", "mid"} or (words[first - 1] == "-" and words[first - 2] == "mid"):
        first -= 1 if words[first - 1] != "-" else 2
    if year is not None:
        return words.made(first, end, f"{year:04d}-{number:02d}", "month", "month", stated=True)
    if not _is_month(words, at, last, first) or words[first - 1] in {"every", "each"}:
        return None
    if words.base is None:
        return words.made(first, last, f"--{number:02d}", "month", "month")
    before = words[first - 1]
    if before == "since" and number == words.base.month and first == at:
        return words.made(first, last, None, "month", "month")
    earlier = words.listed_before(first)
    if earlier and earlier.precision == "month" and before in _JOINS and earlier.value and earlier.value[0].isdigit():
        anchor = valid(int(earlier.value[:4]), int(earlier.value[5:7]), 1)
        return words.made(first, last, month_near(anchor, number, "next"), "month", "month") if anchor else None
    way = before if before in {"last", "next"} else _way(words, first, last)
    return words.made(first - (before in {"last", "next"}), last, month_near(words.base, number, way), "month", "month")


def _is_month(words: Words, at: int, last: int, first: int) -> bool:
    """A word that may be a name or a verb is a month only after a word that asks for a time."""
    doubtful = words[at] in _ALSO_NAMES or (len(words[at]) <= _ABBREVIATED and words[at] not in {"june", "july"})
    if not doubtful:
        return True
    if len(words[at]) <= _ABBREVIATED and words[at] not in _ALSO_NAMES | {"july"} and last == at:
        return False
    return words[first - 1] in _BEFORE_MONTH


def _number(words: Words, at: int) -> int:
    """The month's number at `at` or, past its full stop, just before."""
    return int(words.form(at) or words.form(at - 1) or 0)


def _year_after(words: Words, last: int) -> tuple[int | None, int]:
    """The year that follows a day or month, as digits or as “last year”, and where it ends."""
    at = last + 1
    while words[at] in {",", "of", "-"} and at <= last + 2:
        at += 1
    if not words.near(last, min(at, len(words.low) - 1)):
        return None, last
    year = words.year(at)
    if year is not None:
        return year, at
    if words[at] in _JOINS and words.kind(min(at + 1, len(words.low) - 1)) == "#month" and words.year(at + 2):
        year = words.year(at + 2) or 0
        return (year if _number(words, last) < int(words.form(at + 1)) else year - 1), last
    if words[at] in _RELATIVE_YEARS and words[at + 1] == "year" and words.base:
        return words.base.year + _RELATIVE_YEARS[words[at]], at + 1
    if words[at] in {"'", "’"} and len(words[at + 1]) == 2 and words[at + 1].isdigit():  # noqa: PLR2004 -- ’98
        short = int(words[at + 1])
        return (1900 if short > 50 else 2000) + short, at + 1  # noqa: PLR2004
    return None, last
