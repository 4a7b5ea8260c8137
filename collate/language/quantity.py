"""A number with its unit."""

from typing import Literal

from collate.frozen import Frozen
from collate.language.numbers import NumberPhrase
from collate.model import Number
from collate.text import Span


class Quantity(Frozen):
    """`number` is the number phrase, `span` adds currency and unit; `first` and `last` are bounds as they come.

    `level` tells the two numbers of a change apart: the one it led to (`after`) and the one it began at (`before`).
    """

    span: Span
    number: Span
    first: Number
    last: Number | None
    unit: str
    phrase: NumberPhrase
    rule: str
    level: Literal["", "before", "after"] = ""

    @property
    def is_range(self) -> bool:
        """Whether it has two different bounds."""
        return self.last is not None and self.last != self.first


def same_unit(one: Quantity, two: Quantity) -> bool:
    """Whether two quantities can be of one unit: one may leave it to the other."""
    return "" in {one.unit, two.unit} or one.unit.partition(" per ")[0] == two.unit.partition(" per ")[0]


def scaled_like(text: str, one: Quantity, two: Quantity) -> Number:
    """The number of `one` with the scale that `two` writes for both (“3 to 5 billion”), unless it is written out."""
    written = "," in one.number.of(text) or one.phrase.scale > 1 or one.first >= _MIXED_SCALE
    return one.first if written or two.phrase.scale == 1 else one.first * two.phrase.scale


_MIXED_SCALE = 1000
