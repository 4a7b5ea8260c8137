"""Compiled templates, kept where Python keeps compiled code: in the `__pycache__` beside the code that made them.

What lies there is run, so it has no place in a project or its store: whoever can write here can change this package
itself. Where nobody may write, or Python is told to write no code, templates are compiled in each build.
"""

import os
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source

from collate import survey
from collate.outputs import compiling
from collate.store import digest

_HEAD = 16
"""Bytes of the digest before the code."""


class Beside:
    """A file a template; its first bytes are a digest of the code and of all that it was made from and by."""

    def __init__(self) -> None:
        """Look at what compiles."""
        with open(compiling.__file__, "rb") as opened:
            self._maker = digest(survey.versions(), MAGIC_NUMBER, opened.read())

    def get(self, name: str, source: str) -> bytes | None:
        """The code of the template of this name and of this source's digest."""
        with suppress(OSError), open(_path(name), "rb") as opened:
            data = opened.read()
            head, code = data[:_HEAD], data[_HEAD:]
            return code if head == self._proof(name, source, code) else None
        return None

    def put(self, name: str, source: str, code: bytes) -> None:
        """Keep it instead of what was kept for this name; a reader meets the old or the new."""
        if sys.dont_write_bytecode:
            return
        path = _path(name)
        new = f"{path}.{os.getpid()}"
        with suppress(OSError):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            try:
                with open(new, "xb") as opened:
                    opened.write(self._proof(name, source, code) + code)
                os.replace(new, path)
            finally:
                with suppress(FileNotFoundError):
                    os.unlink(new)

    def _proof(self, name: str, source: str, code: bytes) -> bytes:
        return digest(self._maker, name, source, code)


def _path(name: str) -> str:
    folder = os.path.dirname(cache_from_source(compiling.__file__))
    return os.path.join(folder, f"template-{digest(name).hex()}.{sys.implementation.cache_tag}.pyc")
