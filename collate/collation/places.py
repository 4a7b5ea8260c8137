"""Support of the discrepancies: where a sentence tells that something happens, or whither it goes."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from collate.collation.clauses import CLASSES, is_aux, is_past, plain
from collate.collation.dated_acts import MARKS, anybody, opening
from collate.collation.scene import Line, Scene, Word, keys
from collate.language import lexicon
from collate.language.meaning import key, stem

_NEAR = 6
_PHRASE = 3


class Place(NamedTuple):
    """Where an act is told to be: of which `kinds` it is and of whom (`subject`), and whether it is still to come.

    `small` is the preposition; the place by its `names`, its common noun (`head`) and `which` of several it is;
    `row` tells which of several acts or doers: `the second trial`.
    """

    scene: Scene
    line: Line
    kinds: frozenset[str]
    subject: frozenset[str]
    coming: bool
    small: str
    names: tuple[str, ...]
    head: str
    which: frozenset[str]
    row: frozenset[str]


def places(each: Scene) -> Iterator[Place]:
    """The places that an article's own words tell of, in order."""
    for line in each.lines:
        for at, word in enumerate(line.words):
            kinds = _kinds(line.words, at) if _may_end(word.text) else frozenset[str]()
            if kinds and not each.quoted(word.span):
                yield from _told(each, line, at, kinds)


def _told(each: Scene, line: Line, at: int, kinds: frozenset[str]) -> Iterator[Place]:
    words = line.words
    small = _small(each, words, at)
    before = words[max(opening(each, words, at), at - _NEAR) : at]
    if small and not any(plain(word) in _UNSURE for word in before):
        subject = _subject(words, at) | keys(words[at + 1 : small])
        coming = any(plain(word) in CLASSES["future"] | {"to"} for word in before)
        names, head, which = _read(_phrase(each, words, small))
        if subject and (names or head):
            yield Place(each, line, kinds, subject, coming, plain(words[small]), names, head, which, _row(before))


def _read(phrase: Sequence[Word]) -> tuple[tuple[str, ...], str, frozenset[str]]:
    """The names of a place, its common noun with the one before, and which of several it is."""
    which = frozenset(map(plain, phrase)) & lexicon.sections("places")["which"]
    head = [key(word.text) for word in phrase if word.text.islower() and word.key and plain(word) not in which]
    return tuple(word.text for word in phrase if word.text[0].isupper()), "_".join(head[-2:]), which


_UNSURE = CLASSES["not"] | CLASSES["weak"] | {"if", "unless", "wanted", "hoped"}


def _small(each: Scene, words: Sequence[Word], at: int) -> int:
    """The place of the preposition that opens where: the first behind the act that no time follows; 0 without one."""
    if plain(words[at]) in _LEADS:
        return at
    for place in range(at + 1, min(at + _NEAR, len(words) - 1)):
        if MARKS & set(each.text[words[place - 1].end : words[place].start]):
            return 0
        if plain(words[place]) in _LEADS and not _is_time(words[place + 1]):
            return place
        if is_past(words[place]) and not is_aux(words[place]):
            return 0
    return 0


_LEADS = frozenset({"in", "at", "on", "to", "for", "near", "off"})


def _is_time(word: Word) -> bool:
    said = plain(word)
    return said in CLASSES["weekdays"] | CLASSES["months"] | CLASSES["parts-of-day"] or said[:1].isdigit()


def _phrase(each: Scene, words: Sequence[Word], small: int) -> list[Word]:
    """The words of a place, up to a mark or the next small word but `of`."""
    taken: list[Word] = []
    for word in words[small + 1 : small + 1 + _NEAR]:
        parted = taken and MARKS & set(each.text[taken[-1].end : word.start])
        ends = plain(word) in (CLASSES["preposition"] | CLASSES["break"]) - {"of"} or _is_time(word)
        if parted or ends or (is_aux(word) and plain(word) not in CLASSES["in-a-row"]):
            break
        taken.append(word)
    return taken


def _subject(words: Sequence[Word], at: int) -> frozenset[str]:
    """The nouns before an act, back to another verb; where a clause stands between, the first noun of the sentence."""
    near = reversed(words[max(0, at - _NEAR) : at])
    telling = list(takewhile(lambda word: is_aux(word) or not is_past(word), near))
    found = keys(word for word in telling if not (is_aux(word) or _is_time(word) or word.text.endswith(_OWNS)))
    return (found or keys(words[:_PHRASE])) - anybody()


_OWNS = ("'s", "’s")


def _row(before: Sequence[Word]) -> frozenset[str]:
    return frozenset(map(plain, before)) & (CLASSES["in-a-row"] | CLASSES["apart"])


def _kinds(words: Sequence[Word], at: int) -> frozenset[str]:
    """The families of the longest phrase that ends at a place and is a verb."""
    for size in range(min(_PHRASE, at + 1), 0, -1):
        found = _acts().get("_".join(stem(word.text) for word in words[at - size + 1 : at + 1]))
        if found and (size > 1 or _is_verbal(words, at)):
            return found
    return frozenset()


def _is_verbal(words: Sequence[Word], at: int) -> bool:
    led = at and (is_aux(words[at - 1]) or words[at - 1].text == "to")
    return bool(led) or is_past(words[at]) or words[at].text.endswith("ing")


@cache
def _acts() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lexicon.entries("places")["acts"]:
        for word in line.split():
            found.setdefault("_".join(map(stem, word.split("_"))), set()).add(line.split()[0])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@lru_cache(maxsize=1 << 14)
def _may_end(word: str) -> bool:
    """Whether an act may end on a word: few do."""
    return stem(word) in _ends()


@cache
def _ends() -> frozenset[str]:
    return frozenset(act.rpartition("_")[2] for act in _acts())


@cache
def kinds_of_place() -> tuple[frozenset[str], ...]:
    """Places of which one thing happens in one alone, by kind."""
    lines = sorted(lexicon.entries("places")["apart"])
    return tuple(frozenset("_".join(map(key, word.split("_"))) for word in line.split()) for line in lines)
