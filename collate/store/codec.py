"""Frozen values as JSON and back, by their types alone: what the store keeps can run no code.

A value is the list of its fields in order, without their names. That is compact and quick, and safe
because every entry's key holds the digest of the code that wrote it.
"""

import json
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache, partial
from operator import attrgetter
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decode = Callable[[Any], Any]


def dump(value: object) -> bytes:
    """`value` as UTF-8 JSON; for values of the model, in which nothing but their types needs to be known."""
    return json.dumps(value, default=_parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(data: bytes, shape: type[T]) -> T:
    """The value of type `shape` that `dump` made `data` from."""
    return value(plain(data), shape)


def plain(data: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The JSON in `data`."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def value(made: object, shape: type[T]) -> T:
    """The value of type `shape` whose JSON is `made`."""
    decode = _decoder(cast("Any", shape))
    return cast("T", decode(made) if decode else made)


def _parts(value: object) -> Iterable[object]:
    kind: Any = type(value)
    return _read(kind)(value)


@cache
def _read(kind: Any) -> Callable[[object], Iterable[object]]:  # noqa: ANN401 - any dataclass
    """What reads the fields of a value of this kind."""
    names = _names(kind)
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any dataclass
    return tuple(each.name for each in fields(kind))


@cache
def _decoder(shape: Any) -> Decode | None:  # noqa: ANN401 - a type as annotations write it
    """What makes a value of `shape` from its JSON; None where the JSON is the value."""
    origin, inner = get_origin(shape), get_args(shape)
    if origin is tuple:
        return _tuple(inner)
    if origin in (Union, types.UnionType):
        return _union(inner)
    if origin in (dict, Mapping):
        return _mapping(inner)
    if is_dataclass(shape) or hasattr(shape, "_fields"):
        return _record(cast("type", shape))
    if origin is Literal or shape in (str, int, float, bool, object, type(None)):
        return None
    message = f"the store keeps no {shape}"
    raise TypeError(message)


def _tuple(inner: tuple[Any, ...]) -> Decode:
    if inner[1:] == (...,):
        each = _decoder(inner[0])
        return (lambda made: tuple(map(each, made))) if each else tuple
    parts = [_decoder(one) for one in inner]
    return lambda made: tuple(_decoded(parts, made))


def _union(inner: tuple[Any, ...]) -> Decode | None:
    """At most one of a union is written as a list, and so is told from the others."""
    listed = [decode for one in inner if (decode := _decoder(one))]
    if not listed:
        return None
    (decode,) = listed
    return lambda made: decode(made) if isinstance(made, list) else made


def _mapping(inner: tuple[Any, ...]) -> Decode | None:
    each = _decoder(inner[1])
    return (lambda made: {name: each(one) for name, one in made.items()}) if each else None


def _record(shape: type) -> Decode:
    hints = get_type_hints(shape)
    names = getattr(shape, "_fields", None) or _names(shape)
    make = _maker(shape)
    parts = [_decoder(hints[name]) for name in names]
    places = [(at, decode) for at, decode in enumerate(parts) if decode]

    def decoded(made: Iterable[Any]) -> object:
        held = list(made)
        for at, decode in places:
            held[at] = decode(held[at])
        return make(held)

    return decoded if places else make


def _maker(shape: type) -> Decode:
    """What makes a value of its fields; a named tuple by `tuple` itself: an article has thousands."""
    if issubclass(shape, tuple):
        return partial(tuple.__new__, shape)
    whole = cast("Callable[..., object]", shape)
    return lambda held: whole(*held)


def _decoded(parts: list[Decode | None], made: list[Any]) -> list[Any]:
    return [decode(one) if decode else one for decode, one in zip(parts, made, strict=True)]
