"""Support of the comparers: when two statements, however alike their words, must never be taken for one.

Each rule states how the language opposes things and has a name that a reader can be shown. A rule
looks at what both statements share: who denies it, how much of it there is, when, and who does it to whom.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from collate.collation import roles, tallies
from collate.collation.gist import Gist, certainty, opening
from collate.collation.turned import Halves, halves, turned
from collate.frozen import Frozen
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.senses import plain

_SCOPE = 3
"""Telling words that a negation or a modal verb reaches."""
_PASSIVE = 2
"""Words between the auxiliary and the participle of a passive, at most."""
_IF = frozenset(map(key, ("if", "unless")))
"""What makes a promise hang on something else."""
_OPEN = key("whether")
"""What opens a question that nobody has answered."""


class _Claim(Frozen):
    """The words of a statement, and which of them are denied, unsure, or sure to come.

    `undone` are the words right behind a plain `not` or `no`, which no other denial of the sentence undoes, `reached`
    those that any denial reaches.
    """

    words: frozenset[str]
    denied: frozenset[str]
    undone: frozenset[str]
    reached: frozenset[str]
    weak: frozenset[str]
    firm: frozenset[str]
    deniers: frozenset[str]
    unsure: bool
    contraries: frozenset[str]


class _Said(Frozen):
    """A statement with all that the rules look at, found once and held against many others."""

    claim: _Claim
    tally: tallies.Tally
    scheme: roles.Scheme
    halves: Mapping[str, Halves]
    deeds: frozenset[str]


def opposed(one: Gist, other: Gist) -> str | None:
    """Why two statements must not be joined: the name of the first rule that parts them, or None.

    `number`: the same thing counted or measured differently. `date`: another day, month, year or hour. `polarity`:
    one denies what the other tells. `antonym`: contrary words. `role`: who does it and to whom it is done change
    places. `name`: another name in the same place of the sentence. `modality`: one is sure where the other is not, or
    asks. `word`: words of another meaning in the same place of the sentence. The same in both directions.
    """
    here, there = _said(opening(one)), _said(opening(other))
    for name, holds in _RULES:
        if holds(here, there):
            return name
    return None


def forget() -> None:
    """Let go of what was derived from the statements of one event: another event has others."""
    for derived in (_said, roles.scheme, tallies.tally):
        derived.cache_clear()


@lru_cache(maxsize=1 << 10)
def _said(gist: Gist) -> _Said:
    return _Said(_claim(gist.words, gist.names), tallies.tally(gist), roles.scheme(gist), halves(gist), gist.deeds)


def _claim(words: tuple[str, ...], names: tuple[str, ...]) -> _Claim:
    denied: dict[str, bool] = {}
    for word in _denied(words, frozenset(names)):
        denied[word] = not denied.get(word, False)
    return _Claim(
        frozenset(words),
        frozenset(word for word, odd in denied.items() if odd),
        frozenset(_undone(words)),
        frozenset(denied),
        frozenset(_reached(words, certainty("weak"))),
        frozenset(_reached(words, certainty("firm"))),
        frozenset(words).difference(names) & (_list("negative") | _list("before-to")),
        not certainty("weak").isdisjoint(words),
        frozenset().union(*map(senses.contraries, words)),
    )


@cache
def _list(heading: str) -> frozenset[str]:
    entries = lexicon.sections("polarity")[heading]
    return frozenset("".join(key(each) for each in word.split("_")) for word in entries)


@cache
def _deniers() -> frozenset[str]:
    return _list("negations") | _list("negative") | _list("before-to")


def _undone(words: tuple[str, ...]) -> Iterator[str]:
    """The first telling word behind each plain denial, and the one behind that where it is only a plan."""
    for at, word in enumerate(words):
        if word in _list("negations"):
            reached = list(_after(words, at))
            yield from reached[: 2 if reached[:1] and reached[0] in _list("plan") else 1]


def _denied(words: tuple[str, ...], names: frozenset[str]) -> Iterator[str]:
    """Each word as often as something denies it; a name denies nothing (`Torrent Lifts`)."""
    if _deniers().isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word in names:
            continue
        takes = word in _list("before-to") and words[at + 1 : at + 2] == ("to",)
        if word in _list("negations") or takes:
            yield from _after(words, at)
        elif word in _list("negative"):
            yield from _before(words, at) if "be" in words[max(0, at - _PASSIVE) : at] else ()
            yield from _after(words, at)


def _after(words: tuple[str, ...], at: int) -> Iterator[str]:
    """The telling words right after a place, up to a word that ends the reach of a denial."""
    left = _SCOPE
    for begun, word in enumerate(words[at + 1 :]):
        if not left or (begun and word in _list("ends")) or word == "by":
            return
        if word not in plain("grammar"):
            yield word
            left -= 1


def _before(words: tuple[str, ...], at: int) -> Iterator[str]:
    """The telling words right before the auxiliary of a passive."""
    telling = [word for word in words[:at] if word not in plain("grammar")]
    return iter(telling[-_SCOPE:])


def _reached(words: tuple[str, ...], markers: frozenset[str]) -> Iterator[str]:
    if markers.isdisjoint(words):
        return iter(())
    return (word for at, mark in enumerate(words) if mark in markers for word in list(_after(words, at))[:2])


def _undoes(one: _Claim, other: _Claim) -> bool:
    """Whether one plainly denies what the other, which has no plain denial, tells."""
    return not other.undone and bool(one.undone & other.words - other.reached)


def _polarity(here: _Claim, there: _Claim) -> bool:
    """One denies a word that the other tells, `not removed` and `removed` too, and nothing is denied by both."""
    if _undoes(here, there) or _undoes(there, here):
        return True
    if (
        here.denied == there.denied
        or _meet(here.denied, there.denied)
        or (here.denied and there.denied and _meet(here.deniers, there.deniers))
    ):
        return False
    return bool(here.denied & there.words - there.denied or there.denied & here.words - here.denied)


def _meet(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a word of one side is a word of the other, or means the same."""
    return bool(here & there) or any(senses.nearness(a, b) >= senses.ALIKE for a, b in product(here, there))


