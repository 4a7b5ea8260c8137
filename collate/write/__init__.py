"""Shell: the site's files, published whole or not at all.

The new site is laid beside the old one, synced, and exchanged for it in one step where the
system can (Linux), else in two renames that the next build completes. A reader of the
folder, or a power cut, meets the old site or the new one. The old one is kept, to become the next.
"""

import ctypes
import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, NamedTuple

from collate.model import File
from collate.write import twin
from collate.write.stage import Stage, sync
from collate.write.twin import Record

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has none; there the rename itself fails while another build writes
    fcntl = None  # type: ignore[assignment]

SIGN = "schema/briefing.schema.json"
"""A file every site has: a folder with neither it nor nothing at all is not ours to replace."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2

Fetch = Callable[[list[str]], Iterable[File]]


class CannotPublishError(Exception):
    """The site could not be replaced; the old one stands. The message is one line for a person."""


class Seen(NamedTuple):
    """The standing site as the caller saw it: its folder's inode, and the files that it has; nothing if it did not."""

    inode: int = 0
    files: Collection[str] = ()


NOTHING = Seen()


def write(files: Iterable[File], into: Path) -> int:
    """Replace the folder `into` by `files`; how many were written. Raises `CannotPublishError`."""
    held = {file.path: file for file in files}
    publish(dict.fromkeys(held, True), lambda paths: (held[path] for path in paths), into)
    return len(held)


def publish(new: Mapping[str, bool], fetch: Fetch, into: Path, seen: Seen = NOTHING) -> frozenset[str]:
    """Replace the folder `into` by the files that `new` names; those that are not the same files as before.

    Of those that are not new the site that was `seen` has the bytes; the others' are fetched. Raises
    `CannotPublishError`.
    """
    into = into.absolute()
    if not into.name:
        message = f"{into} cannot be a site: choose a folder below it"
        raise CannotPublishError(message)
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        with _alone(into) as lock:
            _recover(into)
            _may_replace(into)
            if seen.inode != _inode(into):  # what stands there, another build published
                new, seen = dict.fromkeys(new, True), Seen(0, frozenset(_files(into)))
            return _replace(new, fetch, into, seen, lock)
    except OSError as fault:
        message = f"{into.name}/ is as it was: {fault.strerror or fault}"
        raise CannotPublishError(message) from fault


def _replace(new: Mapping[str, bool], fetch: Fetch, into: Path, seen: Seen, lock: IO[bytes]) -> frozenset[str]:
    record, root = twin.recall(lock), str(_beside(into, "new"))
    moved = {path for path, changed in new.items() if changed}.union(path for path in seen.files if path not in new)
    try:
        stage, wanted = _begun(new, moved, into, record, seen=bool(seen.inode))
        again = [path for path in wanted if not (new[path] or stage.link(path))]
        for file in fetch([path for path in wanted if new[path]] + again):
            stage.put(file)
        stage.sync()
        old, differing = _exchange(Path(root), into), frozenset(moved.union(again))
        with suppress(OSError):  # the new site stands by now
            sync(str(into.parent))
            _keep(stage, old, into, record, differing, lock)
        return differing
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _begun(
    new: Mapping[str, bool], moved: Collection[str], into: Path, record: Record | None, *, seen: bool
) -> tuple[Stage, list[str]]:
    """A stage, and the files that it lacks: begun with the twin, or empty where there is none to rely on."""
    held, root = str(_beside(into, "twin")), str(_beside(into, "new"))
    if not (record and record.holds(str(into), held, seen=seen)):
        with suppress(OSError):  # the new site can do without
            _clear(Path(held))
        return Stage(root, str(into)), list(new)
    os.rename(held, root)
    stage, stale = Stage(root, str(into), record), record.differing.union(moved)
    stage.drop(stale)
    return stage, sorted(path for path in stale if path in new)


def _keep(
    stage: Stage, old: Path | None, into: Path, record: Record | None, differing: frozenset[str], lock: IO[bytes]
) -> None:
    """Make the old site the twin of the new one; where nothing is known of it, another that is made of links."""
    held, site = _beside(into, "twin"), str(into)
    standing = stage.marks(site)
    if old and record and _inode(old) == record.standing.get("", (0, 0))[0]:
        os.rename(old, held)
        twin.keep(lock, Record(standing, record.standing, differing))
        return
    if old:
        shutil.rmtree(old)
    copy = Stage(str(held), site)
    fine = all(map(copy.link, _files(into)))
    if not fine:
        shutil.rmtree(held)
    twin.keep(lock, Record(standing, copy.marks(str(held)) if fine else {}, frozenset()))


def _exchange(stage: Path, into: Path) -> Path | None:
    """Put the new site where the old one is; where that one is now."""
    if not into.exists():
        stage.rename(into)
        return None
    if _exchanged(stage, into):
        return stage
    old = _beside(into, "old")
    into.rename(old)
    stage.rename(into)
    return old


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
        _clear(litter)


def _clear(place: Path) -> None:
    """Take away what stands there, of whatever kind; of a pipe, `rmtree` alone would wait for a writer."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def _may_replace(into: Path) -> None:
    if into.is_symlink():
        raise OSError(0, "it is a link")
    if into.exists() and not (into / SIGN).is_file() and any(into.iterdir()):
        raise OSError(0, "this folder holds something that is not a site built by Collate; choose another --out")


def _beside(into: Path, kind: str) -> Path:
    return into.with_name(f".{into.name}.{kind}")


def _inode(folder: Path) -> int:
    return folder.lstat().st_ino if folder.exists() else 0


def _files(folder: Path) -> Iterator[str]:
    """The files of a site, by their paths."""
    root = str(folder)
    for place, _, names in os.walk(root):
        above = place[len(root) + 1 :].replace(os.sep, "/")
        yield from (f"{above}/{name}" if above else name for name in names)


@contextmanager
def _alone(into: Path) -> Iterator[IO[bytes]]:
    """Hold the folder's lock: a second build waits for the first. In the file stands what is known of the twin."""
    with open(_beside(into, "lock"), "a+b", buffering=0, opener=_regular) as lock:
        if fcntl:  # pragma: no branch - see the import
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


def _regular(path: str, flags: int) -> int:
    """Open a file that is one, or that is not there yet: no link, pipe or device."""
    if os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
        raise OSError(0, f"{os.path.basename(path)} is no regular file")
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), 0o666)
