"""Number phrases, quantities and units of invented sentences."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.language.numbers import number_phrases
from collate.language.quantities import quantities
from collate.text import Span

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
ROUND = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
ONES, TENS = SMALL.split(), ROUND.split()


def spelled(number: int) -> str:
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if scale == 100 and rest else " "
            return f"{spelled(number // scale)} {name}{joint + spelled(rest) if rest else ''}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def phrases(text: str) -> list[tuple[str, object, object]]:
    return [(each.span.of(text), each.low, each.high) for each in number_phrases(text, Span(0, len(text)))]


def measured(text: str) -> list[tuple[object, object, str]]:
    return [(each.first, each.last, each.unit) for each in quantities(text, Span(0, len(text)), [])]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_spelled_out_has_its_value(number: int) -> None:
    words = spelled(number)
    assert phrases(words) == [(words, number, number)]


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_commas_have_their_value(number: int) -> None:
    assert [each[1] for each in phrases(f"{number} and {number:,}")] == [number, number]


@given(st.text(max_size=200))
def test_phrases_lie_in_order_whatever_the_text(text: str) -> None:
    at = 0
    for phrase in number_phrases(text, Span(0, len(text))):
        assert at <= phrase.span.start < phrase.span.end
        at = phrase.span.end
    quantities(text, Span(0, len(text)), [])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a dozen", 12, 12),
        ("half a million", 500_000, 500_000),
        ("1.5 million", 1_500_000, 1_500_000),
        ("hundreds", 200, None),
        ("tens of thousands", 20_000, None),
        ("dozens", 24, None),
        ("two-thirds", 2 / 3, 2 / 3),
        ("2½", 2.5, 2.5),
        ("4×10^3", 4000, 4000),
        ("12\u202f300", 12_300, 12_300),
    ],
)
def test_mixed_and_vague_numbers(text: str, low: float, high: float | None) -> None:
    assert [(each[1], each[2]) for each in phrases(text)] == [(low, high)]


@pytest.mark.parametrize("text", ["Quelque 1 400 habitants", "In ward 5 300 slept", "12 300 450 tonnes"])
def test_digits_parted_by_plain_spaces_may_be_one_number_or_two_and_none_is_read(text: str) -> None:
    assert phrases(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $3 to 5 billion.", [(3_000_000_000, 5_000_000_000, "dollar")]),
        ("between 40 and 60 km/h", [(40, 60, "kilometre per hour")]),
        ("eight or nine euros", [(8, 8, "euro"), (9, 9, "euro")]),
        ("fell 12 per cent to €4.50 a share", [(12, 12, "percent"), (4.5, 4.5, "euro per share")]),
        ("30 Norwegian crowns", [(30, 30, "norwegian crown")]),
        ("a 100m race, 100m readers", [(100, 100, "metre"), (100_000_000, 100_000_000, "")]),
        ("minus 12 degrees Celsius", [(-12, -12, "celsius")]),
        ("Ms Ito, 44, and a man aged 18", [(44, 44, "year of age"), (18, 18, "year of age")]),
        ("a 19-year-old", [(19, 19, "year of age")]),
        ("US$2.4bn", [(2_400_000_000, 2_400_000_000, "dollar")]),
    ],
)
def test_quantities_have_their_units(text: str, expected: list[tuple[object, object, str]]) -> None:
    assert measured(text) == expected


def test_a_table_is_no_sentence_with_quantities() -> None:
    assert measured("Lota 12 40 9; Arica 13 52 8; Tome 9 61 7; Quito 8 40 3; Lima 5 60 2; " * 3) == []
    prose = "The port sold 12 boats and bought four cranes from the yard of Arica, and then "
    assert len(measured(prose * 20)) == 40


def test_dates_make_no_table() -> None:
    text = "It sold 12 boats on 3 May 2031 and " * 20
    days = [Span(each, each + 10) for each in range(text.index("3 May"), len(text), len(text) // 20)]
    assert len(quantities(text, Span(0, len(text)), days)) == 20


@pytest.mark.parametrize(
    "unit", ["12 ", "3-1 ", "1,234 5.6% $7m ", "12 people ", "rose from 4 to 5 ", "two of the three "]
)
def test_nothing_but_numbers_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    quantities(text, Span(0, len(text)), [])
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        "the 22nd amendment",
        "Section 427 and Room 12",
        "call 555-0192-4471",
        "at 5 p.m. or 17:40 or 9.15am",
        "the A320 and Covid-19 and model X7",
        "Phase Two of the plan",
        "the Nordex 100 fell",
        "see www.site7.example/a/12",
        "a two-state solution",
        "version 2.1 of it",
    ],
)
def test_numbers_that_name_are_no_quantities(text: str) -> None:
    assert measured(text) == []


@pytest.mark.parametrize(
    "word", ["seven", "Twelve", "a hundred", "dozens", "half", "two thirds", "a quarter", "a million", "4", "٣"]
)
def test_whatever_is_a_number_is_looked_for(word: str) -> None:
    text = f"It was about {word} of them."
    assert list(number_phrases(text, Span(0, len(text))))
