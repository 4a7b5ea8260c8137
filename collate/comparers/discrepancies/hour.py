"""At what hour something broke in upon a place: each article tells it once, seldom in the words of another.

Two hours are of one happening where both are of its family (`explosion`, `bang`), or both of some happening and the
same names stand beside them. What only comes later (an alarm, an arrival, an end) is in no family.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, islice, takewhile
from typing import NamedTuple

from collate.collation.clauses import CLASSES, is_aux, is_past, is_saying, is_unreal, plain
from collate.collation.clock import Hour, apart, hours
from collate.collation.dated_acts import happening, held, kinds_at, opening, stages
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.subject_phrase import describes
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.comparers.discrepancies.occasions import another_occasion
from collate.language import lexicon
from collate.language.meaning import stem
from collate.language.senses import any_alike
from collate.language.senses import plain as plain_keys
from collate.model import Discrepancy

_NEAR = 14
_MOST = 6
_ALL = 40
_LED = 3


class _Struck(NamedTuple):
    """The hour of a happening: its families, its verb and who or what is before it, the names and numbers beside.

    `persons` are the names of persons in the sentence, who may speak anywhere in it.
    """

    scene: Scene
    line: Line
    hour: Hour
    kinds: frozenset[str]
    verb: str
    subject: frozenset[str]
    beside: frozenset[str]
    persons: frozenset[str]


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles that give one happening two hours."""
    told = [struck for each in field.scenes for struck in islice(_all_struck(field, each), _MOST)]
    pairs = ((one, other) for one, other in combinations(told[:_ALL], 2) if one.scene is not other.scene)
    return tuple(_written(*pair) for pair in pairs if _parted(*pair))


def _written(one: _Struck, other: _Struck) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    told = [each.hour.span.of(each.scene.text) for each in (one, other)]
    kind = min(one.kinds & other.kinds or one.kinds)
    return discrepancy("date", "hard", f"When: {told[0]} or {told[1]}", sides, (f"same-happening:{kind}",))


def _parted(one: _Struck, other: _Struck) -> bool:
    """Whether both are one happening's, and no hour that either article names is that of the other."""
    if not apart(one.hour, other.hour) or not _is_one(one, other):
        return False
    if another_occasion((one.scene, one.line.span), (other.scene, other.line.span)):
        return False
    return not (_names_hour(one.scene, other.hour) or _names_hour(other.scene, one.hour))


def _names_hour(each: Scene, when: Hour) -> bool:
    named = (hour for line in each.lines for hour in hours(each.text, line.span.start, line.span.end))
    return any(not apart(hour, when) for hour in named)


def _is_one(one: _Struck, other: _Struck) -> bool:
    """Whether two happenings may be one: no two places, and not the same verb of two things."""
    shared = one.beside & other.beside
    if one.beside and other.beside and not shared:
        return False
    if one.verb == other.verb != "" and one.subject and other.subject and not any_alike(one.subject, other.subject):
        return False
    kinds, either = one.kinds & other.kinds, one.kinds | other.kinds
    if kinds:
        return bool(kinds - stages() or shared or one.persons & other.persons)
    return bool(shared) and either.isdisjoint(stages())


def _all_struck(field: Field, each: Scene) -> Iterator[_Struck]:
    for line in (line for line in each.lines if not _ZONE.search(each.text, line.span.start, line.span.end)):
        for hour in hours(each.text, line.span.start, line.span.end):
            if found := _struck(field, each, line, hour):
                yield found


_ZONE = re.compile(r"\b(?:[Ll]ocal time|G\.?M\.?T|U\.?T\.?C|[A-Z]{1,3}[SD]T)\b")
"""Marks of hours of another part of the world."""


def _struck(field: Field, each: Scene, line: Line, hour: Hour) -> _Struck | None:
    words, at = line.words, bisect_left(line.words, (hour.span.start,))
    end, start = bisect_left(words, (hour.span.end,)), _opening(each, words, at)
    near = [*words[start:at], *takewhile(_goes_on, words[end : end + _NEAR])]
    if each.quoted(hour.span) or not _is_on(words[start:at]) or not _is_told_flat(near):
        return None
    found = _found(words, start, at, end)
    beside = _beside(word for word in near if word is not words[0])
    persons = _persons(field, each, line)
    return _Struck(each, line, hour, *found, beside - persons, persons) if found else None


def _goes_on(word: Word) -> bool:
    """Whether a word is of the clause of an hour still: `began at five and is to end on Friday`."""
    return word.text not in {"and", "but"}


def _persons(field: Field, each: Scene, line: Line) -> frozenset[str]:
    """The names of persons in a sentence."""
    named = field.players.within(each, line.span)
    return keys(word for place, who in named if who.kind == "person" for word in line.within(place))


