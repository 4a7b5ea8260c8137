"""Support of the figures: numbers that differ and are both right, since what they tell of moved or is yet to come."""

from collections.abc import Sequence

from collate.collation.moods import is_foretold
from collate.collation.scene import Scene, Word, keys, words
from collate.collation.wholes import is_left, is_summed, moved
from collate.frozen import Frozen
from collate.model import FigureFinding, Number


class Course(Frozen):
    """How a number came about.

    `rest` whether it is what is left of another, `summed` whether persons of one sort are counted beside another,
    `moved` which way something came to it, `foretold` the words that name who foretells it.
    """

    rest: bool
    summed: bool
    moved: frozenset[str]
    foretold: frozenset[str]


def course(each: Scene, finding: FigureFinding, said: Sequence[Word]) -> Course:
    """How a number came about, by the words around it; `said` are those of its clause."""
    teller = finding.attributed_to
    foretold = keys(words(each.text, teller.span)) if teller and is_foretold(said) else frozenset[str]()
    return Course(is_left(each.text, finding), is_summed(each.text, finding), moved(each.text, finding), foretold)


def other_forecast(one: Course, other: Course) -> bool:
    """Whether two parties each foretell a number: it may be that neither is misreported."""
    return bool(one.foretold and other.foretold) and not one.foretold & other.foretold


def moved_on(now: Course, value: Number | None, before: Course, earlier: Number | None) -> bool:
    """Whether `value` is what a number has been raised or lowered to, and `earlier` may be what it was before."""
    if not now.moved or before.moved or value is None or earlier is None or value == earlier:
        return False
    return ("up" if earlier < value else "down") in now.moved
