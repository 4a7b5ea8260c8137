"""What is made of the package alone, kept where Python keeps its compiled code: in the `__pycache__` beside it.

It has no place in a project or its store: whoever can write here can change this package itself. Where nobody may
write, or Python is told to write no code, it is made in each build.
"""

import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source

from collate import survey
from collate.store import digest

_HEAD = 16
"""Bytes of the digest before what is kept."""


class Beside:
    """A file a name, of one `kind`; its first bytes are a digest of `maker`, of what else made it, and of the rest."""

    def __init__(self, kind: str, *maker: bytes) -> None:
        """`maker` is what makes them, besides Python and the libraries."""
        self._kind, self._maker = kind, digest(survey.versions(), MAGIC_NUMBER, *maker)

    def get(self, name: str, source: str) -> bytes | None:
        """What was made of this source for this name, if it is whole."""
        with suppress(OSError), open(self._path(name), "rb") as opened:
            data = opened.read()
            head, made = data[:_HEAD], data[_HEAD:]
            return made if head == digest(self._maker, name, source, made) else None
        return None

    def put(self, name: str, source: str, made: bytes) -> None:
        """Keep it instead of what was kept for this name; a reader meets the old or the new."""
        if sys.dont_write_bytecode:
            return
        path = self._path(name)
        new = f"{path}.{os.getpid()}"
        with suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            try:
                with open(new, "xb") as opened:
                    opened.write(digest(self._maker, name, source, made) + made)
                os.replace(new, path)
            finally:
                with suppress(FileNotFoundError):
                    os.unlink(new)

    def _path(self, name: str) -> str:
        folder = os.path.dirname(cache_from_source(survey.__file__))
        return os.path.join(folder, f"{self._kind}-{digest(name).hex()}.{sys.implementation.cache_tag}.pyc")
