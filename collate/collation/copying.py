"""Support of the comparers: words that two texts have in the same order, by an index of short runs.

One writer rarely finds the same seven words as another; where they do, one may have them from the other.
"""

from collections.abc import Iterator, Mapping, Sequence

from collate.frozen import Frozen

COPY = "verbatim copy"
"""The note of a link between articles of which one holds the other word for word."""

_PLACES = 8
"""Places of one run that are followed: a text that repeats itself a million times is told from its first places."""


class Run(Frozen):
    """`size` words that are the same in both texts, from word `here` of one and word `there` of the other."""

    here: int
    there: int
    size: int


Places = Mapping[tuple[str, ...], Sequence[int]]
"""Where each short run of a text begins, its first places only."""


def places(words: Sequence[str], least: int) -> Places:
    """The places of every run of `least` words."""
    found: dict[tuple[str, ...], list[int]] = {}
    for at, run in enumerate(_short_runs(words, least)):
        held = found.get(run)
        if held is None:
            found[run] = [at]
        elif len(held) < _PLACES:
            held.append(at)
    return found


def _short_runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(size)), strict=False)


def runs(one: Sequence[str], other: Sequence[str], least: int, known: Places | None = None) -> Iterator[Run]:
    """The longest shared runs of at least `least` words, in order of `one`, none inside another.

    `known` are the `places` of `other`, where they are at hand.
    """
    index = places(other, least) if known is None else known
    begun = [(here, index[run]) for here, run in enumerate(_short_runs(one, least)) if run in index]
    end = 0
    for here, starts in begun:
        if here >= end:
            best = max((Run(here, there, _extent(one, other, here, there, least)) for there in starts), key=_size)
            yield best
            end = here + best.size


def _size(run: Run) -> int:
    return run.size


def _extent(one: Sequence[str], other: Sequence[str], here: int, there: int, known: int) -> int:
    """How many words are the same from two places on, of which the first `known` are."""
    size, most = known, min(len(one) - here, len(other) - there)
    while size < most and one[here + size] == other[there + size]:
        size += 1
    return size


def reuse(one: Sequence[str], other: Sequence[str], least: int = 3) -> float:
    """How much of the shorter text stands in the other in runs of at least `least` words, 0 to 1."""
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return 0.0
    return sum(run.size for run in runs(shorter, longer, least)) / len(shorter)
