"""Support of the discrepancies: in which of several ways that exclude each other something was, by general tables.

`resigned` and `was sacked`, `arson` and `an accident`: two words without a common verb, of which one alone can hold.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from collate.collation.clauses import CLASSES, OPENERS, clause_end, is_aux, is_past, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.subject_phrase import subject
from collate.collation.tellings import Telling, mood, stands_in
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.roots import key
from collate.text import Span

ACT = "act "
NOW = "now "
PLAN = "plan "
ENDS = "ends "
AHEAD = "ahead "
ONCE = "once "
OF = "of "
_STAYS = frozenset({"remain", "remained", "remains", "stayed", "left", "kept", "found"})
_SELF = frozenset({"himself", "herself", "themselves", "itself"})
_NO = CLASSES["not"] | {"no", "neither", "none"}


class _Phrase(NamedTuple):
    """Words behind the first of a phrase, what they tell of and in which way; `undergone` of whom it is done to."""

    rest: tuple[str, ...]
    slot: str
    way: int
    undergone: bool


class Way(Frozen):
    """In which way (`way`) the thing of one `slot` was, and the telling of it, with whom it is told of as subject."""

    slot: str
    way: int
    telling: Telling


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """The phrases of ways by the key of their first word, longer ones first."""
    found: dict[str, list[_Phrase]] = {}
    slot, way = "", 0
    for line in lexicon.lines("ways"):
        if line.startswith("["):
            slot, way = line.strip("[]"), 0
            continue
        way += 1
        for entry in line.split():
            first, *rest = entry.rstrip("*").split("_")
            found.setdefault(key(first), []).append(_Phrase(tuple(map(_key, rest)), slot, way, entry.endswith("*")))
    return {first: tuple(sorted(held, key=lambda each: -len(each.rest))) for first, held in found.items()}


def _key(word: str) -> str:
    return "self" if word in _SELF else key(word) or word


_ANY = "~"
_GAP = 5


def ways(each: Scene) -> Iterator[Way]:
    """The ways that an article tells outside quotations, in order."""
    table = _phrases()
    for line in each.lines:
        for at, word in enumerate(line.words):
            found = table.get(key(word.text))
            if found and word.text.islower() and not each.quoted(word.span):
                yield from _told(each, line, at, found)


def _told(each: Scene, line: Line, at: int, phrases: Sequence[_Phrase]) -> Iterator[Way]:
    seen: set[str] = set()
    onward = {_key(plain(word)) for word in line.words[at + 1 : at + _GAP]} | {_ANY}
    for phrase in phrases:
        if phrase.rest and phrase.rest[0] not in onward:
            continue
        end = _matched(line.words, at + 1, phrase.rest)
        if end and phrase.slot not in seen and not phrase.slot.startswith(ACT):
            telling = _telling(each, line, (at, end), undergone=phrase.undergone)
            if telling:
                seen.add(phrase.slot)
                yield Way(phrase.slot, phrase.way, telling)


def _matched(words: Sequence[Word], at: int, rest: Sequence[str]) -> int:
    """Where a phrase ends whose further words begin at `at`, articles passed over; 0 where it is another one."""
    for place, wanted in enumerate(rest):
        if wanted == _ANY:
            found = (_matched(words, start, rest[place + 1 :]) for start in range(at, min(at + _GAP, len(words))))
            return next(filter(None, found), 0)
        while at < len(words) and plain(words[at]) in OPENERS and wanted != "self":
            at += 1
        if at >= len(words) or _key(plain(words[at])) != wanted:
            return 0
        at += 1
    return at


def _telling(each: Scene, line: Line, place: tuple[int, int], *, undergone: bool) -> Telling | None:
    """The telling of a phrase: of its subject, or of whom its verb is done to; None where neither stands there."""
    at, behind = place
    words = line.words
    first = at
    while first and (is_aux(words[first - 1]) or plain(words[first - 1]) in CLASSES["be"] | _STAYS | OPENERS):
        first -= 1
    chain = words[first:at]
    aux = {plain(word) for word in chain}
    passive = bool(aux & (CLASSES["be"] | _STAYS))
    if not passive and (aux & OPENERS or not (is_past(words[at]) or aux or words[at].text.endswith("s"))):
        return None
    whose = subject(each, words[:first], words[first])
    whose = _object(each, words[behind:]) if undergone and not passive else whose
    if not whose:
        return None
    end = clause_end(each.text, words[behind - 1].end, line.span.end)
    return Telling(
        each,
        line,
        keys(whose),
        key(words[at].text),
        passive=passive,
        state=passive,
        denied=bool(aux & _NO) or plain(whose[0]) in _NO,
        mood=mood(aux, ""),
        objects=frozenset(),
        named=Span(whose[0].start, whose[-1].end),
        told=Span(words[first].start, words[behind - 1].end),
        span=Span(min(whose[0].start, words[first].start), max(end, whose[-1].end)),
        stands_in=stands_in(whose),
        content=keys(line.within(Span(words[behind - 1].end, end))),
    )


def _object(each: Scene, onward: Sequence[Word]) -> list[Word]:
    """The noun phrase that words open with."""
    taken: list[Word] = []
    if onward and plain(onward[0]) in _HIM and not (len(onward) > 1 and onward[1].key):
        return [onward[0]]
    for word in onward[:_LONGEST]:
        opens = not taken and plain(word) in OPENERS
        if (
            not (opens or word.key)
            or plain(word) in CLASSES["preposition"]
            or (taken and not each.glued(taken[-1], word))
        ):
            break
        taken.append(word)
    return taken if keys(taken) else []


_LONGEST = 5
_HIM = frozenset({"him", "her", "them"})


def manners(telling: Telling) -> Iterator[tuple[str, int]]:
    """The ways in which the act of a telling was done, by the words around its verb: `unanimously`, `alone`."""
    words = telling.line.within(telling.span)
    for at, word in enumerate(words):
        for phrase in _phrases().get(key(word.text), ()):
            if phrase.slot.startswith(ACT) and _matched(words, at + 1, phrase.rest):
                yield phrase.slot, phrase.way
