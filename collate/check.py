"""What must hold of a briefing before anybody reads it, proved once more from the untouched text.

Composing keeps these by construction; this room trusts nobody, whichever stage made a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from collate.compose import compose
from collate.diagnostics import Checked, Diagnostic
from collate.model import Anchor, Briefing, Comparison, Config, Document, Witness, anchors
from collate.text import Lines, Span

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Annotations
    from collate.located import Loaded

_SHOWN = 60


def tell(
    notes: Loaded[Annotations] | None, event: tuple[Witness, ...], comparison: Comparison, known: Config
) -> Checked[Briefing]:
    """The briefing of an event, checked; an automatic statement whose words prove false is left out, with a warning."""
    documents = {one.id: one.document for one in event}
    briefing, faults = compose(notes, event, comparison, known)
    found = check(briefing, documents.values())
    if not any(each.code in _FALSE for each in found):
        return briefing, (*faults, *found)
    sound, withheld = _sound(comparison, documents)
    briefing, faults = compose(notes, event, sound, known)
    return briefing, (*withheld, *faults, *check(briefing, documents.values()))


_FALSE = frozenset({"false-anchor", "unknown-source"})


def _sound(comparison: Comparison, known: Mapping[str, Document]) -> tuple[Comparison, tuple[Diagnostic, ...]]:
    """A comparison without what cites words falsely, and a warning for each such citation."""
    withheld: list[Diagnostic] = []
    kept: dict[str, Any] = {}
    for name in _SECTIONS:
        section = getattr(comparison, name)
        false = [[fault for anchor in anchors(each) if (fault := _proved(anchor, known))] for each in section]
        kept[name] = tuple(each for each, faults in zip(section, false, strict=True) if not faults)
        withheld += [_withheld(fault) for faults in false for fault in faults]
    told = {each.id for each in (*kept["key_points"], *kept["figures"])}
    rows = tuple(row for row in comparison.matrix.rows if row.statement in told)
    return replace(comparison, matrix=replace(comparison.matrix, rows=rows), **kept), tuple(withheld)


_SECTIONS = ("key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies", "origins")


def _withheld(fault: Diagnostic) -> Diagnostic:
    return replace(
        fault, severity="warning", code="withheld", message=f"a statement was left out, since {fault.message}"
    )


def check(briefing: Briefing, documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """Every anchor that proves false, statement that cites nothing, and id that two statements share."""
    known = {each.id: each for each in documents}
    places = dict.fromkeys(anchors(briefing))
    found = [fault for each in places if (fault := _proved(each, known))]
    found += [_briefing_fault(briefing, "uncited", f"{name} cites nothing") for name in _uncited(briefing)]
    found += [_briefing_fault(briefing, "id-twice", f"two statements have the id {name}") for name in _twice(briefing)]
    return tuple(found)


def _proved(anchor: Anchor, known: Mapping[str, Document]) -> Diagnostic | None:
    document = known.get(anchor.source)
    if document is None:
        return Diagnostic(
            "error", "unknown-source", f"a citation is of {anchor.source}, which is no source", anchor.source
        )
    span = Span(anchor.start, anchor.end)
    fault = _false(anchor, span, document)
    if fault is None:
        return None
    lines = Lines(document.text)
    line, column = lines.position(min(max(anchor.start, 0), len(document.text)))
    shown = lines.line(line)
    width = max(1, min(len(anchor.exact), len(shown) - column + 1))
    message = f"{fault}: “{' '.join(anchor.exact.split())[:_SHOWN]}”"
    return Diagnostic("error", "false-anchor", message, document.article.file, line, column, width, shown)


def _false(anchor: Anchor, span: Span, document: Document) -> str | None:
    if not 0 <= span.start < span.end <= len(document.text):
        return "a citation lies outside its source"
    if span.of(document.text) != anchor.exact:
        return "a citation's words are not those of its source"
    if not (document.text[: span.start].endswith(anchor.prefix) and document.text.startswith(anchor.suffix, span.end)):
        return "what stands around a citation is not what its source has there"
    if not document.article.body.holds(span) or any(each.span.meets(span) for each in document.excluded):
        return "a citation lies outside the article's own words"
    return None


def _uncited(briefing: Briefing) -> Iterator[str]:
    """What states something without any anchor."""
    cited = [(f"the summary's “{each.text[:_SHOWN]}”", len(each.citations)) for each in briefing.summary]
    for section in (briefing.key_points, briefing.quotes, briefing.terms, briefing.issues, briefing.timeline):
        cited += [(each.id, len(each.citations)) for each in section]
    cited += [(each.id, len(each.readings)) for each in briefing.figures]
    cited += [(each.actor, len(each.citations)) for issue in briefing.issues for each in issue.positions]
    cited += [(each.id, len(side.citations)) for each in briefing.discrepancies for side in each.sides]
    cited += [(each.id, len(each.sides)) for each in briefing.discrepancies]
    return (name for name, rests in cited if not rests)


def _twice(briefing: Briefing) -> Iterator[str]:
    sections = (
        briefing.key_points,
        briefing.quotes,
        briefing.terms,
        briefing.figures,
        briefing.issues,
        briefing.timeline,
        briefing.discrepancies,
    )
    counts = Counter(each.id for section in sections for each in section)
    return (name for name, count in counts.items() if count > 1)


def _briefing_fault(briefing: Briefing, code: str, message: str) -> Diagnostic:
    return Diagnostic("error", code, message, f"briefings/{briefing.slug}")
