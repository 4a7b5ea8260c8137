"""Work given to other processes, where there is enough of it to pay for them.

Any `concurrent.futures.Executor` will do. What one of them cannot do, because a worker died or the
whole of it is gone, is done here: the result is the same, only later.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:  # a build that needs no help has no time for it
    from concurrent.futures import Executor, Future

_PAYS = 24
"""Pieces of work from which on a pool's start is won back."""
_AHEAD = 2
"""Batches a worker has waiting: more only hold memory."""

_APART = "rendering:pages"
"""The stage that needs nothing of what others leave in a helper's memory: it is done by helpers of its own."""

_WORKING = ("press.reading", "press.telling", "comparers", "press.rendering")
"""Modules that work for others needs."""
_OFTEN = 10_000
"""Objects made between two searches for circles, where there is much to do: rendering fills memory with them."""
_PARENTS_DEATH = 1
"""What `prctl` is asked for (PR_SET_PDEATHSIG)."""

Start: TypeAlias = "Callable[[], tuple[Executor, int]]"
"""Starts an executor, and tells how many batches it works on at once."""
Told = Callable[[str, int, int], None]
"""Is told a stage, how many of its pieces are done, and how many there are."""


class Work:
    """Does batches of work in order; `complaint` is what went wrong with its helpers, in one line, or empty."""

    def __init__(self, jobs: int | None = None, told: Told = lambda *_: None) -> None:
        """Start nothing yet; `jobs` is how many processes may help, None: as many as there are processors."""
        self.complaint = ""
        self._jobs = jobs or processors()
        self._told = told
        self._start: Start | None = self._processes if self._jobs > 1 else None
        self._pool: Executor | None = None
        self._hands = 0

    def by(self, start: Start) -> None:
        """Let another executor help instead."""
        self._start = start

    def map(self, stage: str, shared: tuple[Any, ...], pieces: Iterable[Any], count: int, size: int) -> Iterator[Any]:
        """The results of `stage` (`module:function`) for all `count` pieces in order; `size` pieces make a batch."""
        if stage == _APART and count >= _PAYS and self._start == self._processes:
            self.close()
        if count >= _PAYS:
            gc.set_threshold(_OFTEN)
        rest = iter(pieces)
        batches = iter(lambda: tuple(islice(rest, size)), ())
        given = self._shared_out(stage, shared, batches) if count >= _PAYS else _here(stage, shared, batches)
        for done, made in enumerate(given):
            self._told(stage, done, count)
            yield made
        if count:
            self._told(stage, count, count)

    def close(self) -> None:
        """Let the helpers go."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _shared_out(self, stage: str, shared: tuple[Any, ...], batches: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
        waiting: deque[tuple[tuple[Any, ...], Future[list[Any]] | None]] = deque()
        while True:
            while len(waiting) <= self._hands * _AHEAD and (batch := next(batches, None)) is not None:
                waiting.append((batch, self._given(stage, shared, batch)))
            if not waiting:
                return
            yield from self._done(stage, shared, *waiting.popleft())

    def _given(self, stage: str, shared: tuple[Any, ...], batch: tuple[Any, ...]) -> Future[list[Any]] | None:
        try:
            if self._start and not self._pool:
                self._pool, self._hands = self._start()
            return self._pool.submit(run, stage, shared, batch) if self._pool and self._start else None
        except Exception as fault:  # noqa: BLE001 - whatever a pool dies of, the work is done here
            self._lose(fault)
            return None

    def _done(
        self, stage: str, shared: tuple[Any, ...], batch: tuple[Any, ...], future: Future[list[Any]] | None
    ) -> list[Any]:
        try:
            if future:
                return future.result()
        except Exception as fault:  # noqa: BLE001 - as above; a fault of the work itself shows when it is done here
            self._lose(fault)
        return run(stage, shared, batch)

    def _lose(self, fault: Exception) -> None:
        self._start, self._hands = None, 0
        self.complaint = self.complaint or f"no help from others ({fault}): this process does all the work"

    def _processes(self) -> tuple[Executor, int]:
        """Processes that have everything imported before they part, so that they hold it in common."""
        for module in _WORKING:
            import_module(f"collate.{module}")
        gc.freeze()
        import multiprocessing  # noqa: PLC0415 - costs a check, which seldom needs help, a tenth of its time
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - likewise

        quick = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        return ProcessPoolExecutor(self._jobs, multiprocessing.get_context(quick), initializer=_follow), self._jobs


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _here(stage: str, shared: tuple[Any, ...], batches: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    for batch in batches:
        yield from run(stage, shared, batch)


def _follow() -> None:
    """An interruption is the parent's to answer; where the system can tell, its death is the helper's too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        import ctypes  # noqa: PLC0415 - for helpers only

        ctypes.CDLL(None).prctl(_PARENTS_DEATH, signal.SIGTERM)


def run(stage: str, shared: tuple[Any, ...], batch: tuple[Any, ...]) -> list[Any]:
    """One batch of work; its module is imported when there is work."""
    module, _, name = stage.partition(":")
    done: list[Any] = getattr(import_module(f"collate.press.{module}"), name)(*shared, batch)
    return done
