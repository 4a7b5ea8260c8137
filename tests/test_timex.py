"""Dates of invented sentences by the guidelines of TimeML; a file's name is the day it is counted from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.quality import TASKS

HERE = Path(__file__).parent / "timex"


def _lines() -> Iterator[object]:
    for path in sorted(HERE.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            known = [pytest.mark.xfail(strict=True, reason="read otherwise")] if line.startswith("? ") else []
            yield pytest.param(path.stem, line.removeprefix("? "), marks=known, id=line[:60])


def _wanted(told: str) -> tuple[str, list[tuple[str, str]]]:
    text, *marks = (each.strip() for each in told.split("|"))
    pairs = (mark.partition(" = ") for mark in marks if mark)
    return text, [(words, value) for words, _, value in pairs]


@pytest.mark.parametrize(("day", "told"), list(_lines()))
def test_a_sentence_has_its_dates(day: str, told: str) -> None:
    text, wanted = _wanted(told)
    found = TASKS["dates"]({"doc_id": "1", "text": text, "dct": day})["timex"]
    assert isinstance(found, list)
    assert [each["value"] for each in found] == [value for _, value in wanted]
    for each, (words, _) in zip(found, wanted, strict=True):
        assert text[each["start"] : each["end"]].lower() in words.lower()
