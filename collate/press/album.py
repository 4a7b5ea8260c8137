"""Small things about many entries, kept together: looked up in thousands, read and written in one."""

import json

from collate.store import Store

Value = list["Value"] | tuple["Value", ...] | str | int | None


class Album:
    """What is known under each key; what a whole build does not ask for is left out when it is kept."""

    def __init__(self, kept: Store, place: bytes) -> None:
        """Open it."""
        self._kept, self._place = kept, place
        data = kept.get(place)
        self._held: dict[str, Value] = json.loads(data.decode("utf-8", "surrogatepass")) if data else {}
        self._asked: dict[str, Value] = {}

    def get(self, key: bytes) -> Value:
        """What is known; None if nothing is."""
        name = key.hex()
        found = self._asked.get(name) or self._held.get(name)
        if found is not None:
            self._asked[name] = found
        return found

    def put(self, key: bytes, value: Value) -> None:
        """Know this."""
        self._asked[key.hex()] = value

    def keep(self, *, whole: bool) -> None:
        """Write it, if anything has changed; unless the build was a whole one, also what it did not ask for."""
        wanted = self._asked if whole else self._held | self._asked
        if wanted != self._held:
            text = json.dumps(wanted, ensure_ascii=False, separators=(",", ":"))
            self._kept.put(self._place, text.encode("utf-8", "surrogatepass"))
