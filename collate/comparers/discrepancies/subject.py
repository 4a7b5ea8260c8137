"""Whether what two clauses tell is told of one subject, called by other words or by a pronoun in one of them."""

from itertools import product, takewhile

from collate.collation.clauses import CLASSES, plain
from collate.collation.scene import Word, keys
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import Field
from collate.language.meaning import key
from collate.language.senses import ALIKE, nearness
from collate.text import Span

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
    who = [_who(field, each) for each in (one, other)]
    if all(who) and (who[0] == who[1] or (_either_stands_in(one, other) and (who[0] <= who[1] or who[1] <= who[0]))):
        return True
    if _alike_called(one, other) or _one_head(one, other):
        return True
    if not _either_stands_in(one, other) or all(named):
        return False
    two_bodies = bool(one.subject and other.subject) and one.stands_in and other.stands_in
    return not two_bodies and len(one.content & other.content) >= _ENOUGH


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
    return any(tail <= line.keys for line in bare.scene.lines)


def _in_phrase(word: Word) -> bool:
    return plain(word) not in CLASSES["preposition"]


def _either_stands_in(one: Telling, other: Telling) -> bool:
    return one.stands_in or other.stands_in


def _alike_called(one: Telling, other: Telling) -> bool:
    """Whether two subjects are two words for one thing, of which more than one thing is told: `ships`, `vessels`."""
    pairs = list(product(one.subject, other.subject)) if len(one.subject) == len(other.subject) == 1 else []
    return any(nearness(a, b) >= ALIKE for a, b in pairs) and bool(one.content & other.content)


def _who(field: Field, telling: Telling) -> frozenset[str]:
    """Whom a subject means: a pronoun the speaker of its statement, `it` or `the firm` else whom the talk was of."""
    if telling.subject and not telling.stands_in:
        return field.parties.of(telling.scene, telling.named)
    speaker = frozenset[str]() if telling.subject or _is_his(telling) else _speaker(field, telling)
    if speaker or plain(telling.line.within(telling.named)[0]) in _PERSONS:
        return speaker or _only_person(field, telling)
    return _topic(field, telling)


def _is_his(telling: Telling) -> bool:
    """Whether a pronoun stands behind one who speaks for somebody, whom it means: `his lawyer said he`."""
    before = telling.line.before(telling.named.start)
    return bool(before) and plain(before[0]) in {"his", "her"}


def _only_person(field: Field, telling: Telling) -> frozenset[str]:
    """The only person whom the sentence before names, or opens with, where that of the pronoun names none before it."""
    index = telling.line.index
    own = Span(telling.line.span.start, telling.named.start)
    if not index or field.players.within(telling.scene, own):
        return frozenset()
    before = field.players.within(telling.scene, telling.scene.lines[index - 1].span)
    persons = [(span, player.name) for span, player in before if player.kind == "person"]
    named = {name for span, name in persons if not telling.scene.quoted(span)}
    opens = persons and persons[0][0].start == telling.scene.lines[index - 1].span.start
    return frozenset(map(key, persons[0][1].split())) if len(named) == 1 or (named and opens) else frozenset()


def _topic(field: Field, telling: Telling) -> frozenset[str]:
    """The last body named before it in its sentence, else the first named in the sentence before."""
    here = _bodies(field, telling, Span(telling.line.span.start, telling.named.start))
    index = telling.line.index
    before = _bodies(field, telling, telling.scene.lines[index - 1].span) if index else []
    named = here[-1:] or before[:1]
    return frozenset(map(key, named[0].split())) if named else frozenset()


def _bodies(field: Field, telling: Telling, span: Span) -> list[str]:
    held = field.players.within(telling.scene, span)
    return [player.name for _, player in held if player.kind != "person"]


def _speaker(field: Field, telling: Telling) -> frozenset[str]:
    """Who says the statement that holds a telling, where the words name somebody."""
    held = telling.scene.told.get(telling.line.index, ())
    told = [each for each in held if any(span.holds(telling.told) for span in each.content)]
    thing = plain(telling.line.within(telling.named)[0]) == "it"
    player = field.players.who(telling.scene.source, told[-1].source) if told else None
    if thing and told and (not player or player.kind == "person"):
        return frozenset()
    return field.parties.who(telling.scene, told[-1].source) if told else frozenset()


def _actor(field: Field, telling: Telling) -> str:
    """The actor whose name ends the subject, with nothing before it but titles: not that of `shares in Ito & Co`."""
    words = telling.line.within(telling.named)
    held = field.players.within(telling.scene, telling.named)
    ends = [player.name for span, player in held if span.end == telling.named.end]
    joined = any(plain(word) in _JOINS for word in words)
    return ends[0] if ends and not joined else ""


_PERSONS = frozenset({"he", "she", "his", "her"})
_JOINS = CLASSES["preposition"] | CLASSES["break"]
