"""Shell: the project's files as bytes, read bounded.

Articles come from anywhere, so no link, pipe or device is followed and no file is read past
its limit; what is left out is named, never dropped in silence.
"""

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from msgspec.structs import replace

from collate import survey
from collate.diagnostics import Checked, Diagnostic
from collate.model import Config, Inputs, Limits, RawFile, raising

T = TypeVar("T")
Kind = Literal["config", "article", "about", "briefing", "template", "stray"]

MOST_BYTES = 64 * 1024 * 1024
"""A larger file is left out."""

NO_ARTICLES = Diagnostic(
    "error",
    "no-articles",
    "there is no article in seeds/",
    "seeds/",
    hints=("put articles there as .txt or .md files, or let `python build.py add FILE|URL` do it",),
)
YAML = (".yaml", ".yml")
PACKAGED_NAME = "collate/"
"""Before a packaged template's name, for a project's own template of that name to build on."""


def load(root: Path) -> Checked[Inputs]:
    """Everything below `root` that a build depends on, each kind in order of file name."""
    complaints: list[Diagnostic] = []
    found: dict[Kind, list[RawFile]] = {}
    for path in in_order(survey.look(os.fspath(root / name) for name in survey.INPUTS)):
        name = named(os.fspath(root), path)
        raw = _read(root, Path(path), complaints)
        if raw:
            found.setdefault(kind(name), []).append(raw)
    complaints += [stray(each.file) for each in found.get("stray", ())]
    known = next(iter(found.get("config", ())), None)
    limits = _limits(known)
    under: dict[Kind, tuple[RawFile, ...]] = {
        name: tuple(replace(each, limits=limits) for each in files) for name, files in found.items()
    }
    articles, more = bounded(under.get("article", ()), limits)
    inputs = Inputs(
        config=known,
        articles=articles,
        abouts=under.get("about", ()),
        briefings=under.get("briefing", ()),
        templates=_templates({each.file: each.data for each in found.get("template", ())}, complaints),
    )
    return inputs, (*complaints, *more)


def _limits(configured: RawFile | None) -> Limits:
    from collate import config  # noqa: PLC0415 - whoever only looks at files need not wait for what reads YAML

    return (config.read(configured)[0] or Config()).limits


def bounded(articles: Sequence[T], limits: Limits) -> Checked[tuple[T, ...]]:
    """As many articles as a project may have; a complaint where there are more."""
    if len(articles) <= limits.articles:
        return tuple(articles), ()
    message = f"there are {len(articles):,} articles in seeds/; the first {limits.articles:,} are read"
    hint = raising("articles", len(articles))
    return tuple(articles[: limits.articles]), (
        Diagnostic("error", "too-many-articles", message, "seeds/", hints=(hint,)),
    )


def in_order(paths: Iterable[str]) -> list[str]:
    """Paths in order of file name, folder by folder."""
    return sorted(paths, key=lambda path: path.replace(os.sep, "\0"))


def kind(name: str) -> Kind:
    """What a file is to a build, by its name relative to the project's root."""
    folder, yaml = name.partition("/")[0], name.endswith(YAML)
    kinds: dict[str, Kind] = {
        "seeds": "stray" if name == folder else "about" if yaml else "article",
        "briefings": "briefing" if yaml else "stray",
        "templates": "stray" if name == folder else "template",
    }
    return kinds.get(folder, "config")


def stray(name: str) -> Diagnostic:
    """The complaint about a file that is no input: one among the briefings, or in a folder's place."""
    return _left_out(name, "a briefing is a .yaml file" if "/" in name else "a folder must stand here")


def overlaid(packaged: Mapping[str, T], own: Mapping[str, T]) -> dict[str, T]:
    """Templates by the name that pages know, in order: a project's own over the packaged ones.

    Both come by paths that begin with `templates/`. A packaged page keeps a second name, for one of
    its own name to build on.
    """
    found = {_within(path): each for path, each in packaged.items()}
    found |= {f"{PACKAGED_NAME}{name}": each for name, each in found.items() if name.endswith(".html")}
    found |= {_within(path): each for path, each in own.items()}
    return {name: found[name] for name in sorted(found)}


def packaged_templates() -> Path:
    """Where the packaged templates lie."""
    return Path(survey.packaged_templates())


def has_own_templates(root: Path) -> bool:
    """Whether the project lays templates of its own over the packaged ones."""
    own = root / "templates"
    return own.is_dir() and own.resolve() != packaged_templates().resolve()


def read_file(root: Path, path: Path) -> Checked[RawFile | None]:
    """One file named by the user, under the same limits; `file` is relative to `root` where it lies below it."""
    complaints: list[Diagnostic] = []
    return _read(root, path, complaints), tuple(complaints)


def _templates(own: Mapping[str, bytes], complaints: list[Diagnostic]) -> tuple[RawFile, ...]:
    packaged = packaged_templates()
    paths = map(Path, survey.look((os.fspath(packaged),)))
    read = [raw for path in paths if (raw := _read(packaged.parent, path, complaints))]
    found = overlaid({each.file: each.data for each in read}, own)
    return tuple(RawFile(name, data) for name, data in found.items())


def _within(path: str) -> str:
    return path.removeprefix("templates/")


def _read(root: Path, path: Path, complaints: list[Diagnostic]) -> RawFile | None:
    name = named(os.fspath(root), os.fspath(path))
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


def named(root: str, path: str) -> str:
    """`path` as diagnostics show it: from `root`, undecodable bytes replaced, control characters escaped."""
    name = path.removeprefix(root.rstrip(os.sep) + os.sep).replace(os.sep, "/")
    return name if name.isprintable() else "".join(char if char.isprintable() else repr(char)[1:-1] for char in name)


def _why(fault: OSError) -> str:
    return fault.strerror or type(fault).__name__


def _left_out(file: str, why: str) -> Diagnostic:
    return Diagnostic("warning", "left-out", f"this file is left out: {why}", file)
