"""Who does what to whom: one article has the doer and the other of an act the other way round."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from collate.collation.bearings import moments
from collate.collation.clauses import CLASSES, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.comparers.discrepancies.field import Field, alike, discrepancy
from collate.comparers.discrepancies.occasions import another_occasion
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key, stem
from collate.model import Discrepancy
from collate.text import Span

_REACH = 7
_OPENERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})
_APPOSITION = 120


class _Relation(Frozen):
    """`doer` does `verb` to `other`; `rest` is what else the sentence says, its days too.

    `owned` tells that the other is only called what it is to somebody (`our driver`), `cleft` that the sentence says
    who it was and so that it was nobody else.
    """

    scene: Scene
    line: Line
    verb: str
    doer: frozenset[str]
    other: frozenset[str]
    rest: frozenset[str]
    owned: bool = False
    cleft: bool = False


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles that turn an act round, where neither article tells it both ways."""
    told = [relation for each in field.scenes for line in each.lines for relation in _relations(each, line)]
    held = [*told, *(relation for each in field.scenes for relation in _ascribed(field, each))]
    turned = [pair for pair in alike(held, lambda relation: relation.verb) if _turned(*pair)]
    return tuple(_written(*pair) for pair in turned if not _mutual(*pair, held))


def _written(one: _Relation, other: _Relation) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    verb = next((word.text for word in one.line.words if key(word.text) == one.verb), one.verb)
    return discrepancy("actor", "hard", f"Who did what to whom: “{verb}”", sides, ("turned-round",))


def _turned(one: _Relation, other: _Relation) -> bool:
    crossed = (one.doer & other.other or _unnamed(other)) and (one.other & other.doer or _unnamed(one))
    crossed = crossed and bool(one.doer & other.other or one.other & other.doer)
    straight = one.doer & other.doer or one.other & other.other
    least = _SURE if one.verb in _mutual_verbs() else 1
    together = len(one.rest & other.rest) >= least or one.verb in _one_way() or one.cleft or other.cleft
    if one.scene is other.scene or not crossed or straight or not together:
        return False
    return not another_occasion((one.scene, one.line.span), (other.scene, other.line.span))


def _unnamed(one: _Relation) -> bool:
    """Whether the other is only called by what it is to somebody: `his rival`, `our driver`."""
    return one.owned or (len(one.other) == 1 and one.other <= _beside_one())


@cache
def _beside_one() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("clauses")["beside-one"]))


_SURE = 2


@cache
def _mutual_verbs() -> frozenset[str]:
    """The verbs of which the second act the other way round is to be expected: `accuse`, `blame`."""
    return frozenset(map(key, lexicon.sections("clauses")["mutual"]))


@cache
def _one_way() -> frozenset[str]:
    """The verbs of which there is hardly a second act the other way round: `beat`, `buy`, `arrest`."""
    return frozenset(map(key, lexicon.sections("clauses")["one-way"]))


def _mutual(one: _Relation, other: _Relation, held: Sequence[_Relation]) -> bool:
    """Whether one of the two articles tells the act in both directions itself."""
    return any(
        each is not this and each.scene is this.scene and each.doer & this.other and each.other & this.doer
        for this in (one, other)
        for each in held
        if each.verb == this.verb
    )


@cache
def _verbs() -> dict[str, str]:
    """The stem of a verb of relation → what it is compared by."""
    return {stem(word): key(word) for word in lexicon.words("relations")}


def _relations(each: Scene, line: Line) -> Iterator[_Relation]:
    for at, word in enumerate(line.words):
        verb = _verbs().get(stem(word.text))
        if verb and word.text.islower():
            before, after = _doer(each, line.words[: at + 1]), _with_name(each, line.words[at + 1 :])
            passive = _passive(line.words, at)
            after = _partner(each, line.words[at:]) if verb in _giving() else after
            doer, other = (_agent(each, line.words[at + 1 :]), before) if passive else (before, after)
            names, others = _named(doer), _named(other)
            if names and others and not names & others:
                days = {moment.date for moment in moments(each, line.span) if moment.date}
                rest = (line.keys | days) - keys(doer) - keys(other) - {word.key}
                owned = plain(other[0]) in _POSSESSIVE and not any(word.text[0].isupper() for word in other[1:])
                yield _Relation(each, line, verb, names, others, rest, owned, _is_cleft(line.words[: at + 1]))


def _is_cleft(before: Sequence[Word]) -> bool:
    """Whether a sentence opens by saying who it was: `it was Ito who sued`."""
    small = [plain(word) for word in before]
    return "who" in small[-_SURE - 1 :] and small[:_SURE] in (["it", "was"], ["it", "is"])


_POSSESSIVE = frozenset({"our", "my", "his", "her", "its", "their"})


