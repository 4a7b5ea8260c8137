"""When, by the kind of what happened: a verb here, a noun there, of one person or thing, at times that exclude."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations

from collate.collation.occurrences import Occurrence, occurrences
from collate.collation.scene import Line
from collate.collation.times import apart
from collate.comparers.discrepancies.field import Field, by_kind, day, discrepancy, ordinal
from collate.language import lexicon
from collate.language.meaning import key, stem
from collate.language.senses import any_alike
from collate.model import Discrepancy

_MOST = 40
_WORDS = 2
_FREE = frozenset({"next", "another", "again", "further", "new", "other", "last", "one"})


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles that date one occurrence apart."""
    told = (each for scene in field.scenes for each in occurrences(scene))
    found = (
        _written(kind, one, other)
        for kind, several in by_kind(told, _MOST)
        for one, other in combinations(several, 2)
        if _parted(field, several, one, other)
    )
    return tuple({each.id: each for each in found}.values())


def _written(kind: str, one: Occurrence, other: Occurrence) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    told = [each.time.span.of(each.scene.text) for each in (one, other)]
    return discrepancy("date", "hard", f"When: {told[0]} or {told[1]}", sides, (f"same-occurrence:{kind}",))


def _parted(field: Field, several: Sequence[Occurrence], one: Occurrence, other: Occurrence) -> bool:
    if one.scene is other.scene or not _excluded(one, other) or not _one_thing(field, one, other):
        return False
    lone = all(_only(each, several) for each in (one, other))
    return lone and not _each_its_day(one, other) and not (_is_moved(one) or _is_moved(other))


def _excluded(one: Occurrence, other: Occurrence) -> bool:
    """Whether two times in their roles cannot both hold."""
    if {one.role, other.role} == {"on", "not before"}:
        on, bound = (one, other) if one.role == "on" else (other, one)
        return apart(on.time, bound.time) and on.time.date < bound.time.date
    same = one.role == other.role and one.ahead == other.ahead and _measured_alike(one, other)
    return same and apart(one.time, other.time)


def _measured_alike(one: Occurrence, other: Occurrence) -> bool:
    """Whether dates are of like length: a year and a day are of two things more often than not."""
    sizes = {len(each.time.date) for each in (one, other)}
    return len(sizes) == 1 or _YEAR not in sizes


_YEAR = len("2000")


def _one_thing(field: Field, one: Occurrence, other: Occurrence) -> bool:
    """Whether what is dated can be one: not set apart in a row, of persons who can be one, with enough in common."""
    rows = [each.row - _FREE for each in (one, other)]
    if (all(rows) and not rows[0] & rows[1]) or _others(field, one, other):
        return False
    common = one.beside & other.beside
    if one.ahead and other.ahead:
        vague = one.often and not (one.subject and other.subject)
        return not _names_apart(one, other) and (vague or bool(common) or _one_subject(field, one, other))
    if one.row & _ANOTHER or other.row & _ANOTHER or one.often:
        return False
    return _one_subject(field, one, other) or len(common) >= _WORDS


def _names_apart(one: Occurrence, other: Occurrence) -> bool:
    """Whether each names somebody or somewhere that the other does not: a visit to one town, a visit to another."""
    bodies = [each.subject & _bodies() for each in (one, other)]
    others = all(bodies) and not bodies[0] & bodies[1]
    return others or bool(one.names - other.wide and other.names - one.wide)


@cache
def _bodies() -> frozenset[str]:
    return frozenset(map(key, lexicon.words("bodies")))


_ANOTHER = _FREE - {"last"}


def _one_subject(field: Field, one: Occurrence, other: Occurrence) -> bool:
    """Whether somebody or something right beside the act is the same, or a pronoun stands for it."""
    if any_alike(one.subject, other.subject):
        return True
    if (one.stands and other.stands) or one.role == _TERM:
        return bool(_persons(field, one, 1) & _persons(field, other, 1))
    if one.stands or other.stands:
        return bool((one.stands and other.subject & one.wide) or (other.stands and one.subject & other.wide))
    return one.bare and other.bare and not (one.subject and other.subject)


_TERM = "until"


def _others(field: Field, one: Occurrence, other: Occurrence) -> bool:
    """Whether each sentence names persons before its time, and none in common."""
    named = [_persons(field, each) for each in (one, other)]
    return all(named) and not named[0] & named[1]


def _persons(field: Field, each: Occurrence, back: int = 0) -> frozenset[str]:
    """The persons named in its sentence, and in so many before it."""
    lines = each.scene.lines[max(0, each.line.index - back) : each.line.index + 1]
    held = (who for line in lines for _, who in field.players.within(each.scene, line.span))
    return frozenset(who.name for who in held if who.kind == "person")


def _only(each: Occurrence, several: Sequence[Occurrence]) -> bool:
    """Whether its article dates nothing of the kind otherwise."""
    own = (
        other for other in several if other.scene is each.scene and (other.role, other.ahead) == (each.role, each.ahead)
    )
    return not any(apart(each.time, other.time) for other in own)


def _each_its_day(one: Occurrence, other: Occurrence) -> bool:
    """Whether articles of two days each tell of their own day or the one before: the same may happen on both."""
    own = [ordinal(day(each.scene)) for each in (one, other)]
    when = [ordinal(each.time.date) for each in (one, other)]
    near = all(written and then and 0 <= written - then <= 1 for written, then in zip(own, when, strict=True))
    return near and own[0] != own[1] and (one.often or not one.subject & other.subject)


def _is_moved(each: Occurrence) -> bool:
    """Whether the sentence, or the one before or behind it, tells that a date was moved."""
    near = each.scene.lines[max(0, each.line.index - 1) : each.line.index + 2]
    return any(_moves(line) for line in near)


def _moves(line: Line) -> bool:
    return any(stem(word.text) in _moving() for word in line.words)


@cache
def _moving() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.sections("occurrences")["told-of"])
