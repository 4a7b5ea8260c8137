"""Calendar units that are counted from somewhere: “last week”, “two years ago”, “the third quarter”."""

import re
from collections.abc import Callable
from datetime import date

from collate.language.calendar import first_day, is_part_of_year, is_quarter, quarter_near, shifted, week, year_before
from collate.language.date_words import DateMention, Precision, Words
from collate.language.numbers import number_phrases
from collate.language.tables import forms

_PRECISION: dict[str, Precision] = {
    "D": "day",
    "W": "week",
    "F": "week",
    "WE": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "other",
}
_NUMBERS = {word: int(value) for word, value in forms("number_words").items()}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "first": 21}
_STEPS = {"last": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0, "next": 1, "coming": 1,
          "following": 1, "upcoming": 1}  # fmt: skip
_NARRATED = frozenset(("previous", "prior", "preceding", "following"))
_EDGES = frozenset(("earlier", "later", "early", "late", "end", "beginning", "start", "rest", "middle", "far", "close"))
_LENGTHS = {"D": 10, "W": 10, "M": 7, "Q": 7, "Y": 4}
"""How many characters a value has that is precise enough to count such units from."""
_LASTING = frozenset(("over", "for", "within", "during", "in", "through", "throughout"))
_STOPS = frozenset(
    (".", ",", ";", ":", ")", "?", "!", "", "and", "but", "or", "when", "by", "in", "as", "with", "-", "—")
)
_COUNTED = re.compile(
    r"[%$£€]|\b(?:per ?cent|profits?|loss(?:es)?|sales|revenues?|earnings|income|exports|imports|growth|output)\b",
    re.IGNORECASE,
)
_LONG_AGO = 900
_VAGUE = frozenset(("several", "few", "many", "some", "couple", "dozen", "more"))


def unit(words: Words, at: int) -> DateMention | None:
    """The first of the rules below that knows the phrase."""
    code = words.form(at)
    if code == "T":
        return None
    for rule in _RULES:
        found = rule(words, at, code)
        if found is not None:
            return found
    return None


def _ago(words: Words, at: int, code: str) -> DateMention | None:
    """“two weeks ago”, “a year-ago”, “a year from now”: as precise as the unit; without a count it is only the past."""
    to = at + 2 if words[at + 1] == "-" else at + 1
    ahead = to == at + 1 and words[to] == "from" and words[to + 1] in {"now", "today"}
    if words[to] != "ago" and not ahead:
        return None
    count, first = _count(words, at)
    if ahead:
        value = shifted(words.base, count, code) if words.base and count else None
        return words.made(first, to + 1, value, _PRECISION[code], "ago")
    if to > at + 1:
        count, first = 1, at
    if count is None or code == "WE":
        return words.made(first, to, "PAST_REF", "other", "ago")
    if code == "Y" and count == 1 and (value := _part_a_year_before(words, at, to)):
        return words.made(first, to, value, "quarter" if is_quarter(value) else "month", "ago")
    value = shifted(words.base, -count, code) if words.base else None
    return words.made(first, to, value, _PRECISION[code], "ago")


def _part_a_year_before(words: Words, at: int, to: int) -> str | None:
    """“a year ago” after a quarter or month in the same sentence is that part of the year before.

    “The year-ago quarter” without one is the last that ended, a year earlier.
    """
    named = not {words[to + 1], words[at - 2]}.isdisjoint({"quarter", "period"})
    spoken = words.spoken_of(at) if named else words.spoken_here(at)
    if spoken and is_part_of_year(spoken):
        return year_before(spoken)
    return shifted(words.base, -5, "Q") if words.base and words[to + 1] == "quarter" else None


def _earlier(words: Words, at: int, code: str) -> DateMention | None:
    """“a year earlier”, “two days later”: counted from the day spoken of; a year also from the article's own."""
    to = at + 2 if words[at + 1] == "-" else at + 1
    sign = {"earlier": -1, "later": 1}.get(words[to])
    count, first = _count(words, at) if to == at + 1 else (1, at)
    if sign is None or count is None or code == "WE":
        return None
    spoken = words.spoken_of(at)
    if (
        code == "Y"
        and spoken
        and count < _LONG_AGO
        and (is_quarter(spoken) or (count == 1 and is_part_of_year(spoken)))
    ):
        precision: Precision = "quarter" if is_quarter(spoken) else "month"
        return words.made(first, to, year_before(spoken, -sign * count), precision, "earlier")
    anchor = _anchor(spoken, code)
    if anchor is None and code == "Y" and sign * count == -1:
        anchor = words.base
    return words.made(first, to, shifted(anchor, sign * count, code) if anchor else None, _PRECISION[code], "earlier")


