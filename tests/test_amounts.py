"""Two numbers: when they agree, when one is only the other said roughly, and when they differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.collation import amounts
from collate.model import FigureFinding
from collate.text import Span


def figure(
    value: float | None, qualifier: str = "", low: float | None = None, high: float | None = None
) -> FigureFinding:
    return FigureFinding(Span(0, 1), Span(0, 1), value, low, high, "people", None, qualifier, "test")


def agree(one: FigureFinding, other: FigureFinding) -> str | None:
    return amounts.between(amounts.amount(one), amounts.amount(other))


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (figure(12), figure(12), "same"),
        (figure(1987), figure(2000, "about"), "rounded"),
        (figure(51.2), figure(51), "rounded"),
        (figure(4_180_000_000), figure(4_200_000_000), "rounded"),
        (figure(200, "at least"), figure(242), "bound"),
        (figure(240, "more than"), figure(242, "at least"), "rounded"),
        (figure(90, "up to"), figure(42), "bound"),
        (figure(47, "about"), figure(46.9), "rounded"),
        (figure(None, low=10, high=20), figure(15), "range"),
    ],
)
def test_figures_that_do_not_differ(one: FigureFinding, other: FigureFinding, rule: str) -> None:
    assert agree(one, other) == agree(other, one)
    assert agree(one, other) in {rule, "about"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(12), figure(14)),
        (figure(240), figure(242)),
        (figure(242, "at least"), figure(244, "at least")),
        (figure(4), figure(4.5)),
        (figure(14, "at least"), figure(11)),
        (figure(2300, "about"), figure(3200)),
        (figure(None, low=10, high=20), figure(25)),
    ],
)
def test_figures_that_differ(one: FigureFinding, other: FigureFinding) -> None:
    assert agree(one, other) is None
    assert agree(other, one) is None


@given(st.floats(allow_nan=True, allow_infinity=True), st.floats(), st.sampled_from(["", "about", "at least", "up to"]))
def test_any_numbers_can_be_asked_in_any_order(one: float, other: float, qualifier: str) -> None:
    a, b = figure(one, qualifier), figure(other)
    assert agree(a, b) == agree(b, a)


def test_what_is_only_about_as_much_is_not_told_to_lie_within_a_bound() -> None:
    assert agree(figure(1400, "about"), figure(1500, "more than")) == "about"


def test_over_a_length_of_time_says_during_which_and_no_more_than() -> None:
    lasting = FigureFinding(Span(0, 1), Span(0, 1), 3, None, None, "year", None, "more than", "test")
    term = FigureFinding(Span(0, 1), Span(0, 1), 6, None, None, "year", None, "", "test")
    assert amounts.between(amounts.amount(lasting, "over three years"), amounts.amount(term, "six years")) is None
    longer = amounts.amount(lasting, "more than three years")
    assert amounts.between(longer, amounts.amount(term, "six years")) == "bound"
