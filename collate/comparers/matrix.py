"""Who carries what: statement × source, so that an omission shows as plainly as a mention."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from collate.collation.material import Material
from collate.model import Anchor, Comparison, Matrix, MatrixRow


def compare(material: Material, comparison: Comparison) -> Comparison:
    """Adds a row for every key point and figure; its sources stand in the order of the briefing's."""
    sources = tuple(witness.id for witness in material.witnesses)
    return replace(comparison, matrix=Matrix(sources, tuple(_rows(comparison, sources))))


def _rows(comparison: Comparison, sources: tuple[str, ...]) -> Iterator[MatrixRow]:
    for point in comparison.key_points:
        yield MatrixRow(point.id, point.text, _carried(point.citations, sources))
    for figure in comparison.figures:
        yield MatrixRow(figure.id, figure.what, _carried((each.citation for each in figure.readings), sources))


def _carried(citations: Iterable[Anchor], sources: tuple[str, ...]) -> tuple[str, ...]:
    carrying = {anchor.source for anchor in citations}
    return tuple(source for source in sources if source in carrying)
