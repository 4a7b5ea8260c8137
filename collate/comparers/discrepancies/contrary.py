"""Whether: of one subject one article tells what another denies, or the contrary of it (`rose`, `fell`)."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from collate.collation.bearings import moments, period
from collate.collation.clauses import CLASSES, light
from collate.collation.tellings import Telling, tellings
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language.meaning import stem
from collate.language.senses import contraries
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
        if rule and not _another_time(one, other):
            about = _about(one, other)
            sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
            yield discrepancy("framing", _severity(one, other), about, sides, (rule,))


def _excludes(one: Telling, other: Telling) -> str:
    """The rule by which two tellings of one subject cannot both hold; empty where they can."""
    if one.passive != other.passive or (one.mood == "") != (other.mood == ""):
        return ""
    common = one.objects & other.objects
    alone = not one.objects and not other.objects
    if one.verb == other.verb and one.denied != other.denied:
        vague = stem(one.verb) in light() and len(common) < _ENOUGH
        return "told-and-denied" if not vague and (common or alone) else ""
    contrary = other.verb in contraries(one.verb) and one.denied == other.denied
    return "contrary" if contrary and (common or alone) else ""


def _another_time(one: Telling, other: Telling) -> bool:
    """Whether each clause has a time of its own, or one tells of an earlier time."""
    earlier = [any(word.text.casefold() in _THEN for word in each.line.within(each.span)) for each in (one, other)]
    if earlier[0] != earlier[1]:
        return True
    times = [
        {found.date for found in moments(each.scene, each.line.span) if found.date} | period(each.scene.text, each.span)
        for each in (one, other)
    ]
    return all(times) and not times[0] & times[1]


_THEN = CLASSES["then"] | CLASSES["apart"]


def _severity(one: Telling, other: Telling) -> Severity:
    """Hard where both are firm and both articles are of one day."""
    dates = {each.scene.witness.document.published.date for each in (one, other)}
    return "soft" if "may" in (one.mood, other.mood) or len(dates - {None}) > 1 else "hard"


def _about(one: Telling, other: Telling) -> str:
    """What is told both ways; with its subject on both sides where only that says no."""
    told = [each.told.of(each.scene.text) for each in (one, other)]
    if told[0] == told[1]:
        told = [Span(each.named.start, each.told.end).of(each.scene.text) for each in (one, other)]
    return f"{one.named.of(one.scene.text)}: “{told[0]}” or “{told[1]}”"
