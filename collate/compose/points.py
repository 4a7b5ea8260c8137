"""An editor's key points and moments, beside those extracted.

Their citations stay the editor's own: an extracted twin may rest on words that do not carry what
the editor says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from collate import ids
from collate.collation.standing import Ladder, Standing
from collate.compose.desk import Desk
from collate.compose.overlap import alike, any_meet, covered, joined
from collate.model import KeyPoint, Moment

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Section
    from collate.entries import MomentEntry, PointEntry

_PRECISION = {4: "year", 7: "month"}


def key_points(desk: Desk, section: Section[PointEntry], extracted: tuple[KeyPoint, ...]) -> tuple[KeyPoint, ...]:
    """The editor's first, then the extracted that none of them speaks of."""
    given = _points(desk, section, extracted)
    return joined(given, extracted, same=_same_point, join=_join_point, only=section.only)


def timeline(desk: Desk, section: Section[MomentEntry], extracted: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """All moments; one of the editor's that meets an extracted one of the same date stands for it."""
    given = _moments(desk, section, extracted)
    return joined(given, extracted, same=_same_moment, join=_join_moment, only=section.only)


def standing(points: Iterable[KeyPoint], extracted: tuple[KeyPoint, ...], ladder: Ladder) -> tuple[KeyPoint, ...]:
    """The key points with who stands behind their own citations; what is as it was extracted keeps what it has."""
    return tuple(each if each in extracted else _stood(each, ladder.standing(each.citations)) for each in points)


def _stood(point: KeyPoint, by: Standing) -> KeyPoint:
    return replace(point, articles=by.articles, outlets=by.outlets, origins=by.origins, authorities=by.authorities)


def _points(desk: Desk, section: Section[PointEntry], extracted: tuple[KeyPoint, ...]) -> Iterator[KeyPoint]:
    for entry in section.items:
        twin = desk.twin(entry.id, extracted)
        cited = desk.anchors(entry.cite, twin.citations if twin else ())
        if cited:
            desk.numbers(entry.say, cited)
            said = entry.say or cited[0].exact
            yield KeyPoint(entry.id or ids.of("k", said), said, "editor", cited, 0, 0, why=("editor",))


def _same_point(given: KeyPoint, other: KeyPoint) -> bool:
    return covered(given.citations, other.citations)


def _join_point(given: KeyPoint, other: KeyPoint) -> KeyPoint:
    """The editor's, under the extracted one's id; whose words are those extracted is no editor's sentence."""
    why = (*given.why, *other.why)
    if alike(given.text, other.text):
        return replace(given, id=other.id, text=other.text, by=other.by, why=why)
    return replace(given, id=other.id, why=why)


def _moments(desk: Desk, section: Section[MomentEntry], extracted: tuple[Moment, ...]) -> Iterator[Moment]:
    for entry in section.items:
        twin = desk.twin(entry.id, extracted)
        cited = desk.anchors(entry.cite, twin.citations if twin else ())
        if cited:
            desk.numbers(entry.what, cited)
            said = entry.what or cited[0].exact
            name = entry.id or ids.of("m", entry.on or "", said)
            precision = _PRECISION.get(len(entry.on or ""), "day")
            basis: Literal["stated", "unresolved"] = "stated" if entry.on else "unresolved"
            yield Moment(name, entry.on, precision, basis, said, "editor", cited, ("editor",))


def _same_moment(given: Moment, other: Moment) -> bool:
    return given.date == other.date and any_meet(given.citations, other.citations)


def _join_moment(given: Moment, other: Moment) -> Moment:
    """The editor's, under the extracted one's id, with its date where the editor gives none or the same."""
    why = (*given.why, *other.why)
    joint = replace(given, id=other.id, basis=other.basis, why=why)
    if given.date in (None, other.date):
        joint = replace(joint, date=other.date, precision=other.precision)
        if given.id == other.id and alike(given.text, other.text):
            return replace(joint, text=other.text, by=other.by)
    return joint
