"""An editor's word over what is extracted: added, merged, changed by id, and never more than the sources say."""

from dataclasses import replace

from editing import INVALID, document, edited, witnesses

from collate import anchor, ids
from collate.check import check
from collate.compose import choose, compose
from collate.model import (
    Anchor,
    Briefing,
    Comparison,
    Config,
    Discrepancy,
    Figure,
    FigureReading,
    Issue,
    KeyPoint,
    Moment,
    Position,
    Published,
    Quote,
    Reading,
    Side,
    Term,
)
from collate.text import Span

HEAD = "sources:\n  herald: herald.txt\n  gazette: gazette.txt\n"
BOTH = {each.id: each.document for each in witnesses()}


def place(source: str, words: str) -> Anchor:
    (found,) = anchor.find(BOTH[source], words).places
    return found


def point(words: str, *cited: Anchor, name: str = "") -> KeyPoint:
    return KeyPoint(name or ids.of("k", words), words, "auto", cited, len(cited), 1)


def quote(who: str, *cited: Anchor) -> Quote:
    readings = tuple(Reading(each.source, each.exact, who, each) for each in cited)
    return Quote(ids.of("q", cited[0].exact), cited[0].exact, who, "direct", "auto", cited, readings)


def number(value: int, cited: Anchor) -> FigureReading:
    return FigureReading(value, value, value, "houses", "", None, None, cited)


HELD = point("The dam held.", place("herald", "The dam held."), place("gazette", "the dam held because"))
GATES = point("The gates were opened on Friday", place("herald", "The gates were opened on Friday"))
REBUILD = quote("Ada Moreau", place("herald", "We will rebuild every wall"), place("gazette", "We will rebuild,"))
HOUSES = Figure(
    "f-000001",
    "houses",
    "auto",
    (number(12, place("herald", "at least 12 houses")), number(14, place("gazette", "About 14 houses"))),
    "differ",
)
PAY = Issue(
    "dam-repair",
    "Dam",
    "?",
    "open",
    "auto",
    (place("herald", "nobody has said who will"),),
    (Position("Ministry", "refuse", "", None, (place("herald", "The ministry will not pay"),)),),
    ("Ministry", "Carl Bohm", "Council"),
)
RISE = Moment(
    "m-000001", "2031-05-03", "day", "resolved", "rises", "auto", (place("herald", "rose by two metres on Saturday"),)
)
COUNT = Discrepancy(
    "d-000001",
    "figure",
    "hard",
    "houses",
    tuple(Side(each.citation.exact, (each.citation,)) for each in HOUSES.readings),
    "auto",
)
WARD = Term("t-000001", "ward", (place("gazette", "#3 ward"),))
FOUND = Comparison((HELD, GATES), (REBUILD,), (WARD,), (HOUSES,), (PAY,), (RISE,), (COUNT,))


def briefing(yaml: str) -> Briefing:
    made, faults = edited((HEAD + yaml).encode(), FOUND)
    assert [(each.line, each.code, each.message) for each in faults] == []
    assert made
    return made


def codes(yaml: str) -> list[str]:
    return [each.code for each in edited((HEAD + yaml).encode(), FOUND)[1]]


def test_articles_alone_make_a_whole_briefing() -> None:
    chosen, _ = choose(None, witnesses())
    made, faults = compose(None, chosen, FOUND, Config())
    assert faults == ()
    assert check(made, BOTH.values()) == ()
    assert made.title == HELD.text
    assert made.title_citation == HELD.citations[0]
    assert made.slug == "the-dam-held"
    assert [line.text for line in made.summary] == [HELD.text, GATES.text]
    assert [(each.letter, each.name) for each in made.sources] == [("A", "gazette"), ("B", "herald")]
    assert made.covers is None


def test_nothing_at_all_is_a_briefing_with_a_stable_address() -> None:
    made, _ = compose(None, witnesses(), Comparison(), Config())
    assert made.slug.startswith("briefing-")
    assert made.title == made.slug
    assert compose(None, witnesses()[::-1], Comparison(), Config())[0].slug == made.slug


def test_a_headline_is_the_title_and_the_latest_day_is_covered() -> None:
    first, second = witnesses()
    headed = replace(
        first, document=replace(first.document, headings=(Span(0, 4),), published=Published("2031-05-03", "stated"))
    )
    yearless = replace(second, document=replace(second.document, published=Published("--05-04", "stated")))
    made, _ = compose(None, (headed, yearless), FOUND, Config())
    assert made.title == headed.document.text[:4]
    assert made.title_citation
    assert (made.covers, made.updated) == ("2031-05-03", "2031-05-03")


