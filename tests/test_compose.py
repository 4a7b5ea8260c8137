"""An editor's word over what is extracted: added, merged, changed by id, and never more than the sources say."""

from editing import INVALID, document, edited, witnesses
from extracted import BOTH, FOUND, GATES, HELD, HOUSES, REBUILD, RISE, briefing, codes, place
from invented import event
from msgspec.structs import replace

from collate.check import check
from collate.comparers import compare
from collate.compose import choose, compose
from collate.model import Comparison, Config, Inputs, Published, RawFile
from collate.pipeline import edit
from collate.text import Span


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


def test_extracted_statements_with_one_id_are_one() -> None:
    asked = "What the Norvik Fund will pay to the passengers of Lindmar remains unclear.\n"
    said = "The Lindmar company said that 80 people were on board.\n"
    compared = compare(event({"a": said + asked, "b": asked + said, "c": f"Rain fell on Norvik.\n{asked}"}), Config())
    assert len(compared.issues) == 1


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
    assert (made.key_points[0].articles, made.key_points[0].outlets) == (1, 0)


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
    assert compose(None, (one,), Comparison(), Config())[0].sources[0].name == "s003"


def test_the_good_file_composes_whole() -> None:
    made, faults = edited((INVALID / "good.yaml").read_bytes(), FOUND)
    assert faults == ()
    assert made
    assert (len(made.key_points), len(made.quotes), len(made.figures), len(made.discrepancies)) == (3, 1, 1, 1)


def test_the_title_is_in_the_language_of_most_articles() -> None:
    french = (
        "Barrage de Tarn Fell : le village de Holm est évacué\n\nLe village de Holm a été évacué mardi, et le barrage\n"
        "de Tarn Fell fuit depuis lundi, a annoncé le conseil du comté dans la soirée.\n"
    )
    emptied = (
        "Village emptied below Tarn Fell\n\nThe village of Holm was emptied on Tuesday because the dam is leaking,\n"
        "and it is not known when the people of the village can return to it.\n"
    )
    leaks = (
        "Dam at Holm leaks\n\nThe dam of Tarn Fell has been leaking since Monday, and the village of Holm was emptied\n"
        "on the day after, which is the first time that it was.\n"
    )
    texts = (french, emptied, leaks)
    articles = tuple(RawFile(f"seeds/{number}.txt", text.encode()) for number, text in enumerate(texts))
    sources = ", ".join(f"s{number}: {number}.txt" for number in range(3))
    notes = (RawFile("briefings/dam.yaml", f"sources: {{{sources}}}\n".encode()),)
    edition, _ = edit(Inputs(None, articles, (), notes))
    assert edition.briefings[0].title in ("Village emptied below Tarn Fell", "Dam at Holm leaks")


def test_a_number_is_not_given_by_a_pronoun() -> None:
    texts = (
        "Water\n\nInes Calloway leads the group. About 1,400 people left Holm, she said.\n",
        "Dam\n\nIn Holm 1,400 people left, said its chair.\n",
    )
    articles = tuple(RawFile(f"seeds/{number}.txt", text.encode()) for number, text in enumerate(texts))
    notes = (RawFile("briefings/dam.yaml", b"sources: {a: 0.txt, b: 1.txt}\n"),)
    edition, _ = edit(Inputs(None, articles, (), notes))
    (figure,) = edition.briefings[0].figures
    assert len(figure.readings) == 2
    assert {each.attributed_to for each in figure.readings} <= {None, "Ines Calloway"}


def test_a_speaker_told_by_office_alone_is_nobody_else() -> None:
    texts = (
        "Water\n\nInes Calloway leads the group. “We wrote three letters and got one answer,” she said.\n",
        "Dam\n\n“We wrote three letters and got one answer,” said its chair, Ines Calloway.\n",
        "Holm\n\n“We wrote three letters and got one answer,” said Osric Hale.\n",
    )
    articles = tuple(RawFile(f"seeds/{number}.txt", text.encode()) for number, text in enumerate(texts))
    notes = (RawFile("briefings/dam.yaml", b"sources: {a: 0.txt, b: 1.txt, c: 2.txt}\n"),)
    edition, _ = edit(Inputs(None, articles, (), notes))
    (quote,) = edition.briefings[0].quotes
    assert [(each.source, each.kind) for each in quote.drift if each.kind == "speaker"] == [("2", "speaker")]
