"""Values as JSON and back, by their types alone: what the store keeps can run no code.

A value is the list of its fields in order, without their names. That is compact and quick, and safe
because every entry's key holds the digest of the code that wrote it.
"""

from functools import cache
from typing import Any, TypeVar, cast

from msgspec import Raw
from msgspec.json import Decoder, Encoder

T = TypeVar("T")


def dump(value: object) -> bytes:
    """`value` as UTF-8 JSON; for values of the model, in which nothing but their types needs to be known."""
    return _ENCODER.encode(value)


def load(data: bytes | Raw, shape: type[T]) -> T:
    """The value of type `shape` that `dump` made `data` from; of `Raw` parts only the bytes are cut out."""
    kind: Any = shape
    return cast("T", _decoder(kind).decode(data))


def plain(data: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The JSON in `data`."""
    return _PLAIN.decode(data)


@cache
def _decoder(shape: Any) -> Decoder[Any]:  # noqa: ANN401 - a type as annotations write it
    return Decoder(shape)


def _bare(words: object) -> str:
    """An editor's words know where they stood; what is kept does not."""
    if isinstance(words, str):
        return str(words)
    message = f"the store keeps no {type(words)}"
    raise TypeError(message)


_ENCODER = Encoder(enc_hook=_bare)
_PLAIN: Decoder[Any] = Decoder()
