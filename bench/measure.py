"""One program run once: its wall time, and the most memory that it and all its helpers held at once."""

import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PAUSE = 0.02
"""Seconds between looks at memory."""


class Run(NamedTuple):
    """Wall time in seconds, memory in MiB (each page counted once, whoever shares it), and what was said."""

    seconds: float
    memory: float
    said: str


def run(command: Sequence[str], folder: Path) -> Run:
    """Run `command`; raises `CalledProcessError` where it fails."""
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        peak = [0.0]
        watching = threading.Thread(target=_watch, args=(process, peak))
        watching.start()
        said, _ = process.communicate()
        seconds = time.perf_counter() - began
        watching.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Run(seconds, peak[0], said)


def _watch(process: "subprocess.Popen[str]", peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_held, _family(process.pid))) / 1024)
        time.sleep(_PAUSE)


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for each in found:
        try:
            children = Path(f"/proc/{each}/task/{each}/children").read_text("ascii")
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _held(pid: int) -> int:
    """KiB of a process's own, and its part of what it shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