def test_without_sections_everything_extracted_stands() -> None:
    made = briefing("")
    for section in ("key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies"):
        assert getattr(made, section) == getattr(FOUND, section), section
    assert [each.id for each in made.sources] == ["herald", "gazette"]


def test_the_same_key_point_is_merged_and_another_claim_of_its_sentence_is_not() -> None:
    made = briefing(
        "key_points:\n  - say: It held.\n    cite: [{herald: The dam held}]\n  - cite: [{gazette: the dam}]\n"
    )
    assert [(each.text, each.by, each.id == HELD.id) for each in made.key_points[:2]] == [
        ("It held.", "editor", True),
        ("the dam", "editor", False),
    ]
    assert made.key_points[2:] == (GATES,)
    assert made.key_points[0].citations == (place("herald", "The dam held"),)
    assert (made.key_points[0].articles, made.key_points[0].outlets) == (1, 1)


def test_only_keeps_to_what_is_given() -> None:
    given = "{say: It held., cite: [{herald: The dam held}]}"
    yaml = f"key_points:\n  only: true\n  items:\n    - {given}\nquotes: {{only: true}}\n"
    made = briefing(yaml)
    assert [each.text for each in made.key_points] == ["It held."]
    assert made.quotes == ()
    assert made.figures == FOUND.figures


def test_a_quote_keeps_every_reading_and_takes_the_editor_s_speaker() -> None:
    made = briefing("quotes:\n  - who: Mayor Moreau\n    cite: [{herald: We will rebuild every wall}]\n")
    (one,) = made.quotes
    assert (one.id, one.speaker, one.by) == (REBUILD.id, "Mayor Moreau", "editor")
    assert [each.speaker for each in one.readings] == ["Ada Moreau", "Ada Moreau"]


def test_a_quote_of_the_editor_s_own_is_collated() -> None:
    made = briefing(
        "quotes:\n"
        "  only: true\n"
        "  items:\n"
        "    - who: X\n"
        "      where: Y\n"
        "      cite: [{gazette: We will rebuild}, {herald: We will rebuild every wall}]\n"
    )
    (one,) = made.quotes
    assert one.text == "We will rebuild every wall"
    assert [(each.source, each.venue, bool(each.change)) for each in one.readings] == [
        ("herald", "Y", False),
        ("gazette", "Y", True),
    ]


def test_a_figure_keeps_its_numbers_and_takes_the_editor_s_name() -> None:
    made = briefing("figures:\n  - {what: Houses flooded, note: As of Sunday., cite: [{gazette: About 14 houses}]}\n")
    assert [(each.what, each.by, each.note, each.verdict) for each in made.figures] == [
        ("Houses flooded", "editor", "As of Sunday.", "differ")
    ]
    assert made.figures[0].readings == HOUSES.readings


def test_an_issue_joins_positions_and_who_speaks_is_not_silent() -> None:
    yaml = (
        "open_issues:\n"
        "  - id: dam-repair\n"
        "    ask: Who pays?\n"
        "    silent: [Board]\n"
        "    positions:\n"
        "      Carl Bohm: [{gazette: He rejected the claim}]\n"
    )
    (issue,) = briefing(yaml).issues
    assert (issue.question, issue.title, issue.by) == ("Who pays?", "Dam repair", "editor")
    assert [each.actor for each in issue.positions] == ["Carl Bohm", "Ministry"]
    assert issue.silent == ("Council", "Board")


def test_a_disagreement_is_joined_by_its_sides_or_by_its_id() -> None:
    sides = "cite: [{herald: at least 12 houses}, {gazette: About 14 houses}]"
    for extra in ("kind: figure", "kind: framing, id: d-000001"):
        made = briefing(f'differ:\n  - {{about: Count, {extra}, {sides}, resolved: "So [herald: \\"12 houses\\"]."}}\n')
        (one,) = made.discrepancies
        assert (one.id, one.about, one.by) == ("d-000001", "Count", "editor")
        assert one.resolution
        assert one.resolution.text == "So."
    made = briefing(f"differ:\n  - {{about: Tone, kind: framing, {sides}}}\n")
    assert [each.about for each in made.discrepancies] == ["Tone", "houses"]
    assert codes(f"differ:\n  - {{about: Tone, kind: framing, {sides}, id: d-999999}}\n") == ["unknown-id"]


def test_a_moment_of_the_same_day_is_merged() -> None:
    made = briefing(
        "timeline:\n"
        "  - {on: 2031-05-03, what: The river rises., cite: [{herald: rose by two metres}]}\n"
        "  - {on: 2031-05, what: May., cite: [{herald: on Friday}]}\n"
    )
    assert [(each.id == RISE.id, each.text, each.precision) for each in made.timeline] == [
        (False, "May.", "month"),
        (True, "The river rises.", "day"),
    ]


