"""When: one event, told with the same verb and much the same words, on two different days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import starmap, takewhile

from collate.collation.clauses import CLASSES, is_aux, is_past, is_saying, light, plain
from collate.collation.dated import Mention, compatible, mentions
from collate.collation.scene import Word, keys
from collate.comparers.discrepancies.field import Field, alike, day, discrepancy, ordinal
from collate.language import lexicon
from collate.language.meaning import stem
from collate.model import Discrepancy

_COMMON = 2
_ALIKE = 0.4
_SAID = 3


@dataclass(frozen=True, slots=True)
class _Event:
    """A dated clause, the word that the date hangs on, and by the words right before it what is done and by whom.

    `slot` names what has one date: the next march, the end of the strike.
    """

    mention: Mention
    verb: str
    done: tuple[str, frozenset[str]]
    doer: tuple[Word, ...]
    slot: str = ""


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that date the same event apart."""
    found = [event for one in field.scenes for each in mentions(one) if _day(each) and (event := _event(each))]
    return tuple(_parted(found))


def _day(each: Mention) -> bool:
    """Whether a clause names a day, a month or a year, outside what somebody is quoted as saying."""
    dated = each.finding.precision in {"day", "time", "month", "year"} and (
        each.when[:4].isdigit() or each.when.startswith("--")
    )
    return dated and not each.scene.quoted(each.finding.span)


def _event(each: Mention) -> _Event | None:
    """The event that the date hangs on: the nearest telling word before it, unless somebody says so then."""
    clause = [word for word in each.line.words if each.clause.start <= word.start < each.clause.end]
    before = [word for word in clause if word.end <= each.finding.span.start]
    after = [word for word in clause if word.start >= each.finding.span.end]
    if any(is_saying(word) for word in (*before[-_SAID:], *after[:1])):
        return None
    verb = _hung_on(before) or _first_verb(after)
    at, run = _run(each, before)
    done = (stem(run[at].text), keys(run[at + 1 :])) if run else ("", frozenset[str]())
    slot = _slot(before)
    return _Event(each, verb, done, _told_of(run[:at]), slot) if verb or run or slot else None


def _run(each: Mention, before: Sequence[Word]) -> tuple[int, Sequence[Word]]:
    """The words of the clause right before a date, and the place of the verb among them; none without one."""
    first = len(before)
    while first and not _breaks(each, before[first - 1], before[first].start if first < len(before) else None):
        first -= 1
    run = before[max(first, len(before) - _REACH) :]
    at = next((at for at in range(len(run) - 1, -1, -1) if _is_verb(run, at)), None)
    return (0, ()) if at is None else (at, run)


_REACH = 9


def _told_of(words: Sequence[Word]) -> tuple[Word, ...]:
    """The doer alone, behind who says so: the work of `the port authority said work would resume`."""
    said = max((at + 1 for at, word in enumerate(words) if is_saying(word)), default=0)
    return tuple(words[said:])


def _breaks(each: Mention, word: Word, following: int | None) -> bool:
    marked = following is not None and not _MARKS.isdisjoint(each.scene.text[word.end : following])
    return marked or word.text.casefold() in _OPENS


_MARKS = frozenset(",:;()–—")
_OPENS = CLASSES["break"] | {"which", "who", "whose", "where", "as"}


def _is_verb(run: Sequence[Word], at: int) -> bool:
    """Whether a word is the verb: past, behind an auxiliary, or in the present, then light or next to the date."""
    word = run[at]
    if not word.text.islower() or is_aux(word):
        return False
    modal = at > 0 and is_aux(run[at - 1]) and bool(word.key)
    last = at > 0 and not keys(run[at + 1 :])
    return is_past(word) or modal or (word.text.endswith("s") and (last or stem(word.text) in light()))


def _slot(before: Sequence[Word]) -> str:
    """What the date is the only one of: `the strike will last until …`, `another march on …`, `the vote is on …`."""
    words = [*before]
    small = words.pop().text.casefold() if words and words[-1].text.casefold() in _AT else ""
    until = small in _UNTIL
    while words and (is_aux(words[-1]) or plain(words[-1]) in _HELD or (until and stem(words[-1].text) in _lasting())):
        words.pop()
    if until and words[-1:] and words[-1].text == "to" and len(words) > 1:
        words = words[:-1]
        while words and (is_aux(words[-1]) or plain(words[-1]) in _DUE):
            words.pop()
    noun = words[-1].key if words and stem(words[-1].text) in _happenings() else ""
    return f"{'until ' if until else ''}{noun}" if noun else ""


_UNTIL = frozenset({"until", "till", "through"})
_AT = _UNTIL | {"on", "for", "this", "next"}
_HELD = frozenset({"held", "scheduled", "planned", "set", "expected"})
_DUE = frozenset({"due", "set", "expected", "scheduled", "planned"})


