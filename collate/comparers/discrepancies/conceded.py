"""Whether it is so: one article has somebody admit or say what another has the same one deny."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from collate.collation.clauses import CLASSES, plain
from collate.collation.scene import Line, Scene, keys
from collate.comparers.discrepancies.field import Field, day, discrepancy, ordinal
from collate.language.meaning import key, stem
from collate.model import Discrepancy, Severity
from collate.text import Span

_MOST = 100
_LEAST = 2
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one article has somebody admit, say or deny; `about` are its telling words, `earlier` if it was before."""

    scene: Scene
    line: Line
    who: frozenset[str]
    about: frozenset[str]
    earlier: bool


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of statements of different articles by which one party affirms and denies the same; days apart, soft."""
    said = [claim for each in field.scenes for claim in _claims(field, each, _affirming())][:_MOST]
    denied = [claim for each in field.scenes for claim in _claims(field, each, _denying())][:_MOST]
    return tuple(_written(one, other) for one, other in product(said, denied) if _clash(one, other))


def _written(one: _Claim, other: _Claim) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    about = f"Said and denied: “{one.line.span.of(one.scene.text).strip()}”"
    dates = [ordinal(day(each.scene)) for each in (one, other)]
    severity: Severity = "soft" if all(dates) and abs(dates[0] - dates[1]) > 1 else "hard"
    return discrepancy("framing", severity, about, sides, ("affirmed-and-denied",))


def _clash(one: _Claim, other: _Claim) -> bool:
    common = len(one.about & other.about)
    alike = common >= _LEAST and common >= _ALIKE * min(len(one.about), len(other.about))
    parted = one.scene is not other.scene and one.earlier == other.earlier
    return parted and alike and bool(one.who & other.who)


def _claims(field: Field, each: Scene, verbs: frozenset[str]) -> Iterator[_Claim]:
    """Statements by one of some verbs whose content is a clause of its own, nothing in it denied."""
    for statement in each.witness.findings.statements:
        line = each.line(statement.cue.start) if statement.cue else None
        if not line or not statement.source or stem(statement.stance) not in verbs or statement.polarity == "-":
            continue
        content = line.within(Span(statement.content[0].start, statement.content[-1].end))
        if any(plain(word) in CLASSES["not"] | _NO for word in content):
            continue
        who, earlier = field.parties.who(each, statement.source), any(plain(word) in _THEN for word in line.words)
        yield _Claim(each, line, who, keys(content) - _claim_words(), earlier)


_THEN = frozenset({"earlier", "previous", "previously", "formerly", "once"})
_NO = frozenset({"no", "none", "neither", "nobody"})


@cache
def _affirming() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["affirming"]))


@cache
def _denying() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["denying"]))


@cache
def _claim_words() -> frozenset[str]:
    return frozenset(map(key, CLASSES["claims"]))
