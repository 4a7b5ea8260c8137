"""Small things about many entries, kept together: looked up in thousands, read in one and written in shares.

Each stays as the bytes it is kept in until it is asked for: an archive's albums hold tens of megabytes, and as values
several times that, in each process.
"""

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Raw

from collate.store import Store, codec, digest

T = TypeVar("T")
_SHARES = 16
"""A change writes the share that it is in, not all."""


class Album:
    """What is known under each key; what a whole build does not ask for is left out when it is kept."""

    def __init__(self, kept: Store, place: bytes) -> None:
        """Open it."""
        self._kept = kept
        self._places = {digest(place, str(number)): number for number in range(_SHARES)}
        self._held: list[dict[str, Raw]] = [{} for _ in self._places]
        self._asked: list[dict[str, Raw]] = [{} for _ in self._places]
        for key, data in kept.gets(self._places):
            self._held[self._places[key]] = codec.load(data, dict[str, Raw])

    def get(self, key: bytes, shape: type[T]) -> T | None:
        """What is known, a value of this type; None if nothing is."""
        share, name = key[0] % _SHARES, key.hex()
        found = self._asked[share].get(name) or self._held[share].get(name)
        if found is None:
            return None
        self._asked[share][name] = found
        return codec.load(found, shape)

    def put(self, key: bytes, made: bytes | Raw) -> None:
        """Know this, as `codec` wrote it."""
        self._asked[key[0] % _SHARES][key.hex()] = Raw(made)

    def keep(self, *, whole: bool) -> Iterator[bytes]:
        """Write what has changed, unless the build was a whole one with what it did not ask for; where it is kept."""
        for place, share in self._places.items():
            wanted = self._asked[share] if whole else self._held[share] | self._asked[share]
            if wanted != self._held[share]:
                self._kept.put(place, codec.dump(wanted))
            if wanted:
                yield place
