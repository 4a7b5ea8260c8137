"""What lies in a folder, told by looking: the marks that every change of a file moves.

Nothing is read. A file that was changed within the clock's own coarseness could be changed again
without a new mark, so such files are told apart: their bytes have to be asked.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from stat import S_ISDIR

Mark = tuple[int, int, int, int, int]
"""Size, time of the last change of bytes and of anything, inode, mode."""

Held = tuple[int, int, int, int]
"""Of what is published: inode, size, time of the last change of bytes, mode. A link more or less changes none."""

INPUTS = ("config.yaml", "seeds", "briefings", "templates")
_COARSE = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT)."""
_LIBRARIES = ("babel", "jinja2", "markdown_it_py", "markupsafe", "mdurl", "msgspec", "pagefind", "pydantic", "pyyaml")
"""Packages whose version may show in a page."""


def look(places: Iterable[str]) -> dict[str, Mark]:
    """The marks of every file at and below `places`, of what is no file or folder too; links are not followed."""
    seen: dict[str, Mark] = {}
    waiting = list(places)
    for place in waiting:
        try:
            found = os.lstat(place)
        except OSError:
            continue
        if not S_ISDIR(found.st_mode) or place.endswith(INPUTS[0]):
            seen[place] = _mark(found)
            continue
        _scan(place, seen, waiting, found)
    return seen


def _scan(folder: str, seen: dict[str, Mark], waiting: list[str], itself: os.stat_result) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith((".", "__pycache__")):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    seen[entry.path] = _mark(entry.stat(follow_symlinks=False))
    except OSError:  # a folder that cannot be read, or went away: its own mark tells when that changes
        seen[folder] = _mark(itself)


def _mark(found: os.stat_result) -> Mark:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode


def racy(marks: Mapping[str, Mark], now: int) -> list[str]:
    """The files that may change once more without a new mark; `now` is when they were looked at, ns since 1970."""
    edge = now - _COARSE
    return [path for path, mark in marks.items() if mark[1] >= edge or mark[2] >= edge]


def code() -> dict[str, Mark]:
    """The marks of Collate's own files."""
    return look((os.path.dirname(os.path.abspath(__file__)),))


def packaged_templates() -> str:
    """Where the packaged templates lie: inside the installed package, or beside it in a clone."""
    here = os.path.dirname(os.path.abspath(__file__))
    return os.path.join(here if os.path.isdir(os.path.join(here, "templates")) else os.path.dirname(here), "templates")


def versions() -> str:
    """What besides Collate's own files and the inputs shapes a page: Python and the libraries, by version."""
    found = {name for folder in sys.path if folder.endswith("-packages") for name in _installed(folder)}
    return " ".join((sys.implementation.name, ".".join(map(str, sys.version_info[:3])), *sorted(found)))


def _installed(folder: str) -> list[str]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [name for name in names if name.endswith("-info") and name.lower().startswith(_LIBRARIES)]


def published(root: str, paths: Iterable[str]) -> list[Held]:
    """The marks of a site's folder and of each of its files; none where one is missing."""
    found = []
    try:
        for place in ("", *paths):
            told = os.lstat(f"{root}/{place}")
            found.append((told.st_ino, told.st_size, told.st_mtime_ns, told.st_mode))
    except OSError:
        return []
    return found
