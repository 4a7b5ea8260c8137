"""Who does what to whom: one article has the doer and the other of an act the other way round."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from collate.comparers.discrepancies.field import Field, discrepancy
from collate.comparers.scene import Line, Scene, Word, keys
from collate.language import lexicon
from collate.language.meaning import key, stem
from collate.model import Discrepancy

_REACH = 7
_BREAKS = frozenset(
    "of with by for in between to from against on at near over under into about than as and or but that who which".split()
)


@dataclass(frozen=True, slots=True)
class _Relation:
    """`doer` does `verb` to `other`; `rest` is what else the sentence says."""

    scene: Scene
    line: Line
    verb: str
    doer: frozenset[str]
    other: frozenset[str]
    rest: frozenset[str]


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles that turn an act round, where neither article tells it both ways."""
    by_verb: dict[str, list[_Relation]] = defaultdict(list)
    for each in field.scenes:
        for line in each.lines:
            for relation in _relations(each, line):
                by_verb[relation.verb].append(relation)
    pairs = (pair for held in by_verb.values() for pair in combinations(held, 2))
    return tuple(
        _written(one, other) for one, other in pairs if _turned(one, other) and not _mutual(one, other, by_verb)
    )


def _written(one: _Relation, other: _Relation) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    verb = next(word.text for word in one.line.words if key(word.text) == one.verb)
    return discrepancy("actor", "hard", f"Who did what to whom: “{verb}”", sides, ("turned-round",))


def _turned(one: _Relation, other: _Relation) -> bool:
    crossed = one.doer & other.other and one.other & other.doer
    straight = one.doer & other.doer or one.other & other.other
    return one.scene is not other.scene and bool(crossed) and not straight and bool(one.rest & other.rest)


def _mutual(one: _Relation, other: _Relation, by_verb: dict[str, list[_Relation]]) -> bool:
    """Whether one of the two articles tells the act in both directions itself."""
    return any(
        each is not this and each.scene is this.scene and each.doer & this.other and each.other & this.doer
        for this in (one, other)
        for each in by_verb[this.verb]
    )


@cache
def _verbs() -> dict[str, str]:
    """The stem of a verb of relation → what it is compared by."""
    return {stem(word): key(word) for word in lexicon.words("relations")}


def _relations(each: Scene, line: Line) -> Iterator[_Relation]:
    for at, word in enumerate(line.words):
        verb = _verbs().get(stem(word.text))
        if verb and word.text.islower():
            before, after = _doer(each, line.words[:at]), _phrase(each, line.words[at + 1 :])
            passive = _passive(line.words, at)
            doer, other = (_agent(each, line.words[at + 1 :]), keys(before)) if passive else (keys(before), keys(after))
            rest = line.keys - doer - other - {word.key}
            if doer and other and not doer & other:
                yield _Relation(each, line, verb, doer, other, rest)


def _passive(words: Sequence[Word], at: int) -> bool:
    return any(
        word.text.casefold() in {"was", "were", "been", "being", "be", "is", "are"}
        for word in words[max(0, at - 2) : at]
    )


def _agent(each: Scene, after: Sequence[Word]) -> frozenset[str]:
    for at, word in enumerate(after[:_REACH]):
        if word.text == "by":
            return keys(_phrase(each, after[at + 1 :]))
    return frozenset()


def _doer(each: Scene, before: Sequence[Word]) -> list[Word]:
    """The noun phrase before a verb; before the verb that governs it where that is `to do`."""
    rest = list(before)
    if rest and rest[-1].text == "to":
        governing = next(
            (at for at in range(len(rest) - 2, max(-1, len(rest) - _REACH), -1) if _governs(rest[at])), None
        )
        rest = rest[:governing] if governing is not None else []
    while rest and (rest[-1].text.casefold() in lexicon.words("auxiliaries") or rest[-1].text.endswith("ly")):
        rest.pop()
    taken: list[Word] = []
    for word in reversed(rest[-4:]):
        if word.text.casefold() in _BREAKS or (taken and not each.glued(word, taken[-1])):
            break
        taken.append(word)
    return taken


def _governs(word: Word) -> bool:
    return stem(word.text) in _governing()


@cache
def _governing() -> frozenset[str]:
    return frozenset(map(stem, lexicon.words("governing")))


def _phrase(each: Scene, after: Sequence[Word]) -> list[Word]:
    """The noun phrase right after a verb: up to a preposition, a conjunction or a mark."""
    taken: list[Word] = []
    for word in after[:_REACH]:
        plain = word.text.casefold()
        if plain in _BREAKS or (taken and not each.glued(taken[-1], word)):
            break
        taken.append(word)
    return taken
