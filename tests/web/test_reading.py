"""What a reader meets in a browser: at any width, in any light, by touch, pointer or keys, with script or without."""

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Open

from bench.serving import Served

BRIEFING = "briefings/vell-ferry-strike/index.html"
KINDS = {
    "index": "index.html",
    "briefing": BRIEFING,
    "source": "sources/post/index.html",
    "source in Hebrew": "sources/hof/index.html",
    "issues": "issues/index.html",
    "issue": "issues/old-roster/index.html",
    "actors": "actors/index.html",
    "actor": "actors/osric-hale/index.html",
    "search": "search/index.html",
    "changes": "changes/index.html",
    "about": "about/index.html",
    "404": "404.html",
}
OWN = "briefings/gaza-truce-phase-two/index.html"
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
SMALLEST: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "color_scheme": "light"}
DARK: dict[str, Any] = {**DESKTOP, "color_scheme": "dark"}
LOOKS = {"phone, light": {**PHONE, "color_scheme": "light"}, "desktop, dark": DARK}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING: dict[str, Any] = {"runOnly": RULES}
SEEN: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "aria-dialog-name"]}}
"""What may differ from one look of a page to the other, where its structure has been tried."""
SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)
RESTYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
SHIFT = """() => new Promise(done => {
  let sum = 0;
  const watch = new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value });
  watch.observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 60);
})"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
MARK = "a[role=doc-noteref]"
CARD = "#Card:popover-open"

kinds = pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


def axe(page: Any, tools: Path, *, asked: dict[str, Any] | None = None) -> list[str]:
    """What axe finds wrong, in words; `asked` narrows the rules."""
    page.evaluate((tools / "axe-core/axe.min.js").read_text("utf-8"))
    found = page.evaluate("asked => axe.run(document, {resultTypes: ['violations'], ...asked})", asked or EVERYTHING)
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def unfold(page: Any) -> None:
    page.evaluate("() => document.querySelectorAll('details').forEach(one => one.open = true)")


def stays_within(page: Any) -> None:
    """Nothing leads sideways out of the window: as it is, with wide spacing, and with letters twice as large."""
    assert page.evaluate(WIDE) <= 0
    page.evaluate(RESTYLE, SPACING)
    assert page.evaluate(WIDE) <= 0
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate(RESTYLE, "html{font-size:200%!important}")
    assert page.evaluate(WIDE) <= 0


@kinds
def test_a_page_on_the_smallest_phone_in_light(rich: Served, visit: Open, tools: Path, path: str) -> None:
    with visit(rich.root + path, **SMALLEST) as now:
        assert now.page.evaluate(SHIFT) == 0
        unfold(now.page)
        assert axe(now.page, tools) == []
        stays_within(now.page)


def test_a_matrix_of_many_articles_is_scrolled_by_itself(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, **SMALLEST) as now:
        now.page.evaluate(
            "() => { for (const row of document.querySelectorAll('.matrix tr'))"
            "for (let n = 0; n < 60; n++) row.append(row.lastElementChild.cloneNode(true)) }"
        )
        assert now.page.evaluate("() => document.querySelector('.matrix').scrollWidth") > 1000
        assert now.page.evaluate(WIDE) <= 0


@kinds
def test_a_page_at_a_desk_in_the_dark_and_without_script(rich: Served, visit: Open, tools: Path, path: str) -> None:
    with visit(rich.root + path, **DARK) as now:
        with_script = told(now.page)
        assert now.page.evaluate(SHIFT) == 0
        assert axe(now.page, tools, asked=SEEN) == []
    with visit(rich.root + path, java_script_enabled=False, **DARK) as now:
        assert told(now.page) == with_script
        for mark in now.page.locator(MARK).all()[:5]:
            assert now.page.locator(mark.get_attribute("href")).count() == 1


@pytest.mark.parametrize("path", [OWN, "index.html", "issues/index.html"])
def test_our_own_pages_on_the_smallest_phone(own: Served, visit: Open, tools: Path, path: str) -> None:
    with visit(own.root + path, **SMALLEST) as now:
        unfold(now.page)
        assert axe(now.page, tools) == []
        stays_within(now.page)


def test_our_own_briefing_in_the_dark(own: Served, visit: Open, tools: Path) -> None:
    with visit(own.root + OWN, **DARK) as now:
        unfold(now.page)
        assert axe(now.page, tools, asked=SEEN) == []


@looks
def test_a_briefing_from_right_to_left(arabic: Served, visit: Open, tools: Path, look: dict[str, Any]) -> None:
    with visit(arabic.root + BRIEFING, **look) as now:
        assert now.page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
        assert axe(now.page, tools, asked=SEEN if look == DARK else None) == []
        assert now.page.evaluate(WIDE) <= 0


def told(page: Any) -> str:
    """The text of a page, but for the form that only a script can fill."""
    parts = page.locator("main :is(h1, h2, h3, p, li, dt, dd, td):not(#Search *)").all_text_contents()
    return " ".join(" ".join(parts).split())


def test_without_script_a_mark_leads_to_its_note(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, java_script_enabled=False, **PHONE) as now:
        mark = now.page.locator(MARK).first
        note = mark.get_attribute("href")
        mark.click()
        assert now.page.url.endswith(note)
        assert now.page.locator(note).is_visible()


def test_a_folded_statement_is_opened_by_its_address(own: Served, visit: Open) -> None:
    with visit(own.root + OWN, **PHONE) as now:
        name = now.page.locator("details.fold:not([open]) > .inside").last.get_attribute("id")
    with visit(f"{own.root}{OWN}#{name}", **PHONE) as now:
        target = now.page.locator(f"[id='{name}']")
        assert target.is_visible()
        now.page.wait_for_function("id => document.getElementById(id).getBoundingClientRect().top < 740", arg=name)


def test_the_skip_link_comes_first_and_leads_to_the_text(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, **DESKTOP) as now:
        now.page.keyboard.press("Tab")
        assert now.page.evaluate("() => document.activeElement.className") == "skip"
        now.page.keyboard.press("Enter")
        now.page.keyboard.press("Tab")
        assert now.page.evaluate("() => !!document.activeElement.closest('main')")


def test_a_whole_briefing_can_be_walked_by_keys_and_focus_is_seen(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, **DESKTOP) as now:
        wanted = now.page.evaluate(
            "() => [...document.querySelectorAll('a[href], button, summary, [tabindex=\"0\"]')]"
            ".filter(one => one.checkVisibility()).length"
        )
        seen = 0
        for _ in range(wanted + 5):
            now.page.keyboard.press("Tab")
            held = now.page.evaluate(
                "() => { const one = document.activeElement; if (one === document.body) return null;"
                "const style = getComputedStyle(one); return [style.outlineStyle, one.getBoundingClientRect().height] }"
            )
            if held is None:
                break
            assert held[0] != "none"
            seen += 1
        assert seen == wanted


@looks
def test_the_card_by_keys(rich: Served, visit: Open, tools: Path, look: dict[str, Any]) -> None:
    with visit(rich.root + BRIEFING, **look) as now:
        mark, card = now.page.locator(MARK).first, now.page.locator(CARD)
        mark.focus()
        now.page.keyboard.press("Enter")
        card.wait_for()
        inside(card, look)
        assert axe(now.page, tools, asked=SEEN) == []
        assert mark.get_attribute("aria-expanded") == "true"
        now.page.keyboard.press("Tab")
        assert now.page.evaluate("() => document.activeElement.closest('#Card') !== null")
        now.page.keyboard.press("Escape")
        card.wait_for(state="detached")
        assert mark.evaluate("one => one === document.activeElement")


def test_the_card_by_touch(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, **PHONE) as now:
        mark, card = now.page.locator(MARK).nth(1), now.page.locator(CARD)
        mark.tap()
        card.wait_for()
        box = card.bounding_box()
        assert box["width"] == 360
        assert abs(box["y"] + box["height"] - 740) < 2
        assert card.locator(".context").inner_text()
        card.locator(".close").tap()
        card.wait_for(state="detached")
        mark.tap()
        card.wait_for()
        now.page.touchscreen.tap(180, 20)
        card.wait_for(state="detached")


def test_the_card_by_pointer_stays_while_the_pointer_is_on_it(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, **DESKTOP) as now:
        card = now.page.locator(CARD)
        now.page.locator(MARK).first.hover()
        card.wait_for()
        inside(card, DESKTOP)
        card.hover()
        now.page.wait_for_timeout(600)
        assert card.count() == 1
        now.page.mouse.move(1200, 700)
        card.wait_for(state="detached")


def inside(card: Any, look: dict[str, Any]) -> None:
    box, window = card.bounding_box(), look["viewport"]
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= window["width"]
    assert box["y"] + box["height"] <= window["height"] + 1


def test_the_card_leads_into_the_source_at_the_words(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, **DESKTOP) as now:
        now.page.locator(MARK).first.click()
        now.page.locator(CARD).get_by_text("in context").click()
        now.page.wait_for_url(re.compile(r"/repo/sources/\w+/index\.html#w-\d+-\d+$"))
        place = now.page.url.partition("#")[2]
        assert now.page.locator(f"[id='{place}']").is_visible()


def test_targets_are_24_px_or_more(own: Served, visit: Open) -> None:
    with visit(own.root + OWN, **PHONE) as now:
        small = now.page.evaluate(
            "() => [...document.querySelectorAll('.mark[href], summary, .onpage a, header a')].map(one => "
            "one.getBoundingClientRect()).filter(box => box.height && (box.height < 24 || box.width < 24)).length"
        )
        assert small == 0


def test_an_unknown_address_deep_in_the_site(rich: Served, visit: Open) -> None:
    with visit(f"{rich.root}no/such/deep/page", known_missing=True, **DESKTOP) as now:
        assert now.page.evaluate("() => document.styleSheets[0].cssRules.length") > 50
        assert [text for text in now.faults if "404" in text] == now.faults[:1]
        now.page.locator("main a").first.click()
        now.page.wait_for_url(re.compile(r"/repo/index\.html$"))


@pytest.mark.parametrize("path", [KINDS["index"], BRIEFING, KINDS["search"], KINDS["source"]])
def test_opened_from_a_disk(rich: Served, visit: Open, path: str) -> None:
    with visit(f"file://{rich.site / path}", **DESKTOP) as now:
        assert now.page.evaluate("() => getComputedStyle(document.body).margin") == "0px"
        now.page.get_by_role("link", name="Briefings", exact=True).first.click()
        now.page.locator(".entry h2 a").first.click()
        assert now.page.locator("h1").is_visible()
        now.page.locator(MARK).first.click()
        now.page.locator(CARD).wait_for()


def test_search_finds_a_statement_and_narrows_by_actor(rich: Served, visit: Open) -> None:
    with visit(rich.root + KINDS["search"], **PHONE) as now:
        now.page.get_by_role("searchbox").fill("roster")
        hits = now.page.locator("#Found > li")
        hits.first.wait_for()
        assert " roster " in f" {hits.first.locator('.excerpt').text_content()} "
        everything = hits.count()
        now.page.get_by_label("Actor").select_option("Osric Hale")
        now.page.wait_for_function("n => document.querySelectorAll('#Found > li').length < n", arg=everything)
        assert "actor=Osric" in now.page.url
        now.page.reload()
        hits.first.wait_for()
        assert 0 < hits.count() < everything
        hits.first.locator("a").click()
        now.page.wait_for_url(re.compile(r"/repo/briefings/vell-ferry-strike/#.+$"))
        assert now.page.locator(f"[id='{now.page.url.partition('#')[2]}']").is_visible()


def test_search_with_results_is_for_everybody(rich: Served, visit: Open, tools: Path) -> None:
    with visit(rich.root + KINDS["search"] + "?q=roster", **PHONE) as now:
        now.page.locator("#Found > li").first.wait_for()
        assert axe(now.page, tools) == []
        assert now.page.evaluate(WIDE) <= 0
        now.page.get_by_role("searchbox").fill("zzzzqqq")
        now.page.get_by_text("Nothing found.").wait_for()


def test_a_hand_out_has_two_pages_with_notes_and_no_navigation(own: Served, visit: Open) -> None:
    with visit(own.root + OWN, **DESKTOP) as now:
        now.page.emulate_media(media="print")
        assert not now.page.locator("nav").first.is_visible()
        assert now.page.locator(".note.lead").first.is_visible()
        pdf = now.page.pdf(prefer_css_page_size=True)
        assert [int(count) for count in re.findall(rb"/Count (\d+)", pdf)] == [2]


def test_addresses_are_printed_in_full(rich: Served, visit: Open) -> None:
    with visit(rich.root + BRIEFING, **DESKTOP) as now:
        now.page.emulate_media(media="print")
        assert now.page.locator(".address").first.is_visible()
