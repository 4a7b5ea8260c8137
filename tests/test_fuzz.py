"""No bytes raise or stall in any parser: a short run of `bench.fuzz` each time, a million by command."""

import pytest

from bench.fuzz import fuzz
from bench.fuzz_targets import TARGETS

FEW = {"pages": 10, "fragments": 60, "briefings": 60}


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_raises(name: str) -> None:
    assert fuzz(name, FEW.get(name, 300), 1) == []
