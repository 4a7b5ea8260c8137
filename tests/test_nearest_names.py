"""A name that is none of those known: what is proposed, and that very many known ones cost little."""

from collate.located import near

KNOWN = tuple(f"e{number:05}-herald.txt" for number in range(0, 100_000, 5))


def test_of_very_many_names_the_nearest_is_found() -> None:
    assert near("e50005-herold.txt", KNOWN) == ("did you mean `e50005-herald.txt`?",)


def test_few_names_are_all_told_and_many_are_not() -> None:
    assert near("x", ("dam", "river")) == ("known are dam, river",)
    assert near("x", KNOWN) == ()
