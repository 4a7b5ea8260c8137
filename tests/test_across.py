"""What several briefings say of one issue, one actor, one figure, oldest first."""

from collate.comparers.across import histories, series, voices
from collate.model import Anchor, Briefing, Figure, FigureReading, Issue, Position, Quote

WORDS = Anchor("a", 0, 4, "word")


def briefing(slug: str, covers: str | None, issue: Issue | None = None, toll: int | None = None) -> Briefing:
    figures = (Figure("f-1", "homes lost", "auto", (reading(toll),), "agree"),) if toll is not None else ()
    said = Quote("q-1", "No.", "Ito", "direct", "auto", (WORDS,), ())
    issues = (issue,) if issue else ()
    return Briefing(slug, slug, (), covers, None, (), figures=figures, issues=issues, quotes=(said,))


def reading(value: int) -> FigureReading:
    return FigureReading(value, value, value, "homes", "", None, None, WORDS)


def issue(*positions: tuple[str, str], silent: tuple[str, ...] = ()) -> Issue:
    held = tuple(Position(actor, stance, "word", None, (WORDS,)) for actor, stance in positions)
    return Issue("dam", "the dam", "Who pays?", "open", "auto", (WORDS,), held, silent)


def test_an_issue_keeps_its_stages_oldest_first_and_says_what_is_fresh() -> None:
    late = briefing("late", "2031-05-02", issue(("Ito", "reject"), ("Bank", "offer")))
    early = briefing("early", "2031-05-01", issue(("Ito", "reject"), silent=("Bank", "Town")))
    (history,) = histories([late, briefing("other", "2031-05-03"), early])
    assert [stage.slug for stage in history.stages] == ["early", "late"]
    assert [position.actor for position in history.stages[1].fresh] == ["Bank"]
    assert history.since == "2031-05-01"
    assert history.silent == ("Town",)


def test_a_briefing_without_a_date_stands_last() -> None:
    (history,) = histories([briefing("undated", None, issue()), briefing("dated", "2031-05-01", issue())])
    assert [stage.slug for stage in history.stages] == ["dated", "undated"]


def test_an_actor_has_positions_and_quotes() -> None:
    found = voices([briefing("one", "2031-05-01", issue(("Bank", "offer")))])
    assert [voice.actor for voice in found] == ["Bank", "Ito"]
    assert [stood.slug for stood in found[0].positions] == ["one"]
    assert [slug for slug, _ in found[1].quotes] == ["one"]


def test_a_figure_of_two_briefings_is_a_series_and_of_one_is_none() -> None:
    (found,) = series([briefing("two", "2031-05-02", toll=17), briefing("one", "2031-05-01", toll=14)])
    assert [figure.readings[0].value for _, _, figure in found.points] == [14, 17]
    assert series([briefing("one", "2031-05-01", toll=14)]) == ()


def test_nothing_has_no_history() -> None:
    assert histories([]) == voices([]) == series([]) == ()
