"""Who did it: of one act that is done once (`broke off the talks`) two articles name two doers of one sort.

A body and whoever heads it act for each other, so that a person is held against a person only, a body against a body.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, takewhile

from collate.collation.clauses import CLASSES, plain
from collate.collation.scene import Word, keys
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import Field, discrepancy, unless_turned
from collate.comparers.discrepancies.together import both_hold
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.roots import key
from collate.language.senses import nearness
from collate.model import Discrepancy
from collate.text import Span

_MOST = 40


class _Deed(Frozen):
    """An act that is done once: what is done to what, and whoever did it, as a party and of which sort.

    `first` is the word that opens what it is done to.
    """

    telling: Telling
    what: frozenset[str]
    first: Word
    doer: frozenset[str]
    sort: str


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that give one act to two doers, where neither article names both."""
    held: dict[str, list[_Deed]] = defaultdict(list)
    for telling in field.tellings:
        if telling.verb in _deeds() and not (telling.denied or telling.mood or telling.some):
            for deed in _deed(field, telling):
                held[_deeds()[telling.verb]].append(deed)
    pairs = (pair for several in held.values() for pair in combinations(several[:_MOST], 2))
    return tuple(_written(*pair) for pair in pairs if _parted(*pair, held[_deeds()[pair[0].telling.verb]]))


def _parted(one: _Deed, other: _Deed, several: Sequence[_Deed]) -> bool:
    if one.telling.scene is other.telling.scene or one.what != other.what or one.sort != other.sort:
        return False
    rests = [_rest(each) for each in (one, other)]
    apart = all(rests) and not rests[0] & rests[1]
    vague = not rests[0] & rests[1] and any(plain(each.first) in {"a", "an"} for each in (one, other))
    if apart or vague or _one_party(one.doer, other.doer) or both_hold(one.telling, other.telling):
        return False
    return not any(
        each.what == one.what and each.telling.scene is this.telling.scene and _one_party(each.doer, that.doer)
        for this, that in ((one, other), (other, one))
        for each in several
    )


def _rest(deed: _Deed) -> frozenset[str]:
    """What else is said of what is done: of a passive, what stands behind its subject's noun."""
    told = deed.telling.subject if deed.telling.passive else deed.telling.content
    return told - deed.what - deed.doer


def _one_party(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(nearness(a, b) > 0 for a in one for b in other)


def _deed(field: Field, telling: Telling) -> Iterator[_Deed]:
    rest = telling.line.within(Span(telling.told.end, telling.span.end))
    if telling.passive:
        by = next((at for at, word in enumerate(rest) if word.text == "by"), len(rest))
        named, what = (
            _named(telling, rest[by + 1 :]),
            list(takewhile(_in_phrase, telling.line.within(telling.named))),
        )
    else:
        named = list(takewhile(_in_phrase, telling.line.within(telling.named)))
        what = list(takewhile(_in_phrase, rest))
    if not named or not what or (not telling.passive and plain(named[0]) in _OWNERS):
        return
    doer = field.parties.of(telling.scene, Span(named[0].start, named[-1].end))
    sort = _sort(field, telling, named)
    if keys(what) and doer and sort:
        yield _Deed(telling, keys(what), what[0], doer, sort)


_OWNERS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


def _named(telling: Telling, onward: Sequence[Word]) -> list[Word]:
    """The noun phrase that words open with, up to a mark or a preposition."""
    taken: list[Word] = []
    for word in takewhile(_in_phrase, onward):
        if taken and not telling.scene.glued(taken[-1], word):
            break
        taken.append(word)
    return taken


def _in_phrase(word: Word) -> bool:
    return plain(word) not in CLASSES["preposition"] | CLASSES["break"]


def _sort(field: Field, telling: Telling, named: Sequence[Word]) -> str:
    """Whether a doer is a person or a body; empty where the words do not tell, or tell of one among several."""
    span = Span(named[0].start, named[-1].end)
    players = [player for _, player in field.players.within(telling.scene, span)]
    if players:
        return "person" if players[-1].kind == "person" else "body"
    if plain(named[0]) not in {"the", "a", "an"}:
        return ""
    last = plain(named[-1])
    person = last in lexicon.words("offices") or last in _persons()
    return "person" if person else "body" if last in lexicon.words("bodies") else ""


@cache
def _persons() -> frozenset[str]:
    named, counted = lexicon.sections("names"), lexicon.sections("counted")
    return named["person"] | named["title"] | counted["person"] | counted["persons"]


@cache
def _deeds() -> dict[str, str]:
    """The key of each verb of a deed that is done once → the first verb that tells it."""
    rows = (line.split() for line in lexicon.lines("deeds"))
    return {"".join(map(key, verb.split("_"))): row[0] for row in rows for verb in row}


def _written(one: _Deed, other: _Deed) -> Discrepancy:
    sides = [[each.telling.scene.anchor(each.telling.line.span)] for each in (one, other)]
    about = f"Who did it: “{one.telling.told.of(one.telling.scene.text)}”"
    return discrepancy("actor", unless_turned(one.telling.scene, other.telling.scene), about, sides, ("other-doer",))
