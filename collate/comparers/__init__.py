"""MANY articles → what they share and where they part: a kind each; later ones build on earlier ones.

To add a kind: one file with `compare(material, comparison) -> comparison`, one line here, one case in `tests/cases/`.
"""

from collections.abc import Callable
from typing import TypeVar

from msgspec.structs import replace

from collate.collation.material import Material
from collate.collation.opposition import forget
from collate.comparers import discrepancies, figures, issues, keypoints, matrix, origins, quotes, timeline
from collate.model import (
    Comparison,
    Config,
    Discrepancy,
    Figure,
    Issue,
    KeyPoint,
    Moment,
    Quote,
    Term,
    Witness,
)

Comparer = Callable[[Material, Comparison], Comparison]

_Section = TypeVar("_Section", KeyPoint, Quote, Term, Figure, Issue, Moment, Discrepancy)

COMPARERS: tuple[Comparer, ...] = (
    origins.compare,
    quotes.compare,
    figures.compare,
    timeline.compare,
    issues.compare,
    discrepancies.compare,
    keypoints.compare,
    matrix.compare,
)


def compare(witnesses: tuple[Witness, ...], config: Config) -> Comparison:
    """All comparisons over the articles of one event; `witnesses` stand in the order of the briefing's sources."""
    material = Material(witnesses, config)
    comparison = Comparison()
    for comparer in COMPARERS:
        comparison = _each_once(comparer(material, comparison), comparison)
    forget()
    return comparison


def _each_once(comparison: Comparison, before: Comparison) -> Comparison:
    """Of statements with one id only the first: ids are short, and what nobody wrote must not stop a whole archive."""
    return replace(
        comparison,
        key_points=_firsts(comparison.key_points, before.key_points),
        quotes=_firsts(comparison.quotes, before.quotes),
        terms=_firsts(comparison.terms, before.terms),
        figures=_firsts(comparison.figures, before.figures),
        issues=_firsts(comparison.issues, before.issues),
        timeline=_firsts(comparison.timeline, before.timeline),
        discrepancies=_firsts(comparison.discrepancies, before.discrepancies),
    )


def _firsts(section: tuple[_Section, ...], before: tuple[_Section, ...]) -> tuple[_Section, ...]:
    """What a comparer left alone is looked at no more."""
    if section is before:
        return section
    found: dict[str, _Section] = {}
    for each in section:
        found.setdefault(each.id, each)
    return tuple(found.values()) if len(found) < len(section) else section
