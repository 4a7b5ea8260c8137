"""A thousand saves a second: the preview answers all the while, settles soon after, and its memory stays flat."""

import time
from http import HTTPStatus
from pathlib import Path

import pytest
from serving import eventually, serving

RATE = 1_000
SOON = 5.0
"""Seconds: on an idle machine it takes one."""
FLAT = 1.3


def memory(process: int) -> int:
    """Bytes that a process holds."""
    told = Path(f"/proc/{process}/status").read_text("utf-8")
    return int(told.partition("VmRSS:")[2].split()[0]) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by /proc")
@pytest.mark.parametrize("seconds", [2, pytest.param(30, marks=[pytest.mark.long, pytest.mark.timeout(180)])])
def test_a_storm_of_saves(project: Path, seconds: int) -> None:
    (yaml,) = (project / "briefings").glob("*.yaml")
    text = yaml.read_text("utf-8")
    with serving(project) as server:
        yaml.write_text(text + "\n# warm\n", "utf-8")
        eventually(lambda: server.builds() > 1)
        before = memory(server.process.pid)
        began = time.monotonic()
        for number in range(RATE * seconds):
            yaml.write_text(f"{text}\n# {number}\n", "utf-8")
            time.sleep(max(0.0, began + number / RATE - time.monotonic()))
            if number % (RATE // 2) == 0:
                assert server.get("/")[0] == HTTPStatus.OK
        ended = time.monotonic()
        last = server.builds()
        while time.monotonic() - ended < SOON and server.builds() == last:
            time.sleep(0.02)
        settled = server.builds()
        time.sleep(2)
        assert server.builds() <= settled + 1
        assert memory(server.process.pid) < before * FLAT
