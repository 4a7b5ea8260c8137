"""What pages say of findings: in the site's language, in the sources' own words, and nothing twice."""

import re
from collections.abc import Iterator
from pathlib import Path

import example
import pytest
from msgspec.structs import replace
from test_events import EVENTS, compared
from test_voice import packaged

from collate.model import Comparison, Inputs, RawFile
from collate.outputs import templates
from collate.outputs.phrases import BASES, PHRASES, tell
from collate.outputs.voice import Voice, voice
from collate.outputs.wording import FURNITURE
from collate.pages import paginate
from collate.pages.actors import ActorView
from collate.pages.briefing import BriefingView
from collate.pages.pictures import SCORE, dot_plot
from collate.pipeline import edit, publish

LATIN = re.compile("[A-Za-z]{2}")
ONE = b"""# Ferry **stops** at [Vell](https://example.org/vell)

The *Vell* ferry **stopped** on Monday after [a fault](https://example.org/fault), the operator said. At least 240
passengers were stranded in `Vell` harbour.

"We are **deeply** sorry for the delay to our passengers," operator chief Ana Ruiz said.
"""
OTHER = b"""# Vell ferry halted

The Vell ferry stopped on Monday after a fault, the operator said. At least **260** passengers were stranded.

"We are **deeply** sorry for the delay to our passengers," operator chief Ana Ruiz said.
"""


def spoken(language: str) -> Voice:
    return voice(language, {file.file: file.data for file in packaged()})[0]


def notes(found: Comparison) -> Iterator[str]:
    yield from (figure.note for figure in found.figures)
    yield from (drift.note for quote in found.quotes for drift in quote.drift)
    yield from (link.note for link in found.origins if link.kind == "possible")


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_every_note_of_a_comparer_is_a_phrase_that_can_be_said(event: Path) -> None:
    plain = replace(voice("en", {})[0], messages=Echo())
    for note in filter(None, notes(compared(event))):
        assert tell(plain, note).startswith("said") or "=" in note or tell(plain, note) == "", note


class Echo(type(voice("en", {})[0].messages)):  # type: ignore[misc] - a catalogue that marks what it was asked for
    def gettext(self, message: str) -> str:
        return f"said {message}"

    def ngettext(self, one: str, _many: str, _number: int) -> str:
        return f"said {one}"


@pytest.mark.parametrize("phrase", [*PHRASES, *BASES, *FURNITURE.values()])
def test_no_phrase_of_the_site_is_left_in_english_on_an_arabic_page(phrase: str) -> None:
    filled = re.sub(r"%\(\w+\)s", "77", phrase)
    told = tell(spoken("ar"), filled) if phrase in PHRASES else spoken("ar").say(phrase)
    assert not LATIN.search(told)
    assert told.count("77") == filled.count("77")


def test_phrases_keep_what_they_speak_of_and_other_notes_stay_as_they_are() -> None:
    arabic = spoken("ar")
    assert "Hale" in tell(arabic, "Reported as said by Hale; the fullest reading names Brandt; Orr.")
    assert "Brandt; Orr" in tell(arabic, "Reported as said by Hale; the fullest reading names Brandt; Orr.")
    assert tell(arabic, "9 words in a row; verbatim copy") == "تتابع 9 كلمات; نسخة حرفية"
    assert tell(arabic, "12 in 2 articles; 14 in 1 article.") == "12 في مقالين; 14 في مقال واحد."
    assert tell(arabic, "12 in 1 article; 14 in 1 article.") == ""
    assert tell(arabic, "Counted before noon; not since.") == "Counted before noon; not since."


def test_every_rule_of_page_furniture_is_told_in_words() -> None:
    rules = re.findall(r'yield "([a-z-]+)"', (Path(__file__).parent.parent / "collate/furniture.py").read_text("utf-8"))
    assert set(rules) == set(FURNITURE)


def marked_down() -> dict[str, str]:
    about = RawFile("seeds/one.yaml", b"published: 2031-05-03\n")
    config = RawFile("config.yaml", b"title: Ferries\nbase_url: https://collate.example/\n")
    edition, _ = edit(Inputs(config, (RawFile("seeds/one.md", ONE), RawFile("seeds/two.md", OTHER)), (about,)))
    files, _ = publish(edition, tuple(packaged()), search=True)
    return {file.path: file.data.decode() for file in files if not file.path.startswith("assets/")}


