"""Support of the figures: a whole and its two parts, so that a sum that holds is shown and called no difference."""

from collections.abc import Iterator, Sequence
from itertools import product

from collate.collation.counts import Count
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key
from collate.text import Span

_LEAST = 2
_MOST = 60


class Group(Frozen, eq=False):
    """Figures of one slot; `note` is the sum that ties them, where one does."""

    members: tuple[Count, ...]
    why: tuple[str, ...]
    note: str = ""


def joined(found: Sequence[tuple[list[Count], tuple[str, ...]]]) -> list[Group]:
    """The groups, those of a whole, what is gone of it and what is left joined into one."""
    groups = [Group(tuple(members), why) for members, why in found]
    taken: list[Group] = []
    sums: list[Group] = []
    for parts in _sums(groups):
        if not any(part in taken for part in parts):
            taken += parts
            members = tuple(count for part in parts for count in part.members)
            sums.append(Group(members, (*(rule for part in parts for rule in part.why), "sum-holds"), _sum(*parts)))
    return [*(each for each in groups if each not in taken), *sums]


def _sums(groups: Sequence[Group]) -> Iterator[tuple[Group, Group, Group]]:
    """Every whole with what is gone of it and what is left, where the sum holds and all count things of one kind."""
    parts = {
        role: [each for each in groups if _role(each.members[0], role)][:_MOST] for role in ("whole", "gone", "left")
    }
    for whole, left in product(parts["whole"], parts["left"]):
        total, rest = _number(whole), _number(left)
        if whole is left or total is None or rest is None or not _alike(whole, left):
            continue
        for gone in parts["gone"]:
            number = _number(gone)
            small = number is None or min(number, rest) < _LEAST
            if not small and number == total - rest and gone not in (whole, left) and _alike(whole, gone):
                yield whole, gone, left


def _alike(one: Group, other: Group) -> bool:
    """Whether two groups count things of one kind: a noun in common."""
    return bool(one.members[0].nouns & other.members[0].nouns)


def _number(group: Group) -> float | None:
    """The one number of a group, None where it has several or a bound."""
    values = {each.finding.value for each in group.members if not each.finding.qualifier}
    return next(iter(values)) if len(values) == 1 else None


def _role(each: Count, role: str) -> str:
    """The word of the clause that gives a figure its part in the sum, rather after it than before; empty without."""
    wanted = frozenset(map(key, lexicon.sections("sums")[role]))
    own = each.finding.span
    beside = each.line.within(Span(own.start - _NEAR + 1, own.start + _NEAR))
    near = [
        word for word in beside if key(word.text) in wanted and each.said[0].start <= word.start <= each.said[-1].start
    ]
    return min(near, key=lambda word: (word.start < own.start, abs(word.start - own.start))).text if near else ""


_NEAR = 80


def _sum(whole: Group, gone: Group, left: Group) -> str:
    parts = [
        f"{each.members[0].finding.number.of(each.members[0].scene.text)} {_role(each.members[0], role)}"
        for each, role in ((whole, "whole"), (gone, "gone"), (left, "left"))
    ]
    return f"{parts[0]} − {parts[1]} = {parts[2]}"
