"""Work given to a Dask cluster (`collate[dask]`), which lends its scheduling and its mending of lost workers.

A worker does nothing unless its Collate, Python and libraries are those of the build: what another
version makes would be kept under this one's name.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cache
from typing import Any

from collate import survey
from collate.press import work
from collate.press.inventory import code
from collate.press.standing import hashed

_PATIENCE = 10
"""Seconds until a scheduler that does not answer is done without."""


class Cluster(Executor):
    """A Dask cluster; `hands` is how many batches it works on at once."""

    def __init__(self, address: str, made_by: bytes) -> None:
        """Join the cluster of the scheduler at `address`; `made_by` is the digest of this build's code.

        Raises `ImportError` where Dask is not installed, `OSError` where nothing answers or no worker is there.
        """
        from distributed import Client  # noqa: PLC0415 - only those who have a cluster need it

        self._client = Client(address, timeout=_PATIENCE, set_as_default=False)
        self._executor = self._client.get_executor(pure=False)
        self._made_by = made_by
        self.hands = sum(self._client.ncores().values())
        if not self.hands:
            self.shutdown()
            message = "the cluster has no worker"
            raise OSError(message)

    def submit(self, job: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:  # noqa: ANN401 - as any executor
        """Give work to the cluster."""
        done: Future[Any] = self._executor.submit(alike, self._made_by, job, *given, **named)
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as any executor
        """Leave the cluster, which goes on."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close(timeout=_PATIENCE)


def alike(made_by: bytes, job: Callable[..., Any], *given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the job gives
    """On a worker: the work, by the very code of the build that asks for it. Raises `RuntimeError` otherwise."""
    if _own_code() != made_by:
        message = "a worker of the cluster has another version of Collate, Python or a library"
        raise RuntimeError(message)
    return job(*given, **named)


@cache
def _own_code() -> bytes:
    return code(survey.versions(), {path: hashed(path) for path in survey.code()})


def joined(address: str, made_by: bytes) -> work.Start:
    """What joins the cluster when there is work for it."""

    def start() -> tuple[Executor, int]:
        cluster = Cluster(address, made_by)
        return cluster, cluster.hands

    return start
