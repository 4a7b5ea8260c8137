"""When two statements rest on the same words: how an editor's is told to be the extracted one."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from collate.model import Anchor

S = TypeVar("S")

_MOST_OF = 0.6
_HALF = 0.5


def shared(one: Anchor, other: Anchor) -> int:
    """How many code points two anchors have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start)) if one.source == other.source else 0


def meet(one: Anchor, other: Anchor) -> bool:
    """Whether at least half of the shorter anchor lies in the other."""
    return shared(one, other) > _HALF * min(one.end - one.start, other.end - other.start)


def any_meet(ones: Iterable[Anchor], others: Iterable[Anchor]) -> bool:
    """Whether any two of them meet."""
    against = tuple(others)
    return any(meet(one, other) for one in ones for other in against)


def covered(by: Iterable[Anchor], others: Iterable[Anchor]) -> bool:
    """Whether most of some anchor of `others` lies in one of `by`: less may be another claim of the same sentence."""
    over = tuple(by)
    return any(shared(one, other) >= _MOST_OF * (other.end - other.start) for one in over for other in others)


def joined(
    given: Iterable[S], extracted: Iterable[S], *, same: Callable[[S, S], bool], join: Callable[[S, S], S]
) -> tuple[S, ...]:
    """An editor's statements, each joined with the first extracted one that is the same, then the rest extracted."""
    rest = list(extracted)
    made: list[S] = []
    for each in given:
        twins = [other for other in rest if same(each, other)]
        made.append(join(each, twins[0]) if twins else each)
        rest = [other for other in rest if other not in twins]
    return (*made, *rest)
