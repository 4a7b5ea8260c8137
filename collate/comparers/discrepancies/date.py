"""When: one event, told with the same verb and much the same words, on two different days."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import starmap, takewhile

from collate.collation.appointments import SINCE, may_be_one
from collate.collation.clauses import CLASSES, light, plain
from collate.collation.dated import Mention, compatible, mentions
from collate.collation.dated_event import Event, dated_event, single
from collate.collation.scene import Word, keys
from collate.comparers.discrepancies.field import Field, alike, day, discrepancy, ordinal
from collate.language import lexicon
from collate.language.meaning import stem
from collate.model import Discrepancy

_COMMON = 2
_ALIKE = 0.4


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that date the same event apart."""
    found = [event for one in field.scenes for each in mentions(one) if _day(each) and (event := dated_event(each))]
    return tuple(_parted(found))


def _day(each: Mention) -> bool:
    """Whether a clause names a day, a month or a year, outside what somebody is quoted as saying."""
    dated = each.finding.precision in {"day", "time", "month", "year"} and (
        each.when[:4].isdigit() or each.when.startswith("--")
    )
    return dated and not each.scene.quoted(each.finding.span)


def _parted(found: list[Event]) -> Iterator[Discrepancy]:
    pairs = [pair for by in (_verb, _deed, _only) for pair in alike(filter(by, found), by)]
    told: dict[tuple[str, ...], list[Event]] = defaultdict(list)
    for one, other in pairs:
        name = _name(one, other, found) if _apart(one, other) else ""
        if name:
            told[name, *sorted((one.mention.when, other.mention.when))] += [one, other]
    yield from {each.id: each for each in starmap(_written, told.items())}.values()


def _apart(one: Event, other: Event) -> bool:
    """Whether two articles give dates that cannot be one, neither denied nor each of its own day."""
    a, b = one.mention, other.mention
    apart = a.scene is not b.scene and not _may_be_one_day(a.when, b.when)
    apart = apart and (not _each_its_day(a, b) or one.done[0] == other.done[0] in _once())
    return apart and _denies(one) == _denies(other) and not _of_others(one, other)


def _of_others(one: Event, other: Event) -> bool:
    """Whether they are two of a row, the first hearing and the second, or one is of whoever is the other's."""
    near = [each.mention.line.before(each.mention.finding.span.start)[-_NEAR:] for each in (one, other)]
    rows = [{plain(word) for word in words} & CLASSES["in-a-row"] for words in near]
    return (all(rows) and not rows[0] & rows[1]) or _is_owned(one, other) or _is_owned(other, one)


_NEAR = 6


def _is_owned(one: Event, other: Event) -> bool:
    """Whether one is told of somebody who is set apart as another's: `Ito's brother`, `Ito`."""
    owned = any(word.text.endswith(("'s", "’s")) for word in one.doer[:-1])
    return owned and one.doer[-1].key not in keys(other.doer)


def _may_be_one_day(one: str, other: str) -> bool:
    """Whether two dates can be one, or one is the month or the year of the other."""
    fields = [_FIELDS.fullmatch(each) for each in (one, other)]
    if not all(fields):
        return compatible(one, other)
    pairs = zip(*(found.groups() for found in fields if found), strict=True)
    return all(a == b for a, b in pairs if a and b)


_FIELDS = re.compile(r"(?:(\d{4})|-)(?:-(\d\d)(?:-(\d\d))?)?")


def _name(one: Event, other: Event, found: Sequence[Event]) -> str:
    """What two dates are of, by the rule that says that they are of one thing; empty where none does."""
    if _same_slot(one, other, found):
        return one.slot.of
    if {one.mention.finding.precision, other.mention.finding.precision} & _LONG:
        return one.done[0] if _done_once(one, other) else ""
    if _same_event(one, other):
        return one.verb
    return one.done[0] if _same_deed(one, other) else ""


_LONG = frozenset({"month", "year"})


def _verb(event: Event) -> str:
    return event.verb


def _deed(event: Event) -> str:
    return event.done[0]


def _only(event: Event) -> str:
    return event.slot.of


def _same_slot(one: Event, other: Event, found: Sequence[Event]) -> bool:
    """Whether two dates, neither before its article, are of one thing to come, of which no article has two dates."""
    if not (may_be_one(one.slot, other.slot) and _open(one) and _open(other)):
        return False
    return all(len(_dates(each, found)) == 1 for each in (one, other))


def _dates(event: Event, found: Sequence[Event]) -> set[str]:
    """The dates that its article gives to what is still to come, or since when it is."""
    own = (each for each in found if each.slot.of == event.slot.of and each.mention.scene is event.mention.scene)
    return {each.mention.when for each in own if _open(each)}


