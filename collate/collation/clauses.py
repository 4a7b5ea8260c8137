"""Support of the comparers: clauses and their small words, as far as punctuation and word classes tell them."""

import re
from collections.abc import Container, Sequence
from functools import cache, lru_cache
from itertools import dropwhile, takewhile
from typing import NamedTuple

from collate.collation.scene import Word, keys
from collate.language import lexicon
from collate.language.meaning import is_bent, spelling, stem
from collate.text import Span

CLASSES = lexicon.sections("clauses")
ARTICLES = CLASSES["article"]
OPENERS = ARTICLES | CLASSES["owner"]
"""Words that open a noun phrase: `the`, `its`."""
_ENDS = re.compile(
    r"\s[–—]\s|;|,\s+(?:but|while|whereas|although|though|as|and)\s|\s(?:but|while|whereas|although|though)\s"
)
_ADVERB = 4
_APPOSITION = 120
_OBJECT = 6
_LONGEST = 500
_SAY = frozenset(map(stem, CLASSES["saying"]))


def clause_around(text: str, sentence: Span, inside: Span) -> Span:
    """The clause of a sentence that holds a span, and no more than `_LONGEST` code points on either side of it."""
    least = _at_a_space(text, max(sentence.start, inside.start - _LONGEST), sentence.start)
    start = max((found.end() for found in _ENDS.finditer(text, least, inside.start)), default=least)
    return Span(start, clause_end(text, inside.end, sentence.end))


def after_apposition(text: str, start: int, end: int) -> int:
    """Where words go on after a name that ends at `start`: behind the second comma of `Ito, the minister, said`."""
    if text[start : start + 2] != ", ":
        return start
    comma = text.find(", ", start + 2, min(end, start + _APPOSITION))
    return comma + 1 if comma != -1 else start


def clause_end(text: str, start: int, end: int) -> int:
    """Where the clause that holds `start` ends, `end` or `_LONGEST` code points on at the latest."""
    most = min(end, start + _LONGEST)
    found = _ENDS.search(text, start, most)
    return found.start() if found else most if most == end else max(start, text.rfind(" ", start, most))


def _at_a_space(text: str, least: int, start: int) -> int:
    """`least`, moved behind the next space where it does not open the sentence."""
    return least if least == start else max(least, text.find(" ", least, least + _LONGEST) + 1)


class _Form(NamedTuple):
    """What the form of a word tells wherever it stands."""

    plain: str
    aux: bool
    saying: bool
    past: bool


@lru_cache(maxsize=1 << 14)
def _form(word: str) -> _Form:
    said, spelt = word.casefold().replace("’", "'"), spelling(word)
    aux = said in lexicon.words("auxiliaries") or (said.endswith("ly") and len(said) > _ADVERB)
    return _Form(said, aux, stem(word) in _SAY, spelt.endswith("ed") or is_bent(spelt))


def plain(word: Word) -> str:
    """A word without case, its apostrophe straight."""
    return _form(word.text).plain


def is_aux(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb: an auxiliary, a time or an adverb."""
    return _form(word.text).aux


def is_unreal(aux: Container[str]) -> bool:
    """Whether auxiliaries tell what would have been if things were otherwise: `would not have placed him`."""
    return "have" in aux and any(word in aux for word in ("would", "wouldn't"))


def is_saying(word: Word) -> bool:
    """Whether a word is a verb of saying."""
    return _form(word.text).saying


def is_past(word: Word) -> bool:
    """Whether a word has the form of a past tense or participle."""
    return _form(word.text).past


def only_says(between: Sequence[Word]) -> bool:
    """Whether nothing but one verb of saying, auxiliaries and `that` stands between."""
    saying = [is_saying(word) for word in between]
    return sum(saying) == 1 and all(
        said or is_aux(word) or word.text == "that" for said, word in zip(saying, between, strict=True)
    )


def objects(rest: Sequence[Word]) -> frozenset[str]:
    """The telling words right after a verb, up to a preposition, a conjunction, a time or a mark."""
    taken: list[Word] = []
    counts = len(rest) > 1 and rest[1].text == "of" and rest[0].text in _COUNTS
    for word in (rest[2:] if counts else rest)[:_OBJECT]:
        said = word.text.casefold()
        ends = said in CLASSES["preposition"] or said in CLASSES["break"]
        if ends or (taken and word.start > taken[-1].end + 1):
            break
        taken.append(word)
    return keys(taken)


def behind(small: str, rest: Sequence[Word]) -> frozenset[str]:
    """The telling words that a preposition opens: the missiles of `delivered without missiles`."""
    at = next((at for at, word in enumerate(rest) if word.text == small), None)
    return frozenset() if at is None else objects(rest[at + 1 :])


_COUNTS = frozenset({"all", "some", "most", "many", "each", "none", "half", "both"})


def other_complement(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two verbs go on with one preposition and something else behind it: `with the left`, `with the right`."""
    held = [_complement(words) for words in (one, other)]
    same = all(held) and held[0][0].text == held[1][0].text
    if not same or not (keys(held[0]) and keys(held[1])):
        return False
    rows = [frozenset(map(plain, words)) & CLASSES["in-a-row"] for words in held]
    return not keys(held[0]) & keys(held[1]) or (all(rows) and not rows[0] & rows[1])


def other_beyond(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two verbs go on so behind what they are done to: `a request to delay it`, `a request to close it`."""
    behind = [tuple(dropwhile(_in_phrase, words)) for words in (one, other)]
    return all(words and words[0].text in _FOR for words in behind) and other_complement(*behind)


_FOR = frozenset({"to", "of", "for", "with", "against", "on", "about", "over"})


def _in_phrase(word: Word) -> bool:
    return word.text not in CLASSES["preposition"] | CLASSES["break"]


def _complement(words: Sequence[Word]) -> list[Word]:
    """A preposition of company or aim and the words that touch it; empty where another word comes first."""
    taken: list[Word] = []
    for word in words[:_OBJECT]:
        if taken and (word.start > taken[-1].end + 1 or plain(word) in CLASSES["preposition"]):
            break
        taken.append(word)
    return taken if taken and taken[0].text in _TOWARDS else []


_TOWARDS = frozenset({"with", "against", "for", "to", "into", "from", "on", "of", "about"})


def other_of_several(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether what two verbs are done to is set apart by its place in a row: the `first` offer, a `new` one."""
    return _in_a_row(one) != _in_a_row(other)


def _in_a_row(words: Sequence[Word]) -> frozenset[str]:
    run = takewhile(lambda word: word.text not in CLASSES["preposition"], words[:_OBJECT])
    return frozenset(plain(word) for word in run) & CLASSES["in-a-row"]


@cache
def light() -> frozenset[str]:
    """Stems of verbs that say too little by themselves to be one act."""
    return frozenset(map(stem, lexicon.words("light")))
