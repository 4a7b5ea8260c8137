"""A number with its unit."""

from dataclasses import dataclass

from collate.language.numbers import NumberPhrase
from collate.model import Number
from collate.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """`number` is the number phrase, `span` adds currency and unit; `first` and `last` are bounds as they come."""

    span: Span
    number: Span
    first: Number
    last: Number | None
    unit: str
    phrase: NumberPhrase
    rule: str

    @property
    def is_range(self) -> bool:
        """Whether it has two different bounds."""
        return self.last is not None and self.last != self.first
