"""How a vote went: one vote with two counts, told to be one by its sum, by a number in both, or by like digits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from collate.collation.odds import digits_alike
from collate.collation.polls import Poll, polls
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.model import Discrepancy

_MOST = 60
_PERCENT = 100


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of counts of one vote that cannot both be."""
    told = list(_lone(poll for each in field.scenes for poll in polls(each)))[:_MOST]
    pairs = [(one, other) for one, other in combinations(told, 2) if _apart(one, other)]
    return tuple({each.id: each for each in (_written(*pair) for pair in pairs)}.values())


def _lone(told: Iterable[Poll]) -> Iterator[Poll]:
    """The votes of articles that count one only."""
    held: dict[str, list[Poll]] = defaultdict(list)
    for each in told:
        held[each.scene.source].append(each)
    return (several[0] for several in held.values() if len({(each.most, each.least) for each in several}) == 1)


def _apart(one: Poll, other: Poll) -> bool:
    """Whether two articles count one vote differently."""
    pairs = (one.most, one.least), (other.most, other.least)
    if one.scene is other.scene or pairs[0] == pairs[1] or one.marks != other.marks:
        return False
    whole = sum(pairs[0]) == sum(pairs[1]) != _PERCENT
    return whole or any(map(_nearly, *pairs))


def _nearly(one: int, other: int) -> bool:
    """Whether a number is in both counts, or differs by a slip of the pen."""
    return one == other or digits_alike(one, other) == "exchanged"


def _written(one: Poll, other: Poll) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    return discrepancy("figure", "hard", f"{one.most}–{one.least} / {other.most}–{other.least}", sides, ("poll",))
