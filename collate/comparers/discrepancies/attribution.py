"""The same words, another speaker: hard only where each side names a person beside the words, and not the same one.

A speaker who is only a pronoun or a title is somebody's guess; a name spelled otherwise is the same name.
"""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from collate.collation.scene import Scene
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language.meaning import spelling
from collate.model import Anchor, Discrepancy, Quote, QuoteFinding, Reading

_ALIKE = 0.75
_TELLING = 3


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Quotes that readings of different articles give to different persons."""
    return tuple(each for quote in field.comparison.quotes if (each := _parted(field, quote)))


def _parted(field: Field, quote: Quote) -> Discrepancy | None:
    persons = {player.name for player in field.players.players.values() if player.kind == "person"}
    named = [each for each in quote.readings if not each.paraphrase and _is_named(field, each, persons)]
    sides = _sides(named)
    pair = next((pair for pair in combinations(sides, 2) if not _sources(pair[0]) & _sources(pair[1])), None)
    if not pair:
        return None
    cited = [[_sentence(field, each) for each in side] for side in pair]
    who = " / ".join(side[0].speaker or "" for side in pair)
    about = f"Who said “{_shortest(named)}”: {who}"
    return discrepancy("attribution", "hard", about, cited, ("speakers-differ", *quote.why))


def _sides(named: Sequence[Reading]) -> list[list[Reading]]:
    """Readings by speaker, in order; names that could be one person's stand together."""
    sides: list[list[Reading]] = []
    for each in named:
        home = next((side for side in sides if _same(_names(side[0]), _names(each))), None)
        if home is None:
            sides.append([each])
        else:
            home.append(each)
    return sides


def _names(reading: Reading) -> list[str]:
    return (reading.speaker or "").split(" and ")


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether as many persons are named, and each by a name that could be another's."""
    return len(one) == len(other) and all(any(_alike(a, b) for b in other) for a in one)


def _alike(one: str, other: str) -> bool:
    """Whether two names have a word in common, spelled much the same."""
    pairs = ((spelling(a), spelling(b)) for a in one.split() for b in other.split())
    return any(a == b or (len(a) > _TELLING and SequenceMatcher(None, a, b).ratio() >= _ALIKE) for a, b in pairs)


def _sources(side: Iterable[Reading]) -> set[str]:
    return {each.source for each in side}


def _is_named(field: Field, reading: Reading, persons: set[str]) -> bool:
    """Whether all speakers are persons, and the words beside the quotation name one of them."""
    if not reading.speaker or not set(_names(reading)) <= persons:
        return False
    each = _scene(field, reading)
    found = next(one for one in each.witness.findings.quotes if one.span.start == reading.citation.start)
    said = {spelling(word) for word in (found.speaker.span.of(each.text) if found.speaker else "").split()}
    named = {spelling(word) for name in _names(reading) for word in name.split()}
    return bool(said & named) and _beside(each, found)


def _beside(each: Scene, found: QuoteFinding) -> bool:
    """Whether quotation and speaker stand in one sentence, or in two that touch."""
    start, speaker = each.line(found.marks.start), each.line(found.speaker.span.start) if found.speaker else None
    return bool(start and speaker and abs(start.index - speaker.index) <= 1)


def _sentence(field: Field, reading: Reading) -> Anchor:
    """The sentence around a reading, which names its speaker."""
    each = _scene(field, reading)
    line = each.line(reading.citation.start)
    return each.anchor(line.span) if line else reading.citation


def _scene(field: Field, reading: Reading) -> Scene:
    return next(each for each in field.scenes if each.source == reading.source)


def _shortest(readings: Iterable[Reading]) -> str:
    return min((each.exact for each in readings), key=lambda exact: (len(exact), exact)).strip(" ,.")
