"""Tables that follow from the word lists alone, kept from one build to the next by whoever may keep something.

The language itself knows no files: without a keeper, each process derives its tables anew.
"""

from collections.abc import Callable
from functools import cache, wraps
from typing import Protocol, TypeVar, get_type_hints

from msgspec.json import decode, encode

T = TypeVar("T")


class Keeper(Protocol):
    """Keeps bytes by name and shape, for this very code and these very lists."""

    def get(self, name: str, shape: str, /) -> bytes | None:
        """What was kept, if it is whole."""

    def put(self, name: str, shape: str, data: bytes, /) -> None:
        """Keep it."""


_KEEPER: list[Keeper] = []


def kept_by(keeper: Keeper) -> None:
    """Let `keeper` keep what is derived from now on."""
    _KEEPER[:] = [keeper]


def derived(make: Callable[[], T]) -> Callable[[], T]:
    """A table made once a process, and not even that where it is kept; its type tells how it is read back."""

    @cache
    @wraps(make)
    def table() -> T:
        for keeper in _KEEPER:
            return _kept(keeper, make)
        return make()

    return table


def _kept(keeper: Keeper, make: Callable[[], T]) -> T:
    shape = get_type_hints(make)["return"]
    place = f"{make.__module__}.{make.__qualname__}", str(shape)
    held = keeper.get(*place)
    if held is not None:
        known: T = decode(held, type=shape)
        return known
    made = make()
    keeper.put(*place, encode(made))
    return made
