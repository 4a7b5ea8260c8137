from hypothesis import given
from hypothesis import strategies as st

from collate.collation.copying import Run, reuse, runs

WORDS = st.lists(st.sampled_from("abcde"), max_size=30)


def test_the_longest_run_is_one_run() -> None:
    one = ["the", "ferry", "ran", "aground", "off", "norvik"]
    other = ["on", "tuesday", "the", "ferry", "ran", "aground", "near", "norvik"]
    assert list(runs(one, other, 3)) == [Run(0, 2, 4)]


def test_reuse_is_the_share_of_the_shorter_text() -> None:
    assert reuse(["a", "b", "c", "d"], ["x", "a", "b", "c", "d", "y", "z"]) == 1
    assert reuse(["a", "b", "c", "d"], ["a", "b", "x", "c", "d"]) == 0
    assert reuse([], ["a"]) == 0


@given(WORDS, WORDS, st.integers(1, 4))
def test_every_run_is_the_same_in_both_and_none_overlaps(one: list[str], other: list[str], least: int) -> None:
    reached = 0
    for run in runs(one, other, least):
        assert one[run.here : run.here + run.size] == other[run.there : run.there + run.size]
        assert run.size >= least
        assert run.here >= reached
        reached = run.here + run.size


@given(WORDS)
def test_a_text_is_wholly_reused_in_itself(words: list[str]) -> None:
    assert reuse(words, words) == (1 if len(words) > 2 else 0)


def test_a_text_that_repeats_itself_is_no_trap() -> None:
    assert reuse(["a"] * 4000, ["a"] * 4000) == 1
