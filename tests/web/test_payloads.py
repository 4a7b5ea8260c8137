"""No payload runs: each stands wherever a stranger's words reach a page, and pages are read without their policy."""

import json
import os
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from msgspec import Struct
from payloads import payloads

from bench.serving import Served
from collate.cli import main

EACH = 60
"""Payloads a briefing holds."""
WORDS = "the river rose by two metres"
STEPS = "window.ran = []; for (const name of ['alert', 'confirm', 'prompt']) window[name] = found => ran.push(found);"
ACTIVE = """() => [...document.querySelectorAll("*")].flatMap(one => [
  ...["IFRAME", "OBJECT", "EMBED", "BASE", "STYLE", "FRAME", "PORTAL", "MATH", "AUDIO", "VIDEO", "IMG", "TEXTAREA"]
    .filter(name => one.tagName.toUpperCase() === name),
  ...(one.tagName.toUpperCase() === "SCRIPT" && !new URL(one.src || "x:", location).href.startsWith(ROOT)
    && one.type !== "application/ld+json" ? ["script"] : []),
  ...[...one.attributes].filter(each => each.name.startsWith("on") || each.name === "style" || each.name === "srcdoc")
    .map(each => `${one.tagName} ${each.name}=${each.value}`),
  ...["href", "src", "action", "formaction", "xlink:href"].map(name => one.getAttribute(name)).filter(Boolean)
    .filter(at => !["http:", "https:", "mailto:"].includes(new URL(at, location).protocol))
    .filter(at => !at.startsWith("data:image/svg+xml,") || !one.closest("head")),
])"""
EVENTS = """() => { for (const one of document.querySelectorAll("*"))
  for (const name of ["mouseover", "pointerenter", "focus", "error", "load", "toggle", "animationstart", "click"])
    if (name !== "click" || !one.closest("a,button,form,summary")) one.dispatchEvent(new Event(name)) }"""

OWN_WORDS = """() => {
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let words = "";
  while (walk.nextNode()) if (walk.currentNode.parentElement.closest(".words, .syntax"))
    words += walk.currentNode.data;
  return words;
}"""

SHORT = payloads()[::8]
LONG = payloads()


class Attacked(Struct):
    served: Served
    tried: tuple[str, ...]


@pytest.fixture(
    scope="module",
    params=[SHORT, pytest.param(LONG, marks=[pytest.mark.long, pytest.mark.timeout(900)])],
    ids=["some", "all"],
)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """A site whose every word comes from a stranger."""
    root = tmp_path_factory.mktemp("attacked")
    tried: tuple[str, ...] = request.param
    for folder in ("seeds", "briefings"):
        (root / folder).mkdir()
    for number, at in enumerate(range(0, len(tried), EACH)):
        lay(root, number, tried[min(at, len(tried) - EACH) :][:EACH])
    write(root / "config.yaml", title=tried[0], description=tried[1], base_url="https://x.example/repo/")
    assert main(["build", "-q", "--root", str(root)]) == 0
    running = Served(root / "site")
    yield Attacked(running, tried)
    running.close()


def write(path: Path, **told: Any) -> None:
    path.write_text(json.dumps(told, ensure_ascii=True), "utf-8")


def lay(root: Path, number: int, tried: tuple[str, ...]) -> None:
    """One article, the YAML beside it and a briefing of both, all full of payloads."""
    own = tuple(" ".join(each.replace("\u200b", "").replace("\u00ad", "").split()) for each in tried)
    stem = f"n{number}-{name(tried[0])}"
    speech = [
        f"“{each},” said Ada Moreau.\n{each} Moreau said 1,2{at:02} {each} died.\n" for at, each in enumerate(tried)
    ]
    ending = "md" if number % 2 else "txt"
    (root / f"seeds/{stem}.{ending}").write_text(f"In the end {WORDS}.\n\n" + "\n".join(speech), "utf-8")
    beside = {"publisher": own[0], "title": own[1], "author": own[2], "credits": own[3:6], "reliability": own[6]}
    address = {"url": f"https://x.example/{quote(own[7])}", "licence": own[0], "publish": "full"}
    write(root / f"seeds/{stem}.yaml", **beside, **address)
    cite = [{"own": WORDS}]
    cited = f' [own: "{WORDS}"]'
    write(
        root / f"briefings/b{number}.yaml",
        title=own[0],
        sources={"own": f"{stem}.{ending}"},
        summary="x " + own[1].replace("[x]", "x") + cited,
        body="\n\n".join(f"x {each.replace('`', '')}{cited}" for each in own if "]:" not in each),
        key_points=[{"say": each, "cite": cite} for each in own],
        quotes=[{"who": each, "where": each, "cite": cite} for each in own[:9]],
        open_issues=[
            {"id": f"issue-{number}", "ask": own[2], "title": own[3], "positions": {own[4]: cite}, "silent": own[5:7]}
        ],
        changes=[{"on": "2031-05-03", "kind": "update", "note": each} for each in own[:9]],
    )


def name(payload: str) -> str:
    return "".join(char for char in payload if char.isprintable() and char not in "/\\.")[:60].strip()


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_nothing_runs_and_nothing_is_asked(attacked: Attacked, browser: Any) -> None:
    asked: list[str] = []
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script(STEPS)
    page.on("request", lambda one: asked.append(one.url))
    page.on("dialog", lambda one: (asked.append(one.message), one.dismiss()))
    found = {}
    for path in pages(attacked.served.site):
        page.goto(attacked.served.root + path)
        page.evaluate(EVENTS)
        active = page.evaluate(ACTIVE.replace("ROOT", json.dumps(attacked.served.root)))
        found[path] = active + page.evaluate("() => ran")
    context.close()
    assert {path: what for path, what in found.items() if what} == {}
    host = urlsplit(attacked.served.root).netloc
    assert [each for each in asked if urlsplit(each).netloc != host and not each.startswith("data:image/svg")] == []


def test_addresses_carry_none_either(attacked: Attacked, browser: Any) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script(STEPS)
    for tried in attacked.tried[:: max(1, len(attacked.tried) // 12)]:
        page.goto(f"{attacked.served.root}search/index.html?q={quote(tried)}#{quote(tried)}")
        page.wait_for_timeout(200)
        assert page.evaluate("() => ran") == []
    context.close()


def test_words_are_shown_as_they_are(attacked: Attacked, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    shown = ""
    for path in pages(attacked.served.site):
        if path.startswith("sources/"):
            page.goto(attacked.served.root + path)
            shown += page.evaluate(OWN_WORDS)
    context.close()
    plain = [each for each in attacked.tried if each.isascii() and each.isprintable() and "[" not in each]
    assert len(plain) * 2 > len(attacked.tried)
    assert [each for each in plain if each not in shown] == []


def test_data_keeps_its_form(attacked: Attacked) -> None:
    site = attacked.served.site
    for path in sorted(site.rglob("*")):
        if path.suffix in (".json", ".jsonld"):
            json.loads(path.read_text("utf-8"))
        elif path.suffix == ".xml":
            ET.fromstring(path.read_bytes())  # noqa: S314 - our own file
        elif path.suffix == ".html":
            text = path.read_text("utf-8")
            for part in text.split('<script type="application/ld+json">')[1:]:
                json.loads(unescape(part.partition("</script>")[0]))
    assert not os.path.lexists(site.parent / "ran")


def test_the_trap_would_spring(browser: Any) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.evaluate(STEPS)
    page.evaluate("payload => { document.body.innerHTML = payload }", SHORT[0])
    page.wait_for_function("() => ran.length")
    context.close()
