"""Currencies before a number, measures after it, and the rate that may follow (“a barrel”, “per hour”).

A form of one or two letters, and one with capitals, is a sign: it is matched as written. Words are matched in any case.
"""

import re

from collate.language.tables import forms

_SIGN_LENGTH = 2
_MEASURES = forms("units")
_SIGNS = {form: unit for form, unit in _MEASURES.items() if len(form) <= _SIGN_LENGTH or form != form.lower()}
_NAMES = {form.lower(): unit for form, unit in _MEASURES.items() if form not in _SIGNS or len(form) > 5}  # noqa: PLR2004
_CURRENCIES = forms("currencies")
TIME_UNITS = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year", "decade", "century")
)
_NATIONAL = re.compile(
    r"[ ](?P<nation>[A-Z][a-z]{2,14}(?:[ ][A-Z][a-z]{2,14})?)[ ]"
    r"(?P<coin>dollar|pound|crown|kroner|krone|kronor|franc|peso|rupee|dinar|rial|riyal|lira|won|yuan|rouble|ruble"
    r"|shekel|dirham|rand)s?\b"
)


def _any(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SIGN = re.compile(rf"[\s-]?(?P<form>{_any(_SIGNS)})(?![\w])")
_NAME = re.compile(rf"[\s-]?(?P<form>{_any(_NAMES)})(?![\w])", re.IGNORECASE)
_CURRENCY = re.compile(rf"(?<![A-Za-z])(?P<form>{_any(_CURRENCIES)})[ ]?\Z")
_RATE = re.compile(
    r"(?:[ ](?:an?|per|each|every)[ ]|-?[ ]?an?-|/[ ]?)"
    r"(?P<per>square[ ](?:foot|metre|meter|mile|kilomet(?:re|er))|barrel|bottle|share|ounce|gallon"
    r"|litre|liter|pound|tonne?|metric[ ]ton|kilo(?:gram)?|kg|gram|person|head|vote|unit|mile|kilometre|kilometer|km"
    r"|second|minute|hour|day|night|week|month|quarter|year|annum|decade|game|capita|household)\b"
    r"(?![ ](?:ago|earlier|later|before|after|old)\b)"
)
_LONGEST_CURRENCY = 6
_SPELLING = {
    "liter": "litre",
    "meter": "metre",
    "annum": "year",
    "kg": "kilogram",
    "km": "kilometre",
    "kilo": "kilogram",
}


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency written right before `start`, and where it begins."""
    found = _CURRENCY.search(text, max(0, start - _LONGEST_CURRENCY), start)
    return (_CURRENCIES[found["form"]], found.start()) if found else None


def unit_after(text: str, end: int) -> tuple[str, int] | None:
    """The measure or currency that follows `end`, and where it ends."""
    if nation := _NATIONAL.match(text, end):
        return f"{nation['nation']} {nation['coin']}".lower(), nation.end()
    sign, name = _SIGN.match(text, end), _NAME.match(text, end)
    best = max((each for each in (sign, name) if each), key=lambda each: each.end(), default=None)
    if best is None:
        return None
    form = best["form"]
    return (_SIGNS.get(form) or _NAMES[form.lower()]), best.end()


def rate_after(text: str, end: int) -> tuple[str, int] | None:
    """The unit that a measure is divided by, and where it ends."""
    found = _RATE.match(text, end)
    if found is None:
        return None
    per = found["per"].lower()
    for foreign, own in _SPELLING.items():
        per = own if per == foreign else per.replace(foreign, own) if foreign in {"liter", "meter"} else per
    return per, found.end()


def is_measure(word: str) -> bool:
    """Whether `word` alone is a measure."""
    return word in _SIGNS or word.lower() in _NAMES


def is_measured(unit: str) -> bool:
    """Whether things can be counted in `unit` (“3 tonnes of rice”): not in an age or a length of time."""
    return unit.partition(" per ")[0] not in TIME_UNITS and unit != "year of age"
