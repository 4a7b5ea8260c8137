"""Work of the press: articles that nobody put into a briefing fall into events, from what is known of the archive.

That is kept in parts, a day's articles or a share of the terms each, under the digests of their own bytes; one entry
names them all. So one more article opens the days near its own, and a part that is lost only means that all articles
are grouped anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any
from zlib import crc32

from collate.collation.nearby import Clue, Day, Member
from collate.comparers.grouping import Known, regroup
from collate.press.values import Groups, part_key
from collate.store import Store, codec, digest

_SHARES = 128
"""Parts that the terms are kept in."""
_OPEN = 64
"""Days held open at once: more than are near one another."""

_MANY = 500
"""Clues read at once."""

Fetch = Callable[[Iterable[bytes]], Iterable[tuple[bytes, bytes]]]


class LostError(Exception):
    """A part is not there any more."""


class Parts:
    """Entries under the digests of their own bytes; `names` tells them apart and says which digest each has."""

    def __init__(self, kept: Store, place: bytes, names: Mapping[str, str]) -> None:
        """Open them; `place` is in all their keys."""
        self._kept, self._place = kept, place
        self.names = dict(names)

    def get(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """A part, None if there never was one. Raises `LostError`."""
        if name not in self.names:
            return None
        data = self._kept.get(self._key(name))
        if data is None:
            raise LostError
        return codec.plain(data)

    def put(self, name: str, value: object) -> None:
        """Keep a part."""
        data = codec.dump(value)
        self.names[name] = digest(data).hex()
        self._kept.put(self._key(name), data)

    def drop(self, name: str) -> None:
        """Know nothing of a part any more."""
        self.names.pop(name, None)

    def _key(self, name: str) -> bytes:
        return part_key(self._place, name, self.names[name])


class Days(MutableMapping[int, Day]):
    """The articles of each day, of which a few days are open at a time."""

    def __init__(self, parts: Parts) -> None:
        """Open none."""
        self._parts = parts
        self._all = {int(name.removeprefix("day ")) for name in parts.names if name.startswith("day ")}
        self._open: dict[int, Day] = {}
        self._changed: set[int] = set()

    def __getitem__(self, day: int) -> Day:
        """Raises `LostError` where it is there no more."""
        if day not in self._all:
            raise KeyError(day)
        if day not in self._open:
            found = self._parts.get(f"day {day}")
            self._opened(day, {name: Member(*held) for name, held in found.items()})
        return self._open[day]

    def __setitem__(self, day: int, held: Day) -> None:
        """Kept when it is closed."""
        self._all.add(day)
        self._changed.add(day)
        self._opened(day, held)

    def __delitem__(self, day: int) -> None:
        """None of its articles is left."""
        self._all.remove(day)
        self._changed.discard(day)
        self._open.pop(day, None)
        self._parts.drop(f"day {day}")

    def __iter__(self) -> Iterator[int]:
        """Open none for that."""
        return iter(self._all)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._all)

    def close(self) -> None:
        """Keep what changed."""
        while self._open:
            self._close(next(iter(self._open)))

    def _opened(self, day: int, held: Day) -> None:
        self._open[day] = held
        if len(self._open) > _OPEN:
            self._close(next(iter(self._open)))

    def _close(self, day: int) -> None:
        held = self._open.pop(day)
        if day in self._changed:
            self._changed.remove(day)
            self._parts.put(f"day {day}", held)


class Spread(MutableMapping[str, set[int]]):
    """The days on which each term occurs, of which only the shares that are asked for are opened."""

    def __init__(self, parts: Parts) -> None:
        """Open none."""
        self._parts = parts
        self._open: dict[str, dict[str, set[int]]] = {}
        self._changed: set[str] = set()

    def __getitem__(self, term: str) -> set[int]:
        """Raises `LostError` where its share is there no more."""
        return self._share(term)[1][term]

    def __setitem__(self, term: str, days: set[int]) -> None:
        """Kept when all are closed."""
        name, share = self._share(term)
        self._changed.add(name)
        share[term] = days

    def __delitem__(self, term: str) -> None:
        """No article has it any more."""
        name, share = self._share(term)
        self._changed.add(name)
        del share[term]

    def __iter__(self) -> Iterator[str]:
        """Open them all."""
        return (term for number in range(_SHARES) for term in self._opened(f"terms {number}"))

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)

    def close(self) -> None:
        """Keep what changed."""
        for name in sorted(self._changed):
            self._parts.put(name, {term: sorted(days) for term, days in sorted(self._open[name].items())})

    def _share(self, term: str) -> tuple[str, dict[str, set[int]]]:
        name = f"terms {crc32(term.encode('utf-8', 'surrogatepass')) % _SHARES}"
        return name, self._opened(name)

    def _opened(self, name: str) -> dict[str, set[int]]:
        if name not in self._open:
            self._open[name] = {term: set(days) for term, days in (self._parts.get(name) or {}).items()}
        return self._open[name]


def grouped(kept: Store, place: bytes, before: Groups, articles: Mapping[str, bytes], fetch: Fetch) -> Groups:
    """What groups articles given by id, with the key of each one's clue; `before` is what did.

    `fetch` gives what is kept under such keys.
    """
    try:
        return _grouped(Parts(kept, place, before.parts), before, articles, fetch)
    except LostError:
        return _grouped(Parts(kept, place, {}), Groups(), articles, fetch)


def _grouped(parts: Parts, before: Groups, articles: Mapping[str, bytes], fetch: Fetch) -> Groups:
    days, spread = Days(parts), Spread(parts)
    known = Known(days, dict(before.dates), parts.get("counts") or {}, spread, list(before.clusters))
    keys = {name: key.hex() for name, key in articles.items()}
    fresh = {articles[name]: name for name, key in keys.items() if before.keys.get(name) != key}
    regroup(known, [name for name, key in before.keys.items() if keys.get(name) != key], _clues(fresh, fetch))
    days.close()
    spread.close()
    parts.put("counts", known.counts)
    return Groups(keys, known.dates, tuple(known.clusters), parts.names)


def _clues(fresh: Mapping[bytes, str], fetch: Fetch) -> Iterator[Clue]:
    """The clues under such keys, day by day, of which few are held at once."""
    keys = list(fresh)
    if len(keys) > _MANY:
        days = {key: codec.load(data, Clue).day for key, data in fetch(keys)}
        keys.sort(key=days.__getitem__)
    for at in range(0, len(keys), _MANY):
        read = [codec.load(data, Clue)._replace(id=fresh[key]) for key, data in fetch(keys[at : at + _MANY])]
        yield from sorted(read, key=lambda clue: clue.day)
