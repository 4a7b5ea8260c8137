import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collate.language import lexicon
from collate.language.roots import country, key, parts, root

FAMILIES = {key(word) for line in lexicon.lines("families") for word in line.split()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organizes"),
        ("cease-fire", "ceasefire"),
        ("harbour", "harbors"),
        ("went", "goes"),
        ("2,000", "2000"),
        ("twelve", "12"),
        ("Twenty-five", "25"),
        ("ninety-nine", "99"),
        ("Lt", "lieutenant"),
        ("won't", "not"),
        ("they’re", "they"),
    ],
)
def test_one_word_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("242", "244"), ("horse", "house"), ("form", "from"), ("sink", "sing")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("disarm", "disarmament"), ("investigate", "investigators"), ("govern", "governance"), ("Libya", "Libyan")],
)
def test_a_family_has_one_root(one: str, other: str) -> None:
    assert root(key(one)) == root(key(other))


def test_hyphens_part_words_but_not_compounds() -> None:
    assert parts("harbour-master") == ("harbour", "master")
    assert parts("cease-fire") == ("cease-fire",)
    assert parts("re-elected") == ("re-elected",)
    assert parts("thirty-one") == ("thirty-one",)
    assert parts("thirty-first") == ("thirty", "first")
    assert parts("five-year") == ("five", "year")
    assert parts("---") == ()


@given(st.text(max_size=30))
@example("SC")
@example("lies")
def test_a_root_adds_letters_only_where_a_table_says_so(word: str) -> None:
    known = key(word)
    assert len(root(known)) <= len(known) or country(known) or known in FAMILIES
    assert all(parts(word)) or not word
