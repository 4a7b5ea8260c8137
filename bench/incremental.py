"""Incremental equals full, byte for byte: a project changed at random, built from what is kept and by the bare ribbon.

`python -m bench.incremental STEPS [SEED]` takes that many steps and tells the first that differs.
"""

import argparse
import io
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from bench.archive import Told, articles
from collate import report, search
from collate.cli import main as collate
from collate.commands.desk import published
from collate.write import SIGN

_ARTICLES = 9
Step = Callable[["Walk"], str]


class Walk:
    """A project that changes at random; `chance` decides everything."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        """Begin with a few articles of two events."""
        self.root, self.chance = root, chance
        self.spare = list(articles(_ARTICLES, seed=chance.randrange(1000)))
        self.undo: list[tuple[Path, bytes | None]] = []
        for folder in ("seeds", "briefings", "templates"):
            (root / folder).mkdir(parents=True)
        for told in self.spare[: _ARTICLES // 2]:
            self.put(f"seeds/{told.name}.txt", _short(told))

    def put(self, name: str, text: str) -> None:
        """Write a file, in place as some editors do or by a rename as others do."""
        path = self.root / name
        self.undo.append((path, path.read_bytes() if path.exists() else None))
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.chance.random() < 0.5:  # noqa: PLR2004 - either
            path.write_text(text, "utf-8")
        else:
            beside = path.with_name(f".{path.name}")
            beside.write_text(text, "utf-8")
            beside.replace(path)

    def drop(self, path: Path) -> None:
        """Delete a file."""
        self.undo.append((path, path.read_bytes()))
        path.unlink()

    def some(self, folder: str, ending: str = "") -> Path | None:
        """One of the files of a folder."""
        found = sorted(each for each in (self.root / folder).iterdir() if each.name.endswith(ending))
        return self.chance.choice(found) if found else None


def _short(told: Told) -> str:
    return "\n\n".join(told.text.rpartition("---\n")[2].split("\n\n")[:4]) + "\n"


def add(walk: Walk) -> str:
    """An article that was not there."""
    told = walk.chance.choice(walk.spare)
    kind = walk.chance.choice(("txt", "md"))
    walk.put(f"seeds/{told.name}.{kind}", _short(told))
    return f"add {told.name}.{kind}"


def edit(walk: Walk) -> str:
    """A few words of an article."""
    path = walk.some("seeds", "txt")
    if path is None:
        return "nothing to edit"
    text = path.read_text("utf-8")
    at = walk.chance.randrange(len(text) + 1)
    written = walk.chance.choice((" not", " 7", "\n\n", "“", " said the mayor.", ""))
    walk.put(f"seeds/{path.name}", text[:at] + written + text[at + walk.chance.randrange(9) :])
    return f"edit {path.name} at {at}"


def swap(walk: Walk) -> str:
    """Bytes changed, size and date kept: what only its inode's own clock tells."""
    path = walk.some("seeds", "txt")
    if path is None:
        return "nothing to swap"
    before = path.stat()
    text = path.read_text("utf-8")
    walk.put(f"seeds/{path.name}", text.swapcase())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return f"swap {path.name}"


def _without(walk: Walk, folder: str) -> str:
    path = walk.some(folder)
    if path:
        walk.drop(path)
    return f"remove {path and path.name} of {folder}"


def remove(walk: Walk) -> str:
    """An article or what is said of it."""
    return _without(walk, "seeds")


def rename(walk: Walk) -> str:
    """An article under another name."""
    path = walk.some("seeds", "txt")
    if path is None:
        return "nothing to rename"
    name = f"{walk.chance.choice('abc')}{walk.chance.randrange(9)}{path.suffix}"
    walk.put(f"seeds/{name}", path.read_text("utf-8"))
    if path.name != name:
        walk.drop(path)
    return f"rename {path.name} to {name}"


