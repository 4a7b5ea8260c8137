"""Support of the comparers: the phrases in which news tells how old somebody is, as patterns.

A number of years is in digits, or in words before `year-old`, behind `aged` and behind `of`.
"""

import re

from collate.language import lexicon
from collate.language.tables import forms

_VALUES = {word: int(value) for word, value in forms("number_words").items()}
_WORD = rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_N = rf"(\d{{1,3}}|(?i:{_WORD}(?:-{_WORD})?))"
_ENDS = r"(?=[,.;)](?! when|\d)| years? old\b(?! when)| and (?:has|had|is|was|comes|lives|works|from)\b|$)"
_OLD = r"[- ]years?[- ]olds?\b"

BEHIND = re.compile(
    rf", (?:who (?:is|was|turned) |an? |now |aged )?{_N}(?=[,.;)](?!\d)|{_OLD})"
    r"|\s\((\d{1,3})\)"
    rf"|,? (?:is|was|turned|turns) (?:now |aged )?(\d{{1,3}}){_ENDS}"
    rf"|,? aged {_N}\b"
    r"|, (?:the |an? |his |her |their )?[a-z][\w’'-]{1,20}(?: [\w’'-]{1,20}){0,4},"
    r" (?:aged |who is |now )?(\d{1,3})(?=[,.;](?!\d))"
    r"|, an? (?!mother|father|parent|veteran|crew|team)[a-z][\w-]{1,20}(?: [a-z][\w-]{1,20})? of (\d{2})(?=[,.;](?!\d))"
    rf"|, who is {_N} and (?:has|had|was|comes|lives|works)\b"
)
"""“Ana Ito, 44,”, “Ana Ito (44)”, “Ana Ito, who is 44,”, “Ana Ito is 44.”, “Ana Ito, the mayor, aged 44,”"""
BEFORE = re.compile(rf"\b{_N}{_OLD} (?:[a-z][\w-]{{1,20}} ){{0,3}}\Z")
"""“the 44-year-old surgeon Ana Ito”"""
PRONOUN = re.compile(
    r"(?:He|She)(?:, (\d{1,3}),|(?:['’]s| is| turned) (?:now )?(\d{1,3})(?=[,.;](?!\d)| years? old| and\b)"
    r"| was (\d{1,3})(?=\.(?!\d)))"
    r"|.{0,60}?\b(?:[Hh]is|[Hh]er) age (?:as|is|was(?: given)?(?: as)?) (\d{1,3})\b"
)
CALLED = re.compile(rf"The (\d{{1,3}}){_OLD}(?! [A-Z])")
ROLE = re.compile(rf"\b{_N}{_OLD} (?:[a-z][\w-]{{1,20}} ){{0,2}}?([a-z][a-z-]{{2,20}})\b(?! [A-Z])")
"""“a 34-year-old driver”"""
ROLE_BEHIND = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z][\w-]{1,20} ){0,2}([a-z][a-z-]{2,20})"
    rf"(?:, (?:an? |aged )?{_N}(?=[,.;](?!\d)|{_OLD})"
    rf"| (?:of|aged) {_N}(?=[,.;](?!\d)| (?:from|was|who|and|had|has|is|died|in|at)\b)"
    rf"|,? (?:is|was) (?:aged )?(\d{{1,3}}){_ENDS})"
)
"""“the driver, 34,”, “the driver, a 34-year-old man”, “a man of 71”, “the victim was 48”"""
SUPERLATIVE = re.compile(r"\b([Yy]oungest|[Oo]ldest|[Ee]ldest)\b")
ANY = re.compile(r"\b(?:aged |was |is |, )(\d{1,3})(?=[,.;](?!\d))|\b(\d{1,3})-year-old")
ROLE_OPENS = re.compile(
    r"(?:The|An?|One|His|Her|Their) (?:[a-z][\w-]{1,20} ){0,2}?([a-z][a-z-]{2,20})"
    r"(?= (?:of|was|is|had|has|who|were|told|said)\b|,)"
)
"""Whom a sentence opens with, called by what he is."""


def years(shown: str) -> int:
    """The number that a phrase of age shows, in digits or in words."""
    if shown.isdigit():
        return int(shown)
    return sum(_VALUES.get(part, 0) for part in shown.casefold().split("-"))


def persons() -> frozenset[str]:
    """What somebody may be called whose age is told as `a man of 71`: a mere noun before `of` may be a group."""
    found = lexicon.sections("counted")
    return found["person"] | found["persons"] | lexicon.sections("people_at_large")["anybody"]
