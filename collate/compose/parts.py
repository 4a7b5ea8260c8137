"""Statements taken apart and put together by what they rest on, a kind each."""

from collections.abc import Container
from typing import TypeVar

from msgspec.structs import replace

from collate.compose.figures import verdict
from collate.compose.quotes import collated
from collate.model import Anchor, Discrepancy, Figure, Issue, KeyPoint, Moment, Quote, Term

Statement = KeyPoint | Quote | Term | Figure | Issue | Moment | Discrepancy

T = TypeVar("T")

KIND: dict[type, str] = {
    KeyPoint: "a key point",
    Quote: "a quote",
    Term: "a term",
    Figure: "a figure",
    Issue: "an open issue",
    Moment: "a moment",
    Discrepancy: "a disagreement",
}


def label(statement: Statement) -> str:
    """The words by which an editor knows a statement."""
    if isinstance(statement, Figure):
        return statement.what
    if isinstance(statement, Issue):
        return statement.title
    return statement.about if isinstance(statement, Discrepancy) else statement.text


def union(one: Statement, other: Statement) -> Statement:
    """`one` resting also on what `other` of the same kind rests on."""
    if isinstance(one, Quote) and isinstance(other, Quote):
        return collated(one, _both(one.readings, other.readings))
    if isinstance(one, Figure) and isinstance(other, Figure):
        readings = _both(one.readings, other.readings)
        return replace(one, readings=readings, verdict=verdict(readings))
    if isinstance(one, Discrepancy) and isinstance(other, Discrepancy):
        return replace(one, sides=_both(one.sides, other.sides))
    if isinstance(one, Issue) and isinstance(other, Issue):
        positions = _both(one.positions, other.positions)
        return replace(one, citations=_both(one.citations, other.citations), positions=positions)
    if isinstance(one, KeyPoint | Term | Moment) and isinstance(other, KeyPoint | Term | Moment):
        return replace(one, citations=_both(one.citations, other.citations))
    return one


def part(statement: Statement, sources: Container[str]) -> Statement | None:
    """What of `statement` rests on `sources`; None where nothing does, or where the kind cannot be taken apart."""
    if isinstance(statement, Quote):
        readings = tuple(each for each in statement.readings if each.source in sources)
        return collated(statement, readings) if readings else None
    if isinstance(statement, Figure):
        numbers = tuple(each for each in statement.readings if each.citation.source in sources)
        return replace(statement, readings=numbers, verdict=verdict(numbers)) if numbers else None
    if isinstance(statement, KeyPoint | Term | Moment):
        cited = tuple(each for each in statement.citations if each.source in sources)
        return replace(statement, citations=cited) if cited else None
    return None


def rests_on(statement: Statement) -> tuple[Anchor, ...]:
    """Every anchor of a statement, each once."""
    if isinstance(statement, Figure):
        return tuple(dict.fromkeys(each.citation for each in statement.readings))
    if isinstance(statement, Discrepancy):
        return tuple(dict.fromkeys(anchor for side in statement.sides for anchor in side.citations))
    return statement.citations


def _both(ones: tuple[T, ...], others: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*ones, *others)))
