"""Broken files in `invalid/`: beside each `KIND-what.yaml` stands what an editor is told."""

from pathlib import Path

import pytest
from editing import INVALID, complaints

from collate import report

CASES = sorted(INVALID.glob("*-*.yaml"))


def told(case: Path) -> str:
    return report.text(complaints(case.name.partition("-")[0], case.read_bytes()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_editor_is_told_what_is_wrong(case: Path) -> None:
    expected = case.with_suffix(".txt").read_text(encoding="utf-8")
    assert told(case) == expected, "if the new words are better, put them into the .txt beside the case"
    assert expected.count("\n") > 0, "a case that checks nothing"


def test_no_expectation_is_without_its_case() -> None:
    assert {case.with_suffix(".txt") for case in CASES} == set(INVALID.glob("*-*.txt"))


def test_the_good_file_is_good() -> None:
    assert complaints("briefing", (INVALID / "good.yaml").read_bytes()) == ()
