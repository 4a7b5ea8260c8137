"""A process that publishes two small sites in turn: `writer.py FOLDER TIMES`; what a fault is let loose on."""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from collate.model import File
from collate.write import SIGN, CannotPublishError, write


def site(name: str) -> tuple[File, ...]:
    """All files of a site say its name, but one that both have alike."""
    paths = ("index.html", "briefings/x/index.html", f"briefings/{name}/index.html", "assets/style.css")
    return (File(SIGN, b"{}"), *(File(path, f"{name} {path}\n".encode() * 50) for path in paths))


def tree(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def named(folder: Path) -> str | None:
    """Which site stands in `folder`, whole; None where neither does."""
    found = tree(folder)
    return next((name for name in "ab" if found == {file.path: file.data for file in site(name)}), None)


def turns() -> Iterator[str]:
    """b, a, b …"""
    while True:
        yield from "ba"


if __name__ == "__main__":
    try:
        for _, turn in zip(range(int(sys.argv[2])), turns(), strict=False):
            write(site(turn), Path(sys.argv[1]))
    except CannotPublishError as fault:
        sys.exit(str(fault))
