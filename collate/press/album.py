"""Small things about many entries, kept together: looked up in thousands, read in one and written in shares."""

from collections.abc import Iterator

from collate.store import Store, codec, digest

Value = list["Value"] | tuple["Value", ...] | str | int | None
_SHARES = 16
"""A change writes the share that it is in, not all."""


class Album:
    """What is known under each key; what a whole build does not ask for is left out when it is kept."""

    def __init__(self, kept: Store, place: bytes) -> None:
        """Open it."""
        self._kept = kept
        self._places = {digest(place, str(number)): number for number in range(_SHARES)}
        self._held: list[dict[str, Value]] = [{} for _ in self._places]
        self._asked: list[dict[str, Value]] = [{} for _ in self._places]
        for key, data in kept.gets(self._places):
            self._held[self._places[key]] = codec.plain(data)

    def get(self, key: bytes) -> Value:
        """What is known; None if nothing is."""
        share, name = key[0] % _SHARES, key.hex()
        found = self._asked[share].get(name) or self._held[share].get(name)
        if found is not None:
            self._asked[share][name] = found
        return found

    def put(self, key: bytes, value: Value) -> None:
        """Know this."""
        self._asked[key[0] % _SHARES][key.hex()] = value

    def keep(self, *, whole: bool) -> Iterator[bytes]:
        """Write what has changed, unless the build was a whole one with what it did not ask for; where it is kept."""
        for place, share in self._places.items():
            wanted = self._asked[share] if whole else self._held[share] | self._asked[share]
            if wanted != self._held[share]:
                self._kept.put(place, codec.dump(wanted))
            if wanted:
                yield place
