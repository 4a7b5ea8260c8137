"""Shell: the project as a commit has it, laid into a folder of its own; the working tree is only read."""

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

_SECONDS = 60


class NoHistoryError(Exception):
    """The commit cannot be had; the message is one line for a person."""


@contextmanager
def archived(root: Path, ref: str) -> Iterator[Path]:
    """A folder with the files below `root` as they are in `ref`. Raises `NoHistoryError`."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    prefix = _git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    tree = f"{commit}:{prefix}" if prefix else commit
    packed = _git(root, "archive", "--format=tar", tree)
    with tempfile.TemporaryDirectory(prefix="collate-") as folder:
        with tarfile.open(fileobj=BytesIO(packed)) as tar:
            tar.extractall(folder, members=(each for each in tar if each.isfile() or each.isdir()), filter="data")
        yield Path(folder)


def _git(root: Path, *words: str) -> bytes:
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - no shell, a fixed program
    except (OSError, subprocess.TimeoutExpired) as fault:
        message = f"git cannot be asked: {getattr(fault, 'strerror', None) or 'it took too long'}"
        raise NoHistoryError(message) from fault
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if said and "not a git repository" in said[0]:
            message = "this project is in no git repository, so there is no commit to hold it against"
            raise NoHistoryError(message)
        raise NoHistoryError(said[0] if said else f"there is no commit {words[-1].removesuffix('^{commit}')}")
    return done.stdout
