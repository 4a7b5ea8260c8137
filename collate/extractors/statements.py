"""What the article ascribes to somebody: reported statements with their source, cue, stance and layers."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from collate.language.attribution import attributions
from collate.language.coreference import Cast
from collate.language.passage import Passage, passages, word_class
from collate.language.speeches import Attribution, introduces, is_all_quoted
from collate.model import Document, Findings, StatementFinding
from collate.text import Span

_CLAUSE = 16
"""Tokens of content within which its own clause says whether it will or will not be."""
_SUBORDINATE = frozenset(("that", "which", "who", "because", "if", "unless", "although", "while", "when"))
_LAYERS = 12
"""Attributions on either side that may be a layer."""


def extract(document: Document, findings: Findings) -> Findings:
    """Add the statements of `document`; none in a language whose verbs are unknown."""
    if document.language != "en":
        return findings
    cast = Cast(document, findings.actors)
    found: list[StatementFinding] = []
    before = _Before()
    for passage in passages(document):
        made = attributions(passage)
        base = len(found)
        if not made and is_all_quoted(passage) and not passage.quotations[0].single:
            _go_on(found, before, passage)
        else:
            found += [
                _finding(passage, cast, each, None if layer is None else base + layer)
                for each, layer in zip(made, _layers(made), strict=True)
            ]
        before = _before(passage, cast, found, base, before)
    return replace(findings, statements=tuple(found))


class _Before(Struct):
    """What the paragraph before leaves open: a statement that may go on, words that wait for their speaker."""

    goes_on: int | None = None
    introduced: StatementFinding | None = None
    waiting: tuple[Span, ...] = ()


def _go_on(found: list[StatementFinding], before: _Before, passage: Passage) -> None:
    """A paragraph that is all quotation goes on with the statement before it, or is what was introduced."""
    span = passage.span((0, len(passage.tokens)))
    if before.introduced:
        found.append(replace(before.introduced, content=(span,)))
    elif before.goes_on is not None:
        each = found[before.goes_on]
        found[before.goes_on] = replace(each, content=(*each.content, span))


def _before(passage: Passage, cast: Cast, found: list[StatementFinding], base: int, before: _Before) -> _Before:
    """What `passage`, whose statements begin at `base`, leaves open for the next paragraph.

    Nothing where the author speaks after the last quotation, or where it stands in single marks as headings do.
    """
    if not passage.quotations:
        made = introduces(passage)
        return _Before(None, _finding(passage, cast, made, None) if made else None)
    last = passage.quotations[-1]
    span = passage.span((0, len(passage.tokens)))
    if last.first < passage.units[-1][0] or last.single:
        return _Before()
    if len(found) == base and is_all_quoted(passage):
        if before.introduced or before.goes_on is not None:
            goes = before.goes_on if before.introduced is None else base
            return _Before(goes)
        return _Before(None, None, (*before.waiting, span)) if last.runs_on else _Before()
    for number in range(base, len(found)):
        if any(part.start <= last.span.start and last.span.end <= part.end + 1 for part in found[number].content):
            each = found[number]
            if before.waiting and each.content[0].start <= passage.quotations[0].marks.end:
                found[number] = replace(each, content=(*before.waiting, *each.content))
            return _Before(number)
    return _Before()


def _finding(passage: Passage, cast: Cast, made: Attribution, within: int | None) -> StatementFinding:
    modal, negated = _mood(passage, made)
    return StatementFinding(
        tuple(passage.span(each) for each in made.content),
        cast.mention(passage.span(made.source)) if made.source else None,
        passage.span(made.cue),
        made.stance,
        made.rule,
        "-" if made.negated or negated else "+",
        made.modal or modal,
        within,
        passage.span(made.hearer) if made.hearer else None,
    )


def _mood(passage: Passage, made: Attribution) -> tuple[str | None, bool]:
    """The first modal of the content's own clause, and whether that clause is negated."""
    start, end = made.content[0]
    clause = []
    for at in range(start, min(end, start + _CLAUSE)):
        if passage.low[at] in (",", ";", ":") or (at > start and passage.low[at] in _SUBORDINATE):
            break
        clause.append(passage.low[at])
    modal = next((word for word in clause if word in word_class("modal")), None)
    return modal, any(word in word_class("negation") - {"no"} or word == "cannot" for word in clause)


def _layers(made: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the innermost other one whose content holds its cue."""
    layers: list[int | None] = []
    for number in range(len(made)):
        layers.append(_within(made, number))
        outer, steps = layers[number], 0
        while outer is not None and outer != number and steps <= _LAYERS:
            outer, steps = layers[outer] if outer < len(layers) else None, steps + 1
        if outer is not None:
            layers[number] = None
    return layers


def _within(made: Sequence[Attribution], number: int) -> int | None:
    """The smallest content around the cue of `made[number]`; what lies within its own content is no layer."""
    this = made[number]
    near = range(max(0, number - _LAYERS), min(len(made), number + _LAYERS))
    holders = [
        (end - start, index)
        for index in near
        if index != number and not (index > number and _holds(this, made[index].cue))
        for start, end in made[index].content
        if start <= this.cue[0] and this.cue[1] <= end
    ]
    return min(holders)[1] if holders else None


def _holds(this: Attribution, cue: tuple[int, int]) -> bool:
    """Whether the content of `this` holds another cue; of two that hold each other the first is the outer."""
    return any(start <= cue[0] and cue[1] <= end for start, end in this.content)
