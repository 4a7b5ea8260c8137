"""How near two words are in meaning, and how much a word tells.

The same word, its family, a word that news uses for it, another spelling of a name: all by general
tables and the shape of the words. What words mean in one event is left to the weights of the collection.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import takewhile
from operator import eq, ne

from collate.language import lexicon
from collate.language.derived import derived
from collate.language.roots import key, root

_VOWELS = frozenset("aeiouy")
_SHARED = 4
"""First letters two words of one family share at least."""
_SHARE = 0.6
_NAME = 5
"""Letters of a name that may be spelt in two ways."""
_SHORT = 2
"""Consonants of a name of which one vowel at most is spelt in two ways."""
_INSIDE = 5
"""Letters of a word that another may begin or end with."""
FAMILY = 0.9
ALIKE = 0.7
PREFIX = 0.75
SOUND = 0.8
COMPOUND = 0.6

GRAMMAR = 0.1
COMMON = 0.5
GENERAL = 1.0
SPECIFIC = 1.15
NUMBER = 1.7


@lru_cache(maxsize=1 << 15)
def nearness(one: str, other: str) -> float:
    """How near two stems are, 0 to 1; numbers are the same or nothing."""
    if one == other:
        return 1.0
    if not (one.isalpha() and other.isalpha()):
        return 0.0
    if root(one) == root(other):
        return FAMILY
    if alike(one) & alike(other):
        return ALIKE
    return _by_shape(one, other)


def any_alike(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a word of the one is much the same in meaning as one of the others."""
    held = tuple(others)
    return any(nearness(one, other) >= ALIKE for one in some for other in held)


@lru_cache(maxsize=1 << 13)
def handles(word: str) -> frozenset[str]:
    """What a stem can be near another by: two that share no handle are not near, so need not be compared."""
    if not word.isalpha():
        return frozenset()
    beginning, ending = word[:_SHARED], word[-_INSIDE:]
    groups = (f"#{group}" for group in alike(word))
    return frozenset((f"={root(word)}", f"^{beginning}", f"${ending}", f"~{sounds(word)[0]}", *groups))


def _by_shape(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    shared = sum(1 for _ in takewhile(bool, map(eq, short, long)))
    if shared >= _SHARED and shared >= _SHARE * len(long):
        return PREFIX
    if _sound_alike(one, other):
        return SOUND
    if len(short) >= _INSIDE and (long.endswith(short) or long.startswith(short)):
        return COMPOUND
    return 0.0


def _sound_alike(one: str, other: str) -> bool:
    """Two spellings of one name (`Mursi`, `Morsi`): the same consonants, a vowel or two others; no known words."""
    if min(len(one), len(other)) < _NAME or alike(one) or alike(other):
        return False
    (here, mine), (there, yours) = sounds(one), sounds(other)
    apart = sum(map(ne, mine, yours))
    return here == there and len(mine) == len(yours) and apart <= (len(here) > _SHORT) + 1


@lru_cache(maxsize=1 << 13)
def sounds(word: str) -> tuple[str, str]:
    """The consonants, after a first vowel, and the vowels of a name, doubled letters once, an `h` inside not at all."""
    plain = word.replace("ph", "f").replace("ck", "k").replace("q", "k")
    plain = plain[:1] + plain[1:].replace("h", "")
    single = [letter for letter, before in zip(plain, " " + plain, strict=False) if letter != before]
    consonants = "".join(each for at, each in enumerate(single) if not at or each not in _VOWELS)
    return consonants, "".join(each for each in single if each in _VOWELS)


@lru_cache(maxsize=1 << 13)
def alike(known: str) -> frozenset[int]:
    """The numbers of the groups of like words that a stem, or its root, stands in."""
    table = _groups()
    return table.get(known) or table.get(root(known)) or frozenset()


@lru_cache(maxsize=1 << 13)
def contraries(known: str) -> frozenset[str]:
    """The stems that say the contrary of `known`."""
    return _opposites().get(known, frozenset())


@lru_cache(maxsize=1 << 13)
def weight(known: str) -> float:
    """How much a word tells, by general English alone."""
    if known[:1].isdigit():
        return NUMBER
    if known in plain("grammar"):
        return GRAMMAR
    if known in plain("common"):
        return COMMON
    return GENERAL if alike(known) else SPECIFIC


@cache
def plain(level: str) -> frozenset[str]:
    """The stems of the words that are plain at `level`: `grammar` or `common`."""
    return frozenset(key(word) for word in lexicon.sections("plain")[level])


@derived
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon.lines("similar")):
        for word in line.removeprefix("=").split():
            found.setdefault("".join(key(each) for each in word.split("_")), set()).add(number)
    return {each: frozenset(value) for each, value in found.items()}


@derived
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon.lines("opposites"):
        one, _, other = line.partition("|")
        sides = [{"".join(key(each) for each in word.split("_")) for word in side.split()} for side in (one, other)]
        for here, there in (sides, sides[::-1]):
            for each in here:
                found.setdefault(each, set()).update(there - here)
    return {each: frozenset(value) for each, value in found.items()}
