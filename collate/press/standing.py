"""Whether a build has anything to do, told by looking at its inputs and at what it published.

This is all that a build with nothing to do runs, so nothing is imported here that is slow to import.
"""

import os
import time
from array import array
from collections.abc import Container, Iterable, Mapping
from itertools import chain

from collate import survey
from collate.store import Store, digest
from collate.survey import Held, Mark

_STORE = (".collate", "store.sqlite")
ENTRIES = ("files", "seen", "paths", "marks", "told", "digests")
"""What is kept of a build's inputs and of its site."""
_CUT = "\0"
"""Stands between the parts of an entry: no file name holds it."""


def store(root: str) -> Store:
    """The project's store."""
    return Store(os.path.join(os.path.abspath(root), *_STORE))


class Looked:
    """What a build depends on, as it looked when the build began; `asked` are the options that shape the site."""

    def __init__(self, root: str, out: str, *asked: str) -> None:
        """Look."""
        self.now = time.time_ns()
        self.root = os.path.abspath(root)
        self.out = os.path.abspath(out)
        self.code = survey.code()
        self.inputs = survey.look(os.path.join(self.root, name) for name in survey.INPUTS)
        self.packaged = survey.look((survey.packaged_templates(),))
        self.asked = (survey.versions(), *asked)

    def key(self, *names: str) -> bytes:
        """Where the store keeps what was last built of this project into this place; one entry a name."""
        return digest("standing", self.root, self.out, *names)

    def marks(self) -> dict[str, Mark]:
        """The marks of every file that a build depends on."""
        return {**self.code, **self.packaged, **self.inputs}


def answer(looked: Looked, kept: Store) -> tuple[bytes, list[int]] | None:
    """What the last build told, if this one would do the same: its complaints and its numbers. None if it may not."""
    found = dict(kept.gets(map(looked.key, ("seen", "told"))))
    seen, told = (found.get(looked.key(name)) for name in ("seen", "told"))
    if seen is None or told is None:
        return None
    state, *asked = _texts(seen)
    if state != _state(looked) or not all(map(_holds, asked[::2], asked[1::2])) or not published(looked, kept):
        return None
    tally, _, complaints = told.partition(_CUT.encode())
    return complaints, [int(number) for number in tally.split()]


class Site:
    """The site as a build left it: its files, and the marks of its folder and of each of them."""

    def __init__(self, paths: list[str], marks: list[Held]) -> None:
        """Hold them; no marks where the site is another by now."""
        self.paths, self.marks = paths, marks


def published(looked: Looked, kept: Store) -> Site | None:
    """The site, if it is as the last build left it."""
    found = dict(kept.gets(map(looked.key, ("paths", "marks"))))
    paths, marks = (found.get(looked.key(name)) for name in ("paths", "marks"))
    if paths is None or marks is None:
        return None
    listed = _texts(paths)
    site = Site(listed, survey.published(looked.out, listed))
    return site if site.marks and _packed(site.marks) == marks else None


def digests(looked: Looked, kept: Store, site: Site) -> dict[str, str]:
    """Those of a site's files by path."""
    data = kept.get(looked.key("digests")) if site.paths else None
    return dict(zip(site.paths, _texts(data), strict=True)) if data else {}


def renewed(looked: Looked, site: Site, paths: list[str], moved: Container[str]) -> Site:
    """The site that stands now: of `site` are its files but those that `moved`."""
    held = dict(zip(site.paths, site.marks[1:], strict=True)) if site.marks else {}
    fresh = [path for path in paths if path in moved or path not in held]
    found = survey.published(looked.out, fresh)
    if not found:
        return Site(paths, [])
    held |= zip(fresh, found[1:], strict=True)
    return Site(paths, [found[0], *(held[path] for path in paths)])


def remember(
    looked: Looked,
    kept: Store,
    site: Site,
    told: tuple[bytes, bytes],
    digests: tuple[Iterable[str], Mapping[str, bytes]],
) -> None:
    """Keep what `answer` will ask once the site is published.

    `told` are the complaints and the numbers, `digests` those of the site's files and of the inputs by path.
    """
    racy = [part for path in survey.racy(looked.marks(), looked.now) for part in (path, digests[1][path].hex())]
    entries = {
        "paths": _joined(site.paths),
        "marks": _packed(site.marks),
        "digests": _joined(digests[0]),
        "seen": _joined((_state(looked), *racy)),
        "told": _CUT.encode().join(reversed(told)),
    }
    for name, data in entries.items():
        kept.put(looked.key(name), data)


def _state(looked: Looked) -> str:
    marks = looked.marks()
    return digest(*looked.asked, _joined(f"{path} {marks[path]}" for path in sorted(marks))).hex()


def _packed(marks: Iterable[Held]) -> bytes:
    return array("Q", chain.from_iterable(marks)).tobytes()


def _holds(path: str, expected: str) -> bool:
    return hashed(path).hex() == expected


def hashed(path: str) -> bytes:
    """The digest of a file's bytes; of nothing where it cannot be read."""
    try:
        with open(path, "rb") as opened:
            return digest(opened.read())
    except OSError:
        return b""


def _joined(texts: Iterable[str]) -> bytes:
    return _CUT.join(texts).encode("utf-8", "surrogateescape")


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogateescape").split(_CUT)
