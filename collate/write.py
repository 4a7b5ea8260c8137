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
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from collate.model import File

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has none; there the rename itself fails while another build writes
    fcntl = None  # type: ignore[assignment]

SIGN = "schema/briefing.schema.json"
"""A file every site has: a folder with neither it nor nothing at all is not ours to replace."""

_MANY = 100
"""Files from which on one sync of all costs less than theirs."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
_MODE = 0o644


class CannotPublishError(Exception):
    """The site could not be replaced; the old one stands. The message is one line for a person."""


def write(files: Iterable[File], into: Path) -> int:
    """Replace the folder `into` by `files`; how many were written. Raises `CannotPublishError`."""
    held = {file.path: file for file in files}
    publish(dict.fromkeys(held, True), lambda paths: (held[path] for path in paths), into)
    return len(held)


def publish(new: Mapping[str, bool], fetch: Callable[[list[str]], Iterable[File]], into: Path) -> None:
    """Replace the folder `into` by the files that `new` names. Raises `CannotPublishError`.

    Of those that are not new the folder already has the bytes; the others' are fetched.
    """
    into = into.absolute()
    if not into.name:
        message = f"{into} cannot be a site: choose a folder below it"
        raise CannotPublishError(message)
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with _alone(into):
            _recover(into)
            _may_replace(into)
            _replace(new, fetch, into)
    except OSError as fault:
        message = f"{into.name}/ is as it was: {fault.strerror or fault}"
        raise CannotPublishError(message) from fault


def _replace(new: Mapping[str, bool], fetch: Callable[[list[str]], Iterable[File]], into: Path) -> None:
    stage = Stage(_beside(into, "new"), into)
    try:
        again = [path for path, changed in new.items() if not (changed or stage.link(path))]
        for file in fetch([path for path, changed in new.items() if changed] + again):
            stage.put(file)
        stage.sync()
        _exchange(stage.root, into)
    finally:
        shutil.rmtree(stage.root, ignore_errors=True)


class Stage:
    """A site being laid out where no reader looks; what the standing one has already is taken over from it."""

    def __init__(self, root: Path, old: Path) -> None:
        """Begin it beside `old`."""
        self.root, self._old = root, old
        self._folders: set[str] = set()
        self._files: list[str] = []
        self._folder("")

    def put(self, file: File) -> None:
        """Lay a file."""
        place = self._place(file.path)
        if _holds(self._old / file.path, file.data) and self.link(file.path):
            return
        with place.open("xb") as opened:
            opened.write(file.data)
        place.chmod(_MODE)
        self._files.append(file.path)

    def link(self, path: str) -> bool:
        """Take a file over from the standing site; False where there is none or links cannot be made."""
        place = self._place(path)
        try:
            os.link(self._old / path, place, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return False
        return True

    def sync(self) -> None:
        """What was written to the disk: file by file, or where these are many the whole file system at once."""
        if len(self._files) > _MANY and _synced(self.root):
            return
        for path in (*self._files, ""):
            _sync(self.root / path)

    def _place(self, path: str) -> Path:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._folder(folder)
        return self.root / path

    def _folder(self, path: str) -> None:
        above = path.rpartition("/")[0]
        if path and above not in self._folders:
            self._folder(above)
        folder = self.root / path
        folder.mkdir()
        folder.chmod(0o755)
        self._folders.add(path)


def _holds(old: Path, data: bytes) -> bool:
    """Whether the old site's file holds just this, and may be read as a site's files may."""
    try:
        found = old.lstat()
        same = stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == _MODE and found.st_size == len(data)
        return same and old.read_bytes() == data
    except OSError:
        return False


def _sync(path: Path) -> None:
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _synced(folder: Path) -> bool:
    """Write back all that the file system has in memory, in one call; False where there is no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform.startswith("linux") else None
    if call is None:
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(handle)
    return True


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
    if old.is_dir() and not old.is_symlink() and not into.exists():
        old.rename(into)
    for litter in (old, _beside(into, "new")):
        if litter.is_dir() and not litter.is_symlink():
            shutil.rmtree(litter)
        else:
            litter.unlink(missing_ok=True)


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
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    with os.fdopen(os.open(_beside(into, "lock"), flags, _MODE), "r+b", buffering=0) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