@cache
def _happenings() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["happenings"]))


@cache
def _lasting() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["lasting"]))


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
    pairs = [pair for by in (_verb, _deed, _only) for pair in alike(filter(by, found), by)]
    told: dict[tuple[str, ...], list[_Event]] = defaultdict(list)
    for one, other in pairs:
        a, b = one.mention, other.mention
        apart = a.scene is not b.scene and not compatible(a.when, b.when)
        apart = apart and (not _each_its_day(a, b) or one.done[0] == other.done[0] in _once())
        apart = apart and _denies(one) == _denies(other)
        long = a.finding.precision in _LONG
        apart = apart and (a.finding.precision == b.finding.precision if long else b.finding.precision not in _LONG)
        same = _done_once(one, other) if long else _same_event(one, other) or _same_slot(one, other, found)
        if apart and (same or (not long and _same_deed(one, other))):
            name = one.verb if one.verb == other.verb else one.done[0] or one.slot
            told[name, *sorted((a.when, b.when))] += [one, other]
    yield from {each.id: each for each in starmap(_written, told.items())}.values()


_LONG = frozenset({"month", "year"})


def _verb(event: _Event) -> str:
    return event.verb


def _deed(event: _Event) -> str:
    return event.done[0]


def _only(event: _Event) -> str:
    return event.slot


def _same_slot(one: _Event, other: _Event, found: Sequence[_Event]) -> bool:
    """Whether two dates, neither before its article, are of one thing to come, of which no article has two dates."""
    if not one.slot or one.slot != other.slot or not (_to_come(one) and _to_come(other)):
        return False
    own = [
        [each for each in found if each.slot == one.slot and each.mention.scene is e.mention.scene]
        for e in (one, other)
    ]
    return all(len({each.mention.when for each in held}) == 1 for held in own)


def _to_come(event: _Event) -> bool:
    written = day(event.mention.scene)
    return bool(written) and event.mention.when >= (written or "")


def _written(name: tuple[str, ...], events: Sequence[_Event]) -> Discrepancy:
    """The two days with all the sentences that give either."""
    sides = [
        list(dict.fromkeys(e.mention.scene.anchor(e.mention.line.span) for e in events if e.mention.when == when))
        for when in name[1:]
    ]
    return discrepancy("date", "hard", f"When: {name[1]} or {name[2]}", sides, (f"same-event:{name[0]}",))


def _denies(event: _Event) -> bool:
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


def _same_event(one: _Event, other: _Event) -> bool:
    """Whether two clauses tell one event: the date hangs on the same word, and enough of the rest is the same."""
    a, b = one.mention.about, other.mention.about
    common = len((a & b) - {one.verb})
    told = a - {one.verb}
    alone = bool(told) and told == b - {one.verb}
    enough = common >= _COMMON and common >= _ALIKE * min(len(a), len(b))
    return bool(one.verb) and one.verb == other.verb and (enough or alone)


def _same_deed(one: _Event, other: _Event) -> bool:
    """Whether the same is done to the same right before the date, and the doers are not two by name."""
    doers = _doers(one.doer, other.doer)
    if not one.done[0] or one.done[0] != other.done[0] or one.done[1] != other.done[1]:
        return False
    if one.done[1]:
        return bool(doers[0] & doers[1]) or not all(doers) or _stands_for(one.doer) or _stands_for(other.doer)
    telling = len(doers[0]) > 1 or one.done[0] not in light()
    return bool(doers[0]) and doers[0] == doers[1] and telling


def _done_once(one: _Event, other: _Event) -> bool:
    """Whether one and the same doer, named by the same words, is told to do the same: years apart it may be another."""
    doers = _doers(one.doer, other.doer)
    return bool(doers[0]) and doers[0] == doers[1] and _same_deed(one, other)


def _doers(one: Sequence[Word], other: Sequence[Word]) -> tuple[frozenset[str], frozenset[str]]:
    """Who does it on either side, what a preposition adds left out where only one has it: `talks with the airline`."""
    heads = [list(takewhile(lambda word: plain(word) not in CLASSES["preposition"], doer)) for doer in (one, other)]
    alone = len(heads[0]) == len(one) or len(heads[1]) == len(other)
    return (keys(heads[0]), keys(heads[1])) if alone and all(heads) else (keys(one), keys(other))


def _stands_for(doer: Sequence[Word]) -> bool:
    """Whether a doer is called by a common noun for a body, which may be the one that another article names."""
    said = [word.text.casefold() for word in doer if word.key]
    return len(said) == 1 and said[0] in lexicon.words("bodies")
