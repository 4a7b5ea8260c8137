"""Shell: files that people own: a new one only where none is, an old one replaced whole."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def create(path: Path, data: bytes) -> None:
    """A new file; `FileExistsError` where there is one already, which stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = False
    with path.open("xb") as opened:
        try:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
            whole = True
        finally:
            if not whole:
                path.unlink()


def replace(path: Path, data: bytes) -> None:
    """The file with other content in one step, its rights kept; a reader meets the old or the new."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
