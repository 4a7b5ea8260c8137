"""How old somebody is: two ages of one person in articles of one event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from collate.collation.ages import ANYBODY, Age, ages
from collate.collation.outcomes import classes
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language.meaning import stem
from collate.model import Anchor, Discrepancy, Severity

_BIRTHDAY = 1
_COMMON = 2


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Persons with two ages, those named first: soft where a birthday may lie between them."""
    told = [age for each in field.scenes for age in ages(each, field.players)]
    named = _of_names(age for age in told if age.named)
    return (*_differing(named), *_of_roles(age for age in told if not age.named))


def _by_whom(told: Iterable[Age]) -> dict[str, list[Age]]:
    found: dict[str, list[Age]] = defaultdict(list)
    for age in told:
        found[age.whose].append(age)
    return found


def _of_names(told: Iterable[Age]) -> dict[str, list[Age]]:
    """Ages by name; `Guard Nils Falk` is the only Nils Falk, where a name is told with what its bearer is."""
    found = _by_whom(told)
    for whose in sorted(found, key=len, reverse=True):
        short = [name for name in found if " " in name and whose.endswith(f" {name}")]
        if len(short) == 1:
            found[short[0]] += found.pop(whose)
    return found


def _differing(told: dict[str, list[Age]]) -> Iterator[Discrepancy]:
    for whose, held in told.items():
        if len({age.years for age in held}) > 1:
            yield _parted(whose, held)


def _of_roles(told: Iterable[Age]) -> Iterator[Discrepancy]:
    """Who is called by what he is, where every article knows one such, and the sentences tell of the same."""
    for whose, held in _by_whom(told).items():
        several = {(age.line.source, age.years) for age in held}
        lone = len({source for source, _ in several}) == len(several)
        if lone and len({years for _, years in several}) > 1 and _of_one(whose, held):
            yield _parted(whose, held)


def _of_one(whose: str, held: list[Age]) -> bool:
    """Whether the sentences share what tells who is meant; of the youngest there is one only."""
    shared = frozenset.intersection(*(age.keys for age in held)) - {whose}
    telling = {word for word in shared if not word[0].isdigit()}
    fates = [frozenset(fate for word in age.keys for fate in classes().get(word, ())) for age in held]
    if any(one and other and not one & other for one, other in combinations(fates, 2)):
        return False
    return whose in _ONE or len(telling) >= (_COMMON if whose in _ANYBODY else 1)


_ONE = frozenset({"youngest", "oldest", "eldest"})


_ANYBODY = frozenset(map(stem, ANYBODY)) | ANYBODY


def _parted(whose: str, held: list[Age]) -> Discrepancy:
    sides: dict[int, list[Anchor]] = defaultdict(list)
    for age in held:
        sides[age.years].append(age.cited)
    severity: Severity = "soft" if max(sides) - min(sides) <= _BIRTHDAY else "hard"
    return discrepancy("figure", severity, f"Age of {whose}", [sides[years] for years in sorted(sides)], ("age",))
