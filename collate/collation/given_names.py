"""Support of the discrepancies: whether two given names can be one person's, spelled, shortened or called otherwise."""

from functools import cache
from itertools import groupby

from collate.language import lexicon, senses
from collate.language.meaning import spelling

_HEARD = str.maketrans({"c": "k", "z": "s", "x": "ks", "j": ""})
"""Consonants of names that are written one way here and another there; `j` is heard as a vowel."""


def can_be_one(one: str, other: str) -> bool:
    """Whether two given names may be one: an initial, a short form, or the same consonants and the same ending in *a*.

    *Alexei* and *Aleksey* are one name, *Dario* and *Daria* two.
    """
    short, long = sorted(map(spelling, (one.rstrip("."), other.rstrip("."))), key=len)
    if long.startswith(short) or _called(short) & _called(long):
        return len(short) == 1 or not _of_women(short, long)
    return _consonants(short) == _consonants(long) and short.endswith("a") == long.endswith("a")


def _of_women(short: str, long: str) -> bool:
    """Whether the longer is the other with the ending of a woman's name: *Martin*, *Martina*."""
    return long[len(short) :] in {"a", "e", "ine", "ina"} and long.startswith(short)


def _consonants(name: str) -> str:
    heard = senses.sounds(name)[0].translate(_HEARD)
    return "".join(letter for letter, _ in groupby(heard))


def _called(name: str) -> frozenset[str]:
    return _nicknames().get(name, frozenset({name}))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Each name, full or short, with all full names that it may stand for."""
    found: dict[str, set[str]] = {}
    for line in lexicon.lines("nicknames"):
        full, _, forms = line.partition(":")
        for form in (full, *forms.split()):
            found.setdefault(form, {form}).add(full)
    return {form: frozenset(fulls) for form, fulls in found.items()}
