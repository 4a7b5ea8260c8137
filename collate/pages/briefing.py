"""The page of one briefing: what it says, in reading order, with a note for every passage cited.

What two minutes allow stands open; the rest is a line each that opens.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from collate.frozen import Frozen
from collate.model import (
    Briefing,
    Discrepancy,
    Figure,
    Issue,
    KeyPoint,
    MatrixRow,
    Moment,
    OriginLink,
    Page,
    Quote,
    Since,
)
from collate.pages.annotated import Annotated
from collate.pages.dossier import Dossier, briefing_address, issue_address
from collate.pages.notes import Card, Note, Notes, cards, notes
from collate.pages.passages import quoted
from collate.pages.pictures import DotPlot, Graph, TimeLine, dot_plot, graph, time_line
from collate.pages.plain import msg, plain, segment

_WORDS_A_MINUTE = 230
_POINTS = 6
"""Key points shown before the rest is folded."""
_ISSUES = 2
"""Open issues that stand open."""
_MANY = 12
"""What differs, and who has it from whom, before the rest is folded."""
_ROWS = 60
"""Rows of the matrix that can be looked over."""
_SEVERITIES = ("hard", "soft", "info")

T = TypeVar("T")


class Section(Frozen):
    """A section that has something to show; `count` is None where a number says nothing."""

    id: str
    title: str
    count: int | None = None


class Coverage(NamedTuple):
    """What one article alone carries, and what several others do and it does not; each row with its words."""

    card: Card
    alone: tuple[tuple[MatrixRow, str], ...]
    without: tuple[tuple[MatrixRow, str], ...]


class BriefingView(Annotated):
    """A briefing with its notes; `outlets` are the named ones among its sources.

    `minutes` is the time its main points take; `leading` are the notes of those; `since` is what
    stands otherwise than in earlier briefings.
    """

    briefing: Briefing
    sections: tuple[Section, ...]
    outlets: int
    unnamed: int
    minutes: int
    leading: frozenset[str]
    since: tuple[Since, ...]

    @property
    def points(self) -> tuple[tuple[KeyPoint, ...], tuple[KeyPoint, ...]]:
        """The key points shown, and those folded away: among them what the summary has said in the same words."""
        return _leading_points(self.briefing)

    @property
    def partings(self) -> tuple[tuple[Discrepancy, ...], tuple[Discrepancy, ...]]:
        """Where sources differ, the gravest first: what is shown, and what is folded away."""
        return _leading_partings(self.briefing)

    @property
    def links(self) -> tuple[tuple[tuple[int, OriginLink], ...], tuple[tuple[int, OriginLink], ...]]:
        """The origins with their numbers: what is shown, and what is folded away."""
        numbered = tuple(enumerate(self.briefing.origins, 1))
        return numbered[:_MANY], numbered[_MANY:]

    @property
    def quotes(self) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
        """The quotes shown, and those folded away: fragments that one article alone has."""
        return _parted(self.briefing.quotes, _tells)

    @property
    def figures(self) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
        """The figures that can be compared, and those that one article alone gives."""
        return _parted(self.briefing.figures, lambda figure: len(figure.readings) > 1)

    @property
    def moments(self) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
        """The moments with a whole date, and those without."""
        return _parted(self.briefing.timeline, lambda moment: moment.basis != "unresolved")

    def stands_open(self, issue: Issue) -> bool:
        """Whether an issue is shown without being opened."""
        return issue in self.briefing.issues[:_ISSUES]

    def takers(self, issue: Issue) -> tuple[str, ...]:
        """Who takes a position on an issue, each once."""
        return self._once(position.actor for position in issue.positions)

    def authorities(self, point: KeyPoint) -> tuple[str, ...]:
        """Who stands behind a key point according to its articles, each once."""
        return self._once(point.authorities)

    def credited(self, point: KeyPoint) -> tuple[str, ...]:
        """Whom the articles of a key point credit: names of outlets and ids of sources."""
        return tuple({name.casefold(): name for name in reversed(point.origins.declared)}.values())[::-1]

    def notation(self, quote: Quote) -> tuple[str, ...]:
        """The notation of formats within the readings of a quote, the longest first."""
        said = (quoted(reading.citation, self.dossier.documents.get(reading.source)) for reading in quote.readings)
        found = {run.text for passage in said for run in passage.runs if run.kind == "syntax"}
        return tuple(sorted(found, key=lambda text: (-len(text), text)))

    def rows(self) -> tuple[tuple[MatrixRow, str], ...]:
        """The matrix with what each row speaks of, without the notation that its source's words are in.

        Where it would be too long to look over, what one article alone has is left to the sections above.
        """
        every = self._told(self.briefing.matrix.rows)
        return every if len(every) <= _ROWS else tuple(one for one in every if len(one[0].carried) > 1)[:_ROWS]

    def _told(self, rows: Iterable[MatrixRow]) -> tuple[tuple[MatrixRow, str], ...]:
        points = {point.id: point for point in self.briefing.key_points}
        found = ((row, points.get(row.statement)) for row in rows)
        return tuple(
            (row, self.dossier.plainly(point.text, point.citations) if point else row.text) for row, point in found
        )

    def _once(self, names: Iterable[str]) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for name in map(plain, names):
            if name:
                found.setdefault(self.dossier.actor(name)[0], name)
        return tuple(found.values())

    def leads(self, note: Note) -> bool:
        """Whether a main point rests on a note."""
        return any(statement.id in self.leading for statement in note.cited_by)

    def card(self, source: str) -> Card | None:
        """The source of this briefing with this id."""
        return next((card for card in self.notes.cards if card.id == source), None)

    def coverage(self) -> tuple[Coverage, ...]:
        """The matrix by source, in order of its columns; nothing of a single article."""
        rows, sources = self._told(self.briefing.matrix.rows), self.briefing.matrix.sources
        return tuple(
            Coverage(
                card,
                tuple(one for one in rows if one[0].carried == (source,)),
                tuple(one for one in rows if len(one[0].carried) > 1 and source not in one[0].carried),
            )
            for source in sources
            if len(sources) > 1 and (card := self.card(source))
        )

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


def page(dossier: Dossier, since: tuple[Since, ...] = ()) -> Page:
    """The page of the dossier's one briefing; `since` is how it stands against earlier ones."""
    (briefing,) = dossier.briefings
    title = dossier.title(briefing)
    description = " ".join(dossier.summary(briefing)) or title
    return dossier.page("briefing", briefing_address(briefing), title, description, view(briefing, dossier, since))


