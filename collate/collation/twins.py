"""Support of the figures: what makes two numbers of one noun two slots, whatever else the clauses share.

The first car and the second, Orn's car and Vale's; what a ship can carry, and what it was carrying.
"""

from collections.abc import Iterator
from itertools import pairwise

from collate.collation.counts import Count
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


def only_possible(one: Count) -> bool:
    """Whether a number is what something can do, hold or reach, not what it did."""
    near = [word for word in one.said if word.end <= one.finding.span.start][-_NEAR:]
    return any(spelling(word.text) in _ABLE for word in near)


_NEAR = 5
_ABLE = frozenset({"can", "able", "capable", "capacity", "licensed", "certified", "room"})
