"""Support of the comparers: words of two readings side by side, as a collation shows them.

Readings are compared word by word with spelling customs, case and marks folded; what is shown is
each reading's own words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from collate.language.meaning import STOP, spelling
from collate.model import Change

_MARKS = ".,;:!?\"'“”‘’«»„…()[]{}–—-"


@dataclass(frozen=True, slots=True)
class Words:
    """A reading's words as printed, and as they are compared."""

    shown: tuple[str, ...]
    folded: tuple[str, ...]

    def telling(self, start: int = 0, end: int | None = None) -> int:
        """How many words between `start` and `end` say something by themselves."""
        return sum(1 for word in self.folded[start:end] if word not in STOP)


def words(exact: str) -> Words:
    """The words of a reading; a mark that stands alone goes with nothing and is left out."""
    shown = tuple(each for each in exact.replace("…", "… ").split() if each.strip(_MARKS))
    return Words(shown, tuple(spelling(each.strip(_MARKS)) for each in shown))


def changes(full: Words, other: Words) -> tuple[Change, ...]:
    """The word diff that turns `full` into `other`."""
    return tuple(_changes(full, other))


def _changes(full: Words, other: Words) -> Iterator[Change]:
    for op, i, j, m, n in _matcher(full.folded, other.folded).get_opcodes():
        was, now = " ".join(full.shown[i:j]), " ".join(other.shown[m:n])
        if op == "equal":
            yield Change("same", now)
        elif op == "delete":
            yield Change("cut", was)
        elif op == "insert":
            yield Change("added", now)
        else:
            yield Change("changed", now, was)


def _matcher(full: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, full, other, autojunk=False)


@dataclass(frozen=True, slots=True)
class Shared:
    """What two readings have in common: the longest run of words, and how much of the shorter matches in order."""

    run: int
    telling: int
    covered: float
    contained: bool


def shared(full: Words, other: Words) -> Shared:
    """How far `other` is a reading of what `full` says."""
    blocks = _matcher(full.folded, other.folded).get_matching_blocks()
    longest = max(blocks, key=lambda block: block.size)
    total = max(1, other.telling())
    matched = sum(other.telling(block.b, block.b + block.size) for block in blocks)
    telling = other.telling(longest.b, longest.b + longest.size)
    return Shared(longest.size, telling, matched / total, longest.size == len(other.folded) > 0)
