"""Three invented briefings of one quarrel, built whole: each page and file tells what moved since the one before."""

import json
from functools import cache
from pathlib import Path

from collate.model import Inputs, RawFile
from collate.pipeline import edit, publish

FOLDER = Path(__file__).parent.parent / "templates"
CONFIG = """
title: Followed
issues:
  - id: dam
    title: The Orva dam
    question: Will the Orva dam be built?
    aliases: [Orva dam]
"""
ARTICLES = {
    "one": (
        "LOSTEN, 3 May 2031 (Delta Post) - Losten rejects the Orva dam, its council said on Saturday.\n"
        "Verrin demands the Orva dam, and it is unclear who will pay for it.\n"
        "The plan would flood 14 farms, the water board said.\n"
    ),
    "two": (
        "LOSTEN, 10 June 2031 (Delta Post) - Losten rejects the Orva dam, its council said again on Tuesday.\n"
        "Verrin demands the Orva dam, and it is unclear whether parliament will vote on it.\n"
        "The plan would flood 17 farms, the water board said.\n"
    ),
    "three": (
        "LOSTEN, 8 July 2031 (Delta Post) - Losten accepts the Orva dam, its council said on Tuesday.\n"
        "It is unclear when the Orva dam will be built.\n"
        "The plan would flood 17 farms, the water board said.\n"
    ),
}
YAML = "title: The dam, {0}\nslug: {0}\ncovers: {1}\nsources:\n  a: {0}.txt\n"
DAYS = {"one": "2031-05-03", "two": "2031-06-10", "three": "2031-07-08"}


@cache
def site() -> dict[str, str]:
    inputs = Inputs(
        RawFile("config.yaml", CONFIG.encode()),
        tuple(RawFile(f"seeds/{name}.txt", text.encode()) for name, text in ARTICLES.items()),
        briefings=tuple(RawFile(f"briefings/{name}.yaml", YAML.format(name, DAYS[name]).encode()) for name in ARTICLES),
    )
    edition, faults = edit(inputs)
    assert not [fault for fault in faults if fault.severity == "error"]
    paths = (path for path in sorted(FOLDER.rglob("*")) if path.is_file())
    files, _ = publish(
        edition, tuple(RawFile(path.relative_to(FOLDER).as_posix(), path.read_bytes()) for path in paths)
    )
    return {file.path: file.data.decode("utf-8", "replace") for file in files}


def history(slug: str) -> dict[str, dict[str, object]]:
    told = json.loads(site()[f"briefings/{slug}/briefing.json"])["history"]
    return {each["kind"]: each for each in told}


def test_the_first_briefing_has_no_history() -> None:
    assert history("one") == {}


def test_a_figure_that_moved_is_told_with_both_numbers() -> None:
    moved = history("two")["figure"]
    assert (moved["was"], moved["now"], moved["slug"], moved["covers"]) == ("14 farms", "17 farms", "one", "2031-05-03")
    assert "figure" not in history("three")


def test_a_position_that_turned_is_told_with_the_one_before() -> None:
    moved = history("three")["issue"]
    assert {"actor": "Losten", "stance": "agree"} in moved["fresh"]
    assert {"actor": "Losten", "stance": "reject"} in moved["gone"]
    assert history("two")["issue"]["fresh"] == history("two")["issue"]["gone"] == []


def test_the_page_of_an_issue_shows_what_is_new_and_the_figures_with_their_days() -> None:
    page = site()["issues/dam/index.html"]
    assert "New since the briefing before" in page
    assert "Only in the briefing before" in page
    assert page.index("Figures over time") < page.index("14 farms") < page.index("17 farms")


def test_the_page_of_an_actor_shows_the_stance_before() -> None:
    page = site()["actors/Losten/index.html"]
    assert "before: reject" in page
