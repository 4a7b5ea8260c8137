"""Dates counted from another: from the article's own day, or from the day last spoken of."""

from collate.language.calendar import day, shifted, weekday_near
from collate.language.date_stated import day_first, month
from collate.language.date_unit import half, past_quarter, unit
from collate.language.date_words import REFERENCES, DateMention, Words

__all__ = ["half", "quarter_sign", "reference", "relative_day", "season", "unit", "weekday"]

_NOT_A_DAY = frozenset(("black", "super", "good", "cyber", "bloody", "ash", "every", "each", "fat"))
_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "noon": "MI",
    "midday": "MI",
    "midnight": "NI",
}
_HOURS = frozenset(("noon", "midnight", "midday", "am", "pm", "gmt", "est", "edt", "pst", "pdt", "bst", "cet", "utc"))
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LONGEST_REFERENCE = 4
_YEARS = frozenset(("fiscal", "calendar", "school"))
_ANOTHER = frozenset(("that", "last", "account", "accounts", "affairs"))
_QUANTITIES = frozenset(("few", "several", "two", "three", "four", "five", "six", "couple"))


def weekday(words: Words, at: int) -> DateMention | None:
    """“Monday”: the last one or, where the clause looks ahead, the next; with “last” or “next” never the day itself."""
    before = words[at - 1]
    if before in _NOT_A_DAY:
        return None
    if dated := _with_date(words, at):
        return dated
    first = at - 1 if before in {"last", "next", "this", "early", "late"} else at
    if words.base is None:
        return words.made(first, at, None, "day", "weekday")
    earlier = words.listed_before(first)
    if earlier and (anchor := day(earlier.value)) and before in {"to", "through", "and", "or", "-", "–"}:
        return _part_of(words, first, at, weekday_near(anchor, int(words.form(at)), "next"), "weekday")
    value = weekday_near(words.base, int(words.form(at)), _way(words, first, at))
    return _part_of(words, first, at, value, "weekday")


def _way(words: Words, first: int, at: int) -> str:
    """“for Monday” looks ahead, and “by Monday” where no verb says otherwise; else the last Monday is meant."""
    before = words[at - 1]
    if before in {"last", "next", "for"}:
        return "future" if before == "for" else before
    way = words.direction(first, at)
    if way == "none":
        return "future" if before in {"by", "until", "till", "through"} else "past"
    return way


def _with_date(words: Words, at: int) -> DateMention | None:
    """“Tuesday, Nov. 7”, “Friday, 29 August”: the date decides."""
    to = at + 2 if words[at + 1] == "," else at + 1
    kind = words.kind(to) if to < len(words.low) and words.near(at, to) else ""
    if kind in {"#month", "#digits"}:
        found = month(words, to) if kind == "#month" else day_first(words, to)
        if found is not None and found.precision == "day":
            start = words.span(at, at).start
            return DateMention(found.span._replace(start=start), found.value, "day", found.basis, found.rule)
    return None


def _part_of(words: Words, first: int, last: int, value: str | None, rule: str) -> DateMention:
    """The day, or the part of it that the next word names, or the hour right before it (“3 p.m. Sunday”)."""
    part = _PARTS.get(words[last + 1])
    if part and value:
        return words.made(first, last + 1, f"{value}T{part}", "time", rule)
    if words[first - 1] in _HOURS or (words[first - 1] == "." and words[first - 2] == "m"):
        return words.made(first, last, value, "time", rule)
    return words.made(first, last, value, "day", rule)


def relative_day(words: Words, at: int) -> DateMention | None:
    """“today”, “yesterday”, “the day before yesterday”; not a paper's name that ends so."""
    word = words[at]
    if words.name(at) and words.name(at - 1) and words.near(at - 1, at):
        return None
    if words.base is None:
        return words.made(at, at, None, "time" if word == "tonight" else "day", "relative-day")
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if word == "tonight":
        return words.made(at, at, f"{words.base}TNI", "time", "relative-day")
    further = {"before": -1, "after": 1}.get(words[at - 1], 0)
    if further == days != 0 and words[at - 2] == "day":
        return words.made(at - 2, at, shifted(words.base, 2 * days, "D"), "day", "relative-day")
    return _part_of(words, at, at, shifted(words.base, days, "D"), "relative-day")


def season(words: Words, at: int) -> DateMention | None:
    """“last summer”, “the winter of 1998”, “this fall”; “fall” and “spring” alone are other words too."""
    name = words.form(at)
    to = at + 2 if words[at + 1] == "of" else at + 1
    if (year := words.year(to)) and words.near(at, to):
        return words.made(at, to, f"{year}-{name}", "season", "season", stated=True)
    before = words[at - 1]
    if before == "the" and words[at - 2] in {"in", "during", "by"} and words.base:
        way = words.direction(at, at)
        return words.made(at - 1, at, _season_near(words, name, way), "season", "season") if way != "none" else None
    if before not in {"last", "next", "this"}:
        return None
    if words.base is None:
        return words.made(at - 1, at, None, "season", "season")
    return words.made(at - 1, at, _season_near(words, name, before), "season", "season")


def _season_near(words: Words, name: str, way: str) -> str:
    base = words.base
    assert base is not None  # noqa: S101 -- asked only where the article's day is known
    start = _SEASONS[name]
    year = base.year
    if (way == "last" and base.month < start + 3) or (way == "past" and base.month < start):
        year -= 1
    elif (way == "next" and base.month >= start) or (way == "future" and base.month >= start + 3):
        year += 1
    return f"{year}-{name}"


def reference(words: Words, at: int) -> DateMention | None:
    """“now”, “recently”, “in the future”: a time without a calendar; “the current plan” says which, not when."""
    for length in range(min(_LONGEST_REFERENCE, len(words.low) - at), 0, -1):
        named = REFERENCES.get(" ".join(words.low[at : at + length]))
        if named is None:
            continue
        which, _, value = named.rpartition(" ")
        counted = words[at + length - 1] == "past" and words[at + length] in _QUANTITIES
        if counted or _is_another(words, at + length, value):
            return None
        first = at + 1 if words[at] == "in" else at
        return words.made(first, at + length - 1, value, "other", "which-reference" if which else "reference")
    return None


def _is_another(words: Words, after: int, value: str) -> bool:
    """“now that”, “the future of the port”, “recent years”, “a current account” are no such time."""
    follows = words[after]
    counted = words.kind(min(after + (follows in _YEARS), len(words.low) - 1)) in {"#unit", "#digits"}
    return counted or follows in _ANOTHER or (follows == "of" and value == "FUTURE_REF")


def quarter_sign(words: Words, at: int) -> DateMention | None:
    """“Q3”, “Q3 2024”."""
    number = words[at + 1]
    if number not in {"1", "2", "3", "4"} or words.ends[at] != words.starts[at + 1] or not words.name(at):
        return None
    if year := words.year(at + 2):
        return words.made(at, at + 2, f"{year}-Q{number}", "quarter", "quarter", stated=True)
    return words.made(at, at + 1, past_quarter(words, at, int(number)), "quarter", "quarter")
