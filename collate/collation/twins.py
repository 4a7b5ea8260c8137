"""Support of the figures: what makes two numbers of one noun two slots, whatever else the clauses share.

The first car and the second, Orn's car and Vale's; what a ship can carry, and what it was carrying.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from collate.collation.clauses import is_past, is_saying
from collate.collation.counts import Count
from collate.collation.heads import times
from collate.collation.scene import Word
from collate.language.meaning import spelling
from collate.language.tables import forms


def are_twins(one: Count, other: Count) -> bool:
    """Whether each clause sets one noun apart by another place in a row or owner, or they tell of him and of her."""
    mine, yours = dict(_set_apart(one)), dict(_set_apart(other))
    sexes = {_opening(one), _opening(other)} == {"he", "she"}
    return sexes or any(mine[noun] != yours[noun] for noun in mine.keys() & yours.keys())


def _opening(one: Count) -> str:
    """The word that a clause opens with, unless only somebody who says so opens with it."""
    return "" if len(one.said) < _LEAST or is_saying(one.said[1]) else one.said[0].text.casefold()


_LEAST = 2


def _set_apart(one: Count) -> Iterator[tuple[str, str]]:
    for word, noun in pairwise(one.said):
        said = spelling(word.text)
        owned = word.text.endswith(("'s", "’s")) and word.text[0].isupper()
        if noun.key and noun.text.islower() and (owned or said in forms("ordinals")):
            yield noun.key, said


def can_and_did(one: Count, other: Count) -> bool:
    """Whether one number is what something can do, hold or reach, and the other what it did."""
    return (_is_possible(one) and _is_past(other)) or (_is_possible(other) and _is_past(one))


def so_far(one: Count, other: Count) -> bool:
    """Whether of two lengths of time one is what has passed: `has lasted two weeks`, `is to last four weeks`."""
    return one.head in times() and _has_lasted(one) != _has_lasted(other)


def _has_lasted(one: Count) -> bool:
    near = [word.text for word in _before(one)]
    return any(word in _HAS and after in _LASTED for word, after in pairwise(near))


_HAS = frozenset({"has", "have"})
_LASTED = frozenset({"lasted", "held", "gone", "spent"})


def _is_possible(one: Count) -> bool:
    return any(spelling(word.text) in _ABLE for word in _before(one))


def _is_past(one: Count) -> bool:
    return not _is_possible(one) and any(is_past(word) or word.text in _WAS for word in _before(one))


def _before(one: Count) -> Sequence[Word]:
    return [word for word in one.said if word.end <= one.finding.span.start][-_NEAR:]


_NEAR = 5
_ABLE = frozenset({"can", "able", "capable", "capacity", "licensed", "certified", "room"})
_WAS = frozenset({"was", "were", "had"})
