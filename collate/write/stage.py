"""A site being laid out where no reader looks; what the standing one has already is taken over from it."""

import ctypes
import os
import stat
import sys
from collections.abc import Iterable

from collate.model import File
from collate.write.twin import Mark, Record, marks

_MODE, _FOLDER_MODE = 0o644, 0o755
_MANY = 100
"""Files from which on one sync of all costs less than theirs."""


class Stage:
    """A site in the making below `root`; `old` is the one that stands."""

    def __init__(self, root: str, old: str, record: Record | None = None) -> None:
        """Begin it, or go on with the twin that a record tells of."""
        self.root, self._old = root, old
        self._known = dict(record.twin) if record else {}
        self._folders = set(self._known)
        self._moved: set[str] = set()
        self._files: list[str] = []
        if not record:
            self._folder("")

    def put(self, file: File) -> None:
        """Lay a file."""
        place = self._place(file.path)
        if _holds(f"{self._old}/{file.path}", file.data) and self.link(file.path):
            return
        with open(place, "xb") as opened:
            opened.write(file.data)
        os.chmod(place, _MODE)
        self._files.append(file.path)

    def link(self, path: str) -> bool:
        """Take a file over from the standing site; False where there is none or links cannot be made."""
        place = self._place(path)
        try:
            os.link(f"{self._old}/{path}", place, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return False
        return True

    def drop(self, paths: Iterable[str]) -> None:
        """Take files away, where they are, and the folders that this leaves empty."""
        emptied = set()
        for path in [path for path in paths if path not in self._folders]:
            try:
                os.unlink(f"{self.root}/{path}")
            except (FileNotFoundError, NotADirectoryError):
                continue
            emptied.add(_above(path))
        self._moved |= emptied
        for folder in sorted(emptied, reverse=True):
            self._clear(folder)

    def sync(self) -> None:
        """What was written to the disk: file by file, or where these are many the whole file system at once."""
        if len(self._files) > _MANY and _synced(self.root):
            return
        for path in (*self._files, ""):
            sync(f"{self.root}/{path}")

    def marks(self, root: str) -> dict[str, Mark]:
        """Those of its folders, which lie below `root` by now."""
        changed = [folder for folder in self._folders if folder in self._moved or folder not in self._known]
        known = {folder: mark for folder, mark in self._known.items() if folder in self._folders}
        return known | marks(root, changed)

    def _place(self, path: str) -> str:
        folder = _above(path)
        if folder not in self._folders:
            self._folder(folder)
        self._moved.add(folder)
        return f"{self.root}/{path}"

    def _folder(self, path: str) -> None:
        if path and _above(path) not in self._folders:
            self._folder(_above(path))
        folder = f"{self.root}/{path}"
        os.mkdir(folder)
        os.chmod(folder, _FOLDER_MODE)
        self._folders.add(path)
        self._moved |= {path, _above(path)}

    def _clear(self, folder: str) -> None:
        while folder:
            try:
                os.rmdir(f"{self.root}/{folder}")
            except OSError:
                return
            self._folders.discard(folder)
            folder = _above(folder)
            self._moved.add(folder)


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _holds(old: str, data: bytes) -> bool:
    """Whether the old site's file holds just this, and may be read as a site's files may."""
    try:
        found = os.lstat(old)
        same = stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == _MODE and found.st_size == len(data)
        if not same:
            return False
        with open(old, "rb") as opened:
            return opened.read() == data
    except OSError:
        return False


def sync(path: str) -> None:
    """Write a file or a folder to the disk."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _synced(folder: str) -> bool:
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
