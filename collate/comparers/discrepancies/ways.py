"""Which way: of one subject one article tells what excludes what another tells, without a verb in common.

Neither article may tell of both ways itself: then it reports a change or a dispute.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from collate.collation.bearings import moments
from collate.collation.clauses import CLASSES, plain
from collate.collation.tellings import Telling
from collate.collation.ways import ACT, AHEAD, ENDS, NOW, OF, ONCE, PLAN, Way, manners, ways
from collate.comparers.discrepancies.field import Field, day, discrepancy, later, ordinal
from collate.comparers.discrepancies.subject import one_subject
from collate.comparers.discrepancies.together import both_hold, on_condition
from collate.language.meaning import stem
from collate.language.senses import ALIKE, nearness
from collate.model import Anchor, Discrepancy, Severity
from collate.text import Span

_MOST = 40


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that tell of one subject in two ways of which one alone can hold."""
    held: dict[str, list[Way]] = defaultdict(list)
    for each in (*(way for scene in field.scenes for way in ways(scene)), *_manners(field)):
        if each.telling.mood in {"", "will"}:
            held[each.slot].append(each)
    return tuple(found for several in held.values() for found in _parted(field, several[:_MOST]))


def _manners(field: Field) -> Iterator[Way]:
    """How acts were done, each held against another by the same verb or one like it."""
    for telling in field.tellings:
        for slot, way in manners(telling):
            yield Way(slot, way, telling)


def _parted(field: Field, several: Sequence[Way]) -> Iterator[Discrepancy]:
    for one, other in combinations(several, 2):
        if one.telling.scene is other.telling.scene or not _at_odds(one, other):
            continue
        if not _excludes(field, one, other) or _both_hold(one, other):
            continue
        if not _told_both(field, one, other, several):
            yield _written(one, other)


def _at_odds(one: Way, other: Way) -> bool:
    """Whether two ways exclude each other, or one of them is told and denied by another word: `not resign`, `quit`."""
    if one.way != other.way:
        return not one.telling.denied and not other.telling.denied
    return one.telling.denied != other.telling.denied and one.telling.verb != other.telling.verb


def _excludes(field: Field, one: Way, other: Way) -> bool:
    here, there = one.telling, other.telling
    least = min(len(here.content), len(there.content))
    if one.slot.startswith(OF) and least and 2 * len(here.content & there.content) <= least:
        return False
    if one.slot.startswith(ACT) and nearness(here.verb, there.verb) < ALIKE:
        return False
    if one.slot.startswith(ACT) and here.objects and there.objects and not here.objects & there.objects:
        return False
    vague = _is_one_of_many(here) or _is_one_of_many(there)
    moods = here.mood == there.mood or (not one.slot.startswith(NOW) and (_is_present(here) or _is_present(there)))
    if one.slot.startswith(AHEAD) and not all(each.mood or _is_present(each) for each in (here, there)):
        return False
    planned = one.slot.startswith((PLAN, ENDS)) and "may" not in {here.mood, there.mood}
    return (moods or planned) and not vague and one_subject(field, here, there)


def _both_hold(one: Way, other: Way) -> bool:
    """Whether both ways hold, one after the other; what came to its end does not go on later."""
    if one.way != other.way and (_lasted(one) or _lasted(other)):
        return True
    if one.slot.startswith(ONCE) and one.way != other.way:
        return not _recent(one) or not _recent(other) or on_condition(one.telling) or on_condition(other.telling)
    if not one.slot.startswith(ENDS) or one.way == other.way:
        return both_hold(one.telling, other.telling)
    goes_on, ended = sorted((one, other), key=lambda each: each.way)
    return ended.telling.mood != "" or _days(goes_on)[0] <= _days(ended)[-1]


def _lasted(way: Way) -> bool:
    """Whether something is told to have held for a time only: `stayed afloat for an hour`."""
    if way.telling.mood:
        return False
    rest = [plain(word) for word in way.telling.line.within(Span(way.telling.told.end, way.telling.span.end))]
    if not _BOUNDS.isdisjoint(rest):
        return True
    at = rest.index("for") if "for" in rest else len(rest)
    return any(stem(word) in CLASSES["time"] for word in rest[at : at + _FOR])


_FOR = 4
_BOUNDS = frozenset({"before", "until", "till"})


def _was(way: Way) -> bool:
    """Whether a state is told in the plain past, as one that held at the time of the event."""
    words = {plain(word) for word in way.telling.line.within(way.telling.told)}
    said = {plain(word) for word in way.telling.line.within(way.telling.span)}
    return not words.isdisjoint({"was", "were", "had"}) and said.isdisjoint(CLASSES["turning"])


def _recent(way: Way) -> bool:
    """Whether something is told of days near those of the article, as far as it names any: not of `in 2021`."""
    published = ordinal(day(way.telling.scene))
    if any(found.precision == "year" for found in moments(way.telling.scene, way.telling.span)):
        return False
    dates = [ordinal(found) for found in _days(way)]
    return not published or any(abs(published - each) <= _NEAR for each in dates if each)


_NEAR = 10


def _days(way: Way) -> list[str]:
    """The days on which something is told to be so, in order; else, or of what is to come, that of the article."""
    telling = way.telling
    held = () if telling.mood else moments(telling.scene, telling.span)
    told = sorted({found.date[:_DAY] for found in held if found.date and len(found.date) >= _DAY})
    return told or [day(telling.scene) or ""]


_DAY = len("2030-05-05")


def _is_present(telling: Telling) -> bool:
    """Whether a verb stands in the present, which may tell of what is to come: `leaves the board`."""
    words = telling.line.within(telling.told)
    return not telling.passive and words[0].text.endswith("s") and words[0].text.islower()


def _is_one_of_many(telling: Telling) -> bool:
    """Whether a subject may be another each time it is told of: `a guard`, `some guards`."""
    words = telling.line.within(telling.named)
    return bool(words) and plain(words[0]) in _VAGUE


_VAGUE = frozenset({"a", "an", "one", "some", "another", "several", "many", "most", "other", "others"})


def _told_both(field: Field, one: Way, other: Way, several: Sequence[Way]) -> bool:
    """Whether one of the two articles tells of the subject in both ways; a pronoun may be the subject there."""
    return any(
        each.telling.scene is this.telling.scene
        and _is_of(each, that)
        and (not each.telling.subject or one_subject(field, each.telling, there))
        for this, that in ((one, other), (other, one))
        for there in (this.telling, that.telling)
        for each in several
    )


def _is_of(each: Way, that: Way) -> bool:
    return each.way == that.way and each.telling.denied == that.telling.denied


def _written(one: Way, other: Way) -> Discrepancy:
    sides = [[_line(way.telling)] for way in (one, other)]
    told = [way.telling.told.of(way.telling.scene.text) for way in (one, other)]
    about = f"{one.telling.named.of(one.telling.scene.text)}: “{told[0]}” or “{told[1]}”"
    return discrepancy("framing", _severity(one, other), about, sides, ("ways-exclude", one.slot))


def _line(telling: Telling) -> Anchor:
    return telling.scene.anchor(telling.line.span)


def _severity(one: Way, other: Way) -> Severity:
    """Hard where no day between the articles can have brought the change; what holds `now` changes by the day."""
    if one.slot.startswith(ENDS) and one.way != other.way:
        return "hard"
    apart = abs(later(one.telling.scene, other.telling.scene))
    had = _was(one) and _was(other)
    ahead = one.telling.mood == other.telling.mood == "will"
    return "hard" if apart <= (0 if one.slot.startswith(NOW) and not (had or ahead) else 1) else "soft"
