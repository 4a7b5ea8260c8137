"""Support of the figures: what makes two numbers of one noun two slots, whatever else the clauses share.

The first car and the second, Orn's car and Vale's; what a ship can carry, and what it was carrying.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from collate.collation.clauses import is_past
from collate.collation.counts import Count
from collate.collation.scene import Word
from collate.language.meaning import spelling
from collate.language.tables import forms


def are_twins(one: Count, other: Count) -> bool:
    """Whether each clause sets one noun apart by another number in a row, or by another owner."""
    mine, yours = dict(_set_apart(one)), dict(_set_apart(other))
    return any(mine[noun] != yours[noun] for noun in mine.keys() & yours.keys())


def _set_apart(one: Count) -> Iterator[tuple[str, str]]:
    for word, noun in pairwise(one.said):
        said = spelling(word.text)
        owned = word.text.endswith(("'s", "’s")) and word.text[0].isupper()
        if noun.key and noun.text.islower() and (owned or said in forms("ordinals")):
            yield noun.key, said


def can_and_did(one: Count, other: Count) -> bool:
    """Whether one number is what something can do, hold or reach, and the other what it did."""
    return (_is_possible(one) and _is_past(other)) or (_is_possible(other) and _is_past(one))


def _is_possible(one: Count) -> bool:
    return any(spelling(word.text) in _ABLE for word in _before(one))


def _is_past(one: Count) -> bool:
    return not _is_possible(one) and any(is_past(word) or word.text in _WAS for word in _before(one))


def _before(one: Count) -> Sequence[Word]:
    return [word for word in one.said if word.end <= one.finding.span.start][-_NEAR:]


_NEAR = 5
_ABLE = frozenset({"can", "able", "capable", "capacity", "licensed", "certified", "room"})
_WAS = frozenset({"was", "were", "had"})
