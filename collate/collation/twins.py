"""Support of the figures: whether one noun is told of as two things: the first car and the second, Orn's and Vale's."""

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
