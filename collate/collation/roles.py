"""Support of the comparers: who does what to whom in two statements, and what stands in the same place of both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product, takewhile

from collate.collation.gist import Gist, certainty, negations
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.senses import plain

_REACH = 4
"""Telling words on each side of a verb among which its doer and its target are."""

_LONG = 12
"""Telling words of a statement from which on one other word does not make it another."""


_CLEAR = 2
"""How many times more words change sides than keep theirs, where two statements are one turned round."""

_Halves = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Act:
    """One kind of act, those who may do it and those to whom it may be done."""

    kind: str
    doers: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Slot:
    """A word or a run of names, the telling words on both sides, and what stands right before."""

    held: frozenset[str]
    before: str
    after: str
    by: str


@dataclass(frozen=True, slots=True)
class _Scheme:
    """The acts of a statement, and the places of its names and verbs."""

    acts: tuple[_Act, ...]
    names: tuple[_Slot, ...]
    verbs: tuple[_Slot, ...]


@lru_cache(maxsize=1 << 10)
def _scheme(gist: Gist) -> _Scheme:
    return _Scheme(tuple(_acts(gist)), tuple(_names(gist)), tuple(_deeds(gist)))


def swapped(one: Gist, other: Gist) -> bool:
    """The same act between the same two, the other way round; a doer who is only `he` may be anybody."""
    return _turned(one, other) or any(
        mine.kind == yours.kind
        and (mine.doers & yours.targets or mine.doers == _ANYBODY)
        and (mine.targets & yours.doers or yours.doers == _ANYBODY)
        and (mine.targets & yours.doers or mine.doers & yours.targets)
        and not mine.doers & yours.doers
        and not mine.targets & yours.targets
        for mine, yours in product(_scheme(one).acts, _scheme(other).acts)
    )


def _turned(one: Gist, other: Gist) -> bool:
    """What stands before a verb in one stands behind it in the other, and the other way round; no passive."""
    here, there = _halves(one), _halves(other)
    return any(_crossed(here[verb], there[verb]) for verb in here.keys() & there.keys())


def _crossed(mine: _Halves, yours: _Halves) -> bool:
    before, after = mine[0] & yours[1], mine[1] & yours[0]
    straight = len(mine[1] & yours[1])
    return bool(before and after) and mine[0].isdisjoint(yours[0]) and len(before) + len(after) > _CLEAR * straight


@lru_cache(maxsize=1 << 10)
def _halves(gist: Gist) -> Mapping[str, _Halves]:
    """The telling words before and behind each verb that is no passive, of saying, or grammar."""
    return {
        word: (frozenset(_telling(gist.words[:at])), frozenset(_telling(gist.words[at + 1 :])))
        for at, word in enumerate(gist.words)
        if word in gist.deeds and word not in plain("grammar") and word not in _saying() and not _passive(gist, at)
    }


def _passive(gist: Gist, at: int) -> bool:
    return "be" in gist.words[max(0, at - 2) : at] or "by" in gist.words[at + 1 : at + 1 + _REACH]


_ANYBODY = frozenset({"he"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def _acts(gist: Gist) -> Iterator[_Act]:
    for at, word in enumerate(gist.words):
        for kind, turned in _kinds(word, gist, at):
            before, after = _sides(gist, at)
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


def _sides(gist: Gist, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Who or what is nearest before and after a verb."""
    before, after = _telling(gist.words[:at])[::-1], _telling(gist.words[at + 1 :])
    return _nearest(gist, before), _nearest(gist, after)


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
def _directed() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Each verb with its kind of act, and whether its subject is the one to whom it is done."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for line in lexicon.lines("directed"):
        does, _, undergoes = line.partition("|")
        for side, turned in ((does, False), (undergoes, True)):
            for verb in side.split():
                found.setdefault("".join(key(each) for each in verb.split("_")), []).append((line, turned))
    return {verb: tuple(acts) for verb, acts in found.items()}


def other_name(one: Gist, other: Gist) -> bool:
    """Another name stands in the same place: between the same words, or behind the same word and preposition."""
    return any(
        _same_place(mine, yours) and not _near(mine.held, yours.held)
        for mine, yours in product(_own(_scheme(one).names, other), _own(_scheme(other).names, one))
    )


def _own(slots: Iterable[_Slot], other: Gist) -> list[_Slot]:
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


def other_word(one: Gist, other: Gist) -> bool:
    """Another verb stands between the same words, or other words where all else is the same."""
    return _other_verb(one, other) or _other_run(one, other) or _other_place(one, other)


def _other_place(one: Gist, other: Gist) -> bool:
    """The same verb goes on with the same `in` or `at` and something else: `started in the kitchen`, `in a barn`."""
    places = _places(one), _places(other)
    return any(
        places[0][where].isdisjoint(other.words)
        and places[1][where].isdisjoint(one.words)
        and not _near(places[0][where], places[1][where])
        for where in sorted(places[0].keys() & places[1].keys())
    )


def _places(gist: Gist) -> dict[tuple[str, str], frozenset[str]]:
    """What follows right behind a verb with `in` or `at`, by both; no times, numbers or names."""
    found: dict[tuple[str, str], frozenset[str]] = {}
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


def _other_verb(one: Gist, other: Gist) -> bool:
    return any(
        (mine.before, mine.after) == (yours.before, yours.after)
        and mine.before
        and mine.after
        and not _near(mine.held, yours.held)
        for mine, yours in product(_own(_scheme(one).verbs, other), _own(_scheme(other).verbs, one))
    )


def _deeds(gist: Gist) -> Iterator[_Slot]:
    for at, word in enumerate(gist.words):
        if word in gist.deeds:
            yield _slot(gist.words, at, at + 1)


def _other_run(one: Gist, other: Gist) -> bool:
    """Each side has one run of words that the other has not, in the same place."""
    mine, yours = _apart(one, other), _apart(other, one)
    return bool(
        mine and yours and (mine.before, mine.after) == (yours.before, yours.after) and not _near(mine.held, yours.held)
    )


def _apart(one: Gist, other: Gist) -> _Slot | None:
    """The only run of telling words that the other statement has not; None if there are several, or if it is long."""
    telling = [word for word in _telling(one.words) if word not in negations()]
    if len(telling) > _LONG:
        return None
    places = [at for at, word in enumerate(telling) if word not in other.words]
    if not places or places[-1] - places[0] >= len(places):
        return None
    return _slot(tuple(telling), places[0], places[-1] + 1)
