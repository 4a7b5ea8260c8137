"""What the article ascribes to somebody: reported statements with their source, cue, stance and layers."""

from collections.abc import Sequence
from dataclasses import replace

from collate.language.attribution import Attribution, attributions
from collate.language.coreference import Cast
from collate.language.passage import Passage, passages
from collate.model import Document, Findings, StatementFinding


def extract(document: Document, findings: Findings) -> Findings:
    """Add the statements of `document`; none in a language whose verbs are unknown."""
    if document.language != "en":
        return findings
    cast = Cast(document, findings.actors)
    found: list[StatementFinding] = []
    for passage in passages(document):
        made = attributions(passage)
        layers = _layers(made)
        base = len(found)
        found += [
            _finding(passage, cast, each, None if layer is None else base + layer)
            for each, layer in zip(made, layers, strict=True)
        ]
    return replace(findings, statements=tuple(found))


def _finding(passage: Passage, cast: Cast, made: Attribution, within: int | None) -> StatementFinding:
    return StatementFinding(
        tuple(passage.span(each) for each in made.content),
        cast.mention(passage.span(made.source)) if made.source else None,
        passage.span(made.cue),
        made.stance,
        made.rule,
        "-" if made.negated else "+",
        made.modal,
        within,
        passage.span(made.hearer) if made.hearer else None,
    )


def _layers(made: Sequence[Attribution]) -> list[int | None]:
    """For each attribution the innermost other one whose content holds its cue."""
    return [_within(made, number) for number in range(len(made))]


def _within(made: Sequence[Attribution], number: int) -> int | None:
    cue = made[number].cue
    holders = [
        (end - start, index)
        for index, other in enumerate(made[max(0, number - 12) : number + 12], max(0, number - 12))
        if index != number
        for start, end in other.content
        if start <= cue[0] and cue[1] <= end
    ]
    return min(holders)[1] if holders else None
