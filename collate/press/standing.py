"""Whether a build has anything to do, told by looking at its inputs and at what it published.

This is all that a build with nothing to do runs, so nothing is imported here that is slow to import.
"""

import os
import time
from collections.abc import Iterable, Mapping

from collate import survey
from collate.store import Store, digest
from collate.survey import Mark

_STORE = (".collate", "store.sqlite")
ENTRIES = ("files", "seen", "paths", "told", "digests")
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
    found = dict(kept.gets(map(looked.key, ("seen", "paths", "told"))))
    seen, paths, told = (found.get(looked.key(name)) for name in ("seen", "paths", "told"))
    if seen is None or paths is None or told is None:
        return None
    state, site, *asked = _texts(seen)
    same = state == _state(looked) and site and site == _site(looked.out, _texts(paths))
    if not (same and all(map(_holds, asked[::2], asked[1::2]))):
        return None
    tally, _, complaints = told.partition(_CUT.encode())
    return complaints, [int(number) for number in tally.split()]


def published(looked: Looked, kept: Store) -> dict[str, str]:
    """The digests of the site's files by path, if it is as the last build left it; else of none."""
    found = dict(kept.gets(map(looked.key, ("seen", "paths", "digests"))))
    seen, paths, digests = (found.get(looked.key(name)) for name in ("seen", "paths", "digests"))
    if seen is None or paths is None or digests is None or _texts(seen)[1] != _site(looked.out, _texts(paths)):
        return {}
    return dict(zip(_texts(paths), _texts(digests), strict=True))


def remember(
    looked: Looked, kept: Store, site: Mapping[str, str], told: tuple[bytes, bytes], digests: Mapping[str, bytes]
) -> None:
    """Keep what `answer` will ask once the site is published.

    `site` are its files' digests by path, `told` the complaints and the numbers, `digests` those of the inputs.
    """
    racy = [part for path in survey.racy(looked.marks(), looked.now) for part in (path, digests[path].hex())]
    entries = {
        "paths": _joined(site),
        "digests": _joined(site.values()),
        "seen": _joined((_state(looked), _site(looked.out, site), *racy)),
        "told": _CUT.encode().join(reversed(told)),
    }
    for name, data in entries.items():
        kept.put(looked.key(name), data)


def _state(looked: Looked) -> str:
    marks = looked.marks()
    return digest(*looked.asked, _joined(f"{path} {marks[path]}" for path in sorted(marks))).hex()


def _site(out: str, paths: Iterable[str]) -> str:
    told = survey.published(out, paths)
    return digest(told).hex() if told else ""


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
