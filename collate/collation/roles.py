"""Support of the comparers: who does what to whom in two statements, and what stands in the same place of both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product, takewhile
from typing import NamedTuple

from collate.collation.gist import Gist, certainty, negations
from collate.frozen import Frozen
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.senses import plain

_REACH = 4
"""Telling words on each side of a verb among which its doer and its target are."""

_LONG = 12
"""Telling words of a statement from which on one other word does not make it another."""


class _Act(NamedTuple):
    """One kind of act, those who may do it and those to whom it may be done."""

    kind: str
    doers: frozenset[str]
    targets: frozenset[str]


class _Slot(NamedTuple):
    """A word or a run of names, the telling words on both sides, and what stands right before."""

    held: frozenset[str]
    before: str
    after: str
    by: str


class Scheme(Frozen):
    """The acts of a statement, the places of its names and verbs, and what its verbs happen in or at.

    `kinds`, `behind` and `between` are what the acts, names and verbs of two statements must have in common before
    they need to be held against each other: kinds of act, words before a name, words on both sides of a verb.
    `telling` are the words by which all else may be the same, none where they are too many.
    """

    words: frozenset[str]
    acts: tuple[_Act, ...]
    names: tuple[_Slot, ...]
    verbs: tuple[_Slot, ...]
    places: Mapping[tuple[str, str], frozenset[str]]
    telling: tuple[str, ...]
    kinds: frozenset[str]
    behind: frozenset[str]
    between: frozenset[tuple[str, str]]


@lru_cache(maxsize=1 << 10)
def scheme(gist: Gist) -> Scheme:
    """Who does what to whom in a statement, and what stands where."""
    acts, names, verbs = tuple(_acts(gist)), tuple(_names(gist)), tuple(_deeds(gist))
    telling = tuple(word for word in _telling(gist.words) if word not in negations() | _saying())
    return Scheme(
        frozenset(gist.words),
        acts,
        names,
        verbs,
        _places(gist),
        telling if len(telling) <= _LONG else (),
        frozenset(act.kind for act in acts),
        frozenset(slot.before for slot in names),
        frozenset((slot.before, slot.after) for slot in verbs),
    )


def swapped(one: Scheme, other: Scheme) -> bool:
    """The same act between the same two, the other way round; a doer who is only `he` may be anybody."""
    return not one.kinds.isdisjoint(other.kinds) and any(
        mine.kind == yours.kind
        and (mine.doers & yours.targets or mine.doers == _ANYBODY)
        and (mine.targets & yours.doers or yours.doers == _ANYBODY)
        and (mine.targets & yours.doers or mine.doers & yours.targets)
        and not mine.doers & yours.doers
        and not mine.targets & yours.targets
        for mine, yours in product(one.acts, other.acts)
    )


_ANYBODY = frozenset({"he"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def _acts(gist: Gist) -> Iterator[_Act]:
    telling, names = _telling(gist.words), frozenset((*gist.names, *gist.words[:1]))
    directed, told = _directed(), 0
    for at, word in enumerate(gist.words):
        left = told
        told += left < len(telling) and telling[left] == word
        if word not in gist.deeds and word not in directed:
            continue
        for kind, turned in _kinds(word, gist, at):
            before, after = _nearest(names, telling[:left][::-1]), _nearest(names, telling[told:])
            before = _ANYBODY if not before and gist.words[0] in _PRONOUNS else before
            helped = "be" in gist.words[max(0, at - 2) : at] and word in gist.deeds
            by = helped and "by" in gist.words[at + 1 : at + 3]
            doers, targets = (before, after) if turned == helped else (after, before)
            yield _Act(kind, doers if by or not helped or turned else frozenset(), targets)


def _kinds(word: str, gist: Gist, at: int) -> tuple[tuple[str, bool], ...]:
    """The acts of a word: those of the table, else itself if a verb; one of saying only where the speaker opens."""
    known = _directed().get(word)
    if known or word not in gist.deeds or word in _AUXILIARY:
        return known or ()
    return () if word in _saying() and at >= _REACH else ((word, False),)


_AUXILIARY = frozenset(map(key, ("have", "be", "do")))


@cache
def _saying() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("clauses")["saying"]))


def _nearest(names: frozenset[str], telling: Sequence[str]) -> frozenset[str]:
    """The nearest run of names within reach of a verb; the nearest word where there is none."""
    within = telling[:_REACH]
    first = next((at for at, word in enumerate(within) if word in names), None)
    if first is None:
        return frozenset(within[:1])
    return frozenset(takewhile(names.__contains__, telling[first:]))


def _telling(words: Sequence[str]) -> list[str]:
    grammar = plain("grammar")
    return [word for word in words if word not in grammar]


@cache
def _directed() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Each verb with its kind of act, and whether its subject is the one to whom it is done."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for line in lexicon.lines("directed"):
        does, _, undergoes = line.partition("|")
        for side, turned in ((does, False), (undergoes, True)):
            for verb in side.split():
                found.setdefault("".join(key(each) for each in verb.split("_")), []).append((line, turned))
    return {verb: tuple(acts) for verb, acts in found.items()}


def other_name(one: Scheme, other: Scheme) -> bool:
    """Another name stands in the same place: between the same words, or behind the same word and preposition."""
    return not one.behind.isdisjoint(other.behind) and any(
        _same_place(mine, yours) and not _near(mine.held, yours.held)
        for mine, yours in product(_own(one.names, other), _own(other.names, one))
    )


def _own(slots: Iterable[_Slot], other: Scheme) -> list[_Slot]:
    """Those that the other statement has nothing of."""
    return [slot for slot in slots if slot.held.isdisjoint(other.words)]


def _same_place(mine: _Slot, yours: _Slot) -> bool:
    if mine.before == yours.before and mine.after == yours.after:
        return bool(mine.after) or mine.by == yours.by
    return bool(mine.before) and mine.before == yours.before and bool(mine.by) and mine.by == yours.by


def _near(here: frozenset[str], there: frozenset[str]) -> bool:
    return any(senses.nearness(a, b) > 0 or _initial(a, b) or _initial(b, a) for a, b in product(here, there))


def _initial(one: str, other: str) -> bool:
    """Whether one is only the first letter of the other, as of a first name."""
    return one.isalpha() and other.startswith(one) and len(one) == 1


def _names(gist: Gist) -> Iterator[_Slot]:
    """The runs of proper names, an unknown word that opens the sentence among them."""
    words, named = gist.words, frozenset(gist.names)
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and (not end or words[end] in named) and _may_name(words[end]):
            end += 1
        if end > at:
            yield _slot(words, at, end)
        at = max(end, at + 1)


@lru_cache(maxsize=1 << 12)
def _may_name(word: str) -> bool:
    return word[0].isalpha() and senses.weight(word) >= senses.SPECIFIC and word not in certainty("months")


def _slot(words: tuple[str, ...], at: int, end: int) -> _Slot:
    grammar = plain("grammar")
    before, after = at - 1, end
    while before >= 0 and words[before] in grammar:
        before -= 1
    while after < len(words) and words[after] in grammar:
        after += 1
    by = words[at - 1] if before < at - 1 else ""
    return _Slot(
        frozenset(words[at:end]),
        words[before] if before >= 0 else "",
        words[after] if after < len(words) else "",
        by,
    )


def other_word(one: Scheme, other: Scheme) -> bool:
    """Another verb stands between the same words, or other words where all else is the same."""
    verb_or_run = _other_verb(one, other) or _other_run(one, other)
    return verb_or_run or bool(one.places and other.places and _other_place(one, other))


def _other_place(one: Scheme, other: Scheme) -> bool:
    """The same verb goes on with the same `in` or `at` and something else: `started in the kitchen`, `in a barn`."""
    return any(
        one.places[where].isdisjoint(other.words)
        and other.places[where].isdisjoint(one.words)
        and not _near(one.places[where], other.places[where])
        for where in one.places.keys() & other.places.keys()
    )


def _places(gist: Gist) -> dict[tuple[str, str], frozenset[str]]:
    """What follows right behind a verb with `in` or `at`, by both; no times, numbers or names."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    if _WITHIN.isdisjoint(gist.words):
        return found
    for at, word in enumerate(gist.words[:-1]):
        by = gist.words[at + 1]
        if word in gist.deeds and by in _WITHIN and word not in plain("grammar"):
            run = takewhile(lambda each: each in _ARTICLES or _in_a_place(each, gist), gist.words[at + 2 :])
            held = [each for each in run if each not in _ARTICLES][:_HELD]
            if held:
                found[word, by] = frozenset(held)
    return found