def view(briefing: Briefing, dossier: Dossier, since: tuple[Since, ...]) -> BriefingView:
    """What the page of a briefing shows."""
    shown = cards(briefing.sources, dossier.documents)
    found = notes(dossier.statements[briefing.slug], shown, dossier.documents)
    return BriefingView(
        briefing=briefing,
        notes=found,
        sections=tuple(_sections(briefing, found)),
        outlets=len({card.publisher for card in shown if card.publisher}),
        unnamed=sum(card.publisher is None for card in shown),
        minutes=max(1, round(_words(briefing) / _WORDS_A_MINUTE)),
        leading=frozenset(_leading(briefing)),
        since=since,
        dossier=dossier,
    )


def _sections(briefing: Briefing, found: Notes) -> Iterator[Section]:
    counted = (
        ("Key-points", msg("Key points"), briefing.key_points),
        ("Differ", msg("Where sources differ"), briefing.discrepancies),
        ("Issues", msg("Open issues"), briefing.issues),
        ("Quotes", msg("Quotes"), briefing.quotes),
        ("Figures", msg("Figures"), briefing.figures),
        ("Timeline", msg("Timeline"), briefing.timeline),
        ("Background", msg("Background"), (briefing.body,) if briefing.body else ()),
        ("Matrix", msg("Who covers what"), briefing.matrix.rows),
        ("Terms", msg("Terms"), briefing.terms),
        ("Sources", msg("Sources"), briefing.sources),
        ("Changes", msg("Changes"), briefing.changes),
        ("Notes", msg("Notes"), tuple(note for group in found.groups for note in group.notes)),
    )
    uncounted = ("Background", "Matrix", "Timeline")
    for name, title, things in counted:
        if things:
            yield Section(name, title, None if name in uncounted else len(things))


def _leading(briefing: Briefing) -> Iterator[str]:
    """The places of the main points, whose notes a hand-out has room for; where sources differ shows their words."""
    yield "Title"
    yield from (f"Summary-{number}" for number, _ in enumerate(briefing.summary, 1))
    yield from (segment(point.id) for point in _leading_points(briefing)[0])


def _leading_points(briefing: Briefing) -> tuple[tuple[KeyPoint, ...], tuple[KeyPoint, ...]]:
    summed = {line.text for line in briefing.summary}
    new, told = _parted(briefing.key_points, lambda point: point.text not in summed)
    return new[:_POINTS], (*new[_POINTS:], *told)


def _leading_partings(briefing: Briefing) -> tuple[tuple[Discrepancy, ...], tuple[Discrepancy, ...]]:
    ordered = tuple(sorted(briefing.discrepancies, key=lambda one: _SEVERITIES.index(one.severity)))
    return ordered[:_MANY], ordered[_MANY:]


def _words(briefing: Briefing) -> int:
    """Words of the main points, and of what is asked and where sources differ."""
    texts = [line.text for line in briefing.summary]
    texts += [point.text for point in _leading_points(briefing)[0]]
    differ = _leading_partings(briefing)[0]
    texts += [one.about for one in differ]
    texts += [side.text for one in differ if one.severity == "hard" for side in one.sides]
    texts += [issue.title for issue in briefing.issues]
    texts += [position.text for issue in briefing.issues[:_ISSUES] for position in issue.positions]
    return sum(len(text.split()) for text in texts)


def _tells(quote: Quote) -> bool:
    """Whether a quote is more than a fragment in one article."""
    return quote.by == "editor" or len(quote.readings) > 1 or (quote.kind == "direct" and bool(quote.speaker))


def _parted(things: Iterable[T], chosen: Callable[[T], bool]) -> tuple[tuple[T, ...], tuple[T, ...]]:
    held = tuple(things)
    return tuple(one for one in held if chosen(one)), tuple(one for one in held if not chosen(one))
