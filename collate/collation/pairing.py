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
    return (pair for held in kinds.values() for pair in combinations(_in_turn(held.values())[:_MOST], 2))


def _in_turn(held: Iterable[Sequence[int]]) -> list[int]:
    return [at for at in chain.from_iterable(zip_longest(*held)) if at is not None]
