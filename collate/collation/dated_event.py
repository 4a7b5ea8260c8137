"""Support of the dates: what a dated clause says is done then, by whom, and what the date is the only one of."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from collate.collation.appointments import Appointment, appointment
from collate.collation.clauses import CLASSES, is_aux, is_past, is_saying, light, plain
from collate.collation.dated import Mention
from collate.collation.scene import Word, keys
from collate.frozen import Frozen
from collate.language.meaning import stem

_SAID = 3


class Event(Frozen):
    """A dated clause, the word that the date hangs on, and by the words right before it what is done and by whom.

    `slot` names what has one date: the next march, the end of the strike.
    """

    mention: Mention
    verb: str
    done: tuple[str, frozenset[str]]
    doer: tuple[Word, ...]
    slot: Appointment


def dated_event(each: Mention) -> Event | None:
    """The event that the date hangs on: the nearest telling word before it, unless somebody says so then."""
    clause = [word for word in each.line.words if each.clause.start <= word.start < each.clause.end]
    before = [word for word in clause if word.end <= each.finding.span.start]
    after = [word for word in clause if word.start >= each.finding.span.end]
    if any(is_saying(word) for word in (*before[-_SAID:], *after[:1])):
        return None
    verb = _hung_on(before) or _first_verb(after)
    at, run = _run(each, before)
    done = _done(run[at:]) if run else ("", frozenset[str]())
    slot = appointment(before, after)
    return Event(each, verb, done, _told_of(run[:at]), slot) if verb or run or slot.of else None


def _done(run: Sequence[Word]) -> tuple[str, frozenset[str]]:
    """A verb and what comes between it and the date; of what happens to somebody once, where it does is left out."""
    verb, rest = stem(run[0].text), run[1:]
    if verb in single():
        rest = tuple(takewhile(lambda word: plain(word) not in CLASSES["preposition"], rest))
    return verb, keys(rest)


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


def _hung_on(before: Sequence[Word]) -> str:
    telling = [word for word in before if word.key and stem(word.text) not in light() | _EVENTS]
    past = [word for word in telling if is_past(word)]
    return (past or telling)[-1].key if telling else ""


def _first_verb(after: Sequence[Word]) -> str:
    return next(
        (word.key for word in after if word.key and is_past(word) and stem(word.text) not in light() | _EVENTS), ""
    )


_EVENTS = frozenset(map(stem, ("happen", "occur", "place", "begin", "late", "early")))


@cache
def single() -> frozenset[str]:
    """What happens to somebody once: to be arrested, to die, to be elected."""
    return frozenset(map(stem, CLASSES["single"]))
