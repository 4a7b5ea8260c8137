"""What a changed word of a quotation weighs: one that says another thing is hard, a like or common one is not."""

import pytest

from collate.collation import alignment
from collate.collation.drift import drops_denial, misquoted
from collate.model import Change

SAID = "I was asked to turn this old bank around and I will"
OTHER = [
    "I was asked to turn this old bank around and I may",
    "I was asked to turn this old ship around and I will",
    "I was asked to turn this old ship around",
]
ALIKE = [
    "I was told to turn this old bank around and I will",
    "I was asked to turn this old bank around, and I shall",
    "I was asked to get this old bank around and I will",
    "I was asked to turn this old banker around and I will",
    "I was asked to turn this bank around and I may yet",
    "We were hired and paid to mend a ship and I will",
    "I was asked to turn this old bank around",
]


def changed(other: str) -> bool:
    return misquoted(alignment.changes(alignment.words(SAID), alignment.words(other)))


@pytest.mark.parametrize("other", OTHER)
def test_another_word_in_one_place_is_a_misquotation(other: str) -> None:
    assert changed(other)


@pytest.mark.parametrize("other", ALIKE)
def test_a_like_word_a_common_word_or_several_places_are_not(other: str) -> None:
    assert not changed(other)


def test_what_should_have_been_is_not_what_was() -> None:
    was, now = "The firm knew that the valley would drown", "The firm should have known that the valley would drown"
    assert misquoted(alignment.changes(alignment.words(was), alignment.words(now)))


def test_a_denial_is_dropped_with_the_word_that_helps_it() -> None:
    assert drops_denial(Change("cut", "do not"))
    assert not drops_denial(Change("cut", "do"))
