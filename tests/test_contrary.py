"""Pairs of short articles that cannot both be true, and such as can: `tests/contrary.txt` says which."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from collate.comparers import compare
from collate.extractors import extract
from collate.formats import read
from collate.model import About, Config, Published, RawSource, Witness
from collate.segment import segment

LINES = [
    line.strip() for line in Path(__file__).with_name("contrary.txt").read_text("utf-8").splitlines() if line.strip()
]


def told(sign: str) -> list[str]:
    return [line[2:] for line in LINES if line.startswith(sign)]


def witnesses(pair: str) -> Iterator[Witness]:
    for name, text in zip("ab", pair.split(" | "), strict=True):
        raw = RawSource(f"seeds/{name}.txt", text.encode())
        article, _ = read(replace(raw, about=About(published=Published("2030-05-05", "stated"))))
        assert article is not None
        document = segment(article)
        yield Witness(document, extract(document))


def hard(pair: str) -> list[str]:
    """The rules by which two articles are held to be at odds."""
    found = compare(tuple(witnesses(pair)), Config()).discrepancies
    return [each.why[0] for each in found if each.severity == "hard"]


@pytest.mark.parametrize("pair", told("+"))
def test_two_that_cannot_both_be_true_are_flagged(pair: str) -> None:
    assert hard(pair)


@pytest.mark.parametrize("pair", told("-"))
def test_two_that_can_both_be_true_are_not(pair: str) -> None:
    assert not hard(pair)


@pytest.mark.parametrize("pair", told("?"))
def test_what_is_known_to_be_missed_still_is(pair: str) -> None:
    assert not hard(pair), "found by now: write “+” before it"
