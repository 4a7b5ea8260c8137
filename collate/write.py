"""Shell: the site's files, published whole or not at all.

The new site is laid beside the old one, synced, and exchanged for it in one step where the
system can (Linux), else in two renames that the next build completes. A reader of the
folder, or a power cut, meets the old site or the new one.
"""

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from collate.model import File

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has none; there the rename itself fails while another build writes
    fcntl = None  # type: ignore[assignment]

SIGN = "schema/briefing.schema.json"
"""A file every site has: a folder with neither it nor nothing at all is not ours to replace."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
_MODE = 0o644


class CannotPublishError(Exception):
    """The site could not be replaced; the old one stands. The message is one line for a person."""


def write(files: Iterable[File], into: Path) -> int:
    """Replace the folder `into` by `files`; how many were written. Raises `CannotPublishError`."""
    into = into.absolute()
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with _alone(into):
            _recover(into)
            _may_replace(into)
            return _publish(tuple(files), into)
    except OSError as fault:
        message = f"{into.name}/ is as it was: {fault.strerror or fault}"
        raise CannotPublishError(message) from fault


def _publish(files: tuple[File, ...], into: Path) -> int:
    stage = _beside(into, "new")
    try:
        _lay(files, stage, into)
        _exchange(stage, into)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return len(files)


def _lay(files: tuple[File, ...], stage: Path, old: Path) -> None:
    stage.mkdir()
    stage.chmod(0o755)
    for file in files:
        path = stage.joinpath(*file.path.split("/"))
        for folder in _missing(path.parent):
            folder.mkdir()
            folder.chmod(0o755)
        if not _kept(old.joinpath(*file.path.split("/")), path, file.data):
            _put(path, file.data)
    _sync(stage)


def _missing(folder: Path) -> list[Path]:
    found = []
    while not folder.exists():
        found.append(folder)
        folder = folder.parent
    return found[::-1]


def _kept(old: Path, path: Path, data: bytes) -> bool:
    """Whether the old site's file holds just this and now stands in the new one too, with no byte to wait for."""
    try:
        found = old.lstat()
        same = stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == _MODE and found.st_size == len(data)
        if not same or old.read_bytes() != data:
            return False
        os.link(old, path)
    except (OSError, NotImplementedError):  # there is none, or this disk has no links
        return False
    return True


def _put(path: Path, data: bytes) -> None:
    with path.open("xb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    path.chmod(_MODE)


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchange(stage: Path, into: Path) -> None:
    if not into.exists():
        stage.rename(into)
    elif not _exchanged(stage, into):
        old = _beside(into, "old")
        into.rename(old)
        stage.rename(into)
        shutil.rmtree(old, ignore_errors=True)
    with suppress(OSError):  # the new site stands by now
        _sync(into.parent)


def _exchanged(stage: Path, into: Path) -> bool:
    """Swap two folders in one step; False where the system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if swap is None:
        return False
    if swap(AT_FDCWD, os.fsencode(stage), AT_FDCWD, os.fsencode(into), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code))


def _recover(into: Path) -> None:
    """Finish what a build that was cut off left: the old site comes back if it had been moved away."""
    old = _beside(into, "old")
    if old.exists() and not into.exists():
        old.rename(into)
    for litter in (old, _beside(into, "new")):
        if litter.exists():
            shutil.rmtree(litter)


def _may_replace(into: Path) -> None:
    if into.is_symlink():
        raise OSError(0, "it is a link")
    if into.exists() and not (into / SIGN).is_file() and any(into.iterdir()):
        raise OSError(0, "this folder holds something that is not a site built by Collate; choose another --out")


def _beside(into: Path, kind: str) -> Path:
    return into.with_name(f".{into.name}.{kind}")


@contextmanager
def _alone(into: Path) -> Iterator[None]:
    """Hold the folder's lock: a second build waits for the first."""
    if fcntl is None:  # pragma: no cover - see the import
        yield
        return
    with _beside(into, "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
