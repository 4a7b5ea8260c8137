"""Work given to other processes, where there is enough of it to pay for them.

Any `concurrent.futures.Executor` will do. What one of them cannot do, because a worker died or the
whole of it is gone, is done here: the result is the same, only later.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from importlib import import_module
from itertools import islice
from typing import Any

_PAYS = 24
"""Pieces of work from which on a pool's start is won back."""
_AHEAD = 4
"""Batches a worker has waiting."""


class Work:
    """Does batches of work in order; `jobs` is how many processes may help, None: as many as there are processors."""

    def __init__(self, jobs: int | None = None, pool: Callable[[], Executor] | None = None) -> None:
        """Start nothing yet."""
        self.jobs = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self._start = pool or self._processes
        self._anywhere = pool is not None
        self._pool: Executor | None = None
        self._lost = False

    def map(self, stage: str, shared: tuple[Any, ...], pieces: Iterable[Any], count: int, size: int) -> Iterator[Any]:
        """The results of `stage` (`module:function`) for all `count` pieces in order; `size` pieces make a batch."""
        rest = iter(pieces)
        batches = iter(lambda: tuple(islice(rest, size)), ())
        if count < _PAYS or (self.jobs < 2 and not self._anywhere):  # noqa: PLR2004 - one is none
            for batch in batches:
                yield from run(stage, shared, batch)
            return
        yield from self._shared_out(stage, shared, batches)

    def close(self) -> None:
        """Let the helpers go."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _shared_out(self, stage: str, shared: tuple[Any, ...], batches: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
        waiting: list[tuple[tuple[Any, ...], Future[list[Any]] | None]] = []
        ahead = self.jobs * _AHEAD
        while True:
            while len(waiting) < ahead and (batch := next(batches, None)) is not None:
                waiting.append((batch, self._given(stage, shared, batch)))
            if not waiting:
                return
            batch, future = waiting.pop(0)
            yield from self._done(stage, shared, batch, future)

    def _given(self, stage: str, shared: tuple[Any, ...], batch: tuple[Any, ...]) -> Future[list[Any]] | None:
        if self._lost:
            return None
        try:
            self._pool = self._pool or self._start()
            return self._pool.submit(run, stage, shared, batch)
        except Exception:  # noqa: BLE001 - whatever a pool dies of, the work is done here
            self._lost = True
            return None

    def _done(
        self, stage: str, shared: tuple[Any, ...], batch: tuple[Any, ...], future: Future[list[Any]] | None
    ) -> list[Any]:
        try:
            if future:
                return future.result()
        except Exception:  # noqa: BLE001 - as above; a fault of the work itself shows when it is done here
            self._lost = True
        return run(stage, shared, batch)

    def _processes(self) -> Executor:
        quick = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        return ProcessPoolExecutor(self.jobs, multiprocessing.get_context(quick), initializer=_deaf)


def _deaf() -> None:
    """An interruption is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def run(stage: str, shared: tuple[Any, ...], batch: tuple[Any, ...]) -> list[Any]:
    """One batch of work; its module is imported when there is work."""
    module, _, name = stage.partition(":")
    done: list[Any] = getattr(import_module(f"collate.press.{module}"), name)(*shared, batch)
    return done
