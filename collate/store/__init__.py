"""Shell: what was computed before, in one SQLite file that may be deleted, damaged or shared at any time.

An entry is found by a digest of all it was computed from and proves itself by a digest over that
key and its own bytes, so that an entry that is cut, altered or moved is no entry. Whatever goes
wrong with the file is told once and costs time, nothing else: nothing read from it is ever run.
"""

import os
import sqlite3
import stat
from collections.abc import Iterable, Iterator
from hashlib import blake2b

_SIZE = 16
"""Bytes of a digest."""
_VERSION = 1
_ENDINGS = ("", "-journal", "-wal", "-shm")
"""Of the files that SQLite opens."""
_PATIENCE = 10.0
"""Seconds to wait while another build writes."""
_BATCH = 500
"""Keys asked for at once: fewer than the most parameters that SQLite takes."""
_MOST_WAITING = 2 * 2**20
"""Bytes that wait in memory to be written."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""What SQLite says of a file that is damaged or another program's; such a file is begun anew."""


def digest(*parts: bytes | str) -> bytes:
    """What tells `parts`, in this order and cut at these places, from all others."""
    made = blake2b(digest_size=_SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(b"%d:%b" % (len(data), data))
    return made.digest()


class Store:
    """Entries by key. No method raises; `complaint` is what went wrong first, in one line, or empty."""

    def __init__(self, path: str) -> None:
        """Open the file, or begin it anew; where neither can be done, nothing is kept."""
        self.complaint = ""
        self._path = path
        self._waiting: dict[bytes, bytes] = {}
        self._weight = 0
        self._writes = True
        self._file: sqlite3.Connection | None = None
        self._file = self._opened()

    def get(self, key: bytes) -> bytes | None:
        """The bytes kept under `key`, if they are whole."""
        return dict(self.gets((key,))).get(key)

    def gets(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Those of `keys` that are kept, with their bytes, in any order."""
        asked = list(keys)
        yield from ((key, self._waiting[key]) for key in asked if key in self._waiting)
        rest = [key for key in asked if key not in self._waiting]
        for at in range(0, len(rest), _BATCH):
            for key, data in self._rows(rest[at : at + _BATCH]):
                if isinstance(data, bytes) and data[:_SIZE] == digest(key, data[_SIZE:]):
                    yield key, data[_SIZE:]
                else:
                    self._complain("an entry is damaged")

    def put(self, key: bytes, data: bytes) -> None:
        """Keep `data` under `key`; it is written when enough waits, and by `flush`."""
        self._waiting[key] = data
        self._weight += len(data)
        if self._weight > _MOST_WAITING:
            self.flush()

    def flush(self) -> None:
        """Write what waits, in one short transaction."""
        waiting, self._waiting, self._weight = self._waiting, {}, 0
        if not (waiting and self._file and self._writes):
            return
        rows = ((key, digest(key, data) + data) for key, data in waiting.items())
        try:
            with self._file:
                self._file.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?)", rows)
        except sqlite3.Error as fault:
            self._writes = False
            self._complain(fault)

    def count(self) -> int:
        """How many entries there are; 0 where that cannot be told."""
        try:
            return int(self._file.execute("SELECT count(*) FROM entry").fetchone()[0]) if self._file else 0
        except sqlite3.Error as fault:
            self._complain(fault)
            return 0

    def keep(self, keys: set[bytes]) -> None:
        """Forget everything but `keys`."""
        if not (self._file and self._writes):
            return
        try:
            held = [row[0] for row in self._file.execute("SELECT key FROM entry")]
            with self._file:
                self._file.executemany("DELETE FROM entry WHERE key = ?", [(key,) for key in held if key not in keys])
            self._file.execute("VACUUM")
        except sqlite3.Error as fault:
            self._complain(fault)

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self.flush()
        if self._file:
            self._file.close()
            self._file = None

    def _rows(self, keys: list[bytes]) -> list[tuple[bytes, object]]:
        if not self._file:
            return []
        marks = ",".join("?" * len(keys))
        try:
            return self._file.execute(f"SELECT key, data FROM entry WHERE key IN ({marks})", keys).fetchall()  # noqa: S608 - marks only
        except sqlite3.Error as fault:
            self._file = self._anew(fault)
            return []

    def _opened(self) -> sqlite3.Connection | None:
        try:
            return self._begun()
        except OSError as fault:
            self._complain(fault)
        except sqlite3.Error as fault:
            return self._anew(fault)
        return None

    def _begun(self) -> sqlite3.Connection:
        self._must_be_ours()
        os.makedirs(os.path.dirname(self._path), exist_ok=True)
        file = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level="IMMEDIATE", check_same_thread=False)
        try:
            (version,) = file.execute("PRAGMA user_version").fetchone()
            if version != _VERSION:
                file.executescript(
                    "PRAGMA synchronous = OFF; DROP TABLE IF EXISTS entry;"
                    "CREATE TABLE entry (key BLOB PRIMARY KEY, data BLOB NOT NULL);"
                    f"PRAGMA user_version = {_VERSION};"
                )
            file.execute("PRAGMA synchronous = OFF")  # an entry that a power cut tears proves false
        except sqlite3.Error:
            file.close()
            raise
        return file

    def _must_be_ours(self) -> None:
        """No link is followed, and no pipe waited for, in the place of the store or of what SQLite keeps beside it."""
        folder = os.path.dirname(self._path)
        if os.path.lexists(folder) and not stat.S_ISDIR(os.lstat(folder).st_mode):
            raise OSError(0, f"{os.path.basename(folder)} is no folder")
        for each in (self._path + ending for ending in _ENDINGS):
            if os.path.lexists(each) and not stat.S_ISREG(os.lstat(each).st_mode):
                raise OSError(0, f"{os.path.basename(each)} is no regular file")

    def _anew(self, fault: sqlite3.Error) -> sqlite3.Connection | None:
        """What is damaged is replaced; what is merely out of reach is left alone."""
        self._complain(fault)
        if self._file:
            self._file.close()
        if getattr(fault, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
            return None
        try:
            for each in (self._path, f"{self._path}-journal"):
                if os.path.lexists(each):
                    os.unlink(each)
            return self._begun()
        except (OSError, sqlite3.Error):
            return None

    def _complain(self, fault: object) -> None:
        why = getattr(fault, "strerror", None) or fault
        self.complaint = self.complaint or f"{self._path}: {why}; what cannot be recalled is computed anew"
