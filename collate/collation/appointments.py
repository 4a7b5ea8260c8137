"""Support of the dates: what a date is the only one of: the next march, the end of a strike, the vote on a merger."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from collate.collation.clauses import CLASSES, is_aux, is_past, plain
from collate.collation.scene import Word, keys
from collate.language.meaning import key, stem

_REACH = 9
_BEFORE = 3
_UNTIL = frozenset({"until", "till", "through"})
_HELD = frozenset(map(stem, CLASSES["holding"]))
_BEGIN = frozenset(map(stem, CLASSES["beginning"]))
_END = frozenset(map(stem, CLASSES["ending"]))
_MOVED = frozenset(map(stem, CLASSES["moving"]))
_NEW_DATE = "new date"


class Appointment(NamedTuple):
    """What a date is of, by its key, and the keys of whose it is; both empty where nothing is known."""

    of: str = ""
    whose: frozenset[str] = frozenset()


def appointment(before: Sequence[Word], after: Sequence[Word]) -> Appointment:
    """What happens on the date between `before` and `after`."""
    near = before[-_REACH:]
    return (
        _since(near)
        or _moved(near)
        or _happens(near)
        or (_opened(after[:_REACH]) if len(before) <= 1 else None)
        or Appointment()
    )


def may_be_one(one: Appointment, other: Appointment) -> bool:
    """Whether two appointments can be one: what is said of whose they are has a word in common, where both say it."""
    return bool(one.of) and one.of == other.of and not (one.whose and other.whose and not one.whose & other.whose)


def _since(near: Sequence[Word]) -> Appointment | None:
    """What has been since a date: `the festival, which has been held since 2011`."""
    if not near or plain(near[-1]) != "since":
        return None
    at = next((at for at in range(len(near) - 2, -1, -1) if plain(near[at]) in CLASSES["have"]), 0)
    lasts = all(is_aux(word) or stem(word.text) in _LASTS for word in near[at:-1])
    named = [word for word in near[:at] if plain(word) not in _RELATIVES][-1:]
    return Appointment(f"{SINCE}{key(named[0].text)}") if lasts and named and named[0].key else None


SINCE = "since "
_RELATIVES = frozenset({"which", "that", "who"})
_LASTS = frozenset(map(stem, CLASSES["being"]))


def _moved(near: Sequence[Word]) -> Appointment | None:
    """The day to which something is put off: `have been moved to 21 May`, `the new date is 24 May`."""
    said = [plain(word) for word in near]
    if " ".join(said[-3:-1]) == _NEW_DATE:
        return Appointment(_NEW_DATE)
    at = next((at for at in range(len(near) - 2, -1, -1) if stem(near[at].text) in _MOVED), None)
    to = bool(said) and said[-1] in {"to", "until", "till"} and at is not None and at >= len(near) - _NEXT
    return Appointment(_NEW_DATE, keys(near[:at])) if to else None


_NEXT = 4


def _happens(near: Sequence[Word]) -> Appointment | None:
    """The last happening before a date, where no other verb stands between them."""
    for at in range(len(near) - 1, -1, -1):
        if _is_happening(near, at):
            return Appointment(f"{_edge(near[at + 1 :])}{_named(near[at])}", _whose(near, at))
        if not _may_stand(near[at]):
            return None
    return None


def _opened(after: Sequence[Word]) -> Appointment | None:
    """What happens on a date that opens its clause: `On 12 June farmers will vote on the merger`."""
    at = next((at for at in range(len(after)) if _is_happening(after, at)), None)
    if at is None or not any(is_aux(word) for word in after[: at + _NEXT]):
        return None
    return Appointment(f"{_edge(after[at + 1 : at + _NEXT])}{_named(after[at])}", _whose(after, at))


def _whose(near: Sequence[Word], at: int) -> frozenset[str]:
    """Whose a happening is: the words right before a noun, the doer of a verb, and whom he meets."""
    if not _is_verbal(near[at]):
        return keys(near[max(0, at - 2) : at])
    return keys(near[:at]) | (keys(near[at + 1 :]) if stem(near[at].text) in _meetings() else frozenset())


def _is_happening(near: Sequence[Word], at: int) -> bool:
    """Whether a word is a happening: a noun for one, or such a verb behind `will` or `to`."""
    if stem(near[at].text) not in _happenings():
        return False
    return not _is_verbal(near[at]) or any(plain(word) in _AHEAD for word in near[max(0, at - _BEFORE) : at])


def _is_verbal(word: Word) -> bool:
    return is_past(word) or stem(word.text) in _meetings()


_AHEAD = CLASSES["future"] | {"to"}


def _may_stand(word: Word) -> bool:
    """Whether a word may stand between a happening and its date: no verb but one that says that it is held."""
    return is_aux(word) or stem(word.text) in _HELD | _BEGIN | _END or not is_past(word)


def _named(word: Word) -> str:
    """A happening by its key: to see somebody, to receive and to meet are one."""
    return "meeting" if stem(word.text) in _meetings() | {"meeting"} else key(word.text)


def _edge(between: Sequence[Word]) -> str:
    """Whether it is the beginning or the end of a happening that is dated."""
    told = {stem(word.text) for word in between}
    if told & _END or (between and plain(between[-1]) in _UNTIL):
        return "until "
    return "begin " if told & _BEGIN else ""


@cache
def _happenings() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["happenings"])) | _meetings()


@cache
def _meetings() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["meetings"]))
