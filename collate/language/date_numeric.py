"""Dates in digits alone: `1998-02-13`, `10/25/89`, years, decades."""

import re
from datetime import date

from collate.language.calendar import valid
from collate.language.date_words import DateMention, Words
from collate.language.tables import forms
from collate.text import Span

_SPELLED = forms("number_words")
_ISO = re.compile(r"(?P<y>\d{4})(?P<by>[-/.])(?P<m>\d{1,2})(?P=by)(?P<d>\d{1,2})(?!\d)")
_PARTED = re.compile(r"(?P<a>\d{1,2})(?P<by>[-/.])(?P<b>\d{1,2})(?P=by)(?P<y>\d{4}|\d\d)(?!\d|[-/.]\d)")
_DECADE = re.compile(r"((?:1[0-9]|20)\d)0s")
_SHORT_DECADE = re.compile(r"([2-9])0s")
_SPAN = re.compile(r"(?:1[0-9]|20)\d\d[-–](?:(?:1[0-9]|20)\d\d|\d\d)(?![\d-])")

_YEAR_WORDS = frozenset(
    [
        "in",
        "since",
        "until",
        "till",
        "by",
        "during",
        "before",
        "after",
        "through",
        "year",
        "years",
        "fiscal",
        "early",
        "late",
        "mid",
        "from",
        "circa",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "throughout",
    ]
)
_PREFIXES = frozenset(("mid", "pre", "post", "early", "late"))
_CLOCKS = frozenset(("gmt", "utc", "hours", "hrs", "est", "edt", "cet"))
_SINGULAR = frozenset(
    [
        "as",
        "is",
        "was",
        "has",
        "this",
        "its",
        "his",
        "us",
        "plus",
        "vs",
        "less",
        "perhaps",
        "always",
        "series",
        "news",
        "politics",
    ]
)
_MODERN = 1900
_EARLY_MODERN = 1700
_SURE_WORDS = frozenset(("in", "since", "until", "till", "circa", "year", "fiscal"))
_NEAR = 31


def numeric(words: Words, at: int) -> DateMention | None:
    """`1998-02-13`, and day, month and year with slashes, dashes or dots.

    Which of two small numbers is the month is told by the larger one or by the article's own date, else unknown.
    """
    start = words.starts[at]
    if words[at].isdigit() and words.text[words.ends[at] : words.ends[at] + 1] != "-":
        return None
    if (start and words.text[start - 1] in "/.-") or (start and words.text[start - 1].isalnum()):
        return None
    if found := _ISO.match(words.text, start):
        days = _known(valid(int(found["y"]), int(found["m"]), int(found["d"])))
    elif found := _PARTED.match(words.text, start):
        days = _readings(found, words.base)
    else:
        return None
    if not days:
        return None
    span = Span(*found.span())
    if len(days) > 1:
        return DateMention(span, None, "day", "unresolved", "numeric-date")
    return DateMention(span, str(days.pop()), "day", "stated", "numeric-date")


def _readings(found: re.Match[str], base: date | None) -> set[date]:
    year_ = int(found["y"])
    if len(found["y"]) == 2:  # noqa: PLR2004 -- a short year
        year_ = min((year_ + 1900, year_ + 2000), key=lambda each: abs(each - (base.year if base else 2000)))
    one, two = int(found["a"]), int(found["b"])
    days = _known(valid(year_, one, two), valid(year_, two, one))
    near = {each for each in days if base and abs((each - base).days) <= _NEAR}
    return near if len(days) > 1 and near else days


def _known(*days: date | None) -> set[date]:
    return {each for each in days if each is not None}


def decade(words: Words, at: int) -> DateMention | None:
    """“the 1990s”, “the mid-’90s”."""
    if not words[at].endswith("s"):
        return None
    first = at - 1 if words[at - 1] in {"'", "’", "‘"} else at
    found = _DECADE.fullmatch(words[at])
    short = None if found else _SHORT_DECADE.fullmatch(words[at])
    if found is None and (short is None or (first == at and words[at - 1] not in {"the", "early", "late", "-"})):
        return None
    value = found[1] if found else f"{'20' if short and short[1] == '2' else '19'}{short[1] if short else ''}"
    if found and found[1].endswith("0") and words.base is None:
        value = found[1]
    return words.made(_widened(words, first), at, value, "decade", "decade", stated=True)


