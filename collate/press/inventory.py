"""The inputs of a build by the digests of their bytes; only what changed since the last build is read.

A file is known by its marks, except where these may not have moved yet. Whoever opens a file later
gets the bytes that were digested, or learns that they changed meanwhile.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from collate import survey
from collate.diagnostics import Diagnostic
from collate.frozen import Frozen
from collate.load import bounded, in_order, kind, named, overlaid, read_file, stray
from collate.model import Limits, RawFile
from collate.press.standing import Looked
from collate.store import Store, digest
from collate.survey import Mark


class ChangedError(Exception):
    """A file changed while the build ran; the message names it."""


class Input(Frozen):
    """A file; `name` is relative to the project's root, as `RawFile.file`."""

    name: str
    path: str
    digest: bytes
    limits: Limits = Limits()

    def read(self) -> RawFile:
        """Its bytes. Raises `ChangedError` where they are not those that were digested."""
        raw, _ = read_file(Path(self.path).parent, Path(self.path))
        if raw is None or digest(raw.data) != self.digest:
            raise ChangedError(self.name)
        return RawFile(self.name, raw.data, self.limits)


class Inventory(Struct):
    """What a build depends on, each kind in order of file name; templates by the name that pages know."""

    code: bytes
    config: Input | None = None
    articles: list[Input] = field(default_factory=list)
    abouts: list[Input] = field(default_factory=list)
    briefings: list[Input] = field(default_factory=list)
    templates: dict[str, Input] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    digests: dict[str, bytes] = field(default_factory=dict)


def under(found: Inventory, limits: Limits) -> None:
    """What is read from now on is read under `limits`, and articles beyond their number are left out and told."""
    if limits != Limits():
        found.abouts, found.briefings, found.articles = (
            [replace(each, limits=limits) for each in files]
            for files in (found.abouts, found.briefings, found.articles)
        )
    held, faults = bounded(found.articles, limits)
    found.articles, found.faults = list(held), [*found.faults, *faults]


def inventory(looked: Looked, kept: Store) -> Inventory:
    """Everything that was looked at, digested."""
    marks = looked.marks()
    digests, faults = _digested(looked, marks, _known(looked, kept))
    found = Inventory(
        code=code(looked.asked[0], {path: digests[path] for path in looked.code}),
        faults=faults,
        digests=digests,
    )
    own: dict[str, Input] = {}
    for path in in_order(path for path in looked.inputs if digests[path]):
        _place(Input(named(looked.root, path), path, digests[path]), found, own)
    above = os.path.dirname(survey.packaged_templates())
    packaged = {named(above, path): path for path in looked.packaged if digests[path]}
    found.templates = overlaid({name: Input(name, path, digests[path]) for name, path in packaged.items()}, own)
    _keep(looked, kept, marks, digests)
    return found


def code(versions: str, files: Mapping[str, bytes]) -> bytes:
    """What tells this Collate, on this Python with these libraries, from all others, wherever it lies.

    `files` are the digests of Collate's own files by path.
    """
    above = os.path.commonpath(files)
    return digest(versions, *(part for path in sorted(files) for part in (path.removeprefix(above), files[path])))


def _place(each: Input, found: Inventory, templates: dict[str, Input]) -> None:
    match kind(each.name):
        case "config":
            found.config = each
        case "article":
            found.articles.append(each)
        case "about":
            found.abouts.append(each)
        case "briefing":
            found.briefings.append(each)
        case "template":
            templates[each.name] = each
        case "stray":
            found.faults.append(stray(each.name))


def _digested(
    looked: Looked, marks: Mapping[str, Mark], known: Mapping[str, tuple[Mark, bytes]]
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The digest of every file by its path, empty for one that is left out, with the complaints about those."""
    digests: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    for path, mark in marks.items():
        held = known.get(path)
        if held and held[0] == mark:
            digests[path] = held[1]
            continue
        raw, complaints = read_file(Path(looked.root), Path(path))
        faults += complaints
        digests[path] = digest(raw.data) if raw else b""
    return digests, faults


def _known(looked: Looked, kept: Store) -> dict[str, tuple[Mark, bytes]]:
    """What the last build found under each path."""
    data = kept.get(looked.key("files"))
    listed = json.loads(data) if data else {}
    return {path: (tuple(mark), bytes.fromhex(made)) for path, (made, mark) in listed.items()}


def _keep(looked: Looked, kept: Store, marks: Mapping[str, Mark], digests: Mapping[str, bytes]) -> None:
    """Files that are left out, and those that may change unseen, are looked at again."""
    unsure = set(survey.racy(marks, looked.now))
    sure = {path: (digests[path].hex(), mark) for path, mark in marks.items() if digests[path] and path not in unsure}
    kept.put(looked.key("files"), json.dumps(sure).encode())