_Told = tuple[frozenset[str], str, frozenset[str]]
"""The families of what a verb tells, by itself or of the noun before it; the verb; the nouns before it."""


def _found(words: Sequence[Word], start: int, at: int, end: int) -> _Told | None:
    """What happened by the verb before an hour; by that behind it, if none is before or a `when` stands between."""
    verb = _verb_before(words, start, at)
    found = _happened(words, start, verb)
    if found or (verb is not None and not _when(words, end)):
        return found
    first = _when(words, end) or end
    return _happened(words, first, _verb_behind(words, first))


def _opening(each: Scene, words: Sequence[Word], at: int) -> int:
    """Where the clause of an hour opens: the one before, where a comma sets off the hour alone."""
    start = opening(each, words, at)
    return opening(each, words, start - 1) if start and at - start <= 1 else start


def _verb_before(words: Sequence[Word], start: int, at: int) -> int | None:
    """The place of the nearest verb of the past before an hour, participles that describe a noun passed over."""
    return next((place for place in range(at - 1, start - 1, -1) if _is_verb(words, place)), None)


def _verb_behind(words: Sequence[Word], first: int) -> int | None:
    places = range(first, min(len(words), first + _NEAR))
    return next((place for place in places if _is_verb(words, place) and not is_saying(words[place])), None)


def _is_verb(words: Sequence[Word], at: int) -> bool:
    if not (is_past(words[at]) or words[at].text in _UNBENT) or is_aux(words[at]):
        return False
    return not describes(words, at) and not (at + 1 < len(words) and words[at + 1].text == "by")


_UNBENT = frozenset({"hit", "burst", "set"})


def _when(words: Sequence[Word], end: int) -> int | None:
    """The place behind the `when` right after an hour."""
    return next((at + 1 for at in range(end, min(len(words), end + _LED)) if words[at].text == "when"), None)


def _happened(words: Sequence[Word], start: int, verb: int | None) -> _Told | None:
    if verb is None:
        return None
    own, said = _told_by(words, verb), stem(words[verb].text)
    last = min(len(words), verb + _BEGINS) if said in _BEGUN else verb
    nouns = [kinds_at(words, at, happening())[0] for at in range(start, last)] if said in held() | _BEGUN else []
    kinds = own.union(*nouns)
    return (kinds, said if own else "", keys(words[start:verb])) if kinds else None


def _told_by(words: Sequence[Word], verb: int) -> frozenset[str]:
    """The families of the longest phrase that a verb opens."""
    for last in range(min(len(words), verb + _PHRASE) - 1, verb - 1, -1):
        kinds, size = kinds_at(words, last, happening())
        if kinds and last - size + 1 == verb:
            return kinds
    return frozenset()


_BEGUN = frozenset(map(stem, ("began", "started", "begun", "felt")))
_PHRASE = 3
_BEGINS = 5
"""Words from a verb of beginning on, among which stands what begins: `began a 48-hour strike`."""


def _is_told_flat(words: Sequence[Word]) -> bool:
    """Whether a clause tells of something that was, and of the first or only one."""
    said = {plain(word) for word in words}
    told = said.isdisjoint(_UNSURE) and not is_unreal(said)
    return told and not any(stem(word.text) in _another() for word in words)


_UNSURE = CLASSES["weak"] | CLASSES["future"] | CLASSES["not"] | {"if", "unless", "planned", "due", "every", "daily"}


@cache
def _another() -> frozenset[str]:
    return frozenset(map(stem, lexicon.sections("occurrences")["another"]))


def _is_on(before: Sequence[Word]) -> bool:
    """Whether something is at an hour, and not until, by or after it, and not only told then."""
    led = before[-_LED:]
    return not led or not (plain(led[-1]) in _ROLES or any(map(is_saying, led)))


_ROLES = frozenset({"until", "till", "by", "before", "after", "since", "between", "from", "through", "than", "to"})


def _beside(words: Iterable[Word]) -> frozenset[str]:
    """The names and the numbers of several figures that stand beside: the `508` to `Port Ansel`."""
    return frozenset(
        word.key
        for word in words
        if word.key and plain(word) not in _DAYS and (_is_name(word) or _is_number(word.text))
    )


_DAYS = CLASSES["weekdays"] | CLASSES["time"] | CLASSES["parts-of-day"]


def _is_name(word: Word) -> bool:
    return (
        word.text[0].isupper()
        and word.key not in plain_keys("common")
        and word.text.casefold() not in lexicon.words("number_words")
    )


def _is_number(text: str) -> bool:
    return text.isdigit() and len(text) > 2  # noqa: PLR2004 - shorter ones count, a year or a train has more
