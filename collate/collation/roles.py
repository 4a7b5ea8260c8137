"""Support of the comparers: who does what to whom in two statements, and what stands in the same place of both."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product, takewhile

from collate.collation.gist import Gist, certainty
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.senses import plain

_REACH = 4
"""Telling words on each side of a verb among which its doer and its target are."""


@dataclass(frozen=True, slots=True)
class _Act:
    """One kind of act, those who may do it and those to whom it may be done."""

    kind: int
    doers: frozenset[str]
    targets: frozenset[str]


def swapped(one: Gist, other: Gist) -> bool:
    """The same act between the same two, the other way round."""
    return any(
        mine.kind == yours.kind
        and mine.doers & yours.targets
        and mine.targets & yours.doers
        and not mine.doers & yours.doers
        and not mine.targets & yours.targets
        for mine, yours in product(_acts(one), _acts(other))
    )


def _acts(gist: Gist) -> Iterator[_Act]:
    words = gist.words
    for at, word in enumerate(words):
        for kind, turned in _directed().get(word, ()):
            before, after = _nearest(gist, _telling(words[:at])[::-1]), _nearest(gist, _telling(words[at + 1 :]))
            helped = "be" in words[max(0, at - 2) : at]
            by = helped and "by" in words[at + 1 : at + 3]
            if helped and word in gist.deeds and not by:
                after = frozenset()
            sides = (before, after) if turned == (by or (helped and word in gist.deeds)) else (after, before)
            yield _Act(kind, sides[0], sides[1])


def _nearest(gist: Gist, telling: Sequence[str]) -> frozenset[str]:
    """The nearest run of names within reach of a verb; the nearest word where there is none."""
    within = telling[:_REACH]
    first = next((at for at, word in enumerate(within) if _may_name(word, gist)), None)
    if first is None:
        return frozenset(within[:1])
    return frozenset(takewhile(lambda word: _may_name(word, gist), telling[first:]))


def _may_name(word: str, gist: Gist) -> bool:
    return word in gist.names or word == gist.words[0]


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in plain("grammar")]


@cache
def _directed() -> dict[str, tuple[tuple[int, bool], ...]]:
    """Each verb with the number of its act, and whether its subject is the one to whom it is done."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for number, line in enumerate(lexicon.lines("directed")):
        does, _, undergoes = line.partition("|")
        for side, turned in ((does, False), (undergoes, True)):
            for verb in side.split():
                found.setdefault("".join(key(each) for each in verb.split("_")), []).append((number, turned))
    return {verb: tuple(acts) for verb, acts in found.items()}


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word or a run of names, the telling words on both sides, and what stands right before."""

    held: frozenset[str]
    before: str
    after: str
    by: str


def other_name(one: Gist, other: Gist) -> bool:
    """Another name stands in the same place: between the same words, or behind the same word and preposition."""
    return any(
        _same_place(mine, yours) and not _near(mine.held, yours.held)
        for mine, yours in product(_own(_names(one), other), _own(_names(other), one))
    )


def _own(slots: Iterator[_Slot], other: Gist) -> list[_Slot]:
    """Those that the other statement has nothing of."""
    return [slot for slot in slots if slot.held.isdisjoint(other.words)]


def _same_place(mine: _Slot, yours: _Slot) -> bool:
    if mine.before == yours.before and mine.after == yours.after:
        return bool(mine.after) or mine.by == yours.by
    return bool(mine.before) and mine.before == yours.before and bool(mine.by) and mine.by == yours.by


def _near(here: frozenset[str], there: frozenset[str]) -> bool:
    return any(senses.nearness(a, b) > 0 or a[0] == b for a, b in product(here, there))


def _names(gist: Gist) -> Iterator[_Slot]:
    """The runs of proper names, an unknown word that opens the sentence among them."""
    words = gist.words
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _is_name(words[end], gist, opens=end == 0):
            end += 1
        if end > at:
            yield _slot(words, at, end)
        at = max(end, at + 1)


def _is_name(word: str, gist: Gist, *, opens: bool) -> bool:
    if not opens and word not in gist.names:
        return False
    return word[0].isalpha() and senses.weight(word) >= senses.SPECIFIC and word not in certainty("months")


def _slot(words: tuple[str, ...], at: int, end: int) -> _Slot:
    before, after = _telling(words[:at])[-1:], _telling(words[end:])[:1]
    by = words[at - 1] if at and words[at - 1] in plain("grammar") else ""
    return _Slot(frozenset(words[at:end]), "".join(before), "".join(after), by)


def other_deed(one: Gist, other: Gist) -> bool:
    """Another verb stands between the same words, where all else is nearly the same."""
    return any(
        mine.before == yours.before
        and mine.after == yours.after
        and mine.before
        and mine.after
        and not _near(mine.held, yours.held)
        for mine, yours in product(_own(_deeds(one), other), _own(_deeds(other), one))
    )


def _deeds(gist: Gist) -> Iterator[_Slot]:
    for at, word in enumerate(gist.words):
        if word in gist.deeds:
            yield _slot(gist.words, at, at + 1)
