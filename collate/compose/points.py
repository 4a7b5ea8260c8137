"""An editor's key points and moments, beside those extracted.

Their citations stay the editor's own: an extracted twin may rest on words that do not carry what
the editor says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from collate import ids
from collate.annotations import Section
from collate.collation.standing import Ladder, Standing
from collate.compose.desk import Desk
from collate.compose.overlap import any_meet, covered, joined
from collate.entries import MomentEntry, PointEntry
from collate.model import KeyPoint, Moment

_PRECISION = {4: "year", 7: "month"}


def key_points(desk: Desk, section: Section[PointEntry], extracted: tuple[KeyPoint, ...]) -> tuple[KeyPoint, ...]:
    """The editor's first, then the extracted that none of them speaks of."""
    return joined(_points(desk, section), () if section.only else extracted, same=_same_point, join=_join_point)


def timeline(desk: Desk, section: Section[MomentEntry], extracted: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """All moments; one of the editor's that meets an extracted one of the same date stands for it."""
    return joined(_moments(desk, section), () if section.only else extracted, same=_same_moment, join=_join_moment)


def standing(points: Iterable[KeyPoint], extracted: tuple[KeyPoint, ...], ladder: Ladder) -> tuple[KeyPoint, ...]:
    """The key points with who stands behind their own citations; what is as it was extracted keeps what it has."""
    return tuple(each if each in extracted else _stood(each, ladder.standing(each.citations)) for each in points)


def _stood(point: KeyPoint, by: Standing) -> KeyPoint:
    return replace(point, articles=by.articles, outlets=by.outlets, origins=by.origins, authorities=by.authorities)


def _points(desk: Desk, section: Section[PointEntry]) -> Iterator[KeyPoint]:
    for entry in section.items:
        cited = desk.anchors(entry.cite)
        if cited:
            said = entry.say or cited[0].exact
            yield KeyPoint(ids.of("k", said), said, "editor", cited, 0, 0, why=("editor",))


def _same_point(given: KeyPoint, other: KeyPoint) -> bool:
    return given.id == other.id or covered(given.citations, other.citations)


def _join_point(given: KeyPoint, other: KeyPoint) -> KeyPoint:
    return replace(given, id=other.id, why=(*given.why, *other.why))


def _moments(desk: Desk, section: Section[MomentEntry]) -> Iterator[Moment]:
    for entry in section.items:
        cited = desk.anchors(entry.cite)
        if cited:
            precision = _PRECISION.get(len(entry.on), "day")
            yield Moment(
                ids.of("m", entry.on, entry.what),
                entry.on,
                precision,
                "stated",
                entry.what,
                "editor",
                cited,
                ("editor",),
            )


def _same_moment(given: Moment, other: Moment) -> bool:
    return given.id == other.id or (given.date == other.date and any_meet(given.citations, other.citations))


def _join_moment(given: Moment, other: Moment) -> Moment:
    return replace(given, id=other.id, basis=other.basis, why=(*given.why, *other.why))
