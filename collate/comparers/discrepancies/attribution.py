"""The same words, another speaker: hard only where persons are named on both sides and none is on both alone."""

from collections.abc import Iterable
from itertools import groupby

from collate.comparers.discrepancies.field import Field, discrepancy
from collate.model import Anchor, Discrepancy, Quote, Reading


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Quotes that readings with different named speakers carry."""
    return tuple(each for quote in field.comparison.quotes if (each := _parted(field, quote)))


def _parted(field: Field, quote: Quote) -> Discrepancy | None:
    persons = {player.name for player in field.players.players.values() if player.kind == "person"}
    named = sorted((each for each in quote.readings if not each.paraphrase and _named(each, persons)), key=_speaker)
    sides = [tuple(readings) for _, readings in groupby(named, key=_speaker)]
    if len(sides) == 1 or not sides:
        return None
    ordered = sorted(sides, key=lambda side: quote.readings.index(side[0]))
    cited = [[_sentence(field, each) for each in side] for side in ordered]
    who = " / ".join(side[0].speaker or "" for side in ordered)
    return discrepancy(
        "attribution", "hard", f"Who said “{_shortest(named)}”: {who}", cited, ("speakers-differ", *quote.why)
    )


def _speaker(reading: Reading) -> str:
    return reading.speaker or ""


def _named(reading: Reading, persons: set[str]) -> bool:
    """Whether all whom a reading makes the speaker are persons with a name."""
    return bool(reading.speaker) and set(_speaker(reading).split(" and ")) <= persons


def _sentence(field: Field, reading: Reading) -> Anchor:
    """The sentence around a reading, which names its speaker."""
    each = next(each for each in field.scenes if each.source == reading.source)
    line = each.line(reading.citation.start)
    return each.anchor(line.span) if line else reading.citation


def _shortest(readings: Iterable[Reading]) -> str:
    return min((each.exact for each in readings), key=lambda exact: (len(exact), exact)).strip(" ,.")
