"""Every rule of dates, sentences, figures and names on its worst text: it takes linear time and nothing raises."""

import time
from collections.abc import Callable

import pytest

from collate.extractors import actors, figures
from collate.formats import read
from collate.language.dates import dates
from collate.model import About, Document, Findings, Published, RawSource
from collate.segment import segment
from collate.text import Span

DAY = "2031-05-14"
_SMALL, _LARGE, _WHOLE = 12_000, 48_000, 1_000_000
_SLACK = 8
"""Times as long as the small text the large one may take, which is four times as large."""
_LEAST = 0.03
"""CPU seconds below which the small text's time is noise."""
_MOST = 20
"""CPU seconds for a million code points on a busy machine."""


def _document(text: str) -> Document:
    article, _ = read(RawSource("a.txt", text.encode(), About(language="en", published=Published(DAY, "stated"))))
    assert article is not None
    return segment(article)


def _dates(text: str) -> None:
    list(dates(text, Span(0, len(text)), DAY))


def _sentences(text: str) -> None:
    _document(text)


def _figures(text: str) -> None:
    figures.extract(_document(text), Findings("a"))


def _names(text: str) -> None:
    actors.extract(_document(text), Findings("a"))


WORST: dict[Callable[[str], None], str] = {
    _dates: "Monday |1990-|a year ago |May 5 |in the |1/|third |the day before |Christmas |New Year's |3 p.m. Sunday "
    "|agreed to |the quarter |first half |in recent |October a year ago |the 1990s |the sixties |two weeks from now "
    "|Jan. |is to |last Monday's |the fourth quarter of 1988 and |St. Patrick's |the same day |this week |said ",
    _sentences: "1. |. . . |:) |i. |“I … |A. |Figure 1.5 A|p.m. |no. 2 |St. |a.b.|。|!?|[1]|Ed. K. |z. B. |« a. » |— "
    "|The.|a\n|Mr. |(|” |Well — ",
    _figures: "one and a half |+1 2 3 |between 20 and 30 |3-5 |1,000|two-year |two years of |twenty-|$1 |1.5 million "
    "|from 5 to 6 |one in five |hundreds of |-1|½ |to 10 percent from 12 percent, |Ana Ito, 44, |5 per cent of the ",
    _names: "Ana Ito |Marsh |A. B. |Mr. |Bank of the |Jonathan Okafor. |Ab|UN |van der |O'|Protesters. ",
}
EACH = [(rule, unit) for rule, units in WORST.items() for unit in units.split("|")]


def _cpu(rule: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    rule(text)
    return time.process_time() - start


def _best(rule: Callable[[str], None], text: str) -> float:
    return min(_cpu(rule, text), _cpu(rule, text))


def _filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize(("rule", "unit"), EACH, ids=[f"{rule.__name__}: {unit!r}" for rule, unit in EACH])
def test_four_times_the_text_takes_about_four_times_as_long(rule: Callable[[str], None], unit: str) -> None:
    small = max(_LEAST, _best(rule, _filled(unit, _SMALL)))
    assert _best(rule, _filled(unit, _LARGE)) < _SLACK * small


@pytest.mark.parametrize("rule", WORST, ids=lambda rule: rule.__name__)
def test_a_million_code_points_of_all_of_it(rule: Callable[[str], None]) -> None:
    assert _cpu(rule, _filled(WORST[rule].replace("|", ""), _WHOLE)) < _MOST
