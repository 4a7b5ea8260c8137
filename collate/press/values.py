"""What the press keeps, by the names of its kinds."""

import json
from collections.abc import Container, Iterator, Mapping
from typing import Literal, NamedTuple

from collate.diagnostics import Diagnostic
from collate.model import Briefing, Config, Document, Witness
from collate.pages.shelf import Shelf
from collate.press.inventory import Input
from collate.store import digest

Faults = tuple[Diagnostic, ...]


class Complaints(NamedTuple):
    """What is wrong with a file."""

    faults: Faults


class Configured(NamedTuple):
    """The configuration, None where it cannot be read."""

    config: Config | None
    faults: Faults


class Testimony(NamedTuple):
    """An article with all that is found in it, None where it cannot be read."""

    found: Witness | None
    faults: Faults


class Read(NamedTuple):
    """All that is kept of an article, each in an entry of its own: few stages need more than one.

    The testimony; what pages need of it, its document without words told apart; what groups it; and its lead's
    part: id, digest and complaints.
    """

    testimony: bytes
    document: bytes
    clue: bytes
    lead: bytes


Part = Literal["testimony", "document", "clue", "lead"]


class Shown(NamedTuple):
    """An article as pages need it, None where it cannot be read."""

    document: Document | None


class Noted(NamedTuple):
    """The files that a briefing's YAML names, None where it cannot be read."""

    files: tuple[str, ...] | None
    faults: Faults


class Groups(NamedTuple):
    """What groups an archive: by id each article's key and day, the clusters of its events, and its parts' digests."""

    keys: Mapping[str, str] = {}
    dates: Mapping[str, int] = {}
    clusters: tuple[tuple[tuple[str, ...], ...], ...] = ()
    parts: Mapping[str, str] = {}

    def events(self) -> list[tuple[str, ...]]:
        """The events, each the ids of its articles, in order of their first id."""
        return sorted(event for cluster in self.clusters for event in cluster)

    def rests_on(self, place: bytes) -> Iterator[bytes]:
        """Where all of it is kept; `place` is in all its keys."""
        yield place
        yield from (part_key(place, *part) for part in self.parts.items())


def part_key(place: bytes, name: str, made: str) -> bytes:
    """Where a part of a whole is kept, by the digest of its bytes."""
    return digest(place, name, made)


class Told(NamedTuple):
    """A briefing and all that is wrong with it."""

    briefing: Briefing
    faults: Faults


class Account(NamedTuple):
    """All that is kept of a briefing: few stages need more than one part.

    `Told`; its cover, and its shelf with the digests of its excerpts, which tell of it without opening it; how its
    articles compare; and its excerpts by name.
    """

    told: bytes
    cover: bytes
    compared: bytes
    excerpts: bytes


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Parts by name in one, of which each can be taken out without reading the others."""
    sizes = json.dumps({name: len(part) for name, part in parts.items()}).encode()
    return b"%d:%b%b" % (len(sizes), sizes, b"".join(parts.values()))


def unpacked(kept: bytes, names: Container[str]) -> dict[str, bytes]:
    """Those parts of what was packed that have one of these names."""
    head, _, rest = kept.partition(b":")
    at, found = int(head), {}
    for name, size in json.loads(rest[: int(head)]).items():
        if name in names:
            found[name] = rest[at : at + size]
        at += size
    return found


class Lead(NamedTuple):
    """What is known of an article without opening it; `key` is where its testimony is kept."""

    key: bytes
    id: str
    file: str
    sha256: str


class Cover(NamedTuple):
    """What is known of a briefing without opening it: its own slug, its first article's digest, its statements."""

    slug: str
    sha256: str
    statements: int
    faults: Faults


class Known(NamedTuple):
    """What an album has of an article: the id it would have and its digest, both empty where it cannot be read."""

    id: str
    sha256: str
    faults: Faults


class Shelved(NamedTuple):
    """A briefing's shelf, and the digests of its excerpts by name."""

    shelf: Shelf
    excerpts: dict[str, str]


class Listed(NamedTuple):
    """What an album has of files that are kept together: of each its path, length and digest; and the complaints."""

    files: tuple[tuple[str, int, str], ...]
    faults: Faults


class Event(NamedTuple):
    """Articles that make a briefing, and the YAML that says so; `key` is where the briefing is kept."""

    key: bytes
    notes: Input | None
    articles: tuple[Lead, ...]


class Files(NamedTuple):
    """Files as they are kept: of each its path, length and digest; and their bytes in one, compressed."""

    listed: tuple[tuple[str, int, str], ...]
    data: bytes
    faults: Faults
