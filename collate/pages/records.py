"""What a search can find: every statement by itself, with all that a reader may narrow a search by."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from collate.model import Anchor, Briefing, Issue
from collate.pages.dossier import Dossier, briefing_address
from collate.pages.notes import card
from collate.pages.plain import clip, headed, msg, plain, segment

_TITLE = 160


class Record(NamedTuple):
    """One thing to find; `date` is a whole or part ISO date or empty, `kind` in the site's own words."""

    page: str
    fragment: str
    kind: str
    title: str
    text: str
    within: str
    date: str
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    sources: tuple[str, ...]


class _Found(NamedTuple):
    """A statement before it is told which briefing it is in."""

    id: str
    kind: str
    title: str
    citations: tuple[Anchor, ...]
    more: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    date: str | None = None


def records(dossier: Dossier) -> Iterator[Record]:
    """Every statement of every briefing, and the briefings themselves."""
    for briefing in dossier.briefings:
        names = {
            source.id: card(source, number, None).publisher or f"{plain(source.name)}"
            for number, source in enumerate(briefing.sources)
        }
        for found in _all(briefing, dossier):
            yield _record(found, briefing, names, dossier)


def _record(found: _Found, briefing: Briefing, names: dict[str, str], dossier: Dossier) -> Record:
    cited = dict.fromkeys(dossier.plainly(anchor.exact, (anchor,)) for anchor in found.citations)
    actors = _named(found.actors, dossier)
    sources = dict.fromkeys(names[anchor.source] for anchor in found.citations if anchor.source in names)
    return Record(
        page=briefing_address(briefing),
        fragment=segment(found.id) if found.id else "",
        kind=found.kind,
        title=clip(dossier.plainly(found.title, found.citations), _TITLE),
        text=" … ".join((*map(plain, found.more), *cited, *actors)),
        within=dossier.title(briefing),
        date=found.date or briefing.covers or "",
        actors=actors,
        issues=tuple(map(headed, found.issues)),
        sources=tuple(sources or names.values()),
    )


def _named(actors: Iterable[str], dossier: Dossier) -> tuple[str, ...]:
    return tuple(dict.fromkeys(dossier.actor(name)[1] for name in actors if plain(name)))


def _all(briefing: Briefing, dossier: Dossier) -> Iterator[_Found]:
    yield _Found("", msg("Briefing"), dossier.title(briefing), (), dossier.summary(briefing))
    for point in briefing.key_points:
        yield _Found(point.id, msg("Key point"), point.text, point.citations, actors=point.authorities)
    for one in briefing.discrepancies:
        sides = tuple(anchor for side in one.sides for anchor in side.citations)
        yield _Found(one.id, msg("Where sources differ"), one.about, sides)
    for issue in briefing.issues:
        yield _issue(issue)
    for quote in briefing.quotes:
        speakers = (quote.speaker,) if quote.speaker else ()
        yield _Found(quote.id, msg("Quote"), quote.text, quote.citations, actors=speakers)
    for figure in briefing.figures:
        readings = tuple(reading.citation for reading in figure.readings)
        said_by = tuple(reading.attributed_to or "" for reading in figure.readings)
        yield _Found(figure.id, msg("Figure"), headed(figure.what), readings, actors=said_by)
    for moment in briefing.timeline:
        yield _Found(moment.id, msg("Timeline"), moment.text, moment.citations, date=moment.date)


def _issue(issue: Issue) -> _Found:
    stands = tuple(anchor for position in issue.positions for anchor in position.citations)
    return _Found(
        issue.id,
        msg("Open issue"),
        headed(issue.title),
        issue.citations + stands,
        (issue.question,) if issue.question else (),
        tuple(position.actor for position in issue.positions),
        (issue.title,),
    )
