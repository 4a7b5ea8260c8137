"""Where things lie in a picture, drawn 320 wide; a picture holds nothing that is not in words beside it.

A picture that would show nothing to compare is not drawn.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from collate.frozen import Frozen
from collate.model import Figure, FigureReading, Moment, OriginLink
from collate.pages.notes import Card

WIDTH = 320
LEFT, RIGHT = 34, 300
"""The ends of an axis; letters stand before it."""
LEVELS = ("settled", "moving", "open", "stuck")
_ROW = 27
SCORE = "score"
"""The unit of a result of two sides, which is no range."""
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")
_FEWEST = 3
_EDGES = 40
"""More links than an eye can follow are told in words alone."""


class Dot(NamedTuple):
    """A reading on its own row: a point where `start == end`, else a stretch; `points` to the side it is open to."""

    card: Card
    reading: FigureReading
    y: int
    start: int
    end: int
    points: Literal[-1, 0, 1]

    @property
    def middle(self) -> int:
        """Where its label belongs."""
        return (self.start + self.end) // 2


class DotPlot(NamedTuple):
    """Readings over one axis."""

    dots: tuple[Dot, ...]
    height: int


class Mark(Frozen):
    """A day on a line of time; `count` things happened on it."""

    x: int
    count: int
    date: str


class TimeLine(NamedTuple):
    """The days of a timeline, true to scale."""

    marks: tuple[Mark, ...]


class Node(NamedTuple):
    """An outlet in the origins graph; `card` is None for one that is no source here."""

    name: str
    card: Card | None
    x: int
    y: int


class Edge(NamedTuple):
    """From a source to where it has something from."""

    start: Node
    end: Node
    kind: str


class Graph(NamedTuple):
    """Who has it from whom: sources on the left, other origins on the right."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int


def dot_plot(figure: Figure, cards: Iterable[Card]) -> DotPlot | None:
    """The readings of a figure, where they are not all the same."""
    by_id = {card.id: card for card in cards}
    drawn = [(one, *ends) for one in figure.readings if one.citation.source in by_id and (ends := _ends(one))]
    known = [at for _, start, end, _ in drawn for at in (start, end)]
    if len(drawn) <= 1 or min(known) == max(known):
        return None
    scale = _Scale(min(known), max(known), LEFT + 30, RIGHT - 30)
    dots = tuple(
        Dot(by_id[reading.citation.source], reading, _ROW * row + _ROW // 2, scale.at(start), scale.at(end), points)
        for row, (reading, start, end, points) in enumerate(drawn)
    )
    return DotPlot(dots, _ROW * len(dots))


def _ends(reading: FigureReading) -> tuple[float, float, Literal[-1, 0, 1]] | None:
    """The numbers a reading gives, and to which side it is open; None where it gives none."""
    low, high = reading.low, reading.high
    if reading.unit == SCORE:
        return None
    if low is not None and high is not None:
        return low, high, 0
    if low is not None:
        return low, low, 1
    if high is not None:
        return high, high, -1
    return None if reading.value is None else (reading.value, reading.value, 0)


class _Scale(NamedTuple):
    low: float
    high: float
    left: int
    right: int

    def at(self, value: float) -> int:
        """Where `value` lies between the ends."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.left + share * (self.right - self.left))


def time_line(moments: Iterable[Moment]) -> TimeLine | None:
    """The dated moments, where there are enough days to compare."""
    counted: dict[int, tuple[int, str]] = {}
    for moment in moments:
        day = ordinal(moment.date)
        if day is not None:
            count, text = counted.get(day, (0, (moment.date or "").partition("T")[0]))
            counted[day] = (count + 1, text)
    if len(counted) < _FEWEST:
        return None
    scale = _Scale(min(counted), max(counted), 8, WIDTH - 8)
    return TimeLine(tuple(Mark(scale.at(day), *counted[day]) for day in sorted(counted)))


def ordinal(text: str | None) -> int | None:
    """The day of an ISO date, the first of its month or year where it is no more precise; None where it is no date."""
    match = _DAY.fullmatch(text or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)).toordinal()
    except ValueError:
        return None


class Step(NamedTuple):
    """Where an issue stood on a day; `level` counts down from settled."""

    x: int
    level: int
    date: str


def steps(standings: Iterable[tuple[str | None, str]]) -> tuple[Step, ...]:
    """An issue's dated statuses, oldest first; none where there are not two days."""
    dated = sorted((day, text or "", status) for text, status in standings if (day := ordinal(text)) is not None)
    if not dated or dated[0][0] == dated[-1][0]:
        return ()
    scale = _Scale(dated[0][0], dated[-1][0], 64, 308)
    return tuple(Step(scale.at(day), LEVELS.index(status), text) for day, text, status in dated)


def graph(links: Iterable[OriginLink], cards: Iterable[Card]) -> Graph | None:
    """The origins graph, where anybody has anything from anybody."""
    held = tuple(links)
    if len(held) > _EDGES:
        return None
    left = {card.id: Node(card.called, card, 40, _ROW * n + _ROW // 2) for n, card in enumerate(cards)}
    others = dict.fromkeys(link.origin for link in held if link.origin not in left)
    right = {name: Node(name, None, 200, _ROW * n + _ROW // 2) for n, name in enumerate(others)}
    places = left | right
    ends = {(link.source, link.origin, link.kind): link for link in held if link.source in left}
    edges = tuple(Edge(places[source], places[origin], kind) for source, origin, kind in ends)
    return Graph((*left.values(), *right.values()), edges, _ROW * max(len(left), len(right))) if edges else None
