"""Date mentions of invented sentences, counted from an invented day of publication: Wednesday, 14 May 2031."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.language.dates import absolute, dates
from collate.text import Span

DAY = "2031-05-14"


def found(text: str, published: str | None = DAY) -> list[str | None]:
    return [each.value for each in dates(text, Span(0, len(text)), published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor said Monday that it was over.", "2031-05-12"),
        ("The council will vote on Friday.", "2031-05-16"),
        ("On Friday, the council will vote.", "2031-05-16"),
        ("Guards met him on Wednesday.", "2031-05-14"),
        ("It closed last Wednesday.", "2031-05-07"),
        ("It opens next Wednesday.", "2031-05-21"),
        ("He spoke on Tuesday, May 6.", "2031-05-06"),
        ("The law takes effect on Jan. 1.", "2032-01-01"),
        ("The year ended Dec. 31.", "2030-12-31"),
        ("It was founded on 3 June 1988.", "1988-06-03"),
        ("on the 3rd of June, 1988", "1988-06-03"),
        ("dated 25-OCT-1998", "1998-10-25"),
        ("dated 10/25/98", "1998-10-25"),
        ("dated 1998-02-13", "1998-02-13"),
        ("In March prices fell.", "2031-03"),
        ("early November 1997", "1997-11"),
        ("June of last year", "2030-06"),
        ("two weeks ago", "2031-W18"),
        ("last month", "2031-04"),
        ("a month ago", "2031-04"),
        ("this year", "2031"),
        ("a year ago", "2030"),
        ("years ago", "PAST_REF"),
        ("Profit rose in the first quarter.", "2031-Q1"),
        ("third quarter of 1988", "1988-Q3"),
        ("last year's fourth quarter", "2030-Q4"),
        ("the first half of 1989", "1989-H1"),
        ("last summer", "2030-SU"),
        ("the winter of 1998", "1998-WI"),
        ("the 1990s", "199"),
        ("the '80s", "198"),
        ("the 19th century", "18"),
        ("fiscal 2029", "2029"),
        ("the end of the year", "2031"),
        ("the day after tomorrow", "2031-05-16"),
        ("He now lives there.", "PRESENT_REF"),
        ("the weekend was calm", "2031-W19-WE"),
        ("Q3 2024", "2024-Q3"),
    ],
)
def test_a_phrase_has_its_calendar_value(text: str, value: str) -> None:
    assert found(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "every Monday", "for two years", "in the past two years", "Theresa May said", "he may march", "2000 people",
        "2,019 cars", "the $1990 fee", "Room 1203-1999-07", "Black Friday sales", "at 2000 GMT",
        "the future of the port",
        "The month and the season are a unit of the weekday and its digits.",
    ],
)  # fmt: skip
def test_other_words_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_what_was_spoken_of_anchors_what_follows() -> None:
    assert found("On 3 March 2031 the bank failed; two days later it closed.") == ["2031-03-03", "2031-03-05"]
    assert found("In the third quarter of 2030 it earned more than a year earlier.") == ["2030-Q3", "2029-Q3"]
    assert found("Open Monday through Friday.")[1:] == ["2031-05-16"]
    assert found("Two days later it closed.") == [None]


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    assert found("On November 10 they met; on Monday they left, last year too.", None) == ["--11-10", None, None]
    assert found("On November 10, 2025 they met.", None) == ["2025-11-10"]
    assert found("On Monday", "2031-05") == [None]


def test_no_word_belongs_to_two_mentions() -> None:
    assert found("1990 year ago") == ["1990"]


def test_since_the_running_month_may_be_a_year_ago() -> None:
    assert found("a truce since May; since early May; since April") == [None, "2031-05", "2031-04"]


def test_two_small_numbers_are_a_date_only_near_the_article() -> None:
    assert found("dated 03/05/2031 or 03/04/1998") == ["2031-05-03", None]


@pytest.mark.parametrize(
    ("text", "value"),
    [("Lima, 3 May 2031 | Wire", "2031-05-03"), ("May 2031", "2031-05"), ("Nov. 10", "--11-10"), ("no date", None)],
)
def test_absolute_takes_only_what_is_printed(text: str, value: str | None) -> None:
    assert absolute(text) == value


PIECES = "the|Monday|May|5|,|1990|-|ago|year|a|two|last|'s|quarter|third|of|in|now|.|half|31|\n"


@given(st.lists(st.sampled_from(PIECES.split("|"))))
def test_any_order_of_date_words_gives_ordered_mentions(words: list[str]) -> None:
    text = " ".join(words)
    at = 0
    for mention in dates(text, Span(0, len(text)), DAY):
        assert at <= mention.span.start < mention.span.end
        at = mention.span.end


@pytest.mark.parametrize("unit", ["Monday ", "1990-", "a year ago ", "May 5 ", "in the ", "1/", "third "])
def test_a_hundred_thousand_characters_take_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    start = time.process_time()
    list(dates(text, Span(0, len(text)), DAY))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The sale is expected to close in the third quarter.", "2031-Q3"),
        ("Sales fell in the third quarter.", "2030-Q3"),
        ("The plant will open in the fourth quarter.", "2031-Q4"),
    ],
)
def test_a_quarter_is_the_next_one_where_the_clause_looks_ahead(text: str, value: str) -> None:
    assert [found.value for found in dates(text, Span(0, len(text)), "2031-02-11")] == [value]
