"""Support of the figures: a whole and its two parts, so that a sum that holds is shown and called no difference."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from collate.comparers.counts import Count
from collate.language import lexicon
from collate.language.meaning import key

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one slot; `note` is the sum that ties them, where one does."""

    members: tuple[Count, ...]
    why: tuple[str, ...]
    note: str = ""


def joined(found: Sequence[tuple[list[Count], tuple[str, ...]]]) -> list[Group]:
    """The groups, those of a whole, what is gone of it and what is left joined into one."""
    groups = [Group(tuple(members), why) for members, why in found]
    for one, two, three in permutations(groups, 3):
        if _holds(one, two, three) and one in groups and two in groups and three in groups:
            groups = [each for each in groups if each not in (one, two, three)]
            why = (*one.why, *two.why, *three.why, "sum-holds")
            groups.append(Group((*one.members, *two.members, *three.members), why, _sum(one, two, three)))
    return groups


def _holds(whole: Group, gone: Group, left: Group) -> bool:
    a, b, c = (_number(each) for each in (whole, gone, left))
    if a is None or b is None or c is None or a - b != c or min(b, c) < _LEAST:
        return False
    whole_one, gone_one, left_one = (each.members[0] for each in (whole, gone, left))
    return bool(
        _role(whole_one, "whole")
        and _role(left_one, "left")
        and _role(gone_one, "gone")
        and _alike(whole_one, gone_one)
        and _alike(whole_one, left_one)
    )


def _number(group: Group) -> float | None:
    """The one number of a group, None where it has several or a bound."""
    values = {each.finding.value for each in group.members if not each.finding.qualifier}
    return next(iter(values)) if len(values) == 1 else None


def _alike(one: Count, other: Count) -> bool:
    """Whether two figures count things of one kind: a noun in common."""
    return bool(one.nouns & other.nouns)


def _role(each: Count, role: str) -> str:
    """The word of the clause that gives a figure its part in the sum, first after it, then before; empty without one."""
    wanted = frozenset(map(key, lexicon.sections("sums")[role]))
    own = each.finding.span
    near = [word for word in each.said if key(word.text) in wanted and abs(word.start - own.start) < _NEAR]
    return min(near, key=lambda word: (word.start < own.start, abs(word.start - own.start))).text if near else ""


_NEAR = 80


def _sum(whole: Group, gone: Group, left: Group) -> str:
    parts = [
        f"{each.members[0].finding.number.of(each.members[0].scene.text)} {_role(each.members[0], role)}"
        for each, role in ((whole, "whole"), (gone, "gone"), (left, "left"))
    ]
    return f"{parts[0]} − {parts[1]} = {parts[2]}"
