"""JSON for people as well as for programs: a member a line. The standard library takes several times as long for it."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from json.encoder import encode_basestring
from typing import Any

quoted: Callable[[str], str] = encode_basestring
"""A text as JSON, no character escaped that need not be."""


def indented(value: object, margin: str = "\n") -> str:
    """`value` as `json.dumps` writes it with an indent of one; values of the model by the names of their fields."""
    written = _FORMS.get(type(value))
    return written(value, margin) if written else _valued(value, margin)


def _named(value: Mapping[str, object], margin: str) -> str:
    inner = margin + " "
    return _braced([f"{quoted(name)}: {indented(one, inner)}" for name, one in value.items()], "{}", margin)


def _listed(value: Iterable[object], margin: str) -> str:
    inner = margin + " "
    return _braced([indented(one, inner) for one in value], "[]", margin)


def _valued(value: object, margin: str) -> str:
    if isinstance(value, str):  # words that know where they stood
        return quoted(value)
    kind: Any = type(value)
    inner = margin + " "
    return _braced([name + indented(getattr(value, field), inner) for field, name in _fields(kind)], "{}", margin)


def _braced(parts: list[str], braces: str, margin: str) -> str:
    if not parts:
        return braces
    inner = margin + " "
    return f"{braces[0]}{inner}{f',{inner}'.join(parts)}{margin}{braces[1]}"


@cache
def _fields(kind: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - any value of the model
    """The fields of a class, and each as its member begins."""
    return tuple((name, f'"{name}": ') for name in kind.__struct_fields__)


_FORMS: dict[type, Callable[[Any, str], str]] = {
    str: lambda value, _: quoted(value),
    int: lambda value, _: repr(value),
    tuple: _listed,
    list: _listed,
    dict: _named,
    bool: lambda value, _: "true" if value else "false",
    type(None): lambda *_: "null",
    float: lambda value, _: json.dumps(value, allow_nan=False),
}
