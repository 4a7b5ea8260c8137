"""What pages with notes have in common: words shown as whose they are, and marks that lead to notes."""

from collections.abc import Iterable

from msgspec.structs import replace

from collate.frozen import Frozen
from collate.model import Anchor, Briefing, Issue, Source
from collate.pages.dossier import Dossier, actor_address
from collate.pages.notes import Mark, Notes, cards, notes
from collate.pages.passages import Said
from collate.pages.plain import words
from collate.pages.statements import Statement

_AS_LONG = 1.5
"""A question that has its title's words and is not this many times as long asks nothing new."""


class Annotated(Frozen):
    """A view with notes at its foot; `dossier` holds its articles."""

    notes: Notes
    dossier: Dossier

    def said(self, text: str, citations: tuple[Anchor, ...]) -> Said:
        """`text` as its sources' words where it is that."""
        return self.dossier.said(text, citations)

    def actor(self, name: str) -> str:
        """The address of the page of somebody who is quoted or takes a position."""
        return actor_address(self.dossier.actor(name)[0])

    def asks(self, issue: Issue) -> bool:
        """Whether an issue's question says more than its title."""
        return asks(issue)

    def mark(self, anchor: Anchor) -> Mark:
        """The mark that leads to the note of an anchor."""
        return self.notes.marks[anchor.source, anchor.start, anchor.end]


def asks(issue: Issue) -> bool:
    """Whether an issue's question says more than its title, which repeats it nearly whole otherwise."""
    title, question = (words(text) for text in (issue.title, issue.question))
    return bool(question) and not (title in question and len(question) < len(title) * _AS_LONG)


def gathered(cited: Iterable[Statement], briefings: Iterable[Briefing], dossier: Dossier) -> Notes:
    """Notes of a page across briefings, its sources lettered anew in order of the page."""
    statements = tuple(cited)
    used = {anchor.source for statement in statements for anchor in statement.citations}
    found: dict[str, Source] = {}
    for briefing in briefings:
        for source in briefing.sources:
            if source.id in used:
                found.setdefault(source.id, replace(source, letter=""))
    return notes(statements, cards(found.values(), dossier.documents), dossier.documents)
