"""Support of the comparers: the verbs by which actors take a position, and how flatly."""

from collections.abc import Sequence
from functools import cache

from collate.collation.clauses import CLASSES
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import stem


class Stance(Frozen):
    """A phrase of position: its label, its strength from -3 (flatly against) to 3, and the side it is plainly on."""

    stems: tuple[str, ...]
    label: str
    strength: int
    side: str


@cache
def _stances() -> tuple[Stance, ...]:
    """The phrases of position, longer ones first."""
    found = [
        Stance(tuple(map(stem, phrase.split())), *_heading(heading))
        for heading, phrases in lexicon.entries("stances").items()
        for phrase in phrases
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.stems), each.stems)))


def _heading(heading: str) -> tuple[str, int, str]:
    label, strength, side = heading.rsplit(" ", 2)
    return label, int(strength), side.strip("-")


@cache
def _by_first() -> dict[str, tuple[Stance, ...]]:
    firsts = dict.fromkeys(each.stems[0] for each in _stances())
    return {first: tuple(each for each in _stances() if each.stems[0] == first) for first in firsts}


def stance(stems: Sequence[str]) -> Stance | None:
    """The longest phrase of position that words, given as stems, begin with."""
    found = _by_first().get(stems[0], ()) if stems else ()
    return next((each for each in found if tuple(stems[: len(each.stems)]) == each.stems), None)


@cache
def verbs() -> frozenset[str]:
    """Stems of the single verbs of position."""
    return frozenset(each.stems[0] for each in _stances() if len(each.stems) == 1)


def weighed(strength: int, aux: Sequence[str], clause: Sequence[str]) -> int:
    """A strength turned by a negation before the verb, weakened by `may` or by a condition in the clause."""
    if CLASSES["not"] & set(aux):
        strength = -strength
    if CLASSES["weak"] & set(aux) or CLASSES["condition"] & set(clause):
        return 1 if strength > 0 else -1
    return strength
