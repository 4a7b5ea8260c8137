"""What an editor says of disagreements: new ones, and what is known of those extracted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from collate import ids
from collate.compose.desk import Desk
from collate.compose.overlap import alike, any_meet, joined
from collate.model import Discrepancy, Side

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Section
    from collate.entries import DifferEntry

_BOTH = 2


def discrepancies(
    desk: Desk, section: Section[DifferEntry], extracted: tuple[Discrepancy, ...]
) -> tuple[Discrepancy, ...]:
    """The editor's first, joined with the extracted one they name or whose sides they cite; then the others."""
    given = _given(desk, section, extracted)
    return joined(given, extracted, same=_same, join=_merged if section.only else _join, only=section.only)


def _given(desk: Desk, section: Section[DifferEntry], extracted: tuple[Discrepancy, ...]) -> Iterator[Discrepancy]:
    for entry in section.items:
        twin, known = desk.twin(entry.id, extracted), len(desk.faults)
        cited = desk.anchors(entry.cite, (one for side in twin.sides for one in side.citations) if twin else ())
        if len(cited) < len(entry.cite) and len(desk.faults) == known and not _absent(desk, entry):
            message = "two sides cite the same words, so nothing differs"
            desk.fault(entry.cite[-1].words, "given-twice", message, "cite the words in which each side tells it")
        note, settled = desk.prose(entry.note), desk.prose(entry.resolved)
        if len(cited) < len(entry.cite):
            continue
        sources = {each.source for each in cited}
        within = cited[0].source if len(sources) == 1 else None
        sides = tuple(Side(each.exact, (each,)) for each in cited)
        name = entry.id or ids.of("d", entry.kind, entry.about)
        yield Discrepancy(
            name, entry.kind, entry.severity, entry.about, sides, "editor", within, settled, note, ("editor",)
        )


def _absent(desk: Desk, entry: DifferEntry) -> bool:
    """Whether a side's article is missing, which has been told."""
    return any(each.source in desk.absent for each in entry.cite)


def _same(given: Discrepancy, other: Discrepancy) -> bool:
    """The id the editor names, or two sides of the same kind of disagreement on the same words."""
    met = [side for side in given.sides if any(any_meet(side.citations, each.citations) for each in other.sides)]
    return given.id == other.id or (given.kind == other.kind and len(met) >= _BOTH)


def _join(given: Discrepancy, other: Discrepancy) -> Discrepancy:
    """The editor's, with the extracted sides that it does not cite."""
    own = tuple(anchor for side in given.sides for anchor in side.citations)
    added = tuple(side for side in other.sides if not any_meet(side.citations, own))
    return _together(given, other, (*given.sides, *added))


def _merged(given: Discrepancy, other: Discrepancy) -> Discrepancy:
    """The editor's sides alone; citations of one extracted side are one side again."""
    own = {anchor for side in given.sides for anchor in side.citations}
    whole = [side for side in other.sides if own.issuperset(side.citations)]
    held = {anchor for side in whole for anchor in side.citations}
    return _together(given, other, (*whole, *(side for side in given.sides if not held.issuperset(side.citations))))


def _together(given: Discrepancy, other: Discrepancy, sides: tuple[Side, ...]) -> Discrepancy:
    lifted = (given.kind, given.severity, sides) == (other.kind, other.severity, other.sides)
    confirmed = given.id == other.id and lifted and alike(given.about, other.about) and not given.note
    return replace(
        given,
        id=other.id,
        about=other.about if confirmed else given.about,
        sides=sides,
        by=other.by if confirmed else given.by,
        within=other.within if confirmed else given.within,
        why=(*given.why, *other.why),
    )