def _in_a_place(word: str, gist: Gist) -> bool:
    return word[0].isalpha() and not (word in plain("grammar") or word in certainty("months") or word in gist.names)


_WITHIN = frozenset({"in", "at"})
_ARTICLES = frozenset({"the", "a", "an"})
_HELD = 2


def _other_verb(one: Scheme, other: Scheme) -> bool:
    return not one.between.isdisjoint(other.between) and any(
        (mine.before, mine.after) == (yours.before, yours.after)
        and mine.before
        and mine.after
        and not _near(mine.held, yours.held)
        for mine, yours in product(_own(one.verbs, other), _own(other.verbs, one))
    )


def _deeds(gist: Gist) -> Iterator[_Slot]:
    for at, word in enumerate(gist.words):
        if word in gist.deeds:
            yield _slot(gist.words, at, at + 1)


def _other_run(one: Scheme, other: Scheme) -> bool:
    """Each side has one run of words that the other has not, in the same place."""
    mine = _apart(one, other)
    yours = mine and _apart(other, one)
    return bool(
        mine and yours and (mine.before, mine.after) == (yours.before, yours.after) and not _near(mine.held, yours.held)
    )


def _apart(one: Scheme, other: Scheme) -> _Slot | None:
    """The only run of telling words that the other statement has not; None if there are several, or if it is long."""
    places = [at for at, word in enumerate(one.telling) if word not in other.words]
    if not places or places[-1] - places[0] >= len(places):
        return None
    return _slot(one.telling, places[0], places[-1] + 1)