def describe(walk: Walk) -> str:
    """What the text does not say of an article; now and then of none, or wrongly."""
    path = walk.some("seeds", "txt")
    stem = path.stem if path else "nobody"
    said = walk.chance.choice(
        ("publisher: Post", "publisher: Mail\npublished: 2031-01-07", "publish: full", "publish: none", "nonsense: 1")
    )
    walk.put(f"seeds/{stem}.yaml", said + "\n")
    return f"describe {stem}: {said!r}"


def brief(walk: Walk) -> str:
    """A briefing's YAML; now and then one that is wrong."""
    found = sorted(each.name for each in (walk.root / "seeds").glob("*.txt"))
    chosen = walk.chance.sample(found, min(len(found), walk.chance.randint(1, 3))) or ["missing.txt"]
    listed = "".join(f"  s{number}: {name}\n" for number, name in enumerate(chosen))
    title = walk.chance.choice(("One", "Two", "Ferry"))
    changes = walk.chance.choice(("", "changes:\n  - {on: 2031-02-01, kind: update, note: More is known.}\n"))
    name = walk.chance.choice("xyz")
    walk.put(f"briefings/{name}.yaml", f"title: {title}\nslug: {title.lower()}\nsources:\n{listed}{changes}")
    return f"brief {name}: {title}, {chosen}"


def unbrief(walk: Walk) -> str:
    """A briefing's YAML no more."""
    return _without(walk, "briefings")


def configure(walk: Walk) -> str:
    """Another configuration."""
    lines = walk.chance.sample(
        (
            "title: Other",
            "base_url: https://example.org/x/",
            "publish: full",
            "language: de",
            "actors:\n  - {id: mayor, name: Mayor, aliases: [the mayor]}",
            "issues:\n  - {id: inquiry, title: Inquiry, question: Who leads it?, aliases: [independent inquiry]}",
        ),
        walk.chance.randint(0, 3),
    )
    walk.put("config.yaml", "\n".join(lines) + "\n")
    return f"configure {lines}"


def dress(walk: Walk) -> str:
    """A template or an asset of the project's own, or one less."""
    path = walk.some("templates", "html")
    if path:
        walk.drop(path)
        return f"undress {path.name}"
    name, text = walk.chance.choice(
        (
            ("404.html", "gone {{ site.title }}"),
            ("about.html", "{% extends 'base.html' %}{% block main %}us{% endblock %}"),
            ("issues.html", walk.chance.choice(("{{ broken", "{{ site.title }}", "no issues"))),
            ("assets/more.css", "p { color: red }"),
        )
    )
    walk.put(f"templates/{name}", text)
    return f"dress {name}"


def touch(walk: Walk) -> str:
    """A date, and nothing else."""
    path = walk.some("seeds")
    if path:
        path.touch()
    return f"touch {path and path.name}"


def meddle(walk: Walk) -> str:
    """The published site itself, changed from outside; without its sign it would be nobody's to replace."""
    site = walk.root / "site"
    found = sorted(each for each in site.rglob("*") if each.is_file() and each != site / SIGN)
    if not found:
        return "nothing to meddle with"
    path = walk.chance.choice(found)
    if walk.chance.random() < 0.5:  # noqa: PLR2004 - either
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b"!")
    return f"meddle with {path.relative_to(walk.root)}"


def forget(walk: Walk) -> str:
    """What was kept."""
    shutil.rmtree(walk.root / ".collate", ignore_errors=True)
    return "forget"


def damage(walk: Walk) -> str:
    """What was kept, with some of its bytes changed or its end cut off, or its entries each under another's key."""
    path = walk.root / ".collate/store.sqlite"
    if not path.is_file():
        return "nothing to damage"
    if walk.chance.random() < 0.3:  # noqa: PLR2004 - now and then
        moved(path)
        return "move entries"
    data = bytearray(path.read_bytes())
    for _ in range(walk.chance.choice((1, 9, 99))):
        data[walk.chance.randrange(len(data))] ^= 1 << walk.chance.randrange(8)
    size = walk.chance.choice((len(data), len(data), walk.chance.randrange(len(data))))
    path.write_bytes(data[:size])
    return f"damage, {size} bytes are left"


