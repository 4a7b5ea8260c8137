"""YAML as it was typed: text stays text, every word knows its place, and no trick of YAML's is taken."""

from importlib import reload

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from collate.located import Words, load, tree
from collate.model import USUAL, Limits, RawFile


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")
    say: Words
    cite: tuple[dict[Words, Words], ...] = ()


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: Words | None = None
    points: tuple[Entry, ...] = ()


def codes(text: str, limit: int = 100) -> list[tuple[int, str]]:
    return [
        (each.line, each.code) for each in load(RawFile("x.yaml", text.encode(), Limits(yaml_values=limit)), Model)[1]
    ]


@pytest.mark.parametrize(
    "words", ["NO", "012", "12:30", "1e3", "true", "2031-05-03", "0x1F", "1_000", ".inf", "=", "<<x"]
)
def test_scalars_are_what_was_typed(words: str) -> None:
    loaded, faults = load(RawFile("x.yaml", f"title: {words}".encode()), Model)
    assert faults == ()
    assert loaded
    assert loaded.value.title == words


@pytest.mark.parametrize(
    ("written", "words"),
    [("plain words", "plain words"), ("'single it''s'", "single it's"), ('"double"', "double"), ("水 é", "水 é")],
)
def test_words_know_where_they_stand(written: str, words: str) -> None:
    text = f"\ufeff# c\r\ntitle: {written}\r\n"
    loaded, _ = load(RawFile("x.yaml", text.encode()), Model)
    assert loaded
    title = loaded.value.title
    assert title == words
    assert title
    assert title.span.of(loaded.sheet.text) == written


def test_a_part_of_words_is_found_however_they_are_laid_out() -> None:
    text = 'title: |\n    one two\n    three [a: "x"] four\npoints:\n  - say: >-\n      fold\n      ed words\n'
    loaded, _ = load(RawFile("x.yaml", text.encode()), Model)
    assert loaded
    title, said = loaded.value.title, loaded.value.points[0].say
    assert title
    for words, part in ((title, 'three [a: "x"]'), (said, "ed words")):
        at = words.index(part)
        assert words.within(at, at + len(part), loaded.sheet.text).of(text) == part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: &a x\npoints: *a", [(1, "anchor"), (2, "alias")]),
        ("title: !!python/object/apply:os.system [x]", [(1, "tag")]),
        ("title: !x y", [(1, "tag")]),
        ("<<: {title: x}", [(1, "merge-key")]),
        ("title: x\ntitle: y", [(2, "duplicate-key")]),
        ("title: x\n---\ntitle: y", [(2, "two-documents")]),
        ("? [a]\n: b", [(1, "key-not-text")]),
        ("title: " + "[" * 50, [(1, "too-deep")]),
        ("points: [" + "x, " * 200 + "]", [(1, "too-many-values")]),
        ("# all may be left out here", []),
        ("<<<<<<< a\r\ntitle: x\r\n=======\r\ntitle: y\r\n>>>>>>> b\r\n", [(1, "merge-conflict")]),
        ("points:\n  - say: x\n\u3000 - say: y", [(3, "yaml-space")]),
        ("title: \u00a0x", []),
        ("- x", [(1, "wrong-shape")]),
        ("x", [(1, "wrong-shape")]),
        ("title: ~", [(1, "yaml-null")]),
        ("title: a b # c", [(1, "yaml-comment")]),
        ("title: a b  # c", []),
        (
            "titel: x\npoints:\n  - {say: x, site: y}\n  - cite: []",
            [(1, "unknown-key"), (3, "unknown-key"), (4, "missing-key")],
        ),
        ("title: a: b\npoints:\n  - say: c: d", [(1, "yaml-colon"), (3, "yaml-colon")]),
    ],
)
def test_every_fault_is_told_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    told = [each for each in codes(text) if each[1] != "wrong-shape" or each in expected]
    assert told == expected


@pytest.mark.parametrize("data", [b"\xff\xfet\x00", b"title: \xe9", b"title: x\x00", b"a: \x1b"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    loaded, faults = load(RawFile("x.yaml", data), Model)
    assert loaded is None
    assert [each.code for each in faults] in (["not-utf-8"], ["not-text"])


@given(st.text(st.sampled_from("ab:-#'\"|>[]{},&*!%@`? \n\t~<=é水\u2028\x85"), max_size=80))
def test_nothing_raises(text: str) -> None:
    loaded, faults = load(RawFile("x.yaml", text.encode()), Model)
    assert loaded or faults


@given(st.binary(max_size=80))
def test_no_bytes_raise(data: bytes) -> None:
    loaded, faults = load(RawFile("x.yaml", data), Model)
    assert loaded or faults


def test_the_pure_parser_does_when_the_fast_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    try:
        pure = reload(tree)
        sheet = load(RawFile("x.yaml", b"title: x"), Model)[0]
        assert sheet
        grown, error = pure.grow(sheet.sheet, "title: x", USUAL)
        assert error is None
        assert grown.value == {"title": "x"}
    finally:
        monkeypatch.undo()
        reload(tree)


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "a: " * 100_000,
        "- " * 100_000,
        "'" * 200_000,
        "? " * 100_000,
        "a: |\n" + " x\n" * 100_000,
        "\xa0- x\n" * 100_000,
    ],
)
def test_hostile_files_are_quick(text: str) -> None:
    assert codes(text)