def _ascribed(field: Field, each: Scene) -> Iterator[_Relation]:
    """The relations that the article's statements tell, their parties resolved: `he accused the mayor, Lena Tosh`."""
    for statement in each.witness.findings.statements:
        line = each.line(statement.cue.start) if statement.cue else None
        verb = _verbs().get(stem(statement.stance))
        if not verb or not line or not statement.source or not statement.rule.startswith("thing"):
            continue
        other = list(takewhile(_in_phrase, line.within(statement.content[0])))
        doer = field.parties.who(each, statement.source)
        party = field.parties.of(each, Span(other[0].start, other[-1].end)) if other else frozenset[str]()
        if doer and party and not doer & party:
            days = {moment.date for moment in moments(each, line.span) if moment.date}
            rest = (line.keys | days) - doer - party - {verb}
            yield _Relation(each, line, verb, doer, party, rest)


def _in_phrase(word: Word) -> bool:
    return plain(word) not in CLASSES["preposition"] | CLASSES["break"]


def _named(phrase: Sequence[Word]) -> frozenset[str]:
    """The proper words of a noun phrase, else all its telling ones."""
    return keys(word for word in phrase if word.text[0].isupper()) or keys(phrase)


def _passive(words: Sequence[Word], at: int) -> bool:
    return any(
        word.text.casefold() in {"was", "were", "been", "being", "be", "is", "are"}
        for word in words[max(0, at - 2) : at]
    )


def _agent(each: Scene, after: Sequence[Word]) -> list[Word]:
    """The noun phrase behind `by`."""
    at = next((at for at, word in enumerate(after[:_REACH]) if word.text == "by"), None)
    return [] if at is None else _phrase(each, after[at + 1 :])


def _partner(each: Scene, words: Sequence[Word]) -> list[Word]:
    """With whom something changes hands: who stands behind `from` of what is bought, behind `to` of what is sold."""
    small = _giving()[key(words[0].text)]
    at = next((at for at, word in enumerate(words[:_REACH]) if word.text == small), None)
    return _phrase(each, words[at + 1 :]) if at is not None else _phrase(each, words[1:])


@cache
def _giving() -> dict[str, str]:
    """What a verb of giving or taking is compared by → the small word before the other party."""
    held = lexicon.sections("clauses")
    return {key(word): small for name, small in (("taking", "from"), ("giving", "to")) for word in held[name]}


def _doer(each: Scene, before: Sequence[Word]) -> list[Word]:
    """The noun phrase before the verb, which ends `before`; before the verb that governs it where that is `to do`."""
    *rest, verb = before
    while rest and _is_between(rest[-1]):
        verb = rest.pop()
    if rest and rest[-1].text == "who":
        verb = rest.pop()
    if rest and rest[-1].text == "to":
        governing = _governor(rest)
        verb, rest = (rest[governing], rest[:governing]) if governing is not None else (verb, [])
    while rest and _is_between(rest[-1]):
        verb = rest.pop()
    if rest and "," in each.text[rest[-1].end : verb.start]:
        rest = _before_apposition(each, rest)
    return _phrase(each, rest[::-1])[::-1]


def _is_between(word: Word) -> bool:
    return word.text.casefold() in lexicon.words("auxiliaries") or word.text.endswith("ly")


def _before_apposition(each: Scene, rest: list[Word]) -> list[Word]:
    """The words before an apposition that a comma closes: `Ito, 58, sued`."""
    for at in range(len(rest) - 1, 0, -1):
        if rest[-1].end - rest[at].start > _APPOSITION:
            break
        if "," in each.text[rest[at - 1].end : rest[at].start]:
            return rest[:at]
    return []


def _governor(rest: Sequence[Word]) -> int | None:
    """The place of the verb that `to` hangs on, a few words back."""
    found = (at for at in range(len(rest) - 2, max(-1, len(rest) - _REACH), -1) if stem(rest[at].text) in _governing())
    return next(found, None)


@cache
def _governing() -> frozenset[str]:
    return frozenset(map(stem, lexicon.words("governing")))


def _phrase(each: Scene, onward: Sequence[Word]) -> list[Word]:
    """The noun phrase that words, read away from the verb, begin with: up to a small word, an article or a mark."""
    taken: list[Word] = []
    for word in onward[:_REACH]:
        opens = word.text.casefold() in _OPENERS
        ends = (not word.key and not opens) or (opens and taken) or plain(word) in CLASSES["preposition"]
        if ends or (taken and not _touch(each, taken[-1], word)):
            break
        taken.append(word)
    return taken


def _with_name(each: Scene, onward: Sequence[Word]) -> list[Word]:
    """The noun phrase behind a verb, and the name that a comma sets behind it: `its agent, Tom Ito`."""
    taken = _phrase(each, onward)
    rest = onward[len(taken) :][:_REACH]
    named = taken and rest and each.text[taken[-1].end : rest[0].start] == ", " and rest[0].text[0].isupper()
    return [*taken, *takewhile(lambda word: word.text[0].isupper(), _phrase(each, rest))] if named else taken


def _touch(each: Scene, one: Word, other: Word) -> bool:
    first, second = sorted((one, other), key=lambda word: word.start)
    return each.glued(first, second)
