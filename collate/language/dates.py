"""Words that say when, with their calendar value in TIMEX3's form, from the text and the day it was published.

A rule a kind of phrase, in the table `date_rules.RULES`; a phrase that nothing anchors keeps the value None.
Clocks, durations and repetitions are no dates; they are recognised so that nothing else mistakes them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from collate.language.calendar import day, year_before
from collate.language.date_abroad import MONTHS
from collate.language.date_rules import RULES, RULES_ABROAD, Rule
from collate.language.date_words import FORMS, DateMention, Words
from collate.language.lexicon import sections
from collate.text import Span

__all__ = ["DateMention", "absolute", "dates", "mentions"]


@lru_cache(maxsize=1)
def mentions(text: str, within: Span, published: str | None, language: str) -> tuple[DateMention, ...]:
    """The same as `dates`, kept for the next who asks of the same article."""
    return tuple(dates(text, within, published, language))


_OWN = frozenset(("en", "und"))
_NOUNS = frozenset(
    (
        "quarter",
        "season",
        "decade",
        "century",
        "half",
        "weekend",
        "edge-of",
        "narrated",
        "reference",
        "same",
        "relative-day",
    )
)
"""The rules whose mentions are phrases with a noun, which an article belongs to."""
_FOLLOWS = re.compile(r"[ -]([^\W\d_]+)")
_GRAMMAR = sections("function_words")["en"]


def dates(text: str, within: Span, published: str | None = None, language: str = "en") -> Iterator[DateMention]:
    """The date mentions of `text` inside `within`, in order; `published` is the article's day, ISO 8601, or unknown.

    In a `language` other than English only what is written out is read: days, months with their year, and years.
    """
    own = language in _OWN
    words = Words(text, within, day(published), FORMS if own else MONTHS.get(language, {}))
    rules = RULES if own else RULES_ABROAD
    held: DateMention | None = None
    at = 0
    while at < len(words.low):
        mention = _at(words, at, rules)
        if mention is None or (held is not None and mention.span.start < held.span.end):
            at += 1
            continue
        words.seen(mention)
        mention = _determined(words, mention)
        if held is not None and _belongs(text, held, mention):
            value = year_before(mention.value) if mention.value and held.rule in {"ago", "earlier"} else mention.value
            mention = replace(mention, span=Span(held.span.start, mention.span.end), value=value)
        elif held is not None:
            yield held
        held = mention
        at = words.after(mention.span.end, at + 1)
    if held is not None:
        yield held


def _determined(words: Words, mention: DateMention) -> DateMention:
    """With its article, “the third quarter”, unless that is a later noun's: “the third quarter results”."""
    at = words.after(mention.span.start, 0)
    if mention.rule not in _NOUNS or words[at - 1] != "the" or not words.near(at - 1, at):
        return mention
    follows = _FOLLOWS.match(words.text, mention.span.end)
    if follows and follows[1].lower() not in _GRAMMAR:
        return mention
    return replace(mention, span=Span(words.starts[at - 1], mention.span.end))


def _belongs(text: str, one: DateMention, two: DateMention) -> bool:
    """“last year's third quarter” is one mention."""
    between = text[one.span.end : two.span.start]
    return two.rule == "quarter" and one.precision == "year" and between in {"'s ", "’s ", " "}


def _at(words: Words, at: int, rules: Mapping[str, tuple[Rule, ...]]) -> DateMention | None:
    for rule in rules.get(words.kind(at), ()):
        found = rule(words, at)
        if found is not None:
            return found
    return None


def absolute(text: str, language: str = "en") -> str | None:
    """The first date `text` states by itself: `2025-11-10`, `2025-11`, `2025`; `--11-10` where no year is printed."""
    for mention in dates(text, Span(0, len(text)), None, language):
        if mention.value and (mention.value[0].isdigit() or mention.value.startswith("--")):
            return mention.value
    return None
