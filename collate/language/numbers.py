"""Number phrases of English: digits, words and both, with their values, wherever they stand.

What a number counts, or whether it counts at all, is not asked here: a year is a number too.
"""

import re
from collections.abc import Iterator
from typing import Literal

from collate.frozen import Frozen
from collate.language.tables import forms
from collate.model import Number
from collate.text import Span

NumberKind = Literal["digits", "words", "scaled", "vague", "fraction"]


class NumberPhrase(Frozen):
    """`span` of a number phrase and its bounds; `high` is None where the phrase leaves it open (“dozens”).

    `scale` is the factor a scale word or sign gave (1: none), `kind` how the number is written.
    """

    span: Span
    low: Number
    high: Number | None
    kind: NumberKind
    scale: int = 1


_WORDS = {word: int(value) for word, value in forms("number_words").items()}
_SCALES = {word: int(value) for word, value in forms("number_scales").items()}
_SCALE_WORDS = {word: value for word, value in _SCALES.items() if len(word) > 3 and word != "score"}  # noqa: PLR2004 -- signs are shorter
_SCALE_SIGNS = {word: value for word, value in _SCALES.items() if len(word) <= 3}  # noqa: PLR2004 -- signs are shorter
_SPACED_SIGNS = ("bn", "mn", "mln", "bln", "trn", "tn", "B", "M")
_HUNDRED = 100
_VAGUE = ("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SIGNED = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def _any(words: object) -> str:
    return "|".join(sorted((str(word) for word in words), key=len, reverse=True))  # type: ignore[attr-defined]


_SMALL = _any(_WORDS)
_BIG = _any(_SCALE_WORDS)
_ATOM = re.compile(
    rf"(?P<vague>\b(?:{_any(_VAGUE)})\b"
    rf"(?:[ ]of[ ](?:hundreds|thousands|millions|billions|trillions)\b)?)"
    rf"|(?P<part>\b(?:(?P<of>an?|one|two|three|four|five)[ -])?"
    rf"(?:half(?:[ ]an?[ ](?P<halved>{_BIG}))?|(?:third|quarter|fifth|sixth|eighth|tenth)s?)\b)"
    rf"|(?P<words>\b(?:(?P<article>an?)[ ](?=(?:{_BIG})\b)(?:{_BIG})|(?:{_SMALL}))\b"
    rf"(?:(?:[ -]|,?[ ]and[ ])(?:{_SMALL}|{_BIG})\b)*)(?P<more>[ ]and[ ]a[ ]half\b(?:[ ](?P<times_more>{_BIG})\b)?)?"
    r"|(?P<digits>(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d{1,3}(?:[ ]\d{3})+(?!\d)|\d+)"
    r"(?:\.\d+)?|(?<![\w.])\.\d+)"
    rf"(?:(?P<power>[ ]?[×x][ ]?10\^?(?P<exponent>[-−]?\d{{1,3}}))"
    rf"|(?P<times>(?:[ \u00a0\u202f-]?(?:{_BIG})\b)+"
    rf"|(?-i:(?:{_any(_SCALE_SIGNS)})|[ ](?:{_any(_SPACED_SIGNS)}))(?![\w'’])))?"
    r"(?P<and>[ ]?[½¼¾⅓⅔])?",
    re.IGNORECASE,
)
_MOST = 40
"""Digits of the longest count; more is an identifier."""
_TOO_LARGE = 10.0**33
"""What no scale that is written reaches."""
_GAPS = re.compile(r"[,\u00a0\u202f\u2009]")
_LETTERS = re.compile(r"[^\W\d_]+")


_RUN = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_SAID = frozenset(
    run
    for word in (*_WORDS, *_SCALE_WORDS, *_VAGUE, *_PARTS, *(f"{part}s" for part in _PARTS))
    for run in _RUN.findall(word.casefold())
)


def _may_hold_one(text: str) -> bool:
    """Whether a text has a digit or a word of a number: every phrase has one, whole, and looking for them is cheap."""
    return bool(_DIGIT.search(text)) or not _SAID.isdisjoint(_RUN.findall(text.casefold()))


def number_phrases(text: str, within: Span) -> Iterator[NumberPhrase]:
    """The number phrases of `text` inside `within`, in order, without overlap."""
    if not _may_hold_one(within.of(text)):
        return
    for match in _ATOM.finditer(text, *within):
        if match["digits"]:
            yield from _digits(match)
        elif match["words"]:
            yield from _words(match)
        elif match["vague"]:
            yield _vague(match)
        else:
            yield from _part(match)


def _digits(match: re.Match[str]) -> Iterator[NumberPhrase]:
    """“1 400 habitants” is one number and “in group 1 400 people” two: with plain spaces none is read."""
    if " " in match["digits"]:
        return
    digits = match["digits"] if match["digits"].isdigit() else _GAPS.sub("", match["digits"])
    if len(digits) > _MOST:
        return
    value = _plain(digits)
    scale, end = 1, match.end("digits")
    if match["times"]:
        scale = _factor(match["times"])
        end = match.end("times")
    elif match["power"]:
        value, end = float(f"{value}e{match['exponent'].replace('−', '-')}"), match.end("power")
    if match["and"]:
        value, end = value + _SIGNED[match["and"].strip()], match.end("and")
    if abs(value) < _TOO_LARGE / scale:
        value = _times(value, scale) if scale > 1 else value
        yield NumberPhrase(Span(match.start(), end), value, value, "scaled" if scale > 1 else "digits", scale)


def _plain(digits: str) -> Number:
    return float(digits) if "." in digits else int(digits)


def _times(value: Number, scale: int) -> Number:
    product = round(value * scale, 6)
    return int(product) if product == int(product) and (scale > 1 or isinstance(value, int)) else product


def _factor(times: str) -> int:
    factor = 1
    for word in _LETTERS.findall(times):
        factor *= _SCALES.get(word) or _SCALES[word.lower()]
    return factor


def _vague(match: re.Match[str]) -> NumberPhrase:
    """“Hundreds” is a plural: two hundred at least, and nothing says how many at most."""
    factor = 2
    for word in _LETTERS.findall(match["vague"].lower()):
        if word != "of":
            factor *= 10 if word == "tens" else _SCALES[word[:-1]]
    return NumberPhrase(Span(*match.span("vague")), factor, None, "vague")


def _part(match: re.Match[str]) -> Iterator[NumberPhrase]:
    words = match["part"].lower()
    times = _WORDS.get((match["of"] or "a").lower(), 1)
    if match["halved"]:
        value: Number = _SCALES[match["halved"].lower()] // 2
        yield NumberPhrase(Span(*match.span("part")), value, value, "scaled")
    elif match["of"] or words == "half":
        name = _LETTERS.findall(words)[-1]
        part = _PARTS.get(name) or _PARTS[name[:-1]]
        yield NumberPhrase(Span(*match.span("part")), times / part, times / part, "fraction")


def _words(match: re.Match[str]) -> Iterator[NumberPhrase]:
    """Words as far as they build one number; “one two” are two numbers."""
    at = match.start("words")
    run = _Run()
    start = at
    end = at
    for word in _LETTERS.finditer(match["words"]):
        name = word.group().lower()
        if name in {"and", "a", "an"}:
            continue
        if not run.takes(name):
            yield run.phrase(Span(start, end))
            run, start = _Run(), at + word.start()
        run.add(name)
        end = at + word.end()
    last = run.phrase(Span(start, end))
    yield _and_a_half(last, match) if match["more"] else last


def _and_a_half(phrase: NumberPhrase, match: re.Match[str]) -> NumberPhrase:
    """“two and a half”, “one and a half million”."""
    scale = _SCALES[match["times_more"].lower()] if match["times_more"] else 1
    value = _times(phrase.low + 0.5, scale) if scale > 1 else phrase.low + 0.5
    kind: NumberKind = "scaled" if scale > 1 else phrase.kind
    return NumberPhrase(Span(phrase.span.start, match.end("more")), value, value, kind, scale)


class _Run:
    """A number read word by word: `total` is closed by scales, `part` is still open below the next scale."""

    __slots__ = ("last", "part", "scale", "total")

    def __init__(self) -> None:
        self.total = 0
        self.part: int | None = None
        self.last = 0
        self.scale = 1

    def takes(self, word: str) -> bool:
        if self.part is None and not self.total:
            return True
        if word in _SCALE_WORDS:
            return True
        value = _WORDS[word]
        tens = 20 <= self.last < _HUNDRED  # noqa: PLR2004 -- twenty is the first that takes a unit
        return self.last >= _HUNDRED or (tens and 0 < value < 10)  # noqa: PLR2004 -- a unit

    def add(self, word: str) -> None:
        if word in _SCALE_WORDS:
            self._scaled(_SCALE_WORDS[word])
        else:
            self.part = (self.part or 0) + _WORDS[word]
            self.last = _WORDS[word]

    def _scaled(self, factor: int) -> None:
        value = 1 if self.part is None else self.part
        self.scale *= factor
        self.last = factor
        if factor <= _HUNDRED:
            self.part = value * factor
        else:
            self.total, self.part = (
                (self.total + value) * factor if self.part is None else self.total + value * factor,
                None,
            )

    def phrase(self, span: Span) -> NumberPhrase:
        value = self.total + (self.part or 0)
        return NumberPhrase(span, value, value, "words", self.scale)