def _anchor(spoken: str | None, code: str) -> date | None:
    """The day to count units of `code` from: what was spoken of must be as precise as they are."""
    length = _LENGTHS.get(code)
    if spoken is None or length is None:
        return None
    return first_day(spoken) if len(spoken) >= length or (is_quarter(spoken) and code == "Q") else None


def _stepped(words: Words, at: int, code: str) -> DateMention | None:
    """“last week”, “this year”, “next quarter”; “the following day” counts from the day spoken of.

    “Over the last year” lasts, and “the last week of May” is not counted from today.
    """
    modifier = at - 2 if words[at - 1] in {"fiscal", "calendar", "school"} else at - 1
    step = _STEPS.get(words[modifier])
    if step is None or (words[at].endswith("s")):
        return None
    if (
        words[modifier - 1] == "the"
        and code != "Q"
        and words[modifier] in {"last", "next"}
        and _lasts(words, modifier, at)
    ):
        return None
    if code == "D" or words[modifier] in _NARRATED:
        return _narrated(words, modifier, at, code, step)
    first = modifier - 1 if words[modifier - 1] in {"earlier", "later", "early", "late"} else modifier
    if words.base is None:
        return words.made(first, at, None, _PRECISION[code], "this-last-next")
    value = f"{week(words.base, step)}-WE" if code == "WE" else shifted(words.base, step, code)
    return words.made(first, at, value, _PRECISION[code], "this-last-next")


def _lasts(words: Words, modifier: int, at: int) -> bool:
    return words[modifier - 2] in _LASTING or words[at + 1] == "of"


def _narrated(words: Words, first: int, at: int, code: str, step: int) -> DateMention | None:
    """“the next day”: one from what was spoken of; “the previous year” also from the article's own."""
    if words[first] in {"this", "current"} or code == "WE":
        return None
    anchor = _anchor(words.spoken_of(at), code)
    if anchor is None and words[first] == "last":
        return None
    if anchor is None and step < 0 and code != "D":
        anchor = words.base
    return words.made(first, at, shifted(anchor, step, code) if anchor else None, _PRECISION[code], "narrated")


def _before(words: Words, at: int, code: str) -> DateMention | None:
    """“the day before”, “the year after”, where nothing follows that they would be counted from."""
    step = {"before": -1, "after": 1}.get(words[at + 1])
    if step is None or words[at - 1] != "the" or words[at + 2] not in _STOPS or code not in _LENGTHS:
        return None
    anchor = _anchor(words.spoken_of(at), code)
    if anchor is None and step < 0 and code == "Y":
        anchor = words.base
    return words.made(at - 1, at + 1, shifted(anchor, step, code) if anchor else None, _PRECISION[code], "narrated")


def _same(words: Words, at: int, code: str) -> DateMention | None:
    """“the same day”, “that year”: what was spoken of, cut to the unit."""
    if words[at - 1] not in {"same", "that"} or code not in {"D", "M", "Y"} or words[at].endswith("s"):
        return None
    spoken = words.spoken_of(at)
    length = {"D": 10, "M": 7, "Y": 4}[code]
    value = spoken[:length] if spoken and len(spoken) >= length and spoken[:length].replace("-", "").isdigit() else None
    if value is None:
        return None
    return words.made(at - 1, at, value, _PRECISION[code], "same")


def _quarter(words: Words, at: int, code: str) -> DateMention | None:
    """“the third quarter”, “third-quarter”, “the fourth quarter of 1988”."""
    if code == "Q" and words[at - 1] == "the" and words[at + 1] != "of" and words.last_quarter:
        return words.made(at - 1, at, words.last_quarter, "quarter", "the-quarter")
    if code == "Q" and words[at - 1] == "the" and words[at - 2] in {"in", "for", "during"} and words[at + 1] in _STOPS:
        value = shifted(words.base, -1, "Q") if words.base else None
        return words.made(at - 1, at, value, "quarter", "the-quarter")
    ordinal = at - 2 if words[at - 1] in {"-", "fiscal"} else at - 1
    number = _ORDINALS.get(words[ordinal])
    if code != "Q" or (number is None and words[ordinal] != "latest"):
        return None
    if number is None:
        value = shifted(words.base, -1, "Q") if words.base else None
        return words.made(ordinal, at, value, "quarter", "quarter")
    year, last, stated = _year_beside(words, ordinal, at)
    if year is not None:
        return words.made(ordinal, last, f"{year:04d}-Q{number}", "quarter", "quarter", stated=stated)
    return words.made(ordinal, at, past_quarter(words, ordinal, number), "quarter", "quarter")


