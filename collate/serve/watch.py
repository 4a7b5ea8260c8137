"""Which inputs changed, told by looking: what a new look finds is compared with what the last one found.

Looking costs a stat a file and sees every way of saving (in place, by rename, with an old date), on
network disks and in containers too. `livereload`'s own watcher looks at dates alone, follows links
and stops at the first change.
"""

import asyncio
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

Seen = dict[str, tuple[int, int, int, int]]
"""Of each file the marks that every change moves: both times, size and inode."""

PAUSE = 0.02
"""Seconds between looks, as long as a look is quick; a look takes a tenth of the time at most."""

QUIET = 0.02
"""Seconds without a further change after which a save is complete."""

LONGEST = 2.0
"""Seconds after which a storm of changes is not waited for any more."""

_SHARE = 10


def look(places: Iterable[Path]) -> Seen:
    """The files at and below `places` as a build would read them; links and hidden names are passed over."""
    seen: Seen = {}
    waiting = [os.fspath(place) for place in places]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as entries:
                waiting += [entry.path for entry in entries if _is_input(entry)]
        except NotADirectoryError:
            _mark(path, seen)
        except OSError:  # it is gone, or not ours to read: both are told by its absence
            continue
    return seen


def _is_input(entry: "os.DirEntry[str]") -> bool:
    return not entry.name.startswith((".", "__pycache__")) and not entry.is_symlink()


def _mark(path: str, seen: Seen) -> None:
    try:
        found = os.lstat(path)
    except OSError:
        return
    seen[path] = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)


async def follow(places: tuple[Path, ...], changed: Callable[[], None], seen: Seen) -> None:
    """Call `changed` once after each change, or storm of changes, since `seen`. Never returns."""
    while True:
        began = time.perf_counter()
        now = look(places)
        took = time.perf_counter() - began
        if now != seen:
            seen = await _settled(places, now)
            changed()
        await asyncio.sleep(max(PAUSE, _SHARE * took))


async def _settled(places: tuple[Path, ...], now: Seen) -> Seen:
    """The first look that finds what the one before it found."""
    end = time.perf_counter() + LONGEST
    while time.perf_counter() < end:
        await asyncio.sleep(QUIET)
        last, now = now, look(places)
        if now == last:
            break
    return now
