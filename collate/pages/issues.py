"""Open issues across briefings: the list, and a page each with its standing over time."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from collate.collation.across import Series, Stage, histories, series
from collate.model import Briefing, Issue, Page, Status
from collate.pages.annotated import Annotated, asks, gathered
from collate.pages.dossier import Dossier, briefing_address, issue_address
from collate.pages.passages import Said
from collate.pages.pictures import Step, steps
from collate.pages.plain import clip, headed, msg, segment
from collate.pages.statements import Statement, of_issue

_LINK_TEXT = 60


class Standing(NamedTuple):
    """An issue as one briefing has it; `id` is its place on the issue's own page, `stage` tells it against the last."""

    id: str
    briefing: Briefing
    address: str
    issue: Issue
    stage: Stage


class IssueView(Annotated):
    """An issue and its standings, newest first; the newest gives its title, question and status.

    `series` are the figures that these briefings give otherwise each time, as (place on the page, series).
    """

    address: str
    newest: Issue
    standings: tuple[Standing, ...]
    series: tuple[tuple[str, Series], ...]

    @property
    def since(self) -> str | None:
        """The first day on which any briefing has it open."""
        dates = (standing.issue.since or standing.briefing.covers for standing in self.standings)
        return min((date for date in dates if date), default=None)

    def steps(self) -> tuple[Step, ...]:
        """Its status over time as a picture."""
        return steps((standing.briefing.covers, standing.issue.status) for standing in self.standings)


class IssueLine(NamedTuple):
    """An issue as one briefing lists it; `takers` counts actors with a position, `briefings` where it stands."""

    id: str
    address: str
    title: str
    status: Status
    covers: str | None
    question: Said
    takers: int
    silent: int
    briefings: int = 1


class IssuesView(NamedTuple):
    """The issues, those not settled first."""

    issues: tuple[IssueLine, ...]


class Moving(NamedTuple):
    """An issue by its id, and the figures that its briefings do not all give alike, the first few, by theirs."""

    id: str
    figures: tuple[str, ...]


def lines(briefing: Briefing, dossier: Dossier) -> Iterator[IssueLine]:
    """A briefing's issues as the list shows them."""
    for issue in briefing.issues:
        yield IssueLine(
            id=issue.id,
            address=issue_address(issue.id),
            title=headed(issue.title),
            status=issue.status,
            covers=briefing.covers,
            question=dossier.said(issue.question, issue.citations) if asks(issue) else (),
            takers=len({position.actor.lower() for position in issue.positions}),
            silent=len(issue.silent),
        )


def listed(found: Iterable[IssueLine]) -> IssuesView:
    """Each issue once, as the first that has it tells it; `found` are the lines of all briefings, newest first."""
    newest: dict[str, IssueLine] = {}
    for line in found:
        held = newest.get(line.id)
        newest[line.id] = held._replace(briefings=held.briefings + 1) if held else line
    ordered = sorted((newest[name] for name in sorted(newest)), key=lambda line: line.status == "settled")
    return IssuesView(tuple(ordered))


def page(name: str, dossier: Dossier) -> Page:
    """The page of an issue; the dossier's briefings are those that have it."""
    body = _view(name, tuple(_standings(name, dossier)), dossier)
    title = headed(body.newest.title)
    description = dossier.plainly(body.newest.question, body.newest.citations) or title
    return dossier.page("issue", body.address, title, description, body)


def _standings(name: str, dossier: Dossier) -> Iterator[Standing]:
    stages = {stage.slug: stage for each in histories(dossier.briefings) if each.id == name for stage in each.stages}
    for briefing in dossier.briefings:
        for issue in briefing.issues:
            if issue.id == name:
                place = f"In-{segment(briefing.slug)}"
                yield Standing(place, briefing, briefing_address(briefing), issue, stages[briefing.slug])


def _view(name: str, standings: tuple[Standing, ...], dossier: Dossier) -> IssueView:
    told = tuple((f"Series-{number}", each) for number, each in enumerate(series(dossier.briefings), 1))
    cited = (*(_statement(each, dossier) for each in standings), *(_of_series(place, each) for place, each in told))
    return IssueView(
        address=issue_address(name),
        newest=standings[0].issue,
        standings=standings,
        series=told,
        notes=gathered(cited, (standing.briefing for standing in standings), dossier),
        dossier=dossier,
    )


def _statement(standing: Standing, dossier: Dossier) -> Statement:
    kind = clip(dossier.title(standing.briefing), _LINK_TEXT)
    return of_issue(standing.issue)._replace(id=standing.id, kind=kind)


def _of_series(place: str, found: Series) -> Statement:
    cited = (reading.citation for *_, figure in found.points for reading in figure.readings)
    return Statement(place, msg("Figure"), headed(found.what), tuple(dict.fromkeys(cited)))
