"""Whether what two clauses tell is told of one subject, called by other words or by a pronoun in one of them."""

from collections.abc import Sequence
from itertools import product, takewhile

from collate.collation.clauses import CLASSES, plain
from collate.collation.scene import Word, keys
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import Field
from collate.comparers.discrepancies.reference import described, may_mean, opens_article, who
from collate.language.senses import ALIKE, nearness

_ENOUGH = 2


def one_subject(field: Field, one: Telling, other: Telling) -> bool:
    """Whether two subjects are one: the same words, the same person by name, or one that may stand for the other.

    A pronoun, `his client` or `the company` is held for whom another article names only where enough of what is told
    is the same.
    """
    if one.subject and one.subject == other.subject:
        return True
    named = [_actor(field, each) for each in (one, other)]
    if (named[0] and named[0] == named[1]) or _by_surname(field, one, other):
        return True
    meant = [who(field, each) for each in (one, other)]
    if all(meant) and (meant[0] == meant[1] or (_may_stand(field, one, other) and _within(*meant))):
        return True
    if _called_so(field, one, other, meant):
        return True
    if not _either_stands_in(one, other) or all(named):
        return False
    two_bodies = bool(one.subject and other.subject) and one.stands_in and other.stands_in
    return not two_bodies and len(one.content & other.content) >= _ENOUGH


def _called_so(field: Field, one: Telling, other: Telling, meant: Sequence[frozenset[str]]) -> bool:
    """Whether two subjects are called alike, one is a pronoun for the other, or the body that opens its article."""
    if _alike_called(one, other) or _one_head(one, other) or may_mean(one, other) or may_mean(other, one):
        return True
    opening = [opens_article(field, each) for each in (one, other)]
    return any(first and first <= meant[not at] for at, first in enumerate(opening))


def _may_stand(field: Field, one: Telling, other: Telling) -> bool:
    return _either_stands_in(one, other) or bool(described(field, one) or described(field, other))


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _by_surname(field: Field, one: Telling, other: Telling) -> bool:
    """Whether one subject is the lone surname of whom the other names, which only one person of the event has."""
    last = [telling.line.within(telling.named)[-1].text for telling in (one, other)]
    if last[0] != last[1] or not last[0][0].isupper():
        return False
    alone = any(telling.named.of(telling.scene.text) == last[0] for telling in (one, other))
    called = ((player.name.split(), player.kind) for player in field.players.players.values())
    bearers = {(name[-2], kind) for name, kind in called if len(name) > 1 and name[-1] == last[0]}
    return alone and len(bearers) == 1 and next(iter(bearers))[1] == "person"


def _one_head(one: Telling, other: Telling) -> bool:
    """Whether one subject is the other with what it is of behind it (`schools of the town`), which both name."""
    heads = [keys(takewhile(_in_phrase, each.line.within(each.named))) for each in (one, other)]
    if not heads[0] or heads[0] != heads[1]:
        return False
    tails = [each.subject - heads[0] for each in (one, other)]
    if all(tails) or not any(tails):
        return not any(tails)
    bare, tail = (one, tails[1]) if tails[1] else (other, tails[0])
    full = other if bare is one else one
    placed = any(plain(word) in _PLACED for word in full.line.within(full.named))
    return any(tail <= line.keys for line in bare.scene.lines) or (placed and _is_the_only(bare, one, other))


_PLACED = frozenset({"at", "in", "on", "to", "near"})


def _is_the_only(bare: Telling, *several: Telling) -> bool:
    """Whether a bare `the lift` or `production` can only be the one that the articles speak of: none tells of more."""
    words = bare.line.within(bare.named)
    if len(words) > _BARE or (len(words) == _BARE and plain(words[0]) != "the"):
        return False
    noun = words[-1]
    return not any(
        word.key == noun.key and (word.text.casefold() != plain(noun) or not _is_one(line.words[:at]))
        for each in several
        for line in each.scene.lines
        for at, word in enumerate(line.words)
    )


def _is_one(before: Sequence[Word]) -> bool:
    """Whether the words before a noun do not count it among several: `another lift`, `the upper lift`."""
    return not before or plain(before[-1]) not in CLASSES["in-a-row"] | CLASSES["another"] | {"one", "each", "every"}


_BARE = 2


def _in_phrase(word: Word) -> bool:
    return plain(word) not in CLASSES["preposition"]


def _either_stands_in(one: Telling, other: Telling) -> bool:
    return one.stands_in or other.stands_in


def _alike_called(one: Telling, other: Telling) -> bool:
    """Whether two subjects are two words for one thing, of which more than one thing is told: `ships`, `vessels`."""
    pairs = list(product(one.subject, other.subject)) if len(one.subject) == len(other.subject) == 1 else []
    return any(nearness(a, b) >= ALIKE for a, b in pairs) and bool(one.content & other.content)


def _actor(field: Field, telling: Telling) -> str:
    """The actor whose name ends the subject, with nothing before it but titles: not that of `shares in Ito & Co`."""
    words = telling.line.within(telling.named)
    held = field.players.within(telling.scene, telling.named)
    ends = [player.name for span, player in held if span.end == telling.named.end]
    joined = any(plain(word) in _JOINS for word in words)
    return ends[0] if ends and not joined else ""


_JOINS = CLASSES["preposition"] | CLASSES["break"]
