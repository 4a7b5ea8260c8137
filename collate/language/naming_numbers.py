"""Numbers that count nothing: parts of names, labels, clocks, ordinals, addresses."""

import re

from collate.language.lexicon import sections, words
from collate.language.numbers import NumberPhrase
from collate.language.units import unit_after
from collate.text import Span

_CLOCK = re.compile(r"(?:[:.]\d\d)?[ ]?(?:[ap]\.?m\b|o['’]clock\b|GMT\b|UTC\b)|:\d", re.IGNORECASE)
_STAMP = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d[ ]?(?:[–—]|--?)[ ]")
"""“14.10 – Schools stay shut”: the hour that opens an entry of a live page."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w&’'.]*)[ \u00a0]\Z")
_SCORE = re.compile(r"[-–]\d{1,3}(?![\w-])")
_GROUP_AFTER = re.compile(r"-\d{1,12}-\d")
_GROUP_BEFORE = re.compile(r"\d-\d{1,12}-\Z")
_DIALLED = re.compile(r"\+\d[\d ()./-]{0,20}\Z")
_LABELS = words("labels")
_NOT_AFTER_WORDS = frozenset(("point", "day", "week", "plan"))
_FUNCTION_WORDS = sections("noun_phrases")["stop"]
_PREFIXES = frozenset(["plus", "minus", "sub", "non", "to", "mid", "under", "over", "pre", "post", "or", "and"])
_REACH = 24


def counts_nothing(text: str, within: Span, phrase: NumberPhrase) -> bool:
    """Whether the number is part of something else and no quantity by itself."""
    if phrase.kind in {"words", "vague", "fraction"}:
        return _word_in_name(text, within, phrase)
    stamp = phrase.span.start == within.start and _STAMP.match(text, phrase.span.start)
    return bool(stamp) or _grown_together(text, within, phrase.span) or _is_label(text, within, phrase)


def _grown_together(text: str, within: Span, span: Span) -> bool:
    """Whether letters or signs right beside the digits make them a clock, an ordinal, an identifier."""
    start, end = span
    before, after = text[max(within.start, start - 1) : start], text[end : end + 1]
    if before and (
        before.isalnum() or before in "_#@/:'’" or (before == "-" and not _after_prefix(text, within, start))
    ):
        return True
    if (after in "/:_@" and text[end + 1 : end + 2].isalnum()) or _grouped(text, start, end):
        return True
    return bool(_CLOCK.match(text, end) or _ORDINAL.match(text, end)) or (after.isalpha() and not unit_after(text, end))


def _grouped(text: str, start: int, end: int) -> bool:
    """Three groups of digits with dashes between, or what follows a country's code: a telephone or an order number."""
    if _DIALLED.search(text, max(0, start - _REACH), start):
        return True
    ahead, behind = bool(_GROUP_AFTER.match(text, end)), bool(_GROUP_BEFORE.search(text, max(0, start - _REACH), start))
    middle = text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit() and text[start - 1 : start] == "-"
    return ahead or behind or (middle and text[max(0, start - 2) : start - 1].isdigit())


def _after_prefix(text: str, within: Span, start: int) -> bool:
    """A hyphen before a number is a minus, a range, or follows a prefix; after other letters it makes a name."""
    ahead = text[max(within.start, start - 7) : start - 1]
    if not ahead or not ahead[-1].isalpha():
        return True
    return re.split(r"[^a-z]", ahead.lower())[-1] in _PREFIXES


def _word_in_name(text: str, within: Span, phrase: NumberPhrase) -> bool:
    """“Phase Two”, “category one”, “twenty-first”."""
    start = phrase.span.start
    if text[max(within.start, start - 1) : start] == "-":
        return True
    before = word_before(text, within, start)
    if before.lower() in _LABELS and before.lower() not in _NOT_AFTER_WORDS:
        return True
    named = text[start].isupper() and before[:1].isupper() and before.lower() not in _FUNCTION_WORDS
    return named and start != within.start


def _is_label(text: str, within: Span, phrase: NumberPhrase) -> bool:
    """“Section 427”, “Nasdaq 100”, “flight 17”: a number that names."""
    start, end = phrase.span
    before = word_before(text, within, start)
    plain = phrase.span.of(text).isdigit()
    if not before or not plain:
        return before.lower() in {"version", "no", "no.", "v"}
    if before.lower().rstrip(".") in _LABELS:
        return True
    if _SCORE.match(text, end) or unit_after(text, end):
        return False
    named = before[0].isupper() and before.lower() not in _FUNCTION_WORDS
    return named and not _opens(text, within, start, before) and not _closes_phrase(text, within, start, before)


def word_before(text: str, within: Span, start: int) -> str:
    """The word right before `start`, in its line; empty where a mark stands there."""
    found = _WORD_BEFORE.search(text, max(within.start, start - _REACH), start)
    return found[1] if found else ""


def _opens(text: str, within: Span, start: int, before: str) -> bool:
    """A capital at the start of a sentence says nothing."""
    ahead = text[within.start : start] if start - within.start < 2 * _REACH else "…"
    return not ahead.strip().removesuffix(before).strip(" \"'“‘—-•*")


def _closes_phrase(text: str, within: Span, start: int, before: str) -> bool:
    """“In Peru 15 people”: the name ends a phrase of its own."""
    earlier = word_before(text, within, start - len(before) - 1)
    return earlier.lower() in {"in", "on", "at", "since", "near"}
