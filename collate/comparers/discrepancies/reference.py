"""Whom the subject of a telling means: a pronoun, `the firm` or `the winger` somebody whom the article names."""

from collections.abc import Sequence
from itertools import takewhile

from collate.collation.clauses import CLASSES, is_aux, is_past, is_saying, plain
from collate.collation.scene import Line, Scene, Word
from collate.collation.subject_phrase import PRONOUNS, subject
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import Field
from collate.language.meaning import key
from collate.language.senses import ALIKE, nearness
from collate.model import Mention
from collate.text import Span


def who(field: Field, telling: Telling) -> frozenset[str]:
    """Whom a subject means: a pronoun the speaker of its statement, `it` or `the firm` else whom the talk was of."""
    if telling.subject and not telling.stands_in:
        return described(field, telling) or field.parties.of(telling.scene, telling.named)
    speaker = frozenset[str]() if telling.subject or _is_his(telling) else _speaker(field, telling)
    if speaker or plain(telling.line.within(telling.named)[0]) in _PERSONS:
        return speaker or _only_person(field, telling)
    return _topic(field, telling)


def described(field: Field, telling: Telling) -> frozenset[str]:
    """Who alone in the event is called by the noun of a bare `the winger`; none else."""
    words = telling.line.within(telling.named)
    bare = len(words) == _BARE and plain(words[0]) == "the" and words[1].text.islower()
    name = field.described.get(words[1].key) if bare else None
    return frozenset(map(key, name.split())) if name else frozenset()


_BARE = 2


def _is_his(telling: Telling) -> bool:
    """Whether a pronoun stands behind one who speaks for somebody, whom it means: `his lawyer said he`."""
    before = telling.line.before(telling.named.start)
    return bool(before) and plain(before[0]) in {"his", "her"}


def _only_person(field: Field, telling: Telling) -> frozenset[str]:
    """The only person named before it in its sentence, else in the nearest one that names any, or who opens that."""
    own = field.players.within(telling.scene, Span(telling.line.span.start, telling.named.start))
    if own:
        here = {player.name for _, player in own if player.kind == "person"}
        return frozenset(map(key, next(iter(here)).split())) if len(here) == 1 else frozenset()
    lines = telling.scene.lines[max(0, telling.line.index - _BACK) : telling.line.index]
    for line in reversed(lines):
        before = field.players.within(telling.scene, line.span)
        persons = [(span, player.name) for span, player in before if player.kind == "person"]
        if persons or not any(plain(word) in PRONOUNS for word in line.words):
            named = {name for span, name in persons if not telling.scene.quoted(span)}
            opens = bool(persons) and persons[0][0].start == line.span.start
            sole = len(named) == 1 or (bool(named) and opens)
            return frozenset(map(key, persons[0][1].split())) if sole else frozenset()
    return frozenset()


_BACK = 4


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
    """Who says the statement that holds a telling, where the words name somebody who fits its pronoun."""
    held = telling.scene.told.get(telling.line.index, ())
    told = [each for each in held if any(span.holds(telling.told) for span in each.content)]
    said = plain(telling.line.within(telling.named)[0])
    player = field.players.who(telling.scene.source, told[-1].source) if told else None
    if said == "it" and told and (not player or player.kind == "person"):
        return frozenset()
    if said in _PERSONS and told and _behind(told[-1].source, telling) and not player:
        return frozenset()
    return field.parties.who(telling.scene, told[-1].source) if told else frozenset()


def _behind(source: Mention | None, telling: Telling) -> bool:
    """Whether a speaker is named only behind what is told, and so need not be whom its pronoun means."""
    return source is not None and source.span.start > telling.told.end


_PERSONS = frozenset({"he", "she", "his", "her", "him"})


def may_mean(pronoun: Telling, other: Telling) -> bool:
    """Whether a pronoun may be what another subject is called: a noun of the same number just before it."""
    said = plain(pronoun.line.within(pronoun.named)[0])
    if pronoun.subject or said not in PRONOUNS or not other.subject:
        return False
    head = head_of(other)
    return head is not None and any(
        nearness(word.key, head.key) >= ALIKE and _is_plural(word) == _is_plural(head)
        for word in _named_before(pronoun)
        if word.key
    )


def head_of(telling: Telling) -> Word | None:
    """The noun that a subject is called by: the last before a preposition; none where it is a name."""
    words = list(takewhile(_in_phrase, telling.line.within(telling.named)))
    return words[-1] if words and words[-1].text.islower() and words[-1].key else None


def _in_phrase(word: Word) -> bool:
    return plain(word) not in CLASSES["preposition"]


def _named_before(pronoun: Telling) -> Sequence[Word]:
    """The nouns that may be meant: those of the same sentence before a pronoun, else the subject of the one before."""
    before = [word for word in pronoun.line.before(pronoun.named.start) if not is_aux(word) and not is_past(word)]
    lines = pronoun.scene.lines[max(0, pronoun.line.index - _BACK) : pronoun.line.index]
    own = [word for word in before if word.text.islower() and word.key and not is_saying(word)]
    personal = plain(pronoun.line.within(pronoun.named)[0]) in _PERSONS
    if own and not personal and not _only_speaks(pronoun):
        return own
    for line in reversed(lines):
        opened = _opening(pronoun.scene, line)
        if opened and not all(plain(word) in PRONOUNS for word in opened):
            return list(takewhile(_in_phrase, opened))[-1:]
    return ()


def _only_speaks(pronoun: Telling) -> bool:
    """Whether all that stands before a pronoun says who speaks: `the minister said it`."""
    before = pronoun.line.before(pronoun.named.start)
    last = before[-2:] if before and before[-1].text == "that" else before[-1:]
    return any(is_saying(word) for word in last)


def _opening(each: Scene, line: Line) -> Sequence[Word]:
    """The subject that a sentence opens with, up to its first auxiliary or past verb."""
    at = next((at for at, word in enumerate(line.words) if at and (is_aux(word) or is_past(word))), 0)
    return subject(each, line.words[:at], line.words[at]) if at else ()


def _is_plural(word: Word) -> bool:
    return word.text.endswith("s") and not word.text.endswith("ss")


def opens_article(field: Field, telling: Telling) -> frozenset[str]:
    """The body that an article names first, which its `the company` means unless another is nearer."""
    words = telling.line.within(telling.named)
    if len(words) != _BARE or not telling.stands_in or plain(words[0]) != "the":
        return frozenset()
    whole = Span(0, telling.named.start)
    named = [player.name for _, player in field.players.within(telling.scene, whole) if player.kind == "organisation"]
    return frozenset(map(key, named[0].split())) if named else frozenset()


def speaks_for(field: Field, one: Telling, other: Telling) -> bool:
    """Whether one subject is somebody who holds an office of the body that the other names: its secretary, it."""
    pairs = [(who(field, person), body.subject) for person, body in ((one, other), (other, one)) if body.subject]
    held = [(frozenset(map(key, office.name.split())), office.body) for found in field.offices for office in found]
    return any(name <= meant and body <= of for meant, body in pairs for name, of in held)