def _antonym(here: _Claim, there: _Claim) -> bool:
    """Each side has a word of its own that is the contrary of the other's, both denied or neither."""
    if here.contraries.isdisjoint(there.words):
        return False
    own, theirs = here.words - there.words, there.words - here.words
    return any(
        (word in here.denied) == (contrary in there.denied)
        for word in own
        for contrary in senses.contraries(word) & theirs
    )


def _modality(one: _Said, other: _Said) -> bool:
    """One says that it may, or asks whether, the other that it will or that it did."""
    asked = (_OPEN in one.claim.words) != (_OPEN in other.claim.words)
    return asked or _surer(one, other) or _surer(other, one)


def _surer(one: _Said, other: _Said) -> bool:
    """One is unsure of what the other tells, or hangs it on a condition where the other tells it as done."""
    weak, sure = one.claim, other.claim
    if sure.unsure:
        return False
    hangs = weak.firm if weak.words & _IF and not sure.words & _IF else frozenset[str]()
    return bool(weak.weak & (sure.firm | other.deeds) or hangs & other.deeds - sure.firm)


_RULES: tuple[tuple[str, Callable[[_Said, _Said], bool]], ...] = (
    ("number", lambda one, other: tallies.differ(one.tally, other.tally)),
    ("date", lambda one, other: tallies.apart_in_time(one.tally, other.tally)),
    ("polarity", lambda one, other: _polarity(one.claim, other.claim)),
    ("role", lambda one, other: roles.swapped(one.scheme, other.scheme) or turned(one.halves, other.halves)),
    ("antonym", lambda one, other: _antonym(one.claim, other.claim)),
    ("name", lambda one, other: roles.other_name(one.scheme, other.scheme)),
    ("modality", _modality),
    ("word", lambda one, other: roles.other_word(one.scheme, other.scheme)),
)
