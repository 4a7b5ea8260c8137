"""The twin: the site before the standing one, kept hidden beside it and brought up to date by the next build.

Both are made of the same files, linked, but for those in which they differ. So a change of one page costs the
files of that page, not a link for each of the site's.

Nothing of a twin is believed that cannot be seen: the marks of all its folders tell that no entry of theirs has
come, gone or been replaced since, and a file that was written to is the standing site's too, whose files the
caller looks at. A record is proven by a digest; without it, or where anything differs, the site is laid anew.
"""

import os
from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import IO, NamedTuple

_SIZE = 16
_CUT = "\0"

Mark = tuple[int, int]
"""A folder's inode, and when its entries changed last."""
_NONE = (0, 0)
"""Of a folder that there is not."""


class Record(NamedTuple):
    """The folders of the standing site and of its twin, each with its mark, and the files in which the two differ."""

    standing: Mapping[str, Mark]
    twin: Mapping[str, Mark]
    differing: frozenset[str]

    def holds(self, site: str, twin: str, *, seen: bool) -> bool:
        """Whether both are as they were left; of a site whose files the caller has seen the inode is enough."""
        try:
            if os.lstat(site).st_ino != self.standing.get("", _NONE)[0]:
                return False
            same = seen or marks(site, self.standing) == self.standing
            return same and bool(self.twin) and marks(twin, self.twin) == self.twin
        except OSError:
            return False


def marks(root: str, folders: Iterable[str]) -> dict[str, Mark]:
    """The marks of folders below `root`."""
    found = {}
    for folder in folders:
        told = os.lstat(f"{root}/{folder}")
        found[folder] = (told.st_ino, told.st_mtime_ns)
    return found


def keep(file: IO[bytes], record: Record) -> None:
    """Write a record over what the file held: folders, and each one's mark in the standing site and in the twin."""
    folders = list(dict.fromkeys((*record.standing, *record.twin)))
    numbers = array("Q", (n for each in folders for one in record[:2] for n in one.get(each, _NONE)))
    texts = (_CUT.join(folders), _CUT.join(sorted(record.differing)))
    parts = [text.encode("utf-8", "surrogateescape") for text in texts]
    data = b"%d %d\n" % (len(parts[0]), len(parts[1])) + b"".join((*parts, numbers.tobytes()))
    file.seek(0)
    file.truncate()
    file.write(blake2b(data, digest_size=_SIZE).digest() + data)


def recall(file: IO[bytes]) -> Record | None:
    """The record that a file holds, if it is whole."""
    file.seek(0)
    held = file.read()
    data = held[_SIZE:]
    if not data or blake2b(data, digest_size=_SIZE).digest() != held[:_SIZE]:
        return None
    with suppress(ValueError):
        record = _parsed(data)
        return record if all(map(_inside, record.differing)) else None
    return None


def _parsed(data: bytes) -> Record:
    head, _, rest = data.partition(b"\n")
    first, second = map(int, head.split())
    texts = (rest[:first], rest[first : first + second])
    folders, differing = (text.decode("utf-8", "surrogateescape").split(_CUT) for text in texts)
    numbers = array("Q", rest[first + second :])
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    standing, twin = (dict(zip(folders, pairs[at::2], strict=True)) for at in (0, 1))
    return Record(_there(standing), _there(twin), frozenset(differing) - {""})


def _there(found: Mapping[str, Mark]) -> dict[str, Mark]:
    return {folder: mark for folder, mark in found.items() if mark != _NONE}


def _inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")
