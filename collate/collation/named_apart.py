"""Support of the figures: two numbers of one noun whose clauses name two places or two bearers.

What is counted in one town is not what is counted in the next, and what one runner scored is not what the other did.
"""

import re

from collate.collation.clauses import CLASSES, is_aux, is_past, is_saying
from collate.collation.counts import Count
from collate.collation.scene import Word
from collate.language.counted import is_plural
from collate.language.meaning import spelling
from collate.language.senses import alike
from collate.language.tables import forms

_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]ff) (?:the )?((?:[A-Z][\w’'-]+ ?)+)")
_NAME = re.compile(r"[A-Z][\w’'-]+")


def named_apart(one: Count, other: Count) -> bool:
    """Whether each clause names a place that the other does not, or each sentence opens with another bearer's name."""
    places, bearers = ([read(each) for each in (one, other)] for read in (_places, _bearer))
    return any(all(named) and named[0].isdisjoint(named[1]) for named in (places, bearers))


def _places(one: Count) -> frozenset[str]:
    text = one.scene.text[one.said[0].start : one.said[-1].end] if one.said else ""
    names = (name for found in _PLACED.finditer(text) for name in _NAME.findall(found[1]))
    return frozenset(map(spelling, names)) - _CALENDAR


_CALENDAR = CLASSES["weekdays"] | CLASSES["months"]


def _bearer(one: Count) -> frozenset[str]:
    """The word that opens a sentence, where it can only be a name: `Moss scored`, not `Workers left`."""
    opening, *rest = one.line.words[:2]
    return frozenset({opening.key}) if rest and _is_name(opening) and _does(rest[0]) else frozenset()


def _does(word: Word) -> bool:
    verb = is_past(word) or is_aux(word) or (word.text.islower() and word.text.endswith("s"))
    return verb and not is_saying(word)


def _is_name(word: Word) -> bool:
    known = is_plural(word.text.casefold()) or alike(word.key) or word.text.casefold() in _NUMBERS
    return word.text[0].isupper() and bool(word.key) and not known


_NUMBERS = frozenset(forms("number_words"))
