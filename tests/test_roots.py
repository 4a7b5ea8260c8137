import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.language.roots import key, parts, root


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organise", "organizes"),
        ("cease-fire", "ceasefire"),
        ("harbour", "harbors"),
        ("went", "goes"),
        ("2,000", "2000"),
        ("twelve", "12"),
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
    assert parts("---") == ()


@given(st.text(max_size=30))
def test_any_word_has_a_key_that_a_root_keeps(word: str) -> None:
    assert len(root(key(word))) <= len(key(word))
    assert all(parts(word)) or not word
