"""What pages hold before they take a form."""

import string
from itertools import pairwise

import example
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from collate.model import Anchor, Article, Document, Findings, KeyPoint, Page, Sentence, Witness
from collate.pages import paginate
from collate.pages.briefing import BriefingView
from collate.pages.fragment import linkable, original
from collate.pages.issues import IssueView
from collate.pages.notes import letter
from collate.pages.passages import in_context, said
from collate.pages.plain import clip, plain, segment
from collate.pages.source import SourceView
from collate.pages.source_text import Cited, blocks
from collate.text import Span


def pages() -> dict[str, Page]:
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), example.config())
    return {page.address: page for page in made}


def briefing_view() -> BriefingView:
    body = pages()["briefings/vell-ferry-strike/"].body
    assert isinstance(body, BriefingView)
    return body


def source_view(name: str) -> SourceView:
    body = pages()[f"sources/{name}/"].body
    assert isinstance(body, SourceView)
    return body


def document(text: str, cuts: list[int] | None = None, markup: tuple[Span, ...] = ()) -> Document:
    article = Article("x", "seeds/x.txt", "0", text, "text", example.About(), Span(0, len(text)), markup)
    edges = sorted({0, len(text), *(cuts or [])})
    sentences = tuple(Sentence(Span(a, b), 0, ()) for a, b in pairwise(edges))
    return Document(article, "en", (Span(0, len(text)),), sentences)


def anchor(text: str, start: int, end: int) -> Anchor:
    return Anchor("x", start, end, text[start:end])


def test_every_address_is_made_once() -> None:
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), example.config())
    addresses = [page.address for page in made]
    assert len(set(addresses)) == len(addresses)
    assert {"", "about/", "404.html", "issues/old-roster/", "sources/post/"} <= set(addresses)


def test_newest_briefing_comes_first_and_undated_last() -> None:
    undated = replace(example.earlier(), slug="undated", covers=None)
    made = paginate((undated, example.earlier(), example.briefing()), example.witnesses(), example.config())
    assert [page.address for page in made if page.kind == "briefing"] == [
        "briefings/vell-ferry-strike/",
        "briefings/vell-talks/",
        "briefings/undated/",
    ]


def test_no_issue_means_no_issues_page_and_no_way_to_it() -> None:
    bare = replace(example.briefing(), issues=())
    made = paginate((bare,), example.witnesses(), example.config())
    assert not [page for page in made if page.kind in ("issues", "issue")]
    assert "issues/" not in [address for _, address in made[0].site.nav]


def test_every_citation_has_a_note_labelled_by_source_in_order_of_its_text() -> None:
    view = briefing_view()
    for group in view.notes.groups:
        starts = [note.passage.start for note in group.notes]
        assert starts == sorted(starts)
        assert [note.label for note in group.notes] == [f"{group.card.letter}{n + 1}" for n in range(len(starts))]
    for statement in view.dossier.statements[view.briefing.slug]:
        for cited in statement.citations:
            assert view.mark(cited).card.id == cited.source


def test_a_note_leads_back_to_all_that_cites_it() -> None:
    notes = {note.label: note for group in briefing_view().notes.groups for note in group.notes}
    label = briefing_view().mark(example.STOPPED).label
    assert [statement.id for statement in notes[label].cited_by] == ["Summary-1", "k-5f3a", "Origin-2"]


def test_only_sections_with_something_to_show_are_listed() -> None:
    bare = paginate((example.earlier(),), example.witnesses(), example.config())[1].body
    assert isinstance(bare, BriefingView)
    assert [section.id for section in bare.sections] == ["Issues", "Sources", "Notes"]


def test_issue_page_gathers_its_standings_and_letters_their_sources_anew() -> None:
    body = pages()["issues/old-roster/"].body
    assert isinstance(body, IssueView)
    assert [standing.briefing.covers for standing in body.standings] == ["2031-05-12", "2031-05-02"]
    assert [group.card.letter for group in body.notes.groups] == ["A", "B"]


def test_excerpt_shows_cited_sentences_and_their_neighbours_only() -> None:
    shown = " ".join(piece.passage.text for block in source_view("wire").blocks for piece in block.pieces)
    assert "Credited from: Northwire" in shown
    lonely = replace(example.briefing(), quotes=(), figures=(), issues=(), timeline=(), origins=())
    lonely = replace(lonely, key_points=(), discrepancies=(), changes=(), terms=(), summary=lonely.summary[1:])
    lonely = replace(lonely, key_points=(KeyPoint("k-1", example.LASTS.exact, "auto", (example.LASTS,), 1, 1),))
    body = {p.address: p for p in paginate((lonely,), example.witnesses(), example.config())}["sources/post/"].body
    assert isinstance(body, SourceView)
    text = "".join(piece.passage.text for block in body.blocks for piece in block.pieces)
    assert "would last 72 hours" in text
    assert "North Quay" in text
    assert "six harbours" not in text
    assert body.blocks[0].omitted
    assert body.omitted_after


def test_full_shows_all_but_furniture_and_none_shows_nothing() -> None:
    full = "".join(piece.passage.text for block in source_view("radio").blocks for piece in block.pieces)
    assert "".join(full.split()) == "".join(example.RADIO.split())
    silent = tuple(replace(source, publish="none") for source in example.briefing().sources)
    made = paginate((replace(example.briefing(), sources=silent),), example.witnesses(), example.config())
    body = next(page.body for page in made if page.address == "sources/post/")
    assert isinstance(body, SourceView)
    assert (body.blocks, body.furniture) == ((), ())
    assert body.cited


