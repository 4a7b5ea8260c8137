"""The four first articles, without any YAML: what a reader must find in their briefing, and what is never flagged."""

import json
from pathlib import Path
from typing import Any

import pytest

Data = dict[str, Any]
PRESSAI, S001, S002, DALENA = (
    "000-e42ea9a88478120d",
    "001-256731d8ef87dd74",
    "002-40d8eecbec8f3bf4",
    "003-402d8a662aa7e0ce",
)


@pytest.fixture(scope="module")
def data(bare_site: Path) -> Data:
    (path,) = bare_site.glob("briefings/*/briefing.json")
    found: Data = json.loads(path.read_text("utf-8"))
    return found


def quote(data: Data, words: str) -> Data:
    (found,) = [each for each in data["quotes"] if any(words in reading["exact"] for reading in each["readings"])]
    return dict(found)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("phase one, which we are currently still in", "Shosh Bedrosian"),
        ("the future of phase two", "Shosh Bedrosian"),
        ("the disarming of Hamas, demilitarizing Gaza", "Shosh Bedrosian"),
        ("test case", "Steve Witkoff"),
        ("Together, they discussed bringing remaining hostages home", "Shosh Bedrosian"),
        ("Whoever seeks to harm us, we harm them", "Benjamin Netanyahu"),
        ("We are determined to enforce with an iron fist", "Benjamin Netanyahu"),
        ("We still do not feel safe. Shooting continues… life in Gaza is hard", "Salma Abu Shawish"),
    ],
)
def test_quotes_have_their_speakers(data: Data, words: str, speaker: str) -> None:
    assert quote(data, words)["speaker"] == speaker


def test_terms_are_no_speech(data: Data) -> None:
    terms = {each["text"].strip(".,") for each in data["terms"]}
    assert {"Yellow Line", "Phase Two"} <= terms
    assert not any("Yellow Line" in each["text"] or each["text"] == "Phase Two" for each in data["quotes"])


def test_tolls_stand_in_one_slot_that_differs(data: Data) -> None:
    slots = [{reading["value"] for reading in each["readings"]} for each in data["figures"]]
    (toll,) = [each for each in data["figures"] if 244 in {reading["value"] for reading in each["readings"]}]
    assert sorted(reading["value"] for reading in toll["readings"]) == [242, 242, 242, 244]
    assert toll["verdict"] == "differ"
    assert sum(242 in values for values in slots) == 1


def test_remains_that_add_up_are_no_contradiction(data: Data) -> None:
    for each in data["discrepancies"]:
        words = " ".join(side["text"] for side in each["sides"])
        assert not (each["kind"] == "figure" and ("remains" in words or "bodies" in words)), words
    noted = [each["note"] for each in data["figures"] if each["verdict"] == "consistent"]
    assert any("28" in note and "24" in note and "4" in note for note in noted)


def test_iron_fist_is_one_quote_with_three_readings(data: Data) -> None:
    found = quote(data, "an iron fist the ceasefire agreements where they exist")
    assert {reading["source"] for reading in found["readings"]} == {PRESSAI, S002, DALENA}
    drift = {(each["kind"], each["source"]) for each in found["drift"]}
    assert {("cut-after", PRESSAI), ("speaker", DALENA)} <= drift
    assert any(each["kind"] == "attribution" and each["severity"] == "hard" for each in data["discrepancies"])


def test_hundreds_against_about_two_hundred_within_one_article(data: Data) -> None:
    (found,) = [each for each in data["discrepancies"] if each["within"] == S001 and each["kind"] == "figure"]
    assert {"hundreds", "About 200"} <= {
        word for side in found["sides"] for word in ("hundreds", "About 200") if word in side["text"]
    }


def test_former_against_sitting_president(data: Data) -> None:
    sides = [" | ".join(side["text"] for side in each["sides"]) for each in data["discrepancies"]]
    assert any("former" in each.lower() and "President" in each for each in sides)


def test_strength_of_refusal_is_compared(data: Data) -> None:
    framings = [each for each in data["discrepancies"] if each["kind"] == "framing"]
    sides = [" | ".join(side["text"] for side in each["sides"]) for each in framings]
    assert any("would not join" in each and "may abstain" in each for each in sides)


VARIANTS = (
    {"ceasefire", "cease-fire", "truce"},
    {"turkiye", "turkey"},
    {"stabilisation", "stabilization"},
    {"demilitarisation", "demilitarizing", "demilitarising"},
)


def test_spelling_is_never_flagged(data: Data) -> None:
    for each in data["discrepancies"]:
        sides = {side["text"].lower().strip(" .,") for side in each["sides"]}
        assert not any(len(sides & variants) > 1 for variants in VARIANTS), sides


def test_declared_origins_of_the_aggregator(data: Data) -> None:
    (source,) = [each for each in data["sources"] if each["id"] == PRESSAI]
    declared = {each["name"].lower() for each in source["origins"] if each["kind"] == "declared"}
    assert {"reuters", "al jazeera", "le monde"} <= declared


def test_unknown_stays_unknown(data: Data) -> None:
    for each in data["sources"]:
        if each["id"] in (S001, S002):
            assert each["publisher"] is None
            assert each["published"] == {"date": None, "basis": "unknown"}
