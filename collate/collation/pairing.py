"""Support of the figures: which two figures are held against each other; in the longest articles not all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, zip_longest

from collate.collation.counts import Count

_MOST = 200
_FAR_IN = 2000


def told_once(counts: Sequence[Count]) -> list[list[Count]]:
    """Figures by the sentence that gives them, so that what an article repeats word for word is compared once."""
    found: dict[tuple[str, str, int], list[Count]] = defaultdict(list)
    for each in counts:
        start = each.finding.span.start - each.line.span.start
        found[each.scene.source, each.line.span.of(each.scene.text) if start < _FAR_IN else "", start].append(each)
    return list(found.values())


def pairs(counts: Sequence[Count]) -> Iterator[tuple[int, int]]:
    """The pairs that can count the same, persons among persons; of one kind `_MOST`, the articles in turn."""
    kinds: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, each in enumerate(counts):
        kinds[each.kind][each.scene.source].append(at)
    alike = (pair for held in kinds.values() for pair in combinations(_in_turn(held.values())[:_MOST], 2))
    return chain(alike, _of_like_digits(counts))


def _of_like_digits(counts: Sequence[Count]) -> Iterator[tuple[int, int]]:
    """A number without a noun and one with, where both have the same digits in another order: `143`, `134 of them`."""
    held: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(counts):
        if digits := long_digits(each):
            held["".join(sorted(digits))].append(at)
    for several in held.values():
        for one, other in combinations(several[:_LIKE], 2):
            if _may_be_one(counts[one], counts[other]):
                yield one, other


def _may_be_one(one: Count, other: Count) -> bool:
    """Whether of two numbers one has no noun, and their sentences have a word in common."""
    bare = one.kind != other.kind and "" in {one.kind, other.kind}
    return bare and long_digits(one) != long_digits(other) and not one.line.keys.isdisjoint(other.line.keys)


def long_digits(each: Count) -> str:
    """The digits of a whole number of three or more; empty for others."""
    value = each.finding.value
    whole = value is not None and value >= _LONG and value == int(value)
    return f"{value:.0f}" if whole and value is not None else ""


_LONG = 100
_LIKE = 12


def _in_turn(held: Iterable[Sequence[int]]) -> list[int]:
    return [at for at in chain.from_iterable(zip_longest(*held)) if at is not None]