def test_no_notation_of_a_format_is_shown_where_words_are_spoken_of() -> None:
    files = marked_down()
    assert {"feed.xml", "feed.json", "search/records.json", "search/index.html", "index.html"} <= set(files)
    for path, text in files.items():
        if path.endswith(".html") or path.startswith(("feed", "search")):
            assert not re.search(r"\*\*|\]\(http|`Vell`", without_hidden(text)), path
    stored = next(text for path, text in files.items() if path.endswith("briefing.json"))
    assert "**stopped**" in stored


def without_hidden(html: str) -> str:
    return re.sub(r'<span class="syntax" hidden>.*?</span>', "", html, flags=re.DOTALL)


def view() -> BriefingView:
    made = paginate((example.briefing(),), example.witnesses(), example.config())
    return next(page.body for page in made if isinstance(page.body, BriefingView))


def test_what_the_summary_says_in_the_same_words_is_not_the_first_key_point_again() -> None:
    own = view()
    point = own.briefing.key_points[0]
    line = replace(own.briefing.summary[0], text=point.text, citations=point.citations, prose=None)
    told = replace(own, briefing=replace(own.briefing, summary=(line,)))
    shown, folded = told.points
    assert point not in shown
    assert folded[-1] == point
    assert len(shown) + len(folded) == len(own.briefing.key_points)


def test_many_differences_are_folded_the_gravest_first() -> None:
    own = view()
    (one, *_) = own.briefing.discrepancies
    many = tuple(
        replace(
            one,
            id=f"d-{n}",
            severity="hard" if n == 29 else "info",
            sides=tuple(replace(side, text="word " * 99) for side in one.sides),
        )
        for n in range(30)
    )
    told = replace(own, briefing=replace(own.briefing, discrepancies=many))
    shown, folded = told.partings
    assert (shown[0].id, len(shown) + len(folded), len(shown)) == ("d-29", 30, 12)


def test_a_long_matrix_leaves_out_what_one_article_alone_has() -> None:
    own = view()
    row = own.briefing.matrix.rows[0]
    rows = tuple(replace(row, carried=row.carried[: 1 + n % 2]) for n in range(200))
    told = replace(own, briefing=replace(own.briefing, matrix=replace(own.briefing.matrix, rows=rows)))
    assert len(told.rows()) == 60
    assert all(len(found.carried) > 1 for found, _ in told.rows())


@pytest.mark.parametrize(
    ("title", "question", "asks"),
    [
        ("Whether the ferry sails", "Whether the ferry sails.", False),
        ("whether the ferry sails", "It is unclear whether the ferry sails.", True),
        ("Night pay", "Will night shifts be paid?", True),
        ("Ferry pay", "Progress on ferry pay, however, hinges on the harbour.", True),
        ("Night pay", "", False),
    ],
)
def test_a_question_that_repeats_its_title_is_not_asked_again(title: str, question: str, asks: bool) -> None:  # noqa: FBT001 - a case
    issue = replace(view().briefing.issues[0], title=title, question=question)
    assert view().asks(issue) is asks


def test_nobody_is_dated_by_what_the_briefing_covers() -> None:
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), example.config())
    known = {source.id: source.about.published.date for source in example.briefing().sources}
    for page in made:
        for said in page.body.utterances if isinstance(page.body, ActorView) else ():
            dates = {known.get(anchor.source) for anchor in said.citations}
            assert said.date is None or said.date in dates or said.kind == "position"


def test_a_score_is_told_in_its_sources_words_and_never_drawn_as_a_range() -> None:
    own = view()
    figure = own.briefing.figures[0]
    score = replace(figure.readings[0], unit=SCORE, value=None, low=1, high=3)
    assert spoken("en").amount(score) == score.citation.exact
    assert dot_plot(replace(figure, readings=(score, replace(score, low=0))), own.notes.cards) is None


def test_about_shows_the_editors_tag_as_a_tag() -> None:
    held, _ = templates(packaged())
    from collate.outputs import render  # noqa: PLC0415 - the one use

    made = paginate((example.briefing(),), example.witnesses(), example.config())
    about = next(render(page, held)[0][0] for page in made if page.kind == "about").data.decode()
    assert '<span class="by">Editor</span>' in about
    assert "&lt;span" not in about
