"""The forms of a page: what is published proves itself, and nothing in it can run."""

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import example
import jsonschema
import pytest
from msgspec.structs import replace

from collate.model import (
    About,
    Anchor,
    Briefing,
    FigureReading,
    File,
    KeyPoint,
    Page,
    Prose,
    RawFile,
    Site,
    SummaryLine,
)
from collate.outputs import Templates, assets, render, templates
from collate.outputs.markup import visible, words
from collate.outputs.templates import data
from collate.outputs.voice import voice
from collate.outputs.wording import machine_date
from collate.pages import paginate
from collate.pages.passages import Passage, Run

FOLDER = Path(__file__).parent.parent / "templates"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}\u2028</title>]]>"
VOID = {"br", "hr", "img", "input", "link", "meta"}


@cache
def packaged() -> Templates:
    found = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return templates(RawFile(path.relative_to(FOLDER).as_posix(), path.read_bytes()) for path in found)[0]


def site(*briefings: Briefing) -> dict[str, bytes]:
    made = paginate(briefings or (example.briefing(), example.earlier()), example.witnesses(), example.config())
    files = [file for page in made for file in render(page, packaged())[0]] + list(assets(packaged()))
    assert len({file.path for file in files}) == len(files)
    return {file.path: file.data for file in files}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes, self.text = tag, attributes, ""


