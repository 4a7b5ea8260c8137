"""The page of one briefing: what it says, in reading order, with a note for every passage cited."""

from collections.abc import Iterator
from dataclasses import dataclass

from collate.model import Briefing, Figure, Page
from collate.pages.annotated import Annotated
from collate.pages.library import Library, briefing_address, issue_address, prose_text
from collate.pages.notes import Card, Notes, cards, notes
from collate.pages.pictures import DotPlot, Graph, TimeLine, dot_plot, graph, time_line

_WORDS_A_MINUTE = 230
_LEADING = 7
"""Key points shown before the rest is folded: what two minutes allow."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section that has something to show; `count` is None where a number says nothing."""

    id: str
    title: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class BriefingView(Annotated):
    """A briefing with its notes; `outlets` are the named ones among its sources."""

    briefing: Briefing
    sections: tuple[Section, ...]
    outlets: int
    unnamed: int
    minutes: int
    leading: int = _LEADING

    def card(self, source: str) -> Card | None:
        """The source of this briefing with this id."""
        return next((card for card in self.notes.cards if card.id == source), None)

    def dot_plot(self, figure: Figure) -> DotPlot | None:
        """A figure's readings as a picture."""
        return dot_plot(figure, self.notes.cards)

    def time_line(self) -> TimeLine | None:
        """The timeline as a picture."""
        return time_line(self.briefing.timeline)

    def graph(self) -> Graph | None:
        """The origins as a picture."""
        return graph(self.briefing.origins, self.notes.cards)

    def issue_address(self, issue: str) -> str:
        """Where an issue is followed across briefings."""
        return issue_address(issue)


def pages(library: Library) -> Iterator[Page]:
    """A page for each briefing."""
    for briefing in library.briefings:
        description = " ".join(line.text for line in briefing.summary) or briefing.title
        yield library.page("briefing", briefing_address(briefing), briefing.title, description, view(briefing, library))


def view(briefing: Briefing, library: Library) -> BriefingView:
    """What the page of a briefing shows."""
    shown = cards(briefing.sources, library.documents)
    found = notes(library.statements[briefing.slug], shown, library.documents)
    return BriefingView(
        briefing=briefing,
        notes=found,
        sections=tuple(_sections(briefing, found)),
        outlets=len({card.publisher for card in shown if card.publisher}),
        unnamed=sum(card.publisher is None for card in shown),
        minutes=max(1, round(_words(briefing) / _WORDS_A_MINUTE)),
        library=library,
    )


def _sections(briefing: Briefing, found: Notes) -> Iterator[Section]:
    counted = (
        ("Key-points", "Key points", briefing.key_points),
        ("Differ", "Where sources differ", briefing.discrepancies),
        ("Issues", "Open issues", briefing.issues),
        ("Quotes", "Quotes", briefing.quotes),
        ("Terms", "Terms", briefing.terms),
        ("Figures", "Figures", briefing.figures),
        ("Timeline", "Timeline", briefing.timeline),
        ("Background", "Background", (briefing.body,) if briefing.body else ()),
        ("Matrix", "Who covers what", briefing.matrix.rows),
        ("Sources", "Sources", briefing.sources),
        ("Changes", "Changes", briefing.changes),
        ("Notes", "Notes", tuple(note for group in found.groups for note in group.notes)),
    )
    uncounted = ("Background", "Matrix", "Timeline")
    for name, title, things in counted:
        if things:
            yield Section(name, title, None if name in uncounted else len(things))


def _words(briefing: Briefing) -> int:
    """Words on the page before its tables and notes."""
    texts = [line.text for line in briefing.summary]
    texts += [point.text for point in briefing.key_points]
    texts += [side.text for discrepancy in briefing.discrepancies for side in discrepancy.sides]
    texts += [position.text for issue in briefing.issues for position in issue.positions]
    texts += [quote.text for quote in briefing.quotes]
    texts += [moment.text for moment in briefing.timeline]
    return sum(len(text.split()) for text in [*texts, prose_text(briefing.body)])
