"""MANY articles → what they share and where they part: a kind each; later ones build on earlier ones.

To add a kind: one file with `compare(material, comparison) -> comparison`, one line here, one case in `tests/cases/`.
"""

from collections.abc import Callable

from collate.collation.material import Material
from collate.comparers import discrepancies, figures, issues, keypoints, matrix, origins, quotes, timeline
from collate.model import Comparison, Config, Witness

Comparer = Callable[[Material, Comparison], Comparison]

COMPARERS: tuple[Comparer, ...] = (
    origins.compare,
    keypoints.compare,
    quotes.compare,
    figures.compare,
    timeline.compare,
    issues.compare,
    discrepancies.compare,
    matrix.compare,
)


def compare(witnesses: tuple[Witness, ...], config: Config) -> Comparison:
    """All comparisons over the articles of one event; `witnesses` stand in the order of the briefing's sources."""
    material = Material(witnesses, config)
    comparison = Comparison()
    for comparer in COMPARERS:
        comparison = comparer(material, comparison)
    return comparison
