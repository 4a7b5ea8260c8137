"""When two statements rest on the same words: how an editor's is told to be the extracted one."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from collate.model import Anchor


class _Named(Protocol):
    @property
    def id(self) -> str: ...


S = TypeVar("S", bound=_Named)

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
    given: Iterable[S],
    extracted: Iterable[S],
    *,
    same: Callable[[S, S], bool],
    join: Callable[[S, S], S],
    only: bool = False,
) -> tuple[S, ...]:
    """An editor's statements, each joined with the extracted one of its id, else with the first that is the same.

    Then follows what else is extracted; where `only` what is given shall stand, nothing but an id joins.
    """
    stated = tuple(given)
    named = {each.id for each in stated}
    rest = list(extracted)
    made: list[S] = []
    for each in stated:
        own = [other for other in rest if other.id == each.id]
        twins = own or [other for other in rest if not only and other.id not in named and same(each, other)]
        made.append(join(each, twins[0]) if twins else each)
        rest = [other for other in rest if other not in twins]
    return tuple(made) if only else (*made, *rest)


def alike(one: str, other: str) -> bool:
    """Whether the same is written, white space apart."""
    return one.split() == other.split()
