"""Shell: the preview. It builds, watches every input, and keeps the pages in an editor's browser current.

One thread answers, another builds; of builds at most one waits.
"""

import asyncio
import signal
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from tornado.httpserver import HTTPServer

from collate.serve.preview import EDITOR, Built, Preview
from collate.serve.watch import follow, look
from collate.serve.web import application, tell

__all__ = ["EDITOR", "Built", "CannotListenError", "Preview", "bound", "serve"]

IDLE = 20.0
"""Seconds after which a connection that asks nothing is closed."""

CALM = 1.0
"""Seconds without a save after which a build is finished."""

_HEADERS = 16 * 1024
_BODY = 1024
_FILES = 8192
_WAITING = 1024


class CannotListenError(Exception):
    """The address cannot be listened on; the message is one line for a person."""


def bound(host: str, port: int) -> socket.socket:
    """Listen on `host`; of `port` 0 the system chooses one. Raises `CannotListenError`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host.strip("[]"), port), family=family, backlog=_WAITING)
    except (OSError, OverflowError, UnicodeError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        message = f"cannot listen on {host} port {port}: {reason}; choose another with --port"
        raise CannotListenError(message) from fault
    listening.settimeout(0)
    return listening


def serve(
    preview: Preview, listening: socket.socket, host: str, inputs: tuple[Path, ...], ready: Callable[[], None]
) -> None:
    """Build, tell `ready`, then answer and follow `inputs` until interrupted."""
    _allow_connections()
    with suppress(KeyboardInterrupt):
        asyncio.run(_run(preview, listening, host, inputs, ready))


async def _run(
    preview: Preview, listening: socket.socket, host: str, inputs: tuple[Path, ...], ready: Callable[[], None]
) -> None:
    seen = look(inputs)
    with ThreadPoolExecutor(1) as worker:
        loop, changed, stopped = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, ValueError):
                loop.add_signal_handler(getattr(signal, name), stopped.set)
        await loop.run_in_executor(worker, preview.renew)
        await loop.run_in_executor(worker, preview.settle)
        patience = {"idle_connection_timeout": IDLE, "body_timeout": IDLE}
        server = HTTPServer(application(preview, host), **patience, max_header_size=_HEADERS, max_body_size=_BODY)
        server.add_socket(listening)
        ready()
        tasks = {
            asyncio.create_task(follow(inputs, changed.set, seen)),
            asyncio.create_task(_builds(preview, worker, changed)),
            asyncio.create_task(stopped.wait()),
        }
        done, rest = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in rest:
            task.cancel()
        server.stop()
        for task in done:
            task.result()


async def _builds(preview: Preview, worker: ThreadPoolExecutor, changed: asyncio.Event) -> None:
    """A build after each change; of all that change meanwhile, one more. When saves pause, the build is finished."""
    loop = asyncio.get_running_loop()
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(changed.wait(), CALM)
        if not changed.is_set():
            await loop.run_in_executor(worker, preview.finish)
            await changed.wait()
        changed.clear()
        await loop.run_in_executor(worker, preview.renew)
        tell(preview)
        if await loop.run_in_executor(worker, preview.settle):
            tell(preview)


def _allow_connections() -> None:
    """As many open files as the system grants: a preview must outlive a thousand connections."""
    if sys.platform == "win32":  # pragma: no cover - it has no such limit
        return
    import resource  # noqa: PLC0415 - Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
