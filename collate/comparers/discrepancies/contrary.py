"""Whether: of one subject one article tells what another denies, or the contrary of it (`rose`, `fell`)."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise, product, takewhile

from collate.collation.bearings import hours, moments, period
from collate.collation.clauses import light, other_complement, plain
from collate.collation.scene import Word, keys
from collate.collation.tellings import Telling, tellings
from collate.comparers.discrepancies.field import Field, day, discrepancy
from collate.language import lexicon
from collate.language.meaning import stem
from collate.language.roots import key
from collate.language.senses import contraries, nearness
from collate.model import Discrepancy, Severity
from collate.text import Span

_MOST = 60
_ENOUGH = 2


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that cannot both hold."""
    held: dict[frozenset[str], list[Telling]] = defaultdict(list)
    for each in field.scenes:
        for telling in tellings(each):
            held[telling.subject].append(telling)
    return tuple(each for several in held.values() for each in _among(several[:_MOST]))


def _among(several: list[Telling]) -> Iterator[Discrepancy]:
    for one, other in combinations(several, 2):
        rule = _excludes(one, other) if one.scene is not other.scene else ""
        if rule and not _both_hold(one, other):
            about = _about(one, other)
            sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
            severity = "soft" if rule == "other-place" else _severity(one, other)
            yield discrepancy("framing", severity, about, sides, (rule,))


def _excludes(one: Telling, other: Telling) -> str:
    """The rule by which two tellings of one subject cannot both hold; empty where they can."""
    if one.passive != other.passive or (one.mood == "") != (other.mood == ""):
        return ""
    common = one.objects & other.objects
    alone = not one.objects and not other.objects
    if one.verb == other.verb and one.denied != other.denied:
        vague = stem(one.verb) in light() and len(common) < _ENOUGH
        return "told-and-denied" if not vague and (common or alone) else ""
    states = one.state or other.state
    if one.verb == other.verb and not one.denied and not other.denied and alone and _elsewhere(one, other):
        return "other-place"
    contrary = other.verb in contraries(one.verb) and (states or {one.verb, other.verb} <= _exclusive())
    return "contrary" if contrary and one.denied == other.denied and (common or alone) else ""


def _elsewhere(one: Telling, other: Telling) -> bool:
    """Whether what begins, begins in one place here and another there: `started in the kitchen`, `in a classroom`."""
    places = [keys(_place(each)) for each in (one, other)]
    return all(places) and not any(nearness(a, b) for a, b in product(*places))


def _place(telling: Telling) -> list[Word]:
    """A common noun right behind `in` or `at` after a verb of beginning; empty where a time or a name follows."""
    rest = telling.line.within(Span(telling.told.end, telling.span.end))[:_PLACE]
    if telling.verb not in _begins() or not rest or rest[0].text not in {"in", "at"}:
        return []
    run = list(takewhile(lambda word: plain(word) in _ARTICLES or (word.key and word.text.islower()), rest[1:]))
    glued = takewhile(lambda pair: telling.scene.glued(*pair), pairwise((rest[0], *run)))
    held = [word for _, word in glued]
    timed = any(found.span.meets(telling.span) for found in moments(telling.scene, telling.span))
    return [] if timed else held


_ARTICLES = frozenset({"the", "a", "an"})
_PLACE = 6


@cache
def _begins() -> frozenset[str]:
    return frozenset(map(key, ("start", "begin", "originate", "breakout")))


@cache
def _exclusive() -> frozenset[str]:
    """Verbs of which one thing hardly does two at a time: `rose` and `fell`, not `arrested` and `released`."""
    words = lexicon.sections("clauses")["exclusive"]
    return frozenset("".join(map(key, word.split("_"))) for word in words)


def _ended(one: Telling, other: Telling) -> bool:
    """Whether what had not been done by the day of one article is done in one of a later day."""
    early, late = sorted((one, other), key=lambda each: day(each.scene) or "")
    perfect = any(word.text.casefold() in _PERFECT for word in early.line.within(early.told))
    later = day(early.scene) is not None and day(early.scene) != day(late.scene)
    return later and early.denied and not late.denied and perfect


_PERFECT = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't"})


def _rest(telling: Telling) -> tuple[Word, ...]:
    return telling.line.within(Span(telling.told.end, telling.span.end))


def _both_hold(one: Telling, other: Telling) -> bool:
    """Whether two tellings hold together all the same: of two times, one after the other, or of two things."""
    return _another_time(one, other) or _ended(one, other) or other_complement(_rest(one), _rest(other))


def _another_time(one: Telling, other: Telling) -> bool:
    """Whether each clause has a time of its own, or one tells of an earlier time."""
    earlier = [any(word.text.casefold() in _THEN for word in each.line.within(each.span)) for each in (one, other)]
    if earlier[0] != earlier[1]:
        return True
    times = [
        {found.date for found in moments(each.scene, each.line.span) if found.date} | period(each.scene.text, each.span)
        for each in (one, other)
    ]
    daily = [hours(each.scene.text, each.span) for each in (one, other)]
    return any(all(held) and not held[0] & held[1] for held in (times, daily))


_THEN = frozenset({"earlier", "previous", "previously", "formerly"})


def _severity(one: Telling, other: Telling) -> Severity:
    """Hard where both are firm and both articles are of one day, or the later one tells of a day before the earlier."""
    early, late = sorted((one, other), key=lambda each: day(each.scene) or "")
    dates = {day(each.scene) for each in (one, other)} - {None}
    then = [found.date for found in moments(late.scene, late.span) if found.precision == "day" and found.date]
    known = len(dates) < _TWO or (bool(then) and all(each < (day(early.scene) or "") for each in then))
    return "hard" if known and "may" not in (one.mood, other.mood) else "soft"


_TWO = 2


def _about(one: Telling, other: Telling) -> str:
    """What is told both ways; with its subject on both sides where only that says no."""
    told = [each.told.of(each.scene.text) for each in (one, other)]
    if told[0] == told[1] and one.denied == other.denied:
        told = [Span(each.told.start, _place(each)[-1].end).of(each.scene.text) for each in (one, other)]
    if told[0] == told[1]:
        told = [Span(each.named.start, each.told.end).of(each.scene.text) for each in (one, other)]
    return f"{one.named.of(one.scene.text)}: “{told[0]}” or “{told[1]}”"
