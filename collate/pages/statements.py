"""Everything a briefing says, in the order it says it, each with the words it rests on.

This one list numbers the notes, leads from a source's passages back to what cites them, and
gives each actor's page its entries: what is not listed here cannot be cited on a page.
"""

from collections.abc import Iterator
from typing import NamedTuple

from collate.model import Anchor, Briefing, Discrepancy, Issue, Prose
from collate.pages.plain import headed, msg, segment


class Statement(NamedTuple):
    """A statement's place on the briefing's page, its kind in plain words, and its citations."""

    id: str
    kind: str
    text: str
    citations: tuple[Anchor, ...]


def statements(briefing: Briefing) -> tuple[Statement, ...]:
    """The statements of a briefing in the order of its page."""
    return tuple(found for found in _all(briefing) if found.citations)


def of_issue(issue: Issue) -> Statement:
    """An open issue with all that is cited for it."""
    stands = tuple(anchor for position in issue.positions for anchor in position.citations)
    return _statement(issue.id, msg("Open issue"), headed(issue.title), issue.citations + stands + _cited(issue.note))


def _all(briefing: Briefing) -> Iterator[Statement]:
    if briefing.title_citation:
        yield _statement("Title", msg("Title"), briefing.title, (briefing.title_citation,))
    for number, line in enumerate(briefing.summary, 1):
        own = line.prose.citations if line.prose else line.citations
        yield _statement(f"Summary-{number}", msg("Summary"), line.text, own)
    for point in briefing.key_points:
        yield _statement(point.id, msg("Key point"), point.text, point.citations)
    for discrepancy in briefing.discrepancies:
        yield _parting(discrepancy)
    for issue in briefing.issues:
        yield of_issue(issue)
    yield from _words_and_numbers(briefing)
    yield from _rest(briefing)


def _words_and_numbers(briefing: Briefing) -> Iterator[Statement]:
    for quote in briefing.quotes:
        readings = tuple(reading.citation for reading in quote.readings)
        yield _statement(quote.id, msg("Quote"), quote.text, quote.citations + readings)
    for term in briefing.terms:
        yield _statement(term.id, msg("Term"), term.text, term.citations)
    for figure in briefing.figures:
        yield _statement(
            figure.id, msg("Figure"), headed(figure.what), tuple(reading.citation for reading in figure.readings)
        )
    for moment in briefing.timeline:
        yield _statement(moment.id, msg("Timeline"), moment.text, moment.citations)


def _rest(briefing: Briefing) -> Iterator[Statement]:
    yield _statement("Background", msg("Background"), "", _cited(briefing.body))
    for number, link in enumerate(briefing.origins, 1):
        yield _statement(
            f"Origin-{number}",
            msg("Shared origin"),
            link.origin if link.kind == "declared" else link.note,
            link.citations,
        )
    for number, change in enumerate(briefing.changes, 1):
        yield _statement(f"Change-{number}", msg("Change"), change.note.text, change.note.citations)


def _parting(discrepancy: Discrepancy) -> Statement:
    sides = tuple(anchor for side in discrepancy.sides for anchor in side.citations)
    prose = _cited(discrepancy.note) + _cited(discrepancy.resolution)
    return _statement(discrepancy.id, msg("Where sources differ"), discrepancy.about, sides + prose)


def _cited(prose: Prose | None) -> tuple[Anchor, ...]:
    return prose.citations if prose else ()


def _statement(name: str, kind: str, text: str, citations: tuple[Anchor, ...]) -> Statement:
    return Statement(segment(name), kind, text, tuple(dict.fromkeys(citations)))