def moved(path: Path) -> None:
    """Each entry of a store gets the bytes of another one."""
    with closing(sqlite3.connect(path)) as file, suppress(sqlite3.DatabaseError), file:
        rows = file.execute("SELECT key, data FROM entry ORDER BY key").fetchall()
        swapped = [(data, key) for (key, _), (_, data) in zip(rows, rows[1:] + rows[:1], strict=True)]
        file.executemany("UPDATE entry SET data = ? WHERE key = ?", swapped)


def undo(walk: Walk) -> str:
    """The last change taken back."""
    if not walk.undo:
        return "nothing to undo"
    path, data = walk.undo.pop()
    if data is not None:
        path.write_bytes(data)
    else:
        path.unlink(missing_ok=True)
    return f"undo {path.name}"


def nothing(_walk: Walk) -> str:
    """No change at all."""
    return "nothing"


STEPS: tuple[Step, ...] = (
    *(add, edit, edit, swap, remove, rename, describe, brief, unbrief),
    *(configure, dress, touch, meddle, forget, damage, undo, undo, nothing),
)


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a folder and their bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(walk: Walk) -> tuple[int, list[str]]:
    """The exit code, and where a build from what is kept differs from the bare ribbon: paths, exit code, complaints."""
    before = tree(walk.root / "site")
    options = argparse.Namespace(root=walk.root, base_url=None)
    _, files, complaints = published(options)
    fine = not any(each.severity == "error" for each in complaints)
    told, stderr = io.StringIO(), sys.stderr
    sys.stderr = told
    try:
        kept = collate(["build", "-q", "--root", str(walk.root)])
    finally:
        sys.stderr = stderr
    full = {file.path: file.data for file in search.indexed(files)} if fine else before
    one = tree(walk.root / "site")
    wrong = sorted(path for path in one.keys() | full.keys() if one.get(path) != full.get(path))
    wrong += ["complaints"] if _of_input(told.getvalue()) != report.text(complaints) else []
    return kept, [*(["exit code"] if kept == fine else []), *wrong]


def _of_input(told: str) -> str:
    """What is told but for the one line that may tell of a damaged store."""
    lines = told.splitlines(keepends=True)
    stores = [line for line in lines if "/.collate/store.sqlite: " in line]
    return "".join(line for line in lines if line not in stores[:1])


def walked(steps: int, seed: int, folder: Path) -> Iterator[tuple[str, int, list[str]]]:
    """What each step changed, the exit code of the build after it, and the paths on which the two builds differ."""
    chance = random.Random(seed)  # noqa: S311 - a walk, not a secret
    walk = Walk(folder / "walk", chance)
    code = 0
    for _ in range(steps):
        mends = code != 0 and chance.random() < 0.5  # noqa: PLR2004 - else most steps would meet an input with errors
        told = (undo if mends else chance.choice(STEPS))(walk)
        code, wrong = differing(walk)
        yield told, code, wrong


def main(arguments: list[str]) -> int:
    """1 where a step differs, 2 on wrong use."""
    if not arguments or not all(each.isdigit() for each in arguments):
        print("usage: python -m bench.incremental STEPS [SEED]", file=sys.stderr)
        return 2
    steps, seed = int(arguments[0]), int((*arguments, "1")[1])
    with tempfile.TemporaryDirectory() as folder, open(os.devnull, "w") as quiet:  # noqa: PTH123 - no file
        told: list[str] = []
        published = 0
        stderr, sys.stderr = sys.stderr, quiet
        try:
            for number, (step, code, wrong) in enumerate(walked(steps, seed, Path(folder)), 1):
                told.append(step)
                published += code == 0
                if wrong:
                    print(f"step {number} of seed {seed}: {step}\n  differ: {wrong[:9]}\n  before: {told[-6:-1]}")
                    return 1
        finally:
            sys.stderr = stderr
    print(f"{steps} steps of seed {seed}, {published} of them published: the same, byte for byte")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
