"""What every value of the ribbon is made of: fields that stay as they were made.

msgspec defines such a class in microseconds, where the standard library writes and compiles functions for it, makes
its values several times as fast, and writes and reads them in C. A value never leads back to itself, so the collector
of cycles need not watch it; it is written as the list of its fields in their order. What only gathers while a function
runs, and so changes, is a `Struct` of msgspec itself.
"""

from typing import dataclass_transform

from msgspec import Struct, field


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True, array_like=True, gc=False):
    """A value; whatever is told of a class in its head is as msgspec has it."""


class Deriving(Frozen, dict=True, gc=True):
    """A value that keeps what is derived from it, once it was asked for (`functools.cached_property`)."""