def test_overrides_change_what_they_name() -> None:
    yaml = f"""overrides:
  {GATES.id}: {{pin: 1, say: Gates opened on Friday.}}
  {REBUILD.id[:6]}: {{who: The mayor}}
  {HOUSES.id}: {{what: Houses flooded, note: Counts differ.}}
  {WARD.id}: hide
  dam-repair: {{status: stuck, ask: Who?}}
  {RISE.id}: {{on: 2031-05-02}}
  {COUNT.id}: {{severity: info, about: Count}}
"""
    made = briefing(yaml)
    assert [each.text for each in made.key_points] == ["Gates opened on Friday.", "The dam held."]
    assert made.quotes[0].speaker == "The mayor"
    assert (made.figures[0].what, made.figures[0].note) == ("Houses flooded", "Counts differ.")
    assert made.terms == ()
    assert (made.issues[0].status, made.issues[0].question) == ("stuck", "Who?")
    assert made.timeline[0].date == "2031-05-02"
    assert (made.discrepancies[0].severity, made.discrepancies[0].about, made.discrepancies[0].by) == (
        "info",
        "Count",
        "editor",
    )
    assert [row.statement for row in made.matrix.rows] == [GATES.id, HELD.id, HOUSES.id]


def test_statements_are_merged_and_split_by_what_they_rest_on() -> None:
    merged = briefing(f"overrides:\n  {HELD.id}: {{merge: [{GATES.id}]}}\n").key_points
    assert [each.citations for each in merged] == [(*HELD.citations, *GATES.citations)]
    assert merged[0].articles == 2
    for statement in (HELD, REBUILD, HOUSES):
        made = briefing(f"overrides:\n  {statement.id}: {{split: [gazette]}}\n")
        section = {HELD: made.key_points, REBUILD: made.quotes, HOUSES: made.figures}[statement]
        assert section[0].id == statement.id
        assert section[1].id != statement.id
    assert made.figures[0].verdict == "agree"


def test_an_override_that_changes_nothing_is_complained_of() -> None:
    assert codes("overrides: {k-000000: hide}\n") == ["unknown-id"]
    assert codes(f"overrides: {{{HELD.id}: {{who: X}}}}\n") == ["override-misfit"]
    assert codes(f"overrides: {{{HELD.id}: {{merge: [{REBUILD.id}]}}}}\n") == ["override-misfit"]
    assert codes(f"overrides: {{{GATES.id}: {{split: [gazette]}}}}\n") == ["override-misfit"]
    assert codes("overrides: {dam-repair: {split: [herald]}}\n") == ["override-misfit"]


def test_a_summary_needs_citations_and_changes_move_the_day() -> None:
    made = briefing(
        "covers: 2031-05-04\n"
        "summary: |\n"
        '  It held [herald: "The dam held"].\n'
        "changes:\n"
        "  - {on: 2031-05-06, kind: update, note: More.}\n"
    )
    assert [(each.text, each.by, len(each.citations)) for each in made.summary] == [("It held.", "editor", 1)]
    assert (made.covers, made.updated) == ("2031-05-04", "2031-05-06")
    assert codes("summary: It held.\n") == ["uncited"]
    assert codes("open_issues: [{id: a, ask: b}]\n") == ["uncited"]


def test_the_slug_is_the_editor_s_or_the_file_s() -> None:
    assert briefing("slug: a-b\n").slug == "a-b"
    assert briefing("").slug == "marlow-flood"


def test_short_names_of_coinciding_publishers_are_numbered() -> None:
    twins = tuple(
        replace(
            each,
            document=replace(
                each.document,
                article=replace(
                    each.document.article, about=replace(each.document.article.about, publisher="The Echo")
                ),
            ),
        )
        for each in witnesses()
    )
    made, _ = compose(None, twins, Comparison(), Config())
    assert [each.name for each in made.sources] == ["the-echo", "the-echo-2"]


def test_a_hash_in_a_file_name_is_no_name() -> None:
    one = replace(witnesses()[0], document=document("x", "003_402d8a662aa7e0ce"))
    assert compose(None, (one,), Comparison(), Config())[0].sources[0].name == "003"


def test_the_good_file_composes_whole() -> None:
    made, faults = edited((INVALID / "good.yaml").read_bytes(), FOUND)
    assert faults == ()
    assert made
    assert (len(made.key_points), len(made.quotes), len(made.figures), len(made.discrepancies)) == (3, 1, 1, 1)
