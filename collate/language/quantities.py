"""Which numbers count or measure: a number with its unit, ranges joined, names, labels and dates left out.

Works on a sentence at a time. Every exclusion is a rule with a name; what is left is a quantity.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from collate.language.lexicon import sections, words
from collate.language.numbers import NumberPhrase, number_phrases
from collate.language.units import TIME_UNITS, currency_before, rate_after, unit_after
from collate.model import Number
from collate.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """`number` is the number phrase, `span` adds currency and unit; `first` and `last` are the bounds in the text's order."""

    span: Span
    number: Span
    first: Number
    last: Number | None
    unit: str
    phrase: NumberPhrase
    rule: str

    @property
    def is_range(self) -> bool:
        """Whether it has two different bounds."""
        return self.last is not None and self.last != self.first


_CLOCK = re.compile(r"(?:[:.]\d\d)?[ ]?(?:[ap]\.?m\b|o['’]clock\b|hrs\b|GMT\b)|[:]\d", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_AGE = re.compile(r"[ -]years?[ -]olds?\b|-?yr-old\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w&’'.]*)[ \u00a0]\Z")
_LABELS = words("labels")
_BOUND = sections("noun_phrases")["stop"]
_BEFORE_NUMBER = frozenset("plus minus sub non to mid under over pre post or and ~".split())
_REACH = 24
_MIXED_SCALE = 1000


def quantities(text: str, within: Span, taken: Sequence[Span]) -> list[Quantity]:
    """The quantities of a sentence in order; `taken` are spans that are something else, such as dates."""
    found = [each for phrase in number_phrases(text, within) if (each := _quantity(text, within, phrase, taken))]
    return list(_joined(text, found))


def _quantity(text: str, within: Span, phrase: NumberPhrase, taken: Sequence[Span]) -> Quantity | None:
    start, end = phrase.span
    if any(phrase.span.meets(span) for span in taken):
        return None
    phrase = _metres(text, phrase)
    end = phrase.span.end
    money = currency_before(text, start) if phrase.kind in {"digits", "scaled"} else None
    if money is None and not _is_free(text, within, phrase):
        return None
    if money and money[0] == "pound sterling" and text[money[1] : start] == "PS" and phrase.kind == "digits":
        money = money if "," in phrase.span.of(text) else None
    if money:
        return _with_rate(
            text, Quantity(Span(money[1], end), phrase.span, phrase.low, phrase.high, money[0], phrase, "money")
        )
    return _measured(text, within, phrase)


def _metres(text: str, phrase: NumberPhrase) -> NumberPhrase:
    """“100m” is a hundred metres unless money, a decimal or a counted noun says millions."""
    start, end = phrase.span
    if phrase.kind != "scaled" or text[end - 1] not in "mMbBkKT" or currency_before(text, start):
        return phrase
    after = text[end : end + 2]
    if text[end - 1] == "m" and "." not in phrase.span.of(text) and not (after[:1] == " " and after[1:].islower()):
        value = phrase.low // phrase.scale
        return replace(
            phrase, span=Span(start, _digits_end(text, phrase.span)), low=value, high=value, scale=1, kind="digits"
        )
    return phrase


def _digits_end(text: str, span: Span) -> int:
    return span.start + len(span.of(text).rstrip("mMbBkKT "))


def _measured(text: str, within: Span, phrase: NumberPhrase) -> Quantity | None:
    start, end = phrase.span
    hyphen = text[end : end + 1] == "-"
    if _AGE.match(text, end):
        stop = _AGE.match(text, end)
        assert stop is not None  # noqa: S101 -- matched above
        return Quantity(Span(start, stop.end()), phrase.span, phrase.low, phrase.high, "year of age", phrase, "age")
    unit = unit_after(text, end)
    if unit and unit[1] <= within.end and not (hyphen and unit[0] in TIME_UNITS):
        negative = _negative(text, within, phrase)
        made = Quantity(
            Span(negative.span.start, unit[1]), negative.span, negative.low, negative.high, unit[0], negative, "measure"
        )
        return _with_rate(text, made)
    if hyphen and text[end + 1 : end + 2].isalpha():
        return None
    return Quantity(phrase.span, phrase.span, phrase.low, phrase.high, "", phrase, "number")


def _negative(text: str, within: Span, phrase: NumberPhrase) -> NumberPhrase:
    start = phrase.span.start
    before = text[max(within.start, start - 7) : start]
    sign = re.search(r"(?:(?<![\w)])[-−]|\bminus[ -])\Z", before, re.IGNORECASE)
    if sign is None or phrase.high is None:
        return phrase
    span = Span(start - len(sign.group()), phrase.span.end)
    return replace(phrase, span=span, low=-phrase.low, high=-phrase.high)


def _with_rate(text: str, quantity: Quantity) -> Quantity:
    rate = rate_after(text, quantity.span.end)
    if rate is None or quantity.unit in {"", "percent"}:
        return quantity
    return replace(quantity, span=Span(quantity.span.start, rate[1]), unit=f"{quantity.unit} per {rate[0]}")


def _is_free(text: str, within: Span, phrase: NumberPhrase) -> bool:
    """Whether the number stands by itself: no part of a name, a clock, an ordinal, an address."""
    start, end = phrase.span
    before, after = text[max(within.start, start - 1) : start], text[end : end + 1]
    if phrase.kind in {"words", "vague", "fraction"}:
        return _is_free_word(text, within, phrase)
    if before and (before.isalnum() or before in "_#@/:'’"):
        return False
    if before == "-" and not _prefixed(text, within, start):
        return False
    if (
        _CLOCK.match(text, end)
        or _ORDINAL.match(text, end)
        or (after in {"/", ":", "_", "@"} and text[end + 1 : end + 2].isalnum())
    ):
        return False
    if after.isalpha() and unit_after(text, end) is None:
        return False
    return not _is_label(text, within, phrase)


def _prefixed(text: str, within: Span, start: int) -> bool:
    """A hyphen before a number is a minus, a range, or follows a prefix such as “sub-”."""
    ahead = text[max(within.start, start - 7) : start - 1]
    if not ahead or not (ahead[-1].isalpha()):
        return True
    return re.split(r"[^a-z]", ahead.lower())[-1] in _BEFORE_NUMBER


def _is_free_word(text: str, within: Span, phrase: NumberPhrase) -> bool:
    start = phrase.span.start
    if text[max(within.start, start - 1) : start] == "-":
        return False
    before = _before(text, within, start)
    if before.lower() in _LABELS and before.lower() not in {"point", "day", "week"}:
        return False
    named = text[start].isupper() and before[:1].isupper() and before.lower() not in _BOUND
    return not named or start == within.start


def _is_label(text: str, within: Span, phrase: NumberPhrase) -> bool:
    """“Section 427”, “Nasdaq 100”, “flight 17”: a number that names."""
    start, end = phrase.span
    before = _before(text, within, start)
    plain = phrase.span.of(text).isdigit()
    if not before or not plain:
        return before.lower() in {"version", "no", "no.", "v"}
    if before.lower().rstrip(".") in _LABELS:
        return True
    named = before[0].isupper() and before.lower() not in _BOUND and not _opens(text, within, start, before)
    return named and unit_after(text, end) is None and not _lists_place(text, within, start, before)


def _before(text: str, within: Span, start: int) -> str:
    found = _WORD_BEFORE.search(text, max(within.start, start - _REACH), start)
    return found[1] if found else ""


def _opens(text: str, within: Span, start: int, before: str) -> bool:
    """A capital at the start of a sentence says nothing."""
    return not text[within.start : start].strip().removesuffix(before).strip(" \"'“‘—-•*")


def _lists_place(text: str, within: Span, start: int, before: str) -> bool:
    """“In Peru 15 people”: the name ends a phrase of its own."""
    earlier = _before(text, within, start - len(before) - 1)
    return earlier.lower() in {"in", "on", "at", "since", "near"}


def _joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    at = 0
    while at < len(found):
        one = found[at]
        two = found[at + 1] if at + 1 < len(found) else None
        rule = _range_rule(text, one, two) if two else None
        if rule == "neither":
            at += 2
        elif rule and two:
            yield _range(text, one, two, rule)
            at += 2
        else:
            yield _sharing(text, one, two)
            at += 1


_LIST = re.compile(r"[ ,]*(?:or|and|,)[ ]?")


def _sharing(text: str, one: Quantity, two: Quantity | None) -> Quantity:
    """“eight or nine euros”: the first has the second's unit."""
    if two is None or one.unit or not two.unit or not _LIST.fullmatch(text, one.span.end, two.span.start):
        return one
    return replace(one, unit=two.unit, rule=two.rule)


_DASH = re.compile(r"[ ]?[-–—~][ ]?")
_TO = re.compile(r"[ ](?:US[ ])?to[ -]*")
_AND = re.compile(r"[ ]and[ ]")
_FROM = re.compile(r"\b(?:from|ranges?|ranging|between)[ ](?:[a-z]+[ ]){0,2}\Z")
_BETWEEN = re.compile(r"\bbetween[ ](?:[a-z]+[ ]){0,2}\Z")
_FAR = 48


def _range_rule(text: str, one: Quantity, two: Quantity) -> str | None:
    gap = Span(one.span.end, two.span.start)
    if gap.end - gap.start > _FAR or one.last is None or one.is_range or two.is_range:
        return None
    same = one.unit in {"", two.unit} or two.unit == ""
    opened = _FROM.search(text, max(0, one.span.start - _FAR), one.span.start)
    if _DASH.fullmatch(text, *gap):
        return _dashed(text, one, two) if same else None
    if _TO.fullmatch(text, *gap):
        return "range" if same and (opened or one.unit in {"", two.unit}) else None
    if _AND.fullmatch(text, *gap):
        return "range" if same and _BETWEEN.search(text, max(0, one.span.start - _FAR), one.span.start) else None
    return "range" if opened and same and one.unit and _goes_on(text, gap) else None


def _dashed(text: str, one: Quantity, two: Quantity) -> str | None:
    """“3-5” with the larger last is a range, otherwise a score; with long groups of digits it is a telephone or an order number."""
    if _scaled(text, one, two) < two.first:
        return "range"
    small = max(one.first, two.first) <= 200 and not two.unit  # noqa: PLR2004 -- no match has more goals
    return "score" if small and one.phrase.kind == two.phrase.kind == "digits" else "neither"


def _goes_on(text: str, gap: Span) -> bool:
    """“from $36 at noon to $34”: a few words without a comma lie between."""
    between = gap.of(text)
    return between.endswith(" to ") and "," not in between and "." not in between.replace(".m", "")


def _scaled(text: str, one: Quantity, two: Quantity) -> Number:
    """“3 to 5 billion”: the first shares the scale, unless it is written out."""
    written = "," in one.number.of(text) or one.phrase.scale > 1 or one.first >= _MIXED_SCALE
    return one.first if written or two.phrase.scale == 1 else one.first * two.phrase.scale


def _range(text: str, one: Quantity, two: Quantity, rule: str) -> Quantity:
    first = _scaled(text, one, two)
    span = Span(one.span.start, two.span.end)
    number = Span(one.number.start, two.number.end)
    return Quantity(
        span, number, first, two.first, two.unit or one.unit, two.phrase, rule if rule == "score" else "range"
    )
