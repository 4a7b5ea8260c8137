"""CBOR (RFC 8949), as much of it as a search index is written in: whole numbers, text, lists."""

from typing import TypeAlias

Value: TypeAlias = "int | str | list[Value]"

_NUMBER, _TEXT, _LIST = 0, 3, 4
_INLINE = 24
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(data: bytes) -> Value:
    """The one value that `data` holds. Raises `ValueError` for anything else."""
    value, end = _read(data, 0)
    if end != len(data):
        message = "more than one value"
        raise ValueError(message)
    return value


def encode(value: Value) -> bytes:
    """A value in its shortest form."""
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        return _head(_TEXT, len(value.encode())) + value.encode()
    return _head(_LIST, len(value)) + b"".join(map(encode, value))


def _read(data: bytes, at: int) -> tuple[Value, int]:
    kind, size, at = _opening(data, at)
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        return data[at : at + size].decode(), at + size
    if kind != _LIST:
        message = f"a kind of value that no index has: {kind}"
        raise ValueError(message)
    found: list[Value] = []
    for _ in range(size):
        value, at = _read(data, at)
        found.append(value)
    return found, at


def _opening(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind, number, and where what follows begins."""
    if at >= len(data):
        message = "it ends too early"
        raise ValueError(message)
    kind, low = data[at] >> 5, data[at] & 0x1F
    if low < _INLINE:
        return kind, low, at + 1
    width = _WIDTHS.get(low, 0)
    if not width:
        message = "a length without end"
        raise ValueError(message)
    return kind, int.from_bytes(data[at + 1 : at + 1 + width], "big"), at + 1 + width


def _head(kind: int, number: int) -> bytes:
    if number < _INLINE:
        return bytes([kind << 5 | number])
    low, width = next((low, width) for low, width in _WIDTHS.items() if number < 256**width)
    return bytes([kind << 5 | low]) + number.to_bytes(width, "big")
