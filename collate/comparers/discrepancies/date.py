"""When: one event, told with the same verb and much the same words, on two different days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from collate.collation.clauses import is_past, is_saying, light
from collate.collation.dated import Mention, compatible, mentions
from collate.collation.scene import Word
from collate.comparers.discrepancies.field import Field, alike, discrepancy
from collate.language.meaning import stem
from collate.model import Discrepancy

_COMMON = 2
_ALIKE = 0.4
_SAID = 3


@dataclass(frozen=True, slots=True)
class _Event:
    """A dated clause and the word that the date hangs on."""

    mention: Mention
    verb: str


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that date the same event apart."""
    found = [event for one in field.scenes for each in mentions(one) if _day(each) and (event := _event(each))]
    return tuple(_parted(found))


def _day(each: Mention) -> bool:
    """Whether a clause names a day, outside what somebody is quoted as saying."""
    plain = each.finding.precision in {"day", "time"} and each.when[:4].isdigit()
    return plain and not each.scene.quoted(each.finding.span)


def _event(each: Mention) -> _Event | None:
    """The event that the date hangs on: the nearest telling word before it, unless somebody says so then."""
    clause = [word for word in each.line.words if each.clause.start <= word.start < each.clause.end]
    before = [word for word in clause if word.end <= each.finding.span.start]
    after = [word for word in clause if word.start >= each.finding.span.end]
    if any(is_saying(word) for word in (*before[-_SAID:], *after[:1])):
        return None
    verb = _hung_on(before) or _first_verb(after)
    return _Event(each, verb) if verb else None


def _hung_on(before: Sequence[Word]) -> str:
    telling = [word for word in before if word.key and stem(word.text) not in light() | _EVENTS]
    past = [word for word in telling if is_past(word)]
    return (past or telling)[-1].key if telling else ""


def _first_verb(after: Sequence[Word]) -> str:
    return next(
        (word.key for word in after if word.key and is_past(word) and stem(word.text) not in light() | _EVENTS), ""
    )


_EVENTS = frozenset(map(stem, ("happen", "occur", "place", "begin", "late", "early")))


def _parted(found: list[_Event]) -> Iterator[Discrepancy]:
    for one, other in alike(found, lambda event: event.verb):
        a, b = one.mention, other.mention
        if a.scene is not b.scene and not compatible(a.when, b.when) and _same_event(one, other):
            sides = [[each.scene.anchor(each.line.span)] for each in (a, b)]
            yield discrepancy("date", "hard", f"When: {a.when} or {b.when}", sides, (f"same-event:{one.verb}",))


def _same_event(one: _Event, other: _Event) -> bool:
    """Whether two clauses tell one event: the date hangs on the same word, and enough of the rest is the same."""
    a, b = one.mention.about, other.mention.about
    common = len((a & b) - {one.verb})
    told = a - {one.verb}
    alone = bool(told) and told == b - {one.verb}
    enough = common >= _COMMON and common >= _ALIKE * min(len(a), len(b))
    return one.verb == other.verb and (enough or alone)