def _open(event: Event) -> bool:
    """Whether a date is of what is still to come, or since when something is: there is one such date at most."""
    return event.slot.of.startswith(SINCE) or _to_come(event)


def _to_come(event: Event) -> bool:
    written = day(event.mention.scene)
    return bool(written) and event.mention.when >= (written or "")


def _written(name: tuple[str, ...], events: Sequence[Event]) -> Discrepancy:
    """The two days with all the sentences that give either."""
    sides = [
        list(dict.fromkeys(e.mention.scene.anchor(e.mention.line.span) for e in events if e.mention.when == when))
        for when in name[1:]
    ]
    return discrepancy("date", "hard", f"When: {name[1]} or {name[2]}", sides, (f"same-event:{name[0]}",))


def _denies(event: Event) -> bool:
    """Whether the verb is denied: what is not done on one day may be done on another."""
    return any(plain(word) in CLASSES["not"] for word in event.doer)


@cache
def _once() -> frozenset[str]:
    """What is done once: to begin, to end, to begin again."""
    return frozenset(map(stem, CLASSES["once"]))


def _each_its_day(one: Mention, other: Mention) -> bool:
    """Whether articles of two days each tell of their own day or the one before: the same may happen on both."""
    own = [ordinal(day(each.scene)) for each in (one, other)]
    when = [ordinal(each.when) for each in (one, other)]
    near = all(one and then and abs(one - then) <= 1 for one, then in zip(own, when, strict=True))
    return near and own[0] != own[1]


def _same_event(one: Event, other: Event) -> bool:
    """Whether two clauses tell one event: the date hangs on the same word, and enough of the rest is the same."""
    a, b = one.mention.about, other.mention.about
    common = len((a & b) - {one.verb})
    told = a - {one.verb}
    alone = bool(told) and told == b - {one.verb}
    enough = common >= _COMMON and common >= _ALIKE * min(len(a), len(b))
    return bool(one.verb) and one.verb == other.verb and (enough or alone)


def _same_deed(one: Event, other: Event) -> bool:
    """Whether the same is done to the same right before the date, and the doers are not two by name."""
    doers = _doers(one.doer, other.doer)
    if not one.done[0] or one.done[0] != other.done[0] or one.done[1] != other.done[1]:
        return False
    if one.done[1]:
        return bool(doers[0] & doers[1]) or not all(doers) or _stands_for(one.doer) or _stands_for(other.doer)
    telling = len(doers[0]) > 1 or one.done[0] not in light()
    return bool(doers[0]) and doers[0] == doers[1] and telling


def _done_once(one: Event, other: Event) -> bool:
    """Whether one and the same doer is told to do the same: years apart it may be another, if words do not name him."""
    doers = _doers(one.doer, other.doer)
    if one.done[0] in single() and one.done == other.done:
        named = bool(doers[0] & doers[1])
    else:
        alike = one.mention.finding.precision == other.mention.finding.precision
        named = alike and bool(doers[0]) and doers[0] == doers[1] and _same_deed(one, other)
    return named or _stands_in(one, other) or _stands_in(other, one)


def _stands_in(one: Event, other: Event) -> bool:
    """Whether a pronoun does what somebody does there, who is named in its sentence or the one before."""
    alike = one.mention.finding.precision == other.mention.finding.precision and one.done[1]
    if one.done != other.done or keys(one.doer) or not (alike or one.done[0] in single()):
        return False
    if not keys(other.doer):
        return bool(_named_near(one) & _named_near(other))
    named = _names(other.doer)
    return bool(named) and named <= _named_near(one)


def _named_near(event: Event) -> frozenset[str]:
    """The names in the sentence of an event and in the one before."""
    lines = event.mention.scene.lines[max(0, event.mention.line.index - 1) : event.mention.line.index + 1]
    return frozenset(name for line in lines for name in _names(line.words))


def _names(several: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.key for word in several if word.key and word.text[0].isupper())


def _doers(one: Sequence[Word], other: Sequence[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Who does it on either side, what a preposition adds left out where only one has it: `talks with the airline`."""
    heads = [list(takewhile(lambda word: plain(word) not in CLASSES["preposition"], doer)) for doer in (one, other)]
    alone = len(heads[0]) == len(one) or len(heads[1]) == len(other)
    return (keys(heads[0]), keys(heads[1])) if alone and all(heads) else (keys(one), keys(other))


def _stands_for(doer: Sequence[Word]) -> bool:
    """Whether a doer is called by a common noun for a body, which may be the one that another article names."""
    said = [word.text.casefold() for word in doer if word.key]
    return len(said) == 1 and said[0] in lexicon.words("bodies")