class Tree(HTMLParser):
    """All elements with their attributes and text content; every one that opens must close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[Element] = []
        self.all: list[Element] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.all.append(Element(tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(self.all[-1])

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag


def trees(files: dict[str, bytes]) -> Iterator[tuple[str, Tree]]:
    for path, content in files.items():
        if path.endswith(".html"):
            yield path, Tree(content.decode())


def test_every_word_shown_as_a_source_stands_there() -> None:
    seen = 0
    for _, tree in trees(site()):
        for element in tree.all:
            at = element.attributes
            if name := at.get("data-source"):
                start, end = int(at["data-start"] or ""), int(at["data-end"] or "")
                assert element.text == example.FILES[name][start:end]
                seen += 1
    assert seen > 100


def test_every_link_within_the_site_leads_to_a_file_and_an_element() -> None:
    files = site()
    ids = {path: {element.attributes.get("id") for element in tree.all} for path, tree in trees(files)}
    for path, tree in trees(files):
        if path == "404.html":
            continue
        for element in tree.all:
            href = element.attributes.get("href") or element.attributes.get("src") or ""
            if not href or href.startswith("https://"):
                continue
            name, _, fragment = href.partition("#")
            target = (
                (Path("/") / Path(path).parent / unquote(name.partition("?")[0])).as_posix() if name else f"/{path}"
            )
            target = (
                Path(re.sub(r"[^/]+/\.\./", "", re.sub(r"[^/]+/[^/]+/\.\./\.\./", "", target))).as_posix().lstrip("/")
            )
            assert target in files, (path, href)
            assert not fragment or unquote(fragment) in ids[target], (path, href)


def test_the_page_for_unknown_addresses_starts_from_the_site_path() -> None:
    hrefs = [
        element.attributes.get("href") for _, tree in trees({"404.html": site()["404.html"]}) for element in tree.all
    ]
    assert all(href.startswith(("/briefings/", "https://")) for href in hrefs if href)


def test_ids_are_unique_and_every_statement_has_its_own() -> None:
    for path, tree in trees(site()):
        ids = [element.attributes["id"] for element in tree.all if "id" in element.attributes]
        assert len(set(ids)) == len(ids), path
        if path == "briefings/vell-ferry-strike/index.html":
            b = example.briefing()
            for group in (b.key_points, b.quotes, b.figures, b.issues, b.timeline, b.discrepancies, b.terms):
                assert {one.id for one in group} <= set(ids)


def test_nothing_inline_that_the_policy_would_refuse() -> None:
    for path, tree in trees(site()):
        policy = [e.attributes for e in tree.all if e.attributes.get("http-equiv") == "Content-Security-Policy"]
        assert "unsafe" not in (policy[0]["content"] or "unsafe"), path
        for element in tree.all:
            assert "style" not in element.attributes
            assert not [name for name in element.attributes if name.startswith("on")]
            assert element.tag != "style"
            if element.tag == "script" and element.attributes.get("type") != "application/ld+json":
                assert element.attributes.get("src")
                assert not element.text


def hostile() -> Briefing:
    b = example.briefing()
    about = About(publisher=HOSTILE, title=HOSTILE, author=HOSTILE, url="javascript:alert(1)", licence=HOSTILE)
    evil = tuple(replace(s, name=HOSTILE, about=about, credits=(HOSTILE,), letter="<b>") for s in b.sources[:1])
    return replace(
        b,
        title=HOSTILE,
        summary=(
            SummaryLine(HOSTILE, "editor", (), Prose(HOSTILE + "\n\n[x](javascript:alert(1)) ![i](x.png)", HOSTILE)),
        ),
        sources=evil + b.sources[1:],
        key_points=(KeyPoint("k-1", HOSTILE, "editor", (example.STOPPED,), 1, 1, authorities=(HOSTILE,)),),
        quotes=tuple(replace(q, speaker=HOSTILE, text=HOSTILE) for q in b.quotes),
        figures=tuple(replace(f, what=HOSTILE, note=HOSTILE) for f in b.figures),
        issues=tuple(replace(i, title=HOSTILE, question=HOSTILE, silent=(HOSTILE,)) for i in b.issues),
        discrepancies=tuple(replace(d, about=HOSTILE, within=HOSTILE) for d in b.discrepancies),
        body=Prose("<b>raw</b>\n\n# One\n\n| a |\n|:-:|\n| b |\n\n<div onclick=x>", "raw"),
    )


def test_hostile_words_are_shown_and_never_run() -> None:
    ordinary = {element.tag for _, tree in trees(site()) for element in tree.all}
    for path, tree in trees(site(hostile())):
        for element in tree.all:
            assert element.tag in ordinary | {"table", "th", "td", "thead", "tbody", "tr", "h3", "h4"}, path
            assert element.tag != "img"
            assert not [name for name in element.attributes if name.startswith("on") or name == "style"]
            assert not (element.attributes.get("href") or "").startswith(("javascript:", "data:"))
            if element.tag == "script" and element.attributes.get("type") != "application/ld+json":
                assert not element.text
    page = site(hostile())["briefings/vell-ferry-strike/index.html"].decode()
    assert "{{ 7*7 }}" in page
    assert "&lt;b&gt;raw&lt;/b&gt;" in page


def test_data_inside_a_page_cannot_end_its_script() -> None:
    text = str(data({"a": HOSTILE}))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"a": HOSTILE}


def test_briefing_json_holds_to_its_published_schema() -> None:
    files = site()
    schema = json.loads(files["schema/briefing.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    check = jsonschema.Draft202012Validator(schema)
    for slug in ("vell-ferry-strike", "vell-talks"):
        found = json.loads(files[f"briefings/{slug}/briefing.json"])
        check.validate(found)
        for point in found["key_points"]:
            for cited in point["citations"]:
                assert example.FILES[cited["source"]][cited["start"] : cited["end"]] == cited["exact"]
    broken = json.loads(files["briefings/vell-talks/briefing.json"]) | {"extra": 1}
    assert not check.is_valid(broken)


def test_every_part_of_the_schema_says_what_it_is() -> None:
    def parts(node: object) -> Iterator[dict[str, object]]:
        if isinstance(node, dict):
            for one in (node.get("properties") or {}).values():
                yield one
            for one in node.values():
                yield from parts(one)

    found = list(parts(json.loads(site()["schema/briefing.schema.json"])))
    assert len(found) > 100
    assert all("description" in one for one in found)


def test_the_same_values_give_the_same_bytes_in_any_order_of_sources() -> None:
    assert site() == site(example.earlier(), example.briefing())


def test_a_briefing_page_keeps_its_weight() -> None:
    files = site()
    assert len(gzip.compress(files["briefings/vell-ferry-strike/index.html"])) < 30_000
    assert len(gzip.compress(files["assets/style.css"])) < 8_000
    assert len(gzip.compress(files["assets/script.js"])) < 4_000


def test_a_project_template_replaces_a_packaged_one() -> None:
    own = RawFile("404.html", b"{% extends 'base.html' %}{% block main %}<p>own</p>{% endblock %}")
    found = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    held, _ = templates([*(RawFile(path.relative_to(FOLDER).as_posix(), path.read_bytes()) for path in found), own])
    ((file,), _) = render(Page("404", "404.html", "Gone", "", None, Site()), held)
    assert isinstance(file, File)
    assert b"<p>own</p>" in file.data


def test_unseen_characters_are_framed_and_kept() -> None:
    text = "a\u202eb\u200bc\u200dd\re"
    shown = str(visible(text))
    tree = Tree(f"<p>{shown}</p>")
    assert tree.all[0].text == text
    assert [e.attributes["data-char"] for e in tree.all[1:]] == ["U+202E", "U+200B"]
    assert "\x00" not in str(visible("\x00"))


def test_words_in_another_language_say_so() -> None:
    passage = Passage("hof", 0, 3, "he", (Run(0, 3, "שבי", "cited"),))
    assert 'lang="he"' in str(words(passage, "en"))
    assert 'dir="auto"' in str(words(passage, "en"))
    assert "lang" not in str(words(passage._replace(language="en"), "en"))


@pytest.mark.parametrize(
    ("date", "shown", "machine"),
    [
        ("2031-05-12", "12 May 2031", "2031-05-12"),
        ("2031-05-12T05:00", "12 May 2031, 05:00", "2031-05-12T05:00"),
        ("2031-05", "May 2031", "2031-05"),
        ("2031", "2031", "2031"),
        ("--05-12", "12 May", "05-12"),
        ("--05", "May", None),
        ("2031-W20", "week 20 of 2031", "2031-W20"),
        ("2031-Q2", "2nd quarter 2031", None),
        ("2031-SP", "spring 2031", None),
        ("203", "the 2030s", None),
        ("2031-W07-WE", "week 7 of 2031", None),
        ("2031-05-03TMO", "3 May 2031", None),
        ("2031-13-01", "2031-13-01", None),
        ("--13-40", "--13-40", None),
        (None, "", None),
    ],
)
def test_dates_in_words(date: str | None, shown: str, machine: str | None) -> None:
    assert voice("en", {})[0].day(date) == shown
    assert machine_date(date) == machine


@pytest.mark.parametrize(
    ("value", "low", "high", "qualifier", "shown"),
    [
        (4300, 4300, 4300, "about", "about 4,300"),
        (None, 200, 900, "", "200–900"),
        (None, 200, None, "more than", "more than 200"),
        (None, None, 7, "up to", "up to 7"),
        (2.5, 2.5, 2.5, "", "2.5"),
        (None, None, None, "", ""),
    ],
)
def test_amounts(value: float | None, low: float | None, high: float | None, qualifier: str, shown: str) -> None:
    at = Anchor("x", 0, 1, "x")
    assert voice("en", {})[0].amount(FigureReading(value, low, high, "", qualifier, None, None, at)) == shown