def _century(words: Words, at: int, code: str) -> DateMention | None:
    """“the 19th century”: the first two digits its years have; not where a name goes on behind it."""
    ordinal = at - 2 if words[at - 1] == "-" else at - 1
    number = _CENTURIES.get(words[ordinal]) or words[ordinal].rstrip("thsndr")
    if words.name(at) and words.name(at + 1):
        return None
    if code != "C" or not str(number).isdigit() or not 0 < int(number) <= 30:  # noqa: PLR2004 -- no history is longer
        return None
    return words.made(ordinal, at, f"{int(number) - 1:02d}", "other", "century", stated=True)


def half(words: Words, at: int) -> DateMention | None:
    """“the first half of 1989”, “the second half of last year”."""
    first = at - 2 if words[at - 1] == "-" else at - 1
    number = _ORDINALS.get(words[first])
    if number not in {1, 2}:
        return None
    year, last, stated = _year_beside(words, first, at)
    if year is None and words.base and words[at + 1] != "of" and _COUNTED.search(words.around(at)):
        year = words.base.year - (words.base.month <= (3 if number == 1 else 6) and words.direction(at, at) == "past")
    if year is None:
        return None
    return words.made(first, last, f"{year:04d}-H{number}", "other", "half", stated=stated)


def past_quarter(words: Words, at: int, number: int) -> str | None:
    """The nearest quarter of that number, by where the clause looks."""
    return quarter_near(words.base, number, words.direction(at, at)) if words.base else None


def _year_beside(words: Words, first: int, at: int) -> tuple[int | None, int, bool]:
    """The year of a quarter or half: “of 1988”, “last year”, “1988's”; where it ends; whether it is in digits."""
    to = at + 1
    while words[to] in {"of", "fiscal", "in", ","} and to <= at + 2:
        to += 1
    if (year := words.year(to)) is not None:
        return year, to, True
    if words[to] in {"last", "this", "next"} and words[to + 1] == "year" and words.base:
        return words.base.year + _STEPS[words[to]], to + 1, False
    before = words.last
    if before and before.precision == "year" and before.value and 0 <= words.starts[first] - before.span.end <= 3:  # noqa: PLR2004
        return int(before.value), at, before.basis == "stated"
    return None, at, False


def _of_the(words: Words, at: int, code: str) -> DateMention | None:
    """“the end of the year”, “earlier in the month”, “year-end”."""
    if code == "Y" and words[at + 1] in {"-", "end"} and "end" in {words[at + 1], words[at + 2]}:
        last = at + 1 if words[at + 1] == "end" else at + 2
        return words.made(at, last, f"{words.base.year}" if words.base else None, "year", "edge-of")
    if words[at - 1] != "the" or words[at - 2] not in {"of", "in"} or words[at - 3] not in _EDGES:
        return None
    if code not in {"W", "M", "Y", "E"} or words[at].endswith("s"):
        return None
    first = at - 3
    return words.made(first, at, shifted(words.base, 0, code) if words.base else None, _PRECISION[code], "edge-of")


def _weekend(words: Words, at: int, code: str) -> DateMention | None:
    """“the weekend”: the one just over or, where the clause looks ahead, the coming one."""
    if code != "WE" or words[at - 1] not in {"the", "over"}:
        return None
    if words.base is None:
        return words.made(at, at, None, "week", "weekend")
    ahead = words.direction(at, at) == "future"
    return words.made(at, at, f"{week(words.base, 0 if ahead else -1)}-WE", "week", "weekend")


def _count(words: Words, at: int) -> tuple[int | None, int]:
    """How many units, and where the count begins; None where it is not said exactly."""
    before = at - 2 if words[at - 1] == "-" else at - 1
    word = words[before]
    if word in {"a", "an"}:
        return 1, before
    if word.isdigit():
        return int(word[:6]), before
    if word in _VAGUE:
        return None, before
    phrase = _spelled(words, before)
    return phrase or (None, at)


def _spelled(words: Words, at: int) -> tuple[int, int] | None:
    """A number in words that ends at `at`."""
    if words[at] not in _NUMBERS:
        return None
    first = at - 2 if words[at - 1] == "-" and words[at - 2] in _NUMBERS else at
    for phrase in number_phrases(words.text, words.span(first, at)):
        return int(phrase.low), first
    return None


_RULES: tuple[Callable[[Words, int, str], DateMention | None], ...] = (
    _ago, _earlier, _quarter, _century, _stepped, _before, _same, _of_the, _weekend,
)  # fmt: skip
