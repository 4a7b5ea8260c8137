"""What an editor says of disagreements: new ones, and what is known of those extracted."""

from collections.abc import Iterator
from dataclasses import replace

from collate import ids
from collate.annotations import Section
from collate.compose.desk import Desk
from collate.compose.overlap import any_meet, joined
from collate.entries import DifferEntry
from collate.located import near
from collate.model import Discrepancy, Side

_BOTH = 2


def discrepancies(
    desk: Desk, section: Section[DifferEntry], extracted: tuple[Discrepancy, ...]
) -> tuple[Discrepancy, ...]:
    """The editor's first, joined with the extracted one they name or whose sides they cite; then the others."""
    return joined(_given(desk, section, extracted), () if section.only else extracted, same=_same, join=_join)


def _given(desk: Desk, section: Section[DifferEntry], extracted: tuple[Discrepancy, ...]) -> Iterator[Discrepancy]:
    known = {each.id for each in extracted}
    for entry in section.items:
        cited = desk.anchors(entry.cite)
        note, settled = desk.prose(entry.note), desk.prose(entry.resolved)
        if entry.id and entry.id not in known:
            message = f"no extracted disagreement has the id {entry.id}"
            desk.fault(entry.id, "unknown-id", message, *near(entry.id, tuple(known)))
        if len(cited) < len(entry.cite):
            continue
        sources = {each.source for each in cited}
        within = cited[0].source if len(sources) == 1 else None
        sides = tuple(Side(each.exact, (each,)) for each in cited)
        name = entry.id or ids.of("d", entry.kind, entry.about)
        yield Discrepancy(
            name, entry.kind, entry.severity, entry.about, sides, "editor", within, settled, note, ("editor",)
        )


def _same(given: Discrepancy, other: Discrepancy) -> bool:
    """The id the editor names, or two sides of the same kind of disagreement on the same words."""
    met = [side for side in given.sides if any(any_meet(side.citations, each.citations) for each in other.sides)]
    return given.id == other.id or (given.kind == other.kind and len(met) >= _BOTH)


def _join(given: Discrepancy, other: Discrepancy) -> Discrepancy:
    """The editor's, with the extracted sides that it does not cite."""
    own = tuple(anchor for side in given.sides for anchor in side.citations)
    added = tuple(side for side in other.sides if not any_meet(side.citations, own))
    return replace(given, id=other.id, sides=(*given.sides, *added), why=(*given.why, *other.why))
