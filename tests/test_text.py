import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.text import Lines, Position, Span

LINED = st.text(alphabet="ab\r\n", max_size=60)


@given(LINED)
def test_lines_are_those_of_a_careful_split(text: str) -> None:
    lines = Lines(text)
    expected = text.replace("\r\n", "\n\0").replace("\r", "\n").replace("\0", "")
    assert [lines.line(number + 1) for number in range(len(lines.starts))] == expected.split("\n")


@given(LINED, st.data())
def test_position_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    place = lines.position(offset)
    assert lines.starts[place.line - 1] + place.column - 1 == offset


def test_a_position_counts_from_one() -> None:
    assert Lines("a\r\nbc").position(4) == Position(2, 2)
    assert Lines("a").line(0) == Lines("a").line(2) == ""


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_spans_meet_exactly_when_they_share_a_code_point(a: int, b: int, c: int, d: int) -> None:
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(*one)) & set(range(*other))
    assert one.meets(other) == bool(shared) or not (set(range(*one)) and set(range(*other)))
    if set(range(*other)):
        assert one.holds(other) == (shared == set(range(*other)))


@pytest.mark.timeout(5)
def test_a_million_lines_are_found_at_once() -> None:
    assert len(Lines("x\n" * 1_000_000).starts) == 1_000_001
