"""Whether two tellings that seem at odds hold together: of two times, one after the other, on a condition."""

from itertools import product

from collate.collation.bearings import hours, moments, period
from collate.collation.clauses import CLASSES, other_beyond, other_complement, other_of_several, plain
from collate.collation.scene import Scene, Word
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import day, later
from collate.comparers.discrepancies.occasions import another_occasion, meet
from collate.text import Span


def both_hold(one: Telling, other: Telling) -> bool:
    """Whether two tellings hold together all the same: of two times, one after the other, or of two things."""
    if one.denied != other.denied and (on_condition(yes := other if one.denied else one) or _came_later(yes)):
        return True
    if one.denied == other.denied and another_occasion(_told_in(one), _told_in(other)):
        return True
    rests = rest_of(one), rest_of(other)
    return (
        _another_time(one, other)
        or _ended(one, other)
        or other_complement(*rests)
        or other_beyond(*rests)
        or other_of_several(*rests)
    )


def _told_in(telling: Telling) -> tuple[Scene, Span]:
    """The sentence of a telling, without an aside between subject and verb that has a time of its own."""
    aside = moments(telling.scene, Span(telling.named.end, max(telling.named.end, telling.told.start)))
    start = telling.told.start if aside else telling.line.span.start
    return telling.scene, Span(start, telling.line.span.end)


def _came_later(telling: Telling) -> bool:
    """Whether a telling says itself that what had not been so came about: `later signed`, `has since signed`."""
    return any(plain(word) in _LATER for word in telling.line.within(telling.told))


_LATER = frozenset({"later", "eventually", "finally", "then", "since", "afterwards", "subsequently", "ultimately"})


def rest_of(telling: Telling) -> tuple[Word, ...]:
    """The words of a telling behind its verb."""
    return telling.line.within(Span(telling.told.end, telling.span.end))


def _another_time(one: Telling, other: Telling) -> bool:
    """Whether each clause has a time of its own, or one tells of an earlier time."""
    earlier = [any(word.text.casefold() in _THEN for word in each.line.within(each.span)) for each in (one, other)]
    if earlier[0] != earlier[1]:
        return True
    times = [
        {found.date for found in moments(each.scene, each.line.span) if found.date} | period(each.scene.text, each.span)
        for each in (one, other)
    ]
    if one.denied != other.denied and _reaches(*((one, other) if one.denied else (other, one))):
        return False
    daily = [hours(each.scene.text, each.span) for each in (one, other)]
    return any(all(held) and not any(meet(a, b) for a, b in product(*held)) for held in (times, daily))


def _reaches(no: Telling, yes: Telling) -> bool:
    """Whether the time of a denial takes in that of what it denies: `not since May` a day in June."""
    small = {plain(word): word for word in no.line.within(Span(no.told.end, no.span.end))}
    done = [found.date for found in moments(yes.scene, yes.span) if found.date]
    for word, after in (("since", True), ("until", False)):
        bound = [found.date for found in moments(no.scene, no.span) if word in small and found.date]
        if bound and done and all((each >= bound[0]) == after and each != bound[0] for each in done):
            return True
    return False


_THEN = frozenset({"earlier", "previous", "previously", "formerly"})


def _ended(one: Telling, other: Telling) -> bool:
    """Whether what had not been done by the day of one article is done in one of a later day; of `yet`, of the same."""
    no, yes = (one, other) if one.denied else (other, one)
    if no.denied and not yes.denied and any(plain(word) == "yet" for word in no.line.within(no.told)):
        return later(yes.scene, no.scene) <= 0
    early, late = sorted((one, other), key=lambda each: day(each.scene) or "")
    perfect = any(word.text.casefold() in CLASSES["perfect"] for word in early.line.within(early.told))
    parted = day(early.scene) is not None and day(early.scene) != day(late.scene)
    return parted and early.denied and not late.denied and perfect


def on_condition(telling: Telling) -> bool:
    """Whether what is told to come depends on something: `would pay if both sides gave ground`."""
    rest = telling.line.within(Span(telling.told.end, telling.line.span.end))
    return bool(telling.mood) and any(plain(word) in CLASSES["bound"] for word in rest)
