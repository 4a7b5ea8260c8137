"""What a briefing says where its editor says nothing: title, summary, dates and address, all out of the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from collate import anchor
from collate.compose.sources import slug
from collate.compose.summary import shared, telling
from collate.ids import folder
from collate.model import Anchor, Comparison, Document, Matrix, MatrixRow, SummaryLine, Witness

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Annotations
    from collate.located import Loaded

_LONGEST_SLUG = 60
_LONGEST_TITLE = 120
_FULL_DATE = len("2031-05-03")


def title(witnesses: Sequence[Witness], lines: tuple[SummaryLine, ...]) -> tuple[str, Anchor | None]:
    """The clearest headline, with its place; without any, the first line of the summary; without that, nothing.

    The clearest is the one that shares most words with the openings of all articles, among those in the language of
    most; what shares hardly any is the name of a page or of an outlet.
    """
    told = shared(witnesses)
    found = [(each.document.language, place) for each in witnesses if (place := _headline(each.document))]
    usual = Counter(language for language, _ in found).most_common(1)
    headlines = [place for language, place in found if language == usual[0][0]]
    if headlines:
        best = max(headlines, key=lambda each: len(told & telling(each.exact)))
        if not told or len(told & telling(best.exact)) > 1:
            return _flat(best.exact), best
    if lines:
        return _flat(lines[0].text), lines[0].citations[0]
    return "", None


def covers(documents: Iterable[Document]) -> str | None:
    """The latest day an article is known to be of."""
    days = (each.published.date for each in documents)
    return max((day for day in days if day and len(day) == _FULL_DATE and day[0] != "-"), default=None)


def address(annotations: Loaded[Annotations] | None, heading: str, witnesses: Iterable[Witness]) -> str:
    """The slug: the editor's, else the YAML file's name, else the title's, else a digest of the sources."""
    if annotations:
        stem = annotations.sheet.file.rpartition("/")[2].rpartition(".")[0]
        return annotations.value.slug or folder(slug(stem, _LONGEST_SLUG)) or _digest(witnesses)
    return folder(slug(heading, _LONGEST_SLUG)) or _digest(witnesses)


def matrix(sections: Comparison, names: Iterable[str]) -> Matrix:
    """Statement × source for the key points and figures that are shown, as far as comparison saw them carried."""
    seen = {row.statement: row for row in sections.matrix.rows}
    cited = [(each.id, each.text, each.citations) for each in sections.key_points]
    cited += [(each.id, each.what, tuple(one.citation for one in each.readings)) for each in sections.figures]
    rows = (_row(name, text, anchors, seen.get(name)) for name, text, anchors in cited)
    return Matrix(tuple(names), tuple(rows))


def _row(name: str, text: str, anchors: tuple[Anchor, ...], seen: MatrixRow | None) -> MatrixRow:
    carried = (*(each.source for each in anchors), *(seen.carried if seen and seen.text == text else ()))
    return MatrixRow(name, text, tuple(dict.fromkeys(carried)))


def _headline(document: Document) -> Anchor | None:
    """A heading before the first sentence that is none."""
    first = next((each.span.start for each in document.sentences if not _within(document, each.span.start)), 0)
    heading = next((each for each in document.headings if each.start <= first), None)
    return anchor.at(document, heading) if heading else None


def _within(document: Document, offset: int) -> bool:
    return any(each.start <= offset < each.end for each in document.headings)


def _flat(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_TITLE else flat[:_LONGEST_TITLE].rpartition(" ")[0] + " …"


def _digest(witnesses: Iterable[Witness]) -> str:
    content = "\n".join(sorted(each.document.article.sha256 for each in witnesses))
    return f"briefing-{sha256(content.encode()).hexdigest()[:8]}"
