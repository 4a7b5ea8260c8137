"""What the standards of feeds and annotations say must hold, of the invented site."""

import json
import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from test_exports import BRIEFING
from test_outputs import site

ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:\S+")
MOTIVATIONS = {"linking", "highlighting", "commenting", "identifying", "describing"}


def whole(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def once(element: ET.Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, name
    return found[0].text or ""


def test_atom_feed() -> None:
    feed = ET.fromstring(site()["feed.xml"])  # noqa: S314 - our own output
    assert feed.tag == f"{ATOM}feed"
    assert TAG.fullmatch(once(feed, "id"))
    assert once(feed, "title")
    assert INSTANT.fullmatch(once(feed, "updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link for link in feed.findall(f"{ATOM}link")}
    assert links["self"].get("href", "").endswith("/feed.xml")
    assert all(whole(link.get("href", "")) for link in feed.iter(f"{ATOM}link"))
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    assert len({once(entry, "id") for entry in entries}) == len(entries)
    for entry in entries:
        assert TAG.fullmatch(once(entry, "id"))
        assert once(entry, "title")
        published, updated = once(entry, "published"), once(entry, "updated")
        assert INSTANT.fullmatch(published)
        assert INSTANT.fullmatch(updated)
        assert published <= updated <= once(feed, "updated")
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "html"
        assert not len(content)
        assert (content.text or "").startswith("<")
    times = [once(entry, "updated") for entry in entries]
    assert all(one >= other for one, other in pairwise(times))


def test_json_feed() -> None:
    feed = json.loads(site()["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert feed["title"]
    assert whole(feed["home_page_url"])
    assert feed["feed_url"].endswith("/feed.json")
    assert feed["items"]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert all(isinstance(value, str) and value for value in item.values())
        assert {"id", "url", "title", "content_html", "date_published", "date_modified"} == set(item)
        assert whole(item["url"])
        assert INSTANT.fullmatch(item["date_published"])
        assert INSTANT.fullmatch(item["date_modified"])


def test_web_annotations() -> None:
    page = json.loads(site()[f"{BRIEFING}annotations.jsonld"])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert whole(page["id"])
    for one in page["items"]:
        assert one["type"] == "Annotation"
        assert whole(one["id"])
        assert one["motivation"] in MOTIVATIONS
        assert whole(one["body"])
        target: dict[str, Any] = one["target"]
        assert set(target) == {"source", "selector"}
        assert whole(target["source"])
        quoted, placed = target["selector"]
        assert quoted["type"] == "TextQuoteSelector"
        assert quoted["exact"]
        assert all(isinstance(quoted[name], str) for name in ("exact", "prefix", "suffix"))
        assert placed["type"] == "TextPositionSelector"
        assert 0 <= placed["start"] < placed["end"]
        assert placed["end"] - placed["start"] == len(quoted["exact"])
