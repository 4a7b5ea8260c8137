"""How many: a slot whose readings differ (hard), and one article that is vague and exact about the same (soft)."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, groupby, product

from collate.collation.dated import compatible
from collate.collation.scene import Scene
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language import lexicon
from collate.language.meaning import spelling
from collate.model import Anchor, Discrepancy, Figure, FigureReading, Severity


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Slots that differ, then vague plurals beside a number that is hardly one of them."""
    told = [each for each in field.comparison.figures if each.verdict == "differ" and not _in_a_quote(field, each)]
    differ = (_parted(field, each) for each in told)
    return (*differ, *_vague(field), *_all_or_some(field))


def _all_or_some(field: Field) -> Iterator[Discrepancy]:
    """`all 14 counts` here and `11 of 14 counts` there."""
    readings = [each for figure in field.comparison.figures for each in figure.readings]
    whole: dict[str, list[FigureReading]] = defaultdict(list)
    for each in readings:
        if each.citation.prefix.casefold().endswith("all "):
            whole[each.citation.exact.casefold()].append(each)
    for some in readings:
        of = some.citation.exact.casefold().rpartition(" of ")[2].removeprefix("the ")
        everything = [each for each in whole.get(of, ()) if each.citation.source != some.citation.source]
        if of != some.citation.exact.casefold() and everything:
            sides = [[_sentence(field, some)], [_sentence(field, everything[0])]]
            about = f"{some.citation.exact} / all {everything[0].citation.exact}"
            yield discrepancy("figure", "hard", about, sides, ("all-or-some",))


def _in_a_quote(field: Field, figure: Figure) -> bool:
    """Whether all readings stand within the readings of one quotation, whose drift tells the difference already."""
    return any(
        all(any(_holds(reading.citation, each.citation) for reading in quote.readings) for each in figure.readings)
        for quote in field.comparison.quotes
    )


def _holds(wide: Anchor, narrow: Anchor) -> bool:
    return wide.source == narrow.source and wide.start <= narrow.start and narrow.end <= wide.end


def _parted(field: Field, figure: Figure) -> Discrepancy:
    by_value = sorted(figure.readings, key=_order)
    held = [tuple(readings) for _, readings in groupby(by_value, key=_order)]
    sides = [[_sentence(field, each) for each in readings] for readings in held]
    about = f"{figure.what}: {' / '.join(_told(readings, figure) for readings in held)}"
    rule = "later-day" if _on_other_days(held) else "slot-differs"
    severity: Severity = "soft" if rule == "later-day" else "hard"
    return discrepancy("figure", severity, about, sides, (rule, *figure.why))


def _told(readings: tuple[FigureReading, ...], figure: Figure) -> str:
    """A number, and by whom it is given where another number is given by somebody else."""
    number = readings[0].citation.exact
    givers = {by.casefold() for each in figure.readings if (by := _giver(each))}
    own = next((by for each in readings if (by := _giver(each))), "")
    return f"{number} ({own})" if own and len(givers) > 1 else number


def _giver(reading: FigureReading) -> str:
    by = reading.attributed_to or ""
    return "" if by.casefold() in lexicon.words("pronouns") else by


def _on_other_days(held: list[tuple[FigureReading, ...]]) -> bool:
    """Whether each number has a day that no other number has."""
    days = [{reading.as_of for reading in readings} for readings in held]
    pairs = (pair for one, other in combinations(days, 2) for pair in product(one, other))
    return all(a and b and not compatible(a, b) for a, b in pairs)


def _order(reading: FigureReading) -> tuple[float, float]:
    low = float(reading.value if reading.value is not None else reading.low or 0)
    return low, float(reading.high or 0) if reading.unit == "score" else low


def _sentence(field: Field, reading: FigureReading) -> Anchor:
    each = _scene(field, reading)
    line = each.line(reading.citation.start)
    return each.anchor(line.span) if line else reading.citation


def _scene(field: Field, reading: FigureReading) -> Scene:
    return next(each for each in field.scenes if each.source == reading.citation.source)


def _vague(field: Field) -> Iterator[Discrepancy]:
    """`hundreds` beside a number of two hundred or less in the same article."""
    for figure in field.comparison.figures:
        for vague in figure.readings:
            least = _several(vague)
            beside = [each for each in figure.readings if least and _hardly(each, least, vague)]
            if beside:
                sides = [[_sentence(field, vague)], [_sentence(field, each) for each in beside]]
                about = f"{figure.what}: {vague.citation.exact} / {beside[0].citation.exact}"
                yield discrepancy("figure", "soft", about, sides, ("vague-beside-exact", *figure.why))


def _several(reading: FigureReading) -> int:
    """The unit of a vague plural (100 for `hundreds`), 0 where the reading is none."""
    if reading.value is not None:
        return 0
    said = {spelling(word) for word in reading.citation.exact.split()}
    return next((unit for word, unit in _PLURALS.items() if word in said), 0)


_PLURALS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1_000_000}


def _hardly(each: FigureReading, unit: int, vague: FigureReading) -> bool:
    """Whether an exact reading of the same article is no more than two of the unit, which a plural claims to pass."""
    return each.citation.source == vague.citation.source and each.value is not None and unit <= each.value <= 2 * unit
