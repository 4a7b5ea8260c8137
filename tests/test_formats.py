"""Sources are read without losing a byte or raising, whatever they hold."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.formats import read
from collate.model import USUAL, About, Published, RawSource
from collate.segment import segment


def codes(data: bytes, file: str = "seeds/a.txt") -> list[str]:
    return [each.code for each in read(RawSource(file, data))[1]]


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "b.md", "c.html", "d"]))
def test_reading_never_raises_and_keeps_the_digest(data: bytes, file: str) -> None:
    article, complaints = read(RawSource(file, data))
    if article is None:
        assert any(each.message.endswith("it is left out") for each in complaints)
        assert {each.severity for each in complaints} == {"warning"}
    else:
        assert article.sha256 == hashlib.sha256(data).hexdigest()
        assert 0 <= article.body.start <= article.body.end == len(article.text)


@given(st.text(max_size=300))
def test_utf8_is_kept_code_point_for_code_point(text: str) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    article, _ = read(RawSource("a.txt", text.encode()))
    assert article is None or text.startswith(("\ufeff", "\ufffe")) or article.text == text


@given(st.text(alphabet='ab *_[]()!#>`~\\\n-<:/"', max_size=120))
def test_markdown_marks_lie_in_order_inside_the_body(text: str) -> None:
    article, _ = read(RawSource("a.md", b"x" + text.encode()))
    assert article is not None
    at = article.body.start
    for mark in article.markup:
        assert at <= mark.start < mark.end <= article.body.end
        at = mark.end


def test_a_byte_order_mark_stays_in_the_text_and_outside_the_body() -> None:
    article, complaints = read(RawSource("a.txt", b"\xef\xbb\xbfThe quay burned."))
    assert article is not None
    assert article.text[0] == "\ufeff"
    assert article.body.of(article.text) == "The quay burned."
    assert complaints == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_other_byte_order_marks_tell_the_encoding(encoding: str) -> None:
    article, complaints = read(RawSource("a.txt", "\ufeffÉté".encode(encoding)))
    assert article is not None
    assert (article.text, article.encoding, complaints) == ("\ufeffÉté", encoding, ())


def test_bytes_that_are_no_utf8_are_read_as_windows_text_with_a_warning() -> None:
    article, complaints = read(RawSource("a.txt", b"caf\xe9 \x93so\x94"))
    assert article is not None
    assert article.text == "café “so”"
    assert [each.code for each in complaints] == ["encoding-guessed"]


def test_what_nobody_sees_is_named_once_a_kind_with_its_place() -> None:
    _, complaints = read(RawSource("a.txt", "ab\n c\u200bd\u200be\x0bf\u202eg".ljust(60).encode()))
    assert [(each.code, each.line, each.column) for each in complaints] == [
        ("zero-width-character", 2, 3),
        ("control-character", 2, 7),
        ("direction-character", 2, 9),
    ]
    assert "2 times" in complaints[0].message


def test_joiners_of_persian_and_emoji_are_spelling() -> None:
    assert codes("می\u200cخواهم 👩\u200d🚒".encode()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
        b"words\x00words",
        "The quay burned.".encode("utf-16-le"),
        bytes(range(1, 256)) * 4,
    ],
)
def test_what_is_no_text_is_refused_in_one_warning(data: bytes) -> None:
    article, complaints = read(RawSource("a.txt", data))
    assert article is None
    assert [(each.severity, each.code) for each in complaints] == [("warning", "not-text")]


def test_an_article_with_a_few_damaged_characters_is_kept() -> None:
    article, complaints = read(RawSource("a.txt", 20 * b"The quay burned. " + b"\x02"))
    assert article is not None
    assert [each.code for each in complaints] == ["control-character"]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_an_empty_source_is_none(data: bytes) -> None:
    assert read(RawSource("a.txt", data))[0] is None
    assert codes(data) == ["source-empty"]


def test_too_large_a_source_names_the_limit() -> None:
    article, complaints = read(RawSource("a.txt", b"a" * (USUAL.article_bytes + 1)))
    assert article is None
    assert f"{USUAL.article_bytes:,}" in complaints[0].message


@pytest.mark.parametrize("file", ["a.pdf", "a", ".txt", "x.txt/a"])
def test_an_unknown_ending_is_refused_with_those_known(file: str) -> None:
    article, complaints = read(RawSource(file, b"words"))
    assert article is None
    assert complaints[0].code == "format-unknown"
    assert ".md, .txt" in complaints[0].hints[0]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("seeds/000_e42e.txt", "000-e42e"),
        ("Élan vital.TXT", "elan-vital"),
        ("新闻.txt", hashlib.sha256(b"w").hexdigest()[:12]),
    ],
)
def test_the_id_is_a_slug_of_the_name_or_the_digest(file: str, expected: str) -> None:
    article, _ = read(RawSource(file, b"w"))
    assert article is not None
    assert article.id == expected


FRONT = """---
title: "The quay: a fire"
publisher: Harbour Gazette
date: 3 May 2031
credits: Coastal Wire, Radio Norte
tags:
  - fire
mood: grim
---
The quay burned.
"""


def test_front_matter_states_and_complains_line_by_line() -> None:
    article, complaints = read(RawSource("a.md", FRONT.encode()))
    assert article is not None
    about = article.about
    assert (about.title, about.publisher) == ("The quay: a fire", "Harbour Gazette")
    assert about.published == Published("2031-05-03", "front matter")
    assert about.credits == ("Coastal Wire", "Radio Norte")
    assert article.body.of(article.text) == "The quay burned.\n"
    assert [(each.code, each.line) for each in complaints] == [("front-matter-line", line) for line in (6, 7, 8)]


def test_the_file_beside_wins_over_front_matter() -> None:
    article, _ = read(RawSource("a.md", FRONT.encode(), About(publisher="Night Desk")))
    assert article is not None
    assert (article.about.publisher, article.about.title) == ("Night Desk", "The quay: a fire")


def test_a_front_matter_that_never_closes_is_text() -> None:
    article, complaints = read(RawSource("a.md", b"---\ntitle: x\nwords"))
    assert article is not None
    assert article.body.start == 0
    assert complaints == ()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# The *long* night", "The long night"),
        ("It was **not** a [drill](https://x.example/a_(b)), she said.", "It was not a drill, she said."),
        ("![a map](map.png)Two boats `sank`.", "Two boats sank."),
        ("> He said 3 * 4 and snake_case.", "He said 3 * 4 and snake_case."),
        ("5 \\* stars <b>here</b>", "5 * stars here"),
        ("an [unlinked] word, a lone * and _", "an [unlinked] word, a lone * and _"),
    ],
)
def test_markdown_notation_is_apart_from_words(source: str, words: str) -> None:
    article, _ = read(RawSource("a.md", source.encode()))
    assert article is not None
    kept = list(article.text)
    for mark in article.markup:
        kept[mark.start : mark.end] = [""] * (mark.end - mark.start)
    assert "".join(kept) == words


def test_a_markdown_article_says_its_title_and_author_without_notation() -> None:
    text = (
        "# The **dam** at [Lota](https://example.org) holds\n\n*By Ana Ito and Ben Okafor*\n\nThe dam held all night.\n"
    )
    article, _ = read(RawSource("seeds/a.md", text.encode()))
    assert article is not None
    document = segment(article)
    assert (document.title, document.author) == ("The dam at Lota holds", "Ana Ito and Ben Okafor")