@given(st.text(alphabet="ab \n.", min_size=1, max_size=40), st.data())
def test_pieces_of_a_source_are_cut_at_every_boundary_and_never_overlap(text: str, data: st.DataObject) -> None:
    spots = st.integers(0, len(text))
    spans = data.draw(
        st.lists(st.tuples(spots, spots).map(sorted).filter(lambda s: text[s[0] : s[1]].strip()), max_size=5)
    )
    cited = tuple(Cited(n, anchor(text, a, b), f"w-{n}", ()) for n, (a, b) in enumerate(sorted(map(tuple, spans))))
    found, _ = blocks(document(text, data.draw(st.lists(spots, max_size=4))), cited, whole=data.draw(st.booleans()))
    pieces = [piece for block in found for piece in block.pieces]
    at = 0
    for piece in pieces:
        assert at <= piece.passage.start < piece.passage.end
        assert piece.passage.text == text[piece.passage.start : piece.passage.end]
        at = piece.passage.end
    for one in cited:
        covered = "".join(piece.passage.text for piece in pieces if one in piece.cited)
        assert covered.split() == one.anchor.exact.split() or "".join(covered.split()) == "".join(
            one.anchor.exact.split()
        )
        assert sum(one in piece.opens for piece in pieces) == 1
        assert sum(one in piece.closes for piece in pieces) == 1


@given(st.text(min_size=2, max_size=60), st.data())
def test_context_holds_the_words_and_is_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=4))
    found = in_context(anchor(text, start, end), document(text, cuts))
    assert found.text == text[found.start : found.end]
    assert "".join(run.text for run in found.runs if run.kind == "cited") == text[start:end]


def test_context_without_end_is_cut_and_says_so() -> None:
    text = "x" * 5000
    found = in_context(anchor(text, 2000, 2010), document(text))
    assert found.end - found.start < 600
    assert (found.before, found.after) == (True, True)


def test_notation_of_a_format_is_told_apart() -> None:
    text = "a **bold** word"
    found = in_context(anchor(text, 2, 10), document(text, markup=(Span(2, 4), Span(8, 10))))
    assert [(run.text, run.kind) for run in found.runs] == [
        ("a ", "context"),
        ("**", "syntax"),
        ("bold", "cited"),
        ("**", "syntax"),
        (" word", "context"),
    ]


def test_said_tells_source_words_from_the_page_own() -> None:
    text = "He said no. She said yes."
    held = {"x": document(text)}
    first, second = anchor(text, 3, 10), anchor(text, 16, 24)
    parts = said("said no … said yes", (first, second), held)
    assert [part if isinstance(part, str) else part.start for part in parts] == [3, " … ", 16]
    assert said("They said no and said yes", (first, second), held) == ("They said no and said yes",)
    folded = said("said\n no", (first,), held)
    assert not isinstance(folded[0], str)


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("one two", "one%20two"),
        ("well-known, man", "well%2Dknown%2C%20man"),
        ("ell-kno", "well%2Dknown"),
        ("twin", "one%20two%20three-,twin,-four%20five"),
    ],
)
def test_text_fragment(words: str, directive: str) -> None:
    text = "one two three twin four five\na well-known, man and a twin"
    start = text.index(words)
    found = original("https://a.example/x", anchor(text, start, start + len(words)), document(text))
    assert found == f"https://a.example/x#:~:text={directive}"


def test_text_fragment_of_a_long_passage_gives_both_ends() -> None:
    text = " ".join(f"word{n}" for n in range(60))
    found = original("https://a.example/#top", anchor(text, 0, len(text)), document(text))
    assert found == "https://a.example/#top:~:text=word0%20word1%20word2%20word3,word56%20word57%20word58%20word59"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "https://", "https://a b", "http://[", ""]
)
def test_only_web_addresses_are_linked(url: str) -> None:
    assert linkable(url) is None


@given(st.text(max_size=80))
def test_names_in_addresses_are_safe_and_stable(name: str) -> None:
    made = segment(name)
    assert made
    assert set(made) <= set(string.ascii_letters + string.digits + "._-")
    assert made not in {".", ".."}
    assert segment(made) == made


@given(st.text(max_size=80))
def test_titles_hold_nothing_invisible(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert all(char.isprintable() for char in plain(text))
    assert len(clip(text, 20)) <= 20


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 702)] == ["A", "Z", "AA", "AB", "AAA"]


def test_a_source_without_its_article_is_still_shown() -> None:
    made = paginate((example.briefing(),), example.witnesses()[1:], example.config())
    body = next(page.body for page in made if page.address == "sources/post/")
    assert isinstance(body, SourceView)
    assert body.document is None
    assert Witness(example.document("post"), Findings("post")).id == "post"


def test_the_matrix_is_told_by_source_with_what_one_has_alone_and_leaves_out() -> None:
    view = briefing_view()
    rows = view.briefing.matrix.rows
    told = {one.card.id: one for one in view.coverage()}
    assert list(told) == list(view.briefing.matrix.sources)
    for source, one in told.items():
        assert {row.statement for row, _ in one.alone} == {
            row.statement for row in rows if set(row.carried) == {source}
        }
        assert all(source not in row.carried and len(row.carried) > 1 for row, _ in one.without)
    assert any(one.alone or one.without for one in told.values())
