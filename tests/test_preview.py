"""The preview in a real browser: what an editor sees while writing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from browser import chromium
from conftest import ROOT, copied
from playwright.sync_api import Browser, Page, expect
from serving import Server, eventually, serving

SLUG = "gaza-truce-phase-two"
SOURCE = "sources/002-40d8eecbec8f3bf4/"
SEED = "002_40d8eecbec8f3bf4.txt"
SELECT = """([first, last]) => {
  const range = document.createRange();
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const find = (words) => {
    while (walk.nextNode()) {
      const at = walk.currentNode.data.indexOf(words);
      if (at >= 0) return [walk.currentNode, at];
    }
  };
  const [node, at] = find(first); range.setStart(node, at);
  walk.currentNode = node; walk.previousNode();
  const [end, to] = find(last); range.setEnd(end, to + last.length);
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("previewed"))


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[Server]:
    with serving(project) as found:
        yield found


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page that fails its test if its own policy forbids something or a script of it breaks."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    found, complaints = context.new_page(), list[str]()
    found.on("pageerror", lambda fault: complaints.append(str(fault)))
    found.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)
    found.goto(server.url)
    yield found
    context.close()
    assert not complaints


@pytest.fixture
def yaml_file(project: Path, server: Server) -> Iterator[Path]:
    """The briefing's YAML; afterwards it is as it was, and shown so."""
    path = project / "briefings" / f"{SLUG}.yaml"
    before = path.read_bytes()
    yield path
    builds = server.builds()
    path.write_bytes(before)
    eventually(lambda: server.builds() > builds and b"Israel refuses safe" in server.get(f"/briefings/{SLUG}/")[2])


def change(path: Path, was: str, now: str) -> None:
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), "utf-8")


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait, twenty seconds at most; the pages' own policy forbids the driver's way of waiting in the page."""
    for _ in range(400):
        if holds():
            return
        page.wait_for_timeout(50)
    pytest.fail("it never came to hold")


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_save_shows_in_place_and_keeps_the_view(page: Page, server: Server, yaml_file: Path) -> None:
    page.goto(f"{server.url}briefings/{SLUG}/")
    expect(page.locator(".preview-id").first).to_be_visible()
    page.evaluate("document.getElementById('Timeline').scrollIntoView({behavior: 'instant'})")
    place = "document.getElementById('Timeline').getBoundingClientRect().top"
    before = page.evaluate(place)
    change(yaml_file, "Israel refuses safe passage", "Israel now refuses, again and again, the safe passage")
    expect(page.locator("main")).to_contain_text("Israel now refuses, again and again")
    until(page, lambda: abs(page.evaluate(place) - before) < 2)
    assert page.evaluate("scrollY") > 500


def test_a_page_that_did_not_change_is_left_alone(page: Page, server: Server, yaml_file: Path) -> None:
    page.goto(f"{server.url}about/")
    page.evaluate("window.untouched = true")
    builds = server.builds()
    change(yaml_file, "Israel refuses safe passage", "Israel declines safe passage")
    page.wait_for_timeout(300)
    until(page, lambda: server.builds() > builds)
    page.wait_for_timeout(300)
    assert page.evaluate("window.untouched") is True


def test_faults_lie_over_the_last_whole_page_until_mended(page: Page, server: Server, yaml_file: Path) -> None:
    page.goto(f"{server.url}briefings/{SLUG}/")
    change(yaml_file, "it sees no clear framework", "it sees no clean framework")
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("quote-not-found")
    expect(panel).to_contain_text("^^^^")
    expect(panel).to_contain_text("nearest: “it sees no clear framework")
    expect(page.locator("main")).to_contain_text("Israel refuses safe passage")
    link = panel.get_by_role("link")
    place = re.fullmatch(rf"briefings/{SLUG}\.yaml:(\d+):(\d+)", link.inner_text())
    assert place
    address = f"vscode://file{yaml_file.resolve().as_posix()}:{place[1]}:{place[2]}"
    assert link.get_attribute("href") == address
    panel.get_by_role("button", name="Copy place").click()
    assert clipboard(page) == link.inner_text()
    page.goto(server.url)
    expect(panel).to_contain_text("1 fault stops the build")
    change(yaml_file, "it sees no clean framework", "it sees no clear framework")
    expect(panel).to_have_count(0)


def test_hostile_words_in_a_fault_stay_words(page: Page, server: Server, yaml_file: Path) -> None:
    page.goto(server.url)
    change(yaml_file, "it sees no clear framework", "<img src=x onerror=document.title='run'> it")
    expect(page.get_by_role("alert")).to_contain_text("<img src=x")
    assert page.locator(".preview-faults img").count() == 0


@pytest.mark.parametrize(
    ("first", "last", "line"),
    [
        ("etanyahu in Jerus", "etanyahu in Jerus", "- s002: Israeli Prime Minister Benjamin Netanyahu in Jerusalem"),
        ("We are determined", "with an iron fist", "- s002: We are determined to enforce with an iron fist"),
    ],
)
def test_a_selection_is_offered_as_yaml(page: Page, server: Server, first: str, last: str, line: str) -> None:
    page.goto(server.url + SOURCE)
    page.evaluate(SELECT, [first, last])
    page.get_by_role("button", name="Copy as YAML").click()
    copied_line = clipboard(page)
    ((name, words),) = yaml.safe_load(copied_line)[0].items()
    text = (ROOT / "seeds" / SEED).read_bytes().decode()
    assert name == "s002"
    assert " ".join(text.split()).count(words) == 1
    assert words in line or line.removeprefix("- s002: ") in words


def test_the_whole_article_can_be_cited_from(page: Page, server: Server) -> None:
    page.goto(server.url + SOURCE)
    page.get_by_text("The whole article").click()
    whole = page.locator(".preview-whole .words")
    text = (ROOT / "seeds" / SEED).read_bytes().decode()
    expect(whole).to_be_visible()
    shown = str(whole.evaluate("e => e.textContent"))
    start = int(whole.get_attribute("data-start") or 0)
    assert shown == text[start : start + len(shown)]


def test_statements_show_their_ids(page: Page, server: Server) -> None:
    page.goto(f"{server.url}briefings/{SLUG}/")
    buttons = page.locator(".preview-id")
    expect(buttons.first).to_be_visible()
    data: dict[str, Any] = page.request.get(f"{server.url}briefings/{SLUG}/briefing.json").json()
    kinds = ("key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies")
    assert sorted(buttons.all_text_contents()) == sorted(each["id"] for kind in kinds for each in data[kind])
    wanted = data["quotes"][0]["id"]
    page.get_by_role("button", name=wanted, exact=True).click()
    assert clipboard(page) == wanted
    for kind in ("key_points", "discrepancies", "issues", "figures", "quotes"):
        shown = page.get_by_role("button", name=data[kind][0]["id"], exact=True)
        expect(shown).to_be_visible()


def test_the_published_site_carries_nothing_of_it(server: Server, project: Path) -> None:
    assert server.get("/")[0] == 200
    for path in (project / "site").rglob("*"):
        assert path.is_dir() or b"preview" not in path.read_bytes().lower(), path
