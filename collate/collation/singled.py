"""Support of the figures: what singles out the thing that a number is of among others of its noun.

The first car and the second, Orn's car and Vale's; what a ship can carry and what it was carrying; what is counted in
one town and in the next. It is read once for each figure, so that holding two against each other costs next to nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from collate.collation.clauses import CLASSES, is_aux, is_past, is_saying
from collate.collation.heads import times
from collate.collation.scene import Line, Word
from collate.frozen import Frozen
from collate.language.counted import is_plural
from collate.language.meaning import spelling
from collate.language.senses import alike
from collate.language.tables import forms
from collate.text import Span


class Singled(Frozen):
    """What singles a figure out.

    `twins` are the nouns of its clause, each with the owner or the place in a row that is told of it, `whose` the word
    that its clause opens with, `may` whether it is what something can do, `did` whether it is what it did, `lasted`
    whether it is a time that has passed so far, `places` and `bearer` the names of where and of whom.
    """

    twins: Mapping[str, str]
    whose: str
    may: bool
    did: bool
    lasted: bool
    places: frozenset[str]
    bearer: str


def singled(text: str, span: Span, head: str, line: Line, said: Sequence[Word]) -> Singled:
    """What singles out the figure at `span`, whose clause has the words `said`."""
    near = [word for word in said if word.end <= span.start][-_NEAR:]
    may = any(spelling(word.text) in _ABLE for word in near)
    return Singled(
        dict(_twins(said)),
        "" if len(said) < _LEAST or is_saying(said[1]) else said[0].text.casefold(),
        may,
        not may and any(is_past(word) or word.text in _WAS for word in near),
        head in times() and any(word.text in _HAS and after.text in _LASTED for word, after in pairwise(near)),
        _places(text, said),
        _bearer(line),
    )


_NEAR = 5
_LEAST = 2
_ABLE = frozenset({"can", "able", "capable", "capacity", "licensed", "certified", "room"})
_WAS = frozenset({"was", "were", "had"})
_HAS = frozenset({"has", "have"})
_LASTED = frozenset({"lasted", "held", "gone", "spent"})


def are_two(one: Singled, other: Singled) -> bool:
    """Whether two numbers that differ are singled out as those of two things."""
    owned = any(one.twins[noun] != other.twins[noun] for noun in one.twins.keys() & other.twins.keys())
    passed = (one.may and other.did) or (other.may and one.did) or one.lasted != other.lasted
    placed = bool(one.places and other.places) and one.places.isdisjoint(other.places)
    borne = bool(one.bearer and other.bearer) and one.bearer != other.bearer
    return owned or passed or placed or borne or {one.whose, other.whose} == {"he", "she"}


def _twins(said: Sequence[Word]) -> Iterator[tuple[str, str]]:
    for word, noun in pairwise(said):
        owned = word.text.endswith(("'s", "’s")) and word.text[0].isupper()
        if noun.key and noun.text.islower() and (owned or spelling(word.text) in forms("ordinals")):
            yield noun.key, spelling(word.text)


def _places(text: str, said: Sequence[Word]) -> frozenset[str]:
    found = _PLACED.finditer(text, said[0].start, said[-1].end) if said else ()
    return frozenset(spelling(name) for each in found for name in _NAME.findall(each[1])) - _CALENDAR


_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]ff) (?:the )?((?:[A-Z][\w’'-]+ ?)+)")
_NAME = re.compile(r"[A-Z][\w’'-]+")
_CALENDAR = CLASSES["weekdays"] | CLASSES["months"]


def _bearer(line: Line) -> str:
    """The word that opens a sentence, where it can only be a name: `Moss scored`, not `Workers left`."""
    opening, *rest = line.words[:2]
    return opening.key if rest and _is_name(opening) and _does(rest[0]) else ""


def _does(word: Word) -> bool:
    verb = is_past(word) or is_aux(word) or (word.text.islower() and word.text.endswith("s"))
    return verb and not is_saying(word)


def _is_name(word: Word) -> bool:
    known = is_plural(word.text.casefold()) or alike(word.key) or word.text.casefold() in _NUMBERS
    return word.text[0].isupper() and not known


_NUMBERS = frozenset(forms("number_words"))
