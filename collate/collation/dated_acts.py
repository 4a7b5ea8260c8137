"""Support of the dates: the word of a clause that a time is told of, a verb or a noun that `occurrences.txt` knows."""

from collections.abc import Sequence
from functools import cache
from itertools import chain, takewhile
from typing import NamedTuple

from collate.collation.clauses import is_aux, is_past, is_saying, plain
from collate.collation.scene import Scene, Word
from collate.language import lexicon
from collate.language.meaning import key, stem

Families = dict[str, frozenset[str]]

_REACH = 14
_PHRASE = 4
TERM = frozenset({"contract"})
"""What has a term."""


class Act(NamedTuple):
    """The places of the first and last word of what is dated among the words of its sentence, and its families."""

    first: int
    last: int
    kinds: frozenset[str]


def opening(each: Scene, words: Sequence[Word], at: int) -> int:
    """Where the clause of the words before a time opens: behind a mark or a word that opens another."""
    first = at
    while first and at - first < _REACH:
        word, then = words[first - 1], words[first].start if first < len(words) else words[first - 1].end
        if MARKS & set(each.text[word.end : then]) or plain(word) in _OPENS:
            break
        first -= 1
    return first


MARKS = frozenset(",:;()–—\n")
"""What parts a clause from the next."""
_OPENS = frozenset(
    ("who", "which", "whose", "where", "when", "as", "that", "and", "but", "or", "while", "because", "if", "after")
)


def before(words: Sequence[Word], start: int, at: int, known: Families) -> Act | None:
    """The nearest word before a time that is known, where no other verb and nobody who speaks stands between."""
    for last in range(at - 1, start - 1, -1):
        kinds, size = kinds_at(words, last, known)
        act = Act(last - size + 1, last, kinds)
        if kinds and not _is_part_of_time(words, last) and (is_verbal(words, act) or _is_dated_noun(words, act, start)):
            return act
        if not _may_stand(words[last]):
            return None
    return None


def _is_part_of_time(words: Sequence[Word], last: int) -> bool:
    """Whether a word is the end or beginning of a time: `by the end of the year`."""
    return last + 1 < len(words) and words[last + 1].text == "of" and stem(words[last].text) in _EDGES


_EDGES = frozenset(map(stem, ("end", "start", "beginning", "close", "opening")))


def kinds_at(words: Sequence[Word], last: int, known: Families) -> tuple[frozenset[str], int]:
    """The families of the longest phrase that ends at a place, and its size; `the quake struck` is no strike."""
    if last and (words[last].text[0].isupper() or (is_past(words[last]) and stem(words[last].text) in held())):
        return frozenset(), 1
    if stem(words[last].text) not in _lasts():
        return frozenset(), 1
    for size in range(min(_PHRASE, last + 1), 0, -1):
        found = known.get("_".join(stem(word.text) for word in words[last - size + 1 : last + 1]))
        if found:
            return found, size
    return frozenset(), 1


def is_verbal(words: Sequence[Word], act: Act) -> bool:
    """Whether what is dated is told by a verb: past, or behind an auxiliary or `to`."""
    ahead = act.first and (plain(words[act.first - 1]) in _TO or is_aux(words[act.first - 1]))
    return act.last > act.first or is_past(words[act.first]) or bool(ahead)


_TO = frozenset({"to"})


def _is_dated_noun(words: Sequence[Word], act: Act, start: int) -> bool:
    """Whether a noun is what is dated: no verb before it but one of arranging, or an agreement's own term."""
    ahead = range(act.first - 1, start - 1, -1)
    verb = next((at for at in ahead if _is_verb(words, at)), None)
    return verb is None or stem(words[verb].text) in held() or bool(act.kinds & TERM)


def _is_verb(words: Sequence[Word], at: int) -> bool:
    told = bool(words[at].key) and words[at].text.islower() and not is_aux(words[at])
    return told and is_verbal(words, Act(at, at, frozenset()))


def _may_stand(word: Word) -> bool:
    """Whether a word may stand between what is dated and the time."""
    return is_aux(word) or stem(word.text) in held() or not (is_past(word) or is_saying(word))


def behind(words: Sequence[Word], start: int, at: int, end: int) -> Act | None:
    """What a time that opens its clause is of, or what is declared for it: `declared Monday a day of mourning`."""
    declared = at > start and stem(words[at - 1].text) in held() and not is_aux(words[at - 1])
    if at - start > 1 and not declared:
        return None
    noun: Act | None = None
    for place in takewhile(lambda place: plain(words[place]) not in _OPENS, range(end, min(len(words), end + _REACH))):
        kinds, size = kinds_at(words, place, families())
        act = Act(place - size + 1, place, kinds)
        if kinds and is_verbal(words, act):
            return act
        noun = act if kinds else noun
        if is_past(words[place]) and not is_aux(words[place]):
            return noun if stem(words[place].text) in held() else None
    return noun if declared else None


@cache
def families() -> Families:
    """The stems of what a time is told of, with their families."""
    return _table("once", "often", "term")


@cache
def lasting() -> Families:
    """The stems of what lasts since a time, with their families."""
    return _table("since")


@cache
def happening() -> Families:
    """The stems of what breaks in upon a place, or of a stage of it, with their families."""
    return _table("happening", "stage")


@cache
def stages() -> frozenset[str]:
    """The families of what many do, each at an hour."""
    return frozenset(chain(*_table("stage").values()))


def _table(*headings: str) -> Families:
    """The stems of a word or phrase → the first words of its families."""
    found: dict[str, set[str]] = {}
    for line in (line for heading in headings for line in lexicon.entries("occurrences")[heading]):
        for word in line.split():
            found.setdefault("_".join(map(stem, word.split("_"))), set()).add(line.split()[0])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _lasts() -> frozenset[str]:
    """The stems that end what is dated: few words do."""
    return frozenset(told.rpartition("_")[2] for told in (*families(), *lasting(), *happening()))


@cache
def often() -> frozenset[str]:
    """The families of what comes again, and of nothing that comes once."""
    again, once = (frozenset(chain(*_table(heading).values())) for heading in ("often", "once"))
    return again - once


@cache
def anybody() -> frozenset[str]:
    """The keys of nouns that may be of another person or body each time."""
    return frozenset(map(key, lexicon.sections("occurrences")["anybody"]))


@cache
def held() -> frozenset[str]:
    """The stems of verbs that stand between a noun for what happens and its date."""
    return frozenset(map(stem, lexicon.sections("occurrences")["held"]))


@cache
def calling() -> frozenset[str]:
    """The stems of verbs by which a day to come is set."""
    return frozenset(map(stem, lexicon.sections("occurrences")["calling"]))
