"""One program run once: its wall time, and the most memory that it and all its helpers held at once."""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PAUSE = 0.02
"""Share of a run's time between two looks at memory: to look takes time that the run lacks."""


class Run(NamedTuple):
    """Wall time and processors' time in seconds, memory in MiB (each page once, whoever shares it), and what was said.

    `load` is how many programs wanted a processor in the minute before: on a busy machine wall times tell little.
    """

    seconds: float
    busy: float
    memory: float
    said: str
    load: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Run `command`; raises `CalledProcessError` where it fails."""
    load = os.getloadavg()[0]
    began, busy = time.perf_counter(), _busy()
    with subprocess.Popen(
        command, cwd=folder, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        peak = [0.0]
        watching = threading.Thread(target=_watch, args=(process, peak))
        watching.start()
        said, _ = process.communicate()
        seconds = time.perf_counter() - began
        watching.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Run(seconds, _busy() - busy, peak[0], said, load)


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    """As users have it: Python keeps its modules compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _watch(process: "subprocess.Popen[str]", peak: list[float]) -> None:
    began = time.perf_counter()
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_held, _family(process.pid))) / 1024)
        time.sleep(_PAUSE * min(max(1.0, time.perf_counter() - began), 50.0))


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
