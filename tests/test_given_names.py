"""Whether two given names can be one person's."""

import pytest

from collate.collation.given_names import can_be_one

ONE = (
    "Klara Clara; Alexei Aleksey; J. Joan; Bill William; Will William; Jack John; Ana Anna; Yusuf Youssef; Zofia Sofia"
)
TWO = "Dario Daria; Rowan Rowena; Martin Martina; Miriam Anne; Paul Peter; Simon Simone; Jim Robert"


@pytest.mark.parametrize("pair", ONE.split("; "))
def test_one_name_spelled_or_shortened_otherwise(pair: str) -> None:
    assert can_be_one(*pair.split())
    assert can_be_one(*reversed(pair.split()))


@pytest.mark.parametrize("pair", TWO.split("; "))
def test_two_names(pair: str) -> None:
    assert not can_be_one(*pair.split())
    assert not can_be_one(*reversed(pair.split()))
