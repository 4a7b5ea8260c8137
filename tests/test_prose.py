"""Citations in Markdown: found in order, shown as nothing, and never a way for HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.prose import blocks, markdown, plain, references

pieces = st.lists(
    st.sampled_from(
        ['[a: "x y"]', "[b: “z”]", "[c: 'w'", "word ", "\n", "\n\n", "- ", "*", "`", "[", "]", '"', "> ", "# ", "\0"]
    ),
    max_size=30,
)


@given(pieces.map("".join))
def test_every_reference_is_in_the_text_where_it_says(text: str) -> None:
    for each in references(text):
        assert text[each.span.start : each.span.end].startswith(f"[{each.source}:")
        assert "".join(each.words.split()) in "".join(text.split()).replace(">", "") or ">" in text or "\0" in text


@given(pieces.map("".join))
def test_blocks_cover_all_references(text: str) -> None:
    assert sum(len(references(block.markdown)) for block in blocks(text)) >= len(references(text)) - text.count("[")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('The dam held [herald: "the dam held"].', [("herald", "the dam held")]),
        ('a [x: "one"] b [y: “two”]', [("x", "one"), ("y", "two")]),
        ('a [x: "he said "so" [sic] then"]', [("x", 'he said "so" [sic] then')]),
        ('a [x: "over\nlines"]', [("x", "over\nlines")]),
        ('`[x: "code"]`', []),
        ("[x: no marks]", []),
        ('[x: "never closed', []),
    ],
)
def test_what_is_a_citation(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.source, each.words) for each in references(text)] == found


def test_plain_words_are_without_citations_and_marks() -> None:
    assert (
        plain('The **dam** held [a: "x"], and [so](https://example.org) did\nwe [b: "y"].\n\n- all')
        == "The dam held, and so did we. all"
    )


def test_a_citation_renders_as_nothing_and_its_token_counts() -> None:
    tokens = [
        child
        for token in markdown().parse('[a: "x"] *[b: "y"]*')
        for child in token.children or []
        if child.type == "citation"
    ]
    assert [token.meta for token in tokens] == [
        {"index": 0, "source": "a", "words": "x"},
        {"index": 1, "source": "b", "words": "y"},
    ]
    assert markdown().render('So [a: "x"].') == "<p>So .</p>\n"


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "![i](https://example.org/i.png)", "[x](javascript:x)", "[x](data:x)", "[x](//host)"]
)
def test_nothing_runs_and_nothing_is_fetched(text: str) -> None:
    shown = markdown().render(text)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "href" not in shown or 'href="https://example.org' in shown


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", ['[a: "' * 4000, "[" * 20_000, "*a" * 10_000, "`" * 20_000, "> " * 5_000])
def test_hostile_prose_as_long_as_it_may_be_is_quick(text: str) -> None:
    references(text)
    plain(text)
