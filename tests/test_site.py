"""What is published: every word that is shown as a source's stands in that source, at the place that is named."""

import gzip
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Shown(HTMLParser):
    """Collects the text of every element that claims to show a source's words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.open: list[tuple[int, dict[str, str], list[str]]] = []
        self.claims: list[tuple[dict[str, str], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        self.depth += 1
        found = {name: value or "" for name, value in attrs}
        if "data-start" in found:
            self.open.append((self.depth, found, []))

    def handle_data(self, data: str) -> None:
        for _, _, parts in self.open:
            parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open and self.open[-1][0] == self.depth:
            _, attrs, parts = self.open.pop()
            self.claims.append((attrs, "".join(parts)))
        self.depth -= 1


def citations(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if {"source", "start", "end", "exact"} <= value.keys():
            yield value
        for each in value.values():
            yield from citations(each)
    elif isinstance(value, list):
        for each in value:
            yield from citations(each)


def texts(site: Path) -> dict[str, str]:
    """Every source's own text by id, as the published data names its file."""
    found = {}
    for path in site.glob("briefings/*/briefing.json"):
        for source in json.loads(path.read_text("utf-8"))["sources"]:
            found[source["id"]] = (ROOT / source["file"]).read_bytes().decode("utf-8")
    return found


@pytest.fixture(params=["site", "bare_site"])
def published(request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue(request.param)
    return built


def test_every_citation_in_json_resolves(published: Path) -> None:
    known = texts(published)
    for path in published.glob("briefings/*/briefing.json"):
        found = list(citations(json.loads(path.read_text("utf-8"))))
        assert len(found) > 50
        for each in found:
            assert known[str(each["source"])][each["start"] : each["end"]] == each["exact"]  # type: ignore[misc]


def test_every_word_shown_in_html_resolves(published: Path) -> None:
    known, seen = texts(published), 0
    for path in published.rglob("*.html"):
        reader = Shown()
        reader.feed(path.read_text("utf-8"))
        for attrs, shown in reader.claims:
            assert known[attrs["data-source"]][int(attrs["data-start"]) : int(attrs["data-end"])] == shown, path
            seen += 1
    assert seen > 100


def test_every_statement_has_a_citation(published: Path) -> None:
    for path in published.glob("briefings/*/briefing.json"):
        data = json.loads(path.read_text("utf-8"))
        for section in ("key_points", "quotes", "terms", "timeline"):
            assert all(each["citations"] for each in data[section]), section
        assert all(side["citations"] for each in data["discrepancies"] for side in each["sides"])
        assert all(reading["citation"] for each in data["figures"] for reading in each["readings"])


def test_json_keeps_to_its_published_schema(published: Path) -> None:
    schema = json.loads((published / "schema/briefing.schema.json").read_text("utf-8"))
    for path in published.glob("briefings/*/briefing.json"):
        jsonschema.validate(json.loads(path.read_text("utf-8")), schema)


def test_every_link_leads_somewhere(published: Path) -> None:
    for path in published.rglob("*.html"):
        for target, fragment in links(path):
            place = (path.parent / target.partition("?")[0]).resolve() if target else path
            place = place / "index.html" if place.is_dir() else place
            assert place.is_file(), (path, target)
            if fragment and place.suffix == ".html":
                assert f'id="{fragment}"' in place.read_text("utf-8"), (path, target, fragment)


def links(path: Path) -> Iterator[tuple[str, str]]:
    reader = Links()
    reader.feed(path.read_text("utf-8"))
    if path.name != "404.html":
        yield from (tuple(each.split("#", 1)) if "#" in each else (each, "") for each in reader.found)  # type: ignore[misc]


class Links(HTMLParser):
    """Collects what a page links to on its own site."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            outside = not value or value.startswith(("http:", "https:", "mailto:", "data:"))
            if name in ("href", "src") and not outside and not (tag == "link" and ("rel", "canonical") in attrs):
                self.found.append(str(value))


def test_pages_keep_their_weight(published: Path) -> None:
    for path in published.glob("briefings/*/index.html"):
        assert len(gzip.compress(path.read_bytes())) <= 30_000, path
    for name, most in (("style.css", 8_000), ("script.js", 4_000), ("search.js", 4_000)):
        assert len(gzip.compress((published / "assets" / name).read_bytes())) <= most, name
