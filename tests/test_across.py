"""What several briefings say of one issue, one actor, one figure, oldest first."""

from collate.collation.across import histories, series, since, trace, turned
from collate.model import Anchor, Briefing, Figure, FigureReading, Issue, Position, Quote, Since, Stand, Status

WORDS = Anchor("a", 0, 4, "word")


def briefing(slug: str, covers: str | None, issue: Issue | None = None, toll: int | None = None) -> Briefing:
    figures = (Figure("f-1", "homes lost", "auto", (reading(toll),), "agree"),) if toll is not None else ()
    said = Quote("q-1", "No.", "Ito", "direct", "auto", (WORDS,), ())
    issues = (issue,) if issue else ()
    return Briefing(slug, slug, (), covers, None, (), figures=figures, issues=issues, quotes=(said,))


def reading(value: int) -> FigureReading:
    return FigureReading(value, value, value, "homes", "", None, None, Anchor("a", 0, 2, str(value)))


def issue(*positions: tuple[str, str], silent: tuple[str, ...] = (), status: Status = "open") -> Issue:
    held = tuple(Position(actor, stance, "word", None, (WORDS,)) for actor, stance in positions)
    return Issue("dam", "the dam", "Who pays?", status, "auto", (WORDS,), held, silent)


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


def test_a_stage_tells_what_is_new_and_what_was_told_only_before() -> None:
    early = briefing("early", "2031-05-01", issue(("Ito", "reject"), ("Town", "demand")))
    late = briefing("late", "2031-05-02", issue(("Ito", "accept"), ("Town", "demand")))
    (history,) = histories([late, early])
    first, second = history.stages
    assert (first.was, first.fresh, first.gone) == (None, (), ())
    assert second.was == "open"
    assert [(one.actor, one.stance) for one in second.fresh] == [("Ito", "accept")]
    assert [(one.actor, one.stance) for one in second.gone] == [("Ito", "reject")]


def test_a_stand_is_told_against_the_one_before_it() -> None:
    newest_first = [("c", "dam", "accept"), ("c", "tax", "deny"), ("b", "dam", "reject"), ("a", "dam", "reject")]
    assert turned(newest_first) == ("reject", "", "", "")


def test_a_briefing_is_told_against_the_newest_before_it_that_has_the_same() -> None:
    one = briefing("one", "2031-05-01", issue(("Ito", "reject")), toll=14)
    two = briefing("two", "2031-05-02", toll=14)
    three = briefing("three", "2031-05-03", issue(("Ito", "accept"), status="settled"), toll=17)
    told = since([trace(each) for each in (three, one, two)])
    stands = (Stand("Ito", "accept"),), (Stand("Ito", "reject"),)
    assert told == {
        "one": (),
        "two": (),
        "three": (
            Since("issue", "dam", "one", "2031-05-01", "open", "settled", *stands),
            Since("figure", "f-1", "two", "2031-05-02", "14", "17"),
        ),
    }


def test_a_figure_of_two_briefings_is_a_series_and_of_one_is_none() -> None:
    (found,) = series([briefing("two", "2031-05-02", toll=17), briefing("one", "2031-05-01", toll=14)])
    assert [figure.readings[0].value for _, _, figure in found.points] == [14, 17]
    assert series([briefing("one", "2031-05-01", toll=14)]) == ()


def test_nothing_has_no_history() -> None:
    assert histories([]) == series([]) == turned([]) == ()
    assert since([]) == {}
