"""Support of the comparers: words of two readings side by side, as a collation shows them.

Readings are compared word by word with spelling customs, case and marks folded; what is shown is
each reading's own words.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from collate.frozen import Frozen
from collate.language.meaning import STOP, spelling
from collate.model import Change

_LONG = 400
_MARKS = ".,;:!?\"'“”‘’«»„…()[]{}–—-"


class Words(Frozen):
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


def allotted(full: Words, pieces: Sequence[Words]) -> list[Words]:
    """The part of `full` that each of one article's pieces stands for: from where it begins to where the next does.

    A quotation that its cue divides is cut nowhere; all of `full` for each where the pieces do not follow each other.
    """
    starts = [_start(full, each) for each in pieces]
    if any(one >= other for one, other in pairwise(starts)):
        return [full] * len(pieces)
    bounds = pairwise((0, *starts[1:], len(full.folded)))
    return [Words(full.shown[start:end], full.folded[start:end]) for start, end in bounds]


def _start(full: Words, other: Words) -> int:
    block = max(_matcher(full.folded[:_LONG], other.folded[:_LONG]).get_matching_blocks(), key=lambda each: each.size)
    return max(0, block.a - block.b)


def _changes(full: Words, other: Words) -> Iterator[Change]:
    for op, i, j, m, n in _steps(full.folded, other.folded):
        was, now = " ".join(full.shown[i:j]), " ".join(other.shown[m:n])
        if op == "equal":
            yield Change("same", now)
        elif op == "delete":
            yield Change("cut", was)
        elif op == "insert":
            yield Change("added", now)
        else:
            yield Change("changed", now, was)


def _steps(full: Sequence[str], other: Sequence[str]) -> Iterable[tuple[str, int, int, int, int]]:
    """How `full` becomes `other`; of two very long readings only what they begin with is told apart from the rest."""
    if len(full) * len(other) <= _LONG * _LONG:
        return _matcher(full, other).get_opcodes()
    same = next((at for at, pair in enumerate(zip(full, other, strict=False)) if pair[0] != pair[1]), -1)
    begun = min(len(full), len(other)) if same < 0 else same
    rest = [] if begun == len(full) == len(other) else [("replace", begun, len(full), begun, len(other))]
    return [("equal", 0, begun, 0, begun), *rest]


def _matcher(full: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, full, other, autojunk=False)


class Shared(Frozen):
    """What two readings share: the longest run of words, how many in one order, and how much of the shorter that is."""

    run: int
    words: int
    telling: int
    covered: float
    contained: bool


def shared(full: Words, other: Words) -> Shared:
    """How far `other` is a reading of what `full` says."""
    blocks = _matcher(full.folded[:_LONG], other.folded[:_LONG]).get_matching_blocks()
    longest = max(blocks, key=lambda block: block.size)
    total = max(1, other.telling())
    matched = sum(other.telling(block.b, block.b + block.size) for block in blocks)
    telling = other.telling(longest.b, longest.b + longest.size)
    words = sum(block.size for block in blocks)
    return Shared(longest.size, words, telling, matched / total, longest.size == len(other.folded) > 0)
