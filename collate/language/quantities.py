"""Which numbers of a sentence count or measure: each with its unit, ranges joined, what names or dates left out."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from collate.language.counted import is_plural
from collate.language.naming_numbers import counts_nothing
from collate.language.numbers import NumberPhrase, number_phrases
from collate.language.pounds import WEIGHT, pounds
from collate.language.quantity import Quantity
from collate.language.ranges import joined
from collate.language.units import TIME_UNITS, currency_before, rate_after, unit_after
from collate.text import Span

_AGE = re.compile(r"[ -](?:years?|yrs?)[ -]olds?\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:(?<![\w)])[-−]|\bminus[ -])\Z", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age[ ]of|turn(?:s|ed|ing)?)[ ]\Z")
_APPOSED = re.compile(r"[^\W\d_][\w’'-]*,[ ]\Z")
_AGE_END = re.compile(r"(?:,(?![ ]\d)|\)|[ ](?:to|and)[ ]\d)")
_OLDEST = 120
_NOUN = re.compile(r"[ ](?:[a-z]{1,20}[ ])??(?=[a-z]*s\b|of\b|more\b|people\b)([a-z]{1,20})\b")
_MAGNITUDE = re.compile(r"\bmagnitude(?:[ -]|[ ]of[ ](?:about[ ]|around[ ])?)\Z", re.IGNORECASE)
_RICHTER = re.compile(r"[ ]on[ ]the[ ](?:open-ended[ ])?(?:Richter|moment[ -]magnitude)[ ]scale\b")
_LASTING = re.compile(r"-(?P<unit>second|minute|hour|day|night|week|month|year|decade)(?![\w-])(?=[ ][a-z])")
_REACH = 24
_MANY = 24
"""Numbers of a sentence from which it is asked whether it is a table."""
_APART = 16
"""Code points a number that a table has at most: a number, its neighbour and two words of prose take more."""


def quantities(text: str, within: Span, taken: Sequence[Span]) -> list[Quantity]:
    """The quantities of a sentence in order; `taken` are the spans of its dates, in order.

    What is more numbers than words is a table, not a sentence, and has none.
    """
    starts = [span.start for span in taken]
    phrases = [each for each in number_phrases(text, within) if not _dated(each.span, taken, starts)]
    if len(phrases) > _MANY and within.end - within.start < _APART * len(phrases):
        return []
    return joined(text, [each for phrase in phrases for each in _quantity(text, within, phrase)])


def _dated(span: Span, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a number is part of a date."""
    other = bisect_left(starts, span.end) - 1
    return other >= 0 and span.meets(taken[other])


def _quantity(text: str, within: Span, phrase: NumberPhrase) -> list[Quantity]:
    money = currency_before(text, phrase.span.start) if phrase.kind in {"digits", "scaled"} else None
    if money and _is_money(text, phrase, money[1]):
        span = Span(money[1], phrase.span.end)
        return [_with_rate(text, Quantity(span, phrase.span, phrase.low, phrase.high, money[0], phrase, "money"))]
    phrase = _metres(text, phrase)
    if magnitude := _MAGNITUDE.search(text, max(within.start, phrase.span.start - _REACH), phrase.span.start):
        span = Span(magnitude.start(), phrase.span.end)
        return [Quantity(span, phrase.span, phrase.low, phrase.high, "magnitude", phrase, "magnitude")]
    if counts_nothing(text, within, phrase):
        return []
    if _is_age(text, phrase):
        return [Quantity(phrase.span, phrase.span, phrase.low, phrase.high, "year of age", phrase, "age")]
    return _measured(text, within, phrase)


def _is_money(text: str, phrase: NumberPhrase, start: int) -> bool:
    """“PS” is how plain ASCII prints £; before a few digits it names a thing."""
    return text[start : phrase.span.start] != "PS" or phrase.kind == "scaled" or "," in phrase.span.of(text)


def _metres(text: str, phrase: NumberPhrase) -> NumberPhrase:
    """“a 100m race”: without a decimal or a noun to count, m is metres, not millions."""
    start, end = phrase.span
    words = phrase.span.of(text)
    noun = _NOUN.match(text, end)
    counts = noun is not None and (is_plural(noun[1]) or noun[1] in {"of", "more"})
    if phrase.kind != "scaled" or not words.endswith("m") or "." in words or counts:
        return phrase
    digits = words.rstrip("m ")
    value = phrase.low // phrase.scale
    return replace(phrase, span=Span(start, start + len(digits)), low=value, high=value, scale=1, kind="digits")


def _is_age(text: str, phrase: NumberPhrase) -> bool:
    """“Ms Ito, 44,”, “aged 18”, “the age of 21”."""
    start, end = phrase.span
    if phrase.kind not in {"digits", "words"} or not 0 < phrase.low <= _OLDEST or unit_after(text, end):
        return False
    floor = max(0, start - _REACH)
    if _AGED.search(text, floor, start):
        return True
    return phrase.kind == "digits" and bool(_APPOSED.search(text, floor, start) and _AGE_END.match(text, end))


def _measured(text: str, within: Span, phrase: NumberPhrase) -> list[Quantity]:
    start, end = phrase.span
    if old := _AGE.match(text, end):
        return [Quantity(Span(start, old.end()), phrase.span, phrase.low, phrase.high, "year of age", phrase, "age")]
    if richter := _RICHTER.match(text, end):
        span = Span(start, richter.end())
        return [Quantity(span, phrase.span, phrase.low, phrase.high, "magnitude", phrase, "magnitude")]
    if lasting := _LASTING.match(text, end):
        span = Span(start, lasting.end())
        return [Quantity(span, phrase.span, phrase.low, phrase.high, lasting["unit"], phrase, "duration")]
    return _of_unit(text, within, phrase)


def _of_unit(text: str, within: Span, phrase: NumberPhrase) -> list[Quantity]:
    end = phrase.span.end
    compound = text[end : end + 1] == "-"
    unit = unit_after(text, end)
    if unit and unit[0] == WEIGHT and text.startswith("pound", unit[1] - 6 + (text[unit[1] - 1] != "s")):
        unit = pounds(text, within, phrase, unit[1]), unit[1]
    if unit and unit[1] <= within.end and not (compound and unit[0] in TIME_UNITS):
        signed = _signed(text, within, phrase)
        span = Span(signed.span.start, unit[1])
        return [_with_rate(text, Quantity(span, signed.span, signed.low, signed.high, unit[0], signed, "measure"))]
    if compound and text[end + 1 : end + 2].isalpha() and not text.startswith("-strong ", end):
        return []
    return [Quantity(phrase.span, phrase.span, phrase.low, phrase.high, "", phrase, "number")]


def _signed(text: str, within: Span, phrase: NumberPhrase) -> NumberPhrase:
    sign = _MINUS.search(text, max(within.start, phrase.span.start - _REACH), phrase.span.start)
    if sign is None or phrase.high is None:
        return phrase
    return replace(phrase, span=Span(sign.start(), phrase.span.end), low=-phrase.low, high=-phrase.high)


def _with_rate(text: str, quantity: Quantity) -> Quantity:
    rate = rate_after(text, quantity.span.end)
    if rate is None or quantity.unit == "percent":
        return quantity
    return replace(quantity, span=Span(quantity.span.start, rate[1]), unit=f"{quantity.unit} per {rate[0]}")
