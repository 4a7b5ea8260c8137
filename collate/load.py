"""Shell: the project's files as bytes, read bounded.

Articles come from anywhere, so no link, pipe or device is followed and no file is read past
its limit; what is left out is named, never dropped in silence.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from collate.diagnostics import Checked, Diagnostic
from collate.model import Inputs, RawFile

MOST_BYTES = 64 * 1024 * 1024
"""A larger file is left out."""

YAML = (".yaml", ".yml")
PACKAGED = Path(__file__).parent
PACKAGED_NAME = "collate/"
"""Before a packaged template's name, for a project's own template of that name to build on."""


def load(root: Path) -> Checked[Inputs]:
    """Everything below `root` that a build depends on, each kind in order of file name."""
    complaints: list[Diagnostic] = []
    seeds = tuple(_files(root, "seeds", complaints))
    config = root / "config.yaml"
    inputs = Inputs(
        config=_read(root, config, complaints) if os.path.lexists(config) else None,
        articles=tuple(each for each in seeds if not each.file.endswith(YAML)),
        abouts=tuple(each for each in seeds if each.file.endswith(YAML)),
        briefings=tuple(each for each in _files(root, "briefings", complaints) if _is_briefing(each, complaints)),
        templates=_templates(root, complaints),
    )
    return inputs, tuple(complaints)


def packaged_templates() -> Path:
    """Where the packaged templates lie: inside the installed package, or beside it in a clone."""
    installed = PACKAGED / "templates"
    return installed if installed.is_dir() else PACKAGED.parent / "templates"


def read_file(root: Path, path: Path) -> Checked[RawFile | None]:
    """One file named by the user, under the same limits; `file` is relative to `root` where it lies below it."""
    complaints: list[Diagnostic] = []
    return _read(root, path, complaints), tuple(complaints)


def _templates(root: Path, complaints: list[Diagnostic]) -> tuple[RawFile, ...]:
    packaged = packaged_templates()
    found = {_within(each.file, "templates"): each.data for each in _files(packaged.parent, "templates", complaints)}
    found |= {f"{PACKAGED_NAME}{name}": data for name, data in found.items() if name.endswith(".html")}
    if (root / "templates").resolve() != packaged.resolve():
        found |= {_within(each.file, "templates"): each.data for each in _files(root, "templates", complaints)}
    return tuple(RawFile(name, found[name]) for name in sorted(found))


def _within(file: str, folder: str) -> str:
    return file.removeprefix(folder + "/")


def _is_briefing(each: RawFile, complaints: list[Diagnostic]) -> bool:
    if each.file.endswith(YAML):
        return True
    complaints.append(_left_out(each.file, "a briefing is a .yaml file"))
    return False


def _files(root: Path, folder: str, complaints: list[Diagnostic]) -> Iterator[RawFile]:
    for path in _walk(root, root / folder, complaints):
        read = _read(root, path, complaints)
        if read is not None:
            yield read


def _walk(root: Path, folder: Path, complaints: list[Diagnostic]) -> Iterator[Path]:
    if folder.is_symlink():
        complaints.append(_left_out(_name(root, folder), "links are not followed"))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as fault:
        complaints.append(_left_out(_name(root, folder), _why(fault)))
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, Path(entry.path), complaints)
        else:
            yield Path(entry.path)


def _read(root: Path, path: Path, complaints: list[Diagnostic]) -> RawFile | None:
    name = _name(root, path)
    try:
        data = _bytes(path)
    except OSError as fault:
        complaints.append(_left_out(name, _why(fault)))
        return None
    return RawFile(name, data)


def _bytes(path: Path) -> bytes:
    """The file's bytes; `OSError` with a plain reason when it is no regular file or too large."""
    if path.is_symlink():
        raise OSError(0, "links are not followed")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(0, "it is no regular file")
        data = opened.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(0, f"it is larger than {MOST_BYTES // 2**20} MiB")
    return data


def _name(root: Path, path: Path) -> str:
    """`path` as diagnostics show it; a file name's undecodable bytes are replaced, its control characters escaped."""
    try:
        name = path.relative_to(root).as_posix()
    except ValueError:
        name = path.as_posix()
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in name)


def _why(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__


def _left_out(file: str, why: str) -> Diagnostic:
    return Diagnostic("warning", "left-out", f"this file is left out: {why}", file)
