"""None or some: what one article says became of nobody (`no one was arrested`) and another of a number of persons."""

import re
from collections.abc import Iterator
from functools import cache

from collate.collation.clauses import light, plain
from collate.collation.heads import counted
from collate.collation.outcomes import classes
from collate.collation.scene import Line, Scene, keys, words
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import Field, day, discrepancy
from collate.comparers.discrepancies.occasions import another_occasion
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key, stem
from collate.model import Discrepancy, FigureFinding, Severity
from collate.text import Span

_WORDS = lexicon.sections("nobody")
_SO_FAR = frozenset({"has", "have", "is", "are"})
_BOTH_WAYS = frozenset({"die", "injure"})


@cache
def _nobody() -> re.Pattern[str]:
    alone, behind_no, chain = ("|".join(sorted(_WORDS[name])) for name in ("nobody", "no", "chain"))
    return re.compile(
        rf"\b(?P<none>{alone.replace('_', ' ')}|no (?:{behind_no}))\s"
        rf"(?P<chain>(?:(?:{chain})\s){{0,3}})(?P<told>[a-z]+)?",
        re.IGNORECASE,
    )


class _Fate(Frozen):
    """That something became of a number of persons, or of nobody; `open` where it may still come."""

    scene: Scene
    line: Line
    span: Span
    outcomes: frozenset[str]
    open: bool = False


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles: of nobody here, of somebody there."""
    nobody = [each for scene in field.scenes for each in _of_nobody(scene)]
    somebody = [each for scene in field.scenes for each in _of_somebody(scene)] if nobody else []
    pairs = ((none, some) for none in nobody for some in somebody if _part(none, some, somebody))
    return tuple(_written(none, some) for none, some in pairs)


def _of_nobody(scene: Scene) -> Iterator[_Fate]:
    for line in scene.lines:
        for found in _nobody().finditer(scene.text, *line.span):
            noun = found["none"].rpartition(" ")[2].casefold()
            verb = found["told"] or ""
            outcomes = _fates(verb) or (_BOTH_WAYS if noun in _WORDS["both"] else _fates(noun))
            passive = bool(found["chain"]) or noun not in _WORDS["persons"]
            if outcomes and passive:
                later = not _SO_FAR.isdisjoint(found["chain"].casefold().split())
                yield _Fate(scene, line, Span(*found.span()), outcomes, open=later)


def _of_somebody(scene: Scene) -> Iterator[_Fate]:
    for finding in scene.witness.findings.figures:
        line = scene.line(finding.span.start)
        if line and finding.value and finding.change is None and _counts_persons(scene, line, finding):
            verb = words(scene.text, finding.verb)[-1].text if finding.verb else ""
            outcomes = _fates(verb) or _fates(finding.unit.rpartition(" ")[2])
            if outcomes:
                yield _Fate(scene, line, finding.span, outcomes)


def _counts_persons(scene: Scene, line: Line, finding: FigureFinding) -> bool:
    return counted(finding, line.before(finding.span.start), scene.text)[1] == "person"


@cache
def _fates(word: str) -> frozenset[str]:
    return classes().get(key(word), frozenset()) & _WORDS["fates"] if word else frozenset()


def _part(none: _Fate, some: _Fate, somebody: list[_Fate]) -> bool:
    """Whether both tell of one fate at one time, and the article with nobody counts nobody of it elsewhere."""
    if none.scene is some.scene or not none.outcomes & some.outcomes:
        return False
    own = any(each.scene is none.scene and each.outcomes & none.outcomes for each in somebody)
    return not own and not another_occasion((none.scene, none.line.span), (some.scene, some.line.span))


def _written(none: _Fate, some: _Fate) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (none, some)]
    told = [each.span.of(each.scene.text) for each in (none, some)]
    return discrepancy("figure", _severity(none, some), f"{told[0]} / {told[1]}", sides, ("none-or-some",))


def _severity(none: _Fate, some: _Fate) -> Severity:
    """Soft where it may have come about between the two articles."""
    early, late = day(none.scene), day(some.scene)
    grown = none.open or bool(early and late and early < late)
    return "soft" if grown else "hard"


def nobody_did(one: Telling, other: Telling) -> bool:
    """Whether an act of which nobody did or underwent it is told of somebody: `nobody has been charged`."""
    if (
        one.none == other.none
        or _is_nobody(one) == _is_nobody(other)
        or one.verb != other.verb
        or one.mood != other.mood
    ):
        return False
    none, some = (one, other) if _is_nobody(one) else (other, one)
    if not none.denied or some.denied or stem(none.verb) in light() or _fates(none.verb):
        return False
    undergone = some.passive or bool(some.objects)
    rest = _to_comma(none) - {"far"}
    return (undergone if none.passive else some.passive is False) and rest <= some.line.keys


def _to_comma(telling: Telling) -> frozenset[str]:
    comma = telling.scene.text.find(",", telling.told.end, telling.span.end)
    return keys(telling.line.within(Span(telling.told.end, comma if comma >= 0 else telling.span.end)))


def _is_nobody(telling: Telling) -> bool:
    words = [plain(word) for word in telling.line.within(telling.named)]
    return " ".join(words).replace("-", "_").replace(" ", "_") in _WORDS["nobody"]
