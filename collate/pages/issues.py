"""Open issues across briefings: the list, and a page each with its standing over time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from collate.model import Briefing, Issue, Page
from collate.pages.annotated import Annotated, gathered
from collate.pages.library import Library, briefing_address, issue_address
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
class IssuesView:
    """The issues, those not settled first."""

    issues: tuple[IssueView, ...]


def pages(library: Library) -> Iterator[Page]:
    """The list, if there is any issue, and a page for each."""
    found = tuple(_view(name, standings, library) for name, standings in sorted(_standings(library).items()))
    if not found:
        return
    ordered = sorted(found, key=lambda view: view.newest.status == "settled")
    yield library.page("issues", "issues/", "Issues", "", IssuesView(tuple(ordered)))
    for view in found:
        title = headed(view.newest.title)
        description = library.plainly(view.newest.question, view.newest.citations) or title
        yield library.page("issue", view.address, title, description, view)


def _standings(library: Library) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for briefing in library.briefings:
        for issue in briefing.issues:
            here = Standing(f"In-{segment(briefing.slug)}", briefing, briefing_address(briefing), issue)
            found.setdefault(issue.id, []).append(here)
    return found


def _view(name: str, standings: list[Standing], library: Library) -> IssueView:
    cited = tuple(_statement(standing, library) for standing in standings)
    return IssueView(
        address=issue_address(name),
        newest=standings[0].issue,
        standings=tuple(standings),
        notes=gathered(cited, (standing.briefing for standing in standings), library),
        library=library,
    )


def _statement(standing: Standing, library: Library) -> Statement:
    return replace(of_issue(standing.issue), id=standing.id, kind=clip(library.title(standing.briefing), _LINK_TEXT))
