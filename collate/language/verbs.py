"""Every form of the verbs that report, from their base form and the frame they take."""

from functools import cache
from typing import Literal, NamedTuple

from collate.frozen import Frozen
from collate.language.lexicon import lines, words

_SHORTEST = 4
_NO_PAST = frozenset(
    ("indeed", "hundred", "united", "sacred", "naked", "wicked", "speed", "breed", "greed", "creed", "exceed")
)
Form = Literal["base", "third", "ing", "past", "participle", "either"]
_VOWELS = frozenset("aeiou")


class Verb(Frozen):
    """A reporting verb: `base` in its base form, what it `takes`, the prepositions that open its content."""

    base: str
    takes: frozenset[str]
    prepositions: frozenset[str]
    noun: bool


class Reading(NamedTuple):
    """A word read as a form of a verb; `either` is a past that is also a participle."""

    verb: Verb
    form: Form


@cache
def readings() -> dict[str, Reading]:
    """Each form of a reporting verb's first word, lower case, and what it is."""
    found: dict[str, Reading] = {}
    for verb in _verbs().values():
        if "_" not in verb.base:
            for word, form in _forms(verb.base).items():
                found.setdefault(word, Reading(verb, form))
    return found


@cache
def phrasal() -> dict[tuple[str, str], Reading]:
    """Verbs of two words, by any form of the first and the second word."""
    return {
        (word, verb.base.partition("_")[2]): Reading(verb, form)
        for verb in _verbs().values()
        if "_" in verb.base
        for word, form in _forms(verb.base.partition("_")[0]).items()
    }


@cache
def finite() -> frozenset[str]:
    """Forms of common verbs that may be a clause's verb, reporting or not."""
    found = {"is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "'re", "’re"}
    for base in words("verbs"):
        forms = _forms(base)
        found.update(word for word, form in forms.items() if form in {"third", "past", "either"})
    for word, reading in readings().items():
        if reading.form in {"past", "either", "third"} and not (reading.form == "third" and reading.verb.noun):
            found.add(word)
    return frozenset(found)


def is_finite(word: str) -> bool:
    """Whether a lower-case word may be a clause's verb: a known form, or a past in -ed."""
    return word in finite() or (word.endswith("ed") and len(word) > _SHORTEST and word not in _NO_PAST)


def _verbs() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    takes: frozenset[str] = frozenset()
    for line in lines("reporting_verbs"):
        if line.startswith("["):
            takes = frozenset(line.strip("[]").split())
            continue
        for entry in line.split():
            _merge(found, entry, takes)
    return found


def _merge(found: dict[str, Verb], entry: str, takes: frozenset[str]) -> None:
    head, *prepositions = entry.split("+")
    base, _, noun = head.partition("*")
    known = found.get(base)
    held = frozenset(each.partition("*")[0] for each in prepositions)
    marked = bool(noun) or "*noun" in entry
    if known:
        found[base] = Verb(base, known.takes | takes, known.prepositions | held, known.noun or marked)
    else:
        found[base] = Verb(base, takes, held, marked)


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (line.split() for line in lines("irregular_verbs"))
    return {row[0]: (row[1], row[-1]) for row in rows}


def _forms(base: str) -> dict[str, Form]:
    past, participle = _irregular().get(base, (_past(base), _past(base)))
    forms: dict[str, Form] = {base: "base", _third(base): "third", _ing(base): "ing"}
    if past == participle:
        forms[past] = "either"
    else:
        forms.setdefault(past, "past")
        forms.setdefault(participle, "participle")
    return forms


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _ing(base: str) -> str:
    past = _irregular().get(base, ("", ""))[0]
    if past == base + base[-1] + "ed":
        return base + base[-1] + "ing"
    if base in ("put", "cut", "set", "hit", "let", "get", "run", "win", "sit", "quit", "shut", "begin", "forget"):
        return base + base[-1] + "ing"
    if base in {"lie", "die"}:
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"
