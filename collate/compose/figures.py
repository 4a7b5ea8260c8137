"""An editor's figures: what is counted, and each source's number for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from collate import ids
from collate.compose.desk import Desk
from collate.compose.doubts import countless
from collate.compose.overlap import alike, joined, meet
from collate.model import Anchor, Figure, FigureFinding, FigureReading, Witness
from collate.text import Span

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Section
    from collate.entries import FigureEntry


def figures(
    desk: Desk, section: Section[FigureEntry], extracted: tuple[Figure, ...], witnesses: Mapping[str, Witness]
) -> tuple[Figure, ...]:
    """The editor's first, joined with the extracted figure of the same passage and numbers; then the others."""
    given = _given(desk, section, extracted, witnesses)
    return joined(given, extracted, same=_same, join=_merged if section.only else _join, only=section.only)


def verdict(readings: tuple[FigureReading, ...]) -> Literal["agree", "differ", "consistent"]:
    """`agree`: all say the same; `consistent`: a number is open or ranges meet; `differ`: the numbers do."""
    bounds = [(each.low, each.high, each.value) for each in readings]
    if len(set(bounds)) == 1:
        return "agree"
    values = {value for _, _, value in bounds}
    if None not in values:
        return "differ" if len(values) > 1 else "consistent"
    low = max((low for low, _, _ in bounds if low is not None), default=None)
    high = min((high for _, high, _ in bounds if high is not None), default=None)
    return "differ" if low is not None and high is not None and low > high else "consistent"


def _given(
    desk: Desk, section: Section[FigureEntry], extracted: tuple[Figure, ...], witnesses: Mapping[str, Witness]
) -> Iterator[Figure]:
    for entry in section.items:
        twin = desk.twin(entry.id, extracted)
        cited = desk.anchors(entry.cite, (each.citation for each in twin.readings) if twin else ())
        readings = tuple(_reading(each, witnesses[each.source]) for each in cited)
        _doubt(desk, entry, cited)
        if readings:
            name, note = entry.id or ids.of("f", entry.what), entry.note or ""
            yield Figure(name, entry.what, "editor", readings, verdict(readings), note, ("editor",))


def _doubt(desk: Desk, entry: FigureEntry, cited: tuple[Anchor, ...]) -> None:
    """Doubt words that shall give a number and have none."""
    bare = {(each.source, each.exact) for each in cited if countless(each)}
    for each in entry.cite:
        places = desk.anchors([each]) if bare else ()
        if any((place.source, place.exact) in bare for place in places):
            message = "there is no number in these words"
            desk.fault(each.words, "number-missing", message, "cite the words that have it", severity="warning")


def _reading(anchor: Anchor, witness: Witness) -> FigureReading:
    place = Span(anchor.start, anchor.end)
    found = next((each for each in witness.findings.figures if place.holds(each.number)), None)
    if found is None:
        return FigureReading(None, None, None, "", "", None, None, anchor)
    told = _told(found, witness)
    return FigureReading(found.value, found.low, found.high, found.unit, found.qualifier, told, found.as_of, anchor)


def _told(found: FigureFinding, witness: Witness) -> str | None:
    if found.attributed_to is None:
        return None
    known = (each.name for each in witness.findings.actors if each.id == found.attributed_to.actor)
    return next(known, found.attributed_to.span.of(witness.document.text))


def _same(given: Figure, other: Figure) -> bool:
    return any(_same_reading(one, each) for one in given.readings for each in other.readings)


def _same_reading(given: FigureReading, other: FigureReading) -> bool:
    """The same passage and number; where none was read in the editor's words, the passage alone."""
    known = given.value is not None or given.low is not None or given.high is not None
    same = (given.value, given.low, given.high) == (other.value, other.low, other.high)
    return (same or not known) and meet(given.citation, other.citation)


def _join(given: Figure, other: Figure) -> Figure:
    """What the editor says is counted, with all readings of both."""
    return _together(given, other, other.readings)


def _merged(given: Figure, other: Figure) -> Figure:
    """What the editor says is counted, with the readings given, as they are extracted where they are."""
    return _together(given, other, tuple(one for one in other.readings if _in(one, given)))


def _in(reading: FigureReading, figure: Figure) -> bool:
    return any(_same_reading(each, reading) for each in figure.readings)


def _together(given: Figure, other: Figure, kept: tuple[FigureReading, ...]) -> Figure:
    added = tuple(one for one in given.readings if not any(_same_reading(one, each) for each in kept))
    readings = (*kept, *added)
    confirmed = given.id == other.id and alike(given.what, other.what) and given.note in ("", other.note)
    return replace(
        other,
        what=other.what if confirmed else given.what,
        by=other.by if confirmed else "editor",
        readings=readings,
        verdict=other.verdict if readings == other.readings else verdict(readings),
        note=given.note or other.note,
        why=(*given.why, *other.why),
    )
