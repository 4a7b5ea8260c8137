"""Whether one article denies of a doer what another tells of whom it is done to: `did not warn them`, `were warned`."""

from itertools import takewhile

from collate.collation.clauses import OPENERS, light, objects
from collate.collation.scene import Word
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import Field
from collate.language.meaning import stem
from collate.text import Span


def excludes(field: Field, one: Telling, other: Telling) -> bool:
    """Whether an active and a passive telling of one verb are a yes and a no about one patient and one doer."""
    undergone, done = (one, other) if one.passive else (other, one)
    flat = one.denied != other.denied and one.mood == other.mood and not (one.some or other.some)
    telling = flat and not undergone.state and stem(one.verb) not in light()
    return telling and _one_patient(field, undergone, done) and _one_doer(undergone, done)


def _one_patient(field: Field, undergone: Telling, done: Telling) -> bool:
    """Whether whom a passive is told of is whom the verb of the other is done to."""
    words = list(takewhile(_in_phrase, done.line.within(Span(done.told.end, done.span.end))))
    subject = undergone.subject
    if done.whatever and not subject:
        return undergone.line.within(undergone.named)[0].text.casefold() == "it"
    if not subject or not done.objects:
        return False
    if subject <= done.objects or done.objects <= subject:
        return True
    who = field.parties.of(done.scene, Span(words[0].start, words[-1].end)) if words else frozenset[str]()
    return bool(who) and field.parties.of(undergone.scene, undergone.named) >= who


def _is_party(word: Word) -> bool:
    """Whether words behind `by` open with a party and no means: `by the board`, not `by letter`."""
    return word.text[0].isupper() or word.text in OPENERS


def _in_phrase(word: Word) -> bool:
    return bool(word.key) or word.text in OPENERS


def _one_doer(undergone: Telling, done: Telling) -> bool:
    """Whether the doer of the one may be that of the other: a passive that names none leaves it open."""
    rest = undergone.line.within(Span(undergone.told.end, undergone.span.end))
    at = next((at for at, word in enumerate(rest) if word.text == "by"), None)
    named = at is not None and bool(rest[at + 1 :]) and _is_party(rest[at + 1])
    doer = objects(rest[at + 1 :]) if at is not None and named else frozenset()
    return not doer or not done.subject or bool(doer & done.subject)
