"""Open issues across briefings: the list, and a page each with its standing over time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from collate.model import Briefing, Issue, Page, Status
from collate.pages.annotated import Annotated, gathered
from collate.pages.library import Library, briefing_address, issue_address
from collate.pages.passages import Said
from collate.pages.pictures import Step, steps
from collate.pages.plain import clip, headed, segment
from collate.pages.statements import Statement, of_issue

_LINK_TEXT = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """An issue as one briefing has it; `id` is its place on the issue's own page."""

    id: str
    briefing: Briefing
    address: str
    issue: Issue


@dataclass(frozen=True, slots=True)
class IssueView(Annotated):
    """An issue and its standings, newest first; the newest gives its title, question and status."""

    address: str
    newest: Issue
    standings: tuple[Standing, ...]

    def steps(self) -> tuple[Step, ...]:
        """Its status over time as a picture."""
        return steps((standing.briefing.covers, standing.issue.status) for standing in self.standings)


@dataclass(frozen=True, slots=True)
class IssueLine:
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


@dataclass(frozen=True, slots=True)
class IssuesView:
    """The issues, those not settled first."""

    issues: tuple[IssueLine, ...]


def lines(briefing: Briefing, library: Library) -> Iterator[IssueLine]:
    """A briefing's issues as the list shows them."""
    for issue in briefing.issues:
        asked = issue.question if issue.question != issue.title else ""
        yield IssueLine(
            id=issue.id,
            address=issue_address(issue.id),
            title=headed(issue.title),
            status=issue.status,
            covers=briefing.covers,
            question=library.said(asked, issue.citations) if asked else (),
            takers=len({position.actor.lower() for position in issue.positions}),
            silent=len(issue.silent),
        )


def listed(found: Iterable[IssueLine]) -> IssuesView:
    """Each issue once, as the first that has it tells it; `found` are the lines of all briefings, newest first."""
    newest: dict[str, IssueLine] = {}
    for line in found:
        held = newest.get(line.id)
        newest[line.id] = replace(held, briefings=held.briefings + 1) if held else line
    ordered = sorted((newest[name] for name in sorted(newest)), key=lambda line: line.status == "settled")
    return IssuesView(tuple(ordered))


def page(name: str, library: Library) -> Page:
    """The page of an issue; the library's briefings are those that have it."""
    body = _view(name, tuple(_standings(name, library)), library)
    title = headed(body.newest.title)
    return library.page("issue", body.address, title, body.newest.question or title, body)


def _standings(name: str, library: Library) -> Iterator[Standing]:
    for briefing in library.briefings:
        for issue in briefing.issues:
            if issue.id == name:
                yield Standing(f"In-{segment(briefing.slug)}", briefing, briefing_address(briefing), issue)


def _view(name: str, standings: tuple[Standing, ...], library: Library) -> IssueView:
    cited = tuple(_statement(standing) for standing in standings)
    return IssueView(
        address=issue_address(name),
        newest=standings[0].issue,
        standings=standings,
        notes=gathered(cited, (standing.briefing for standing in standings), library),
        library=library,
    )


def _statement(standing: Standing) -> Statement:
    return replace(of_issue(standing.issue), id=standing.id, kind=clip(standing.briefing.title, _LINK_TEXT))