def decade_word(words: Words, at: int) -> DateMention | None:
    """“the sixties”, “the early nineties”; not “in his sixties”, nor the temperature's."""
    first = _widened(words, at)
    if words[first - 1] != "the" and first == at:
        return None
    return words.made(first, at, words.form(at), "decade", "decade", stated=True)


def year_in_words(words: Words, at: int) -> DateMention | None:
    """“nineteen eighty-four”, “nineteen ninety”: a century and what is left of a hundred."""
    tens = int(_SPELLED.get(words[at + 1], 0))
    if not 10 <= tens <= 90 or not words.near(at, at + 1):  # noqa: PLR2004 -- ten to ninety-nine
        return None
    last = at + 3 if words[at + 2] == "-" else at + 2
    ones = int(_SPELLED.get(words[last], 0)) if tens >= 20 else 0  # noqa: PLR2004 -- the first that takes a unit
    ones = ones if ones < 10 else 0  # noqa: PLR2004 -- a unit
    value = f"{int(_SPELLED[words[at]]) * 100 + tens + ones:04d}"
    return words.made(at, last if ones else at + 1, value, "year", "year-in-words", stated=True)


def year(words: Words, at: int) -> DateMention | None:
    """Four digits that name a year, not a count: told by the word before, and by what follows."""
    number = words.year(at)
    if number is None or not stands_free(words, at):
        return None
    if not _names_a_year(words, at, number):
        return None
    first = _widened(words, at)
    mention = words.made(first, at, f"{number:04d}", "year", "year", stated=True)
    if pair := _SPAN.match(words.text, words.starts[at]):
        return DateMention(Span(mention.span.start, pair.end()), mention.value, "year", "stated", "year")
    return mention


def _names_a_year(words: Words, at: int, number: int) -> bool:
    """After a word that asks for a time any number does, else a modern one that counts nothing, or one in a list."""
    before = words[at - 1]
    if (
        number >= _MODERN
        and words[at + 1] in {"-", "–"}
        and words[at + 2].isdigit()
        and not _SPAN.match(words.text, words.starts[at])
    ):
        return False
    if before in _SURE_WORDS or (before == "-" and words[at - 2] in _PREFIXES):
        return True
    if before in _YEAR_WORDS and number >= _EARLY_MODERN:
        return True
    if _counts(words, at):
        return False
    return number >= _MODERN or (before in {"of", "to", "and"} and words.listed_before(at) is not None)


def stands_free(words: Words, at: int) -> bool:
    """Whether the digits are no part of a longer name or number."""
    text, start, end = words.text, words.starts[at], words.ends[at]
    before, after = text[start - 1 : start], text[end : end + 2]
    if before in {"$", "£", "€", "¥", "#", "/", "@", "_", "."} or before.isalnum():
        return False
    if before in {"-", "–"} and words[at - 2] not in _PREFIXES and not text[start - 2 : start - 1].isspace():
        return False
    if after[:1] in {"-", "–"} and after[1:].isdigit():
        return _SPAN.match(text, start) is not None
    return not (after[:1] in {"%", "°", "/"} or after[:1].isalnum() or words[at + 1] in _CLOCKS)


def _counts(words: Words, at: int) -> bool:
    """Whether what follows is counted by the digits: a plural, a measure, a share."""
    follower = words[at + 1]
    if not follower.isalpha() or words.name(at + 1) or not words.near(at, at + 1):
        return False
    if follower == "of" and words[at + 2] in {"them", "whom", "which", "those", "these"}:
        return True
    plural = follower.endswith("s") and not follower.endswith("ss") and follower not in _SINGULAR
    return plural or follower in {"people", "men", "women", "children", "per", "percent", "parts", "or", "to", "more"}


def _widened(words: Words, first: int) -> int:
    """The words before a year that belong to its phrase: “fiscal year”, “mid-”, “early”."""
    while first > 0 and words.near(first - 1, first):
        word = words[first - 1]
        if word == "-" and words[first - 2] in _PREFIXES:
            first -= 2
        elif word in {"fiscal", "early", "late", "mid"} or (word == "year" and words[first - 2] in {"fiscal", "the"}):
            first -= 1
        else:
            break
    return first
