"""Actors across briefings: what each is quoted as saying and where each is reported to stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from collate.model import Anchor, Briefing, Page
from collate.pages.annotated import Annotated, gathered
from collate.pages.library import Library, actor_address, briefing_address
from collate.pages.notes import appeared
from collate.pages.plain import headed, msg, plain, segment
from collate.pages.statements import Statement

_KINDS = {"quote": msg("Quote"), "position": msg("Position")}


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of an actor or a position of theirs; `about` is the issue's title, `id` its place on the actor's page."""

    id: str
    statement: str
    kind: str
    stance: str
    text: str
    about: str
    date: str | None
    briefing: Briefing
    address: str
    citations: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """An issue on which the actor has a stake and no position is reported."""

    issue: str
    title: str


@dataclass(frozen=True, slots=True)
class ActorView(Annotated):
    """An actor's utterances, newest first, and silences."""

    address: str
    name: str
    utterances: tuple[Utterance, ...]
    silences: tuple[Silence, ...]


@dataclass(frozen=True, slots=True)
class ActorsView:
    """The actors in order of name."""

    actors: tuple[ActorView, ...]


def pages(library: Library) -> Iterator[Page]:
    """The list, if there is any actor, and a page for each."""
    found = tuple(actors(library))
    if found:
        yield library.page("actors", "actors/", "Actors", "", ActorsView(found))
    for view in found:
        yield library.page("actor", view.address, view.name, "", view)


def actors(library: Library) -> Iterator[ActorView]:
    """Everybody who says something or takes a position, in order of name."""
    uttered: dict[str, list[Utterance]] = {}
    names: dict[str, str] = {}
    for name, utterance in _utterances(library):
        key, shown = library.actor(name)
        names.setdefault(key, shown)
        uttered.setdefault(key, []).append(utterance)
    silent = _silences(library)
    for key in sorted(names, key=lambda key: (names[key].casefold(), key)):
        yield _view(key, names[key], uttered[key], silent.get(key, {}), library)


def _utterances(library: Library) -> Iterator[tuple[str, Utterance]]:
    for briefing in library.briefings:
        for number, (name, utterance) in enumerate(_of(briefing, library), 1):
            yield plain(name), _placed(utterance, f"{segment(briefing.slug)}.{number}")


def _placed(utterance: Utterance, place: str) -> Utterance:
    fields = (getattr(utterance, name) for name in Utterance.__dataclass_fields__ if name != "id")
    return Utterance(place, *fields)


def _of(briefing: Briefing, library: Library) -> Iterator[tuple[str, Utterance]]:
    address = briefing_address(briefing)
    for issue in briefing.issues:
        for position in issue.positions:
            stands = (position.stance, position.text, headed(issue.title), position.date)
            yield position.actor, Utterance("", issue.id, "position", *stands, briefing, address, position.citations)
    for quote in briefing.quotes:
        if quote.speaker and plain(quote.speaker):
            said = ("", quote.text, "", _published(quote.citations, briefing, library))
            yield quote.speaker, Utterance("", quote.id, "quote", *said, briefing, address, quote.citations)


def _published(citations: tuple[Anchor, ...], briefing: Briefing, library: Library) -> str | None:
    """When the first of the cited articles appeared, of those of which a whole date is known."""
    cited = {anchor.source for anchor in citations}
    days = (
        appeared(source, library.documents.get(source.id)).date for source in briefing.sources if source.id in cited
    )
    return min((day for day in days if day and day[0].isdigit()), default=None)


def _silences(library: Library) -> dict[str, dict[str, Silence]]:
    """By actor and issue, as the newest briefing that has the issue tells it."""
    found: dict[str, dict[str, Silence]] = {}
    seen: set[str] = set()
    for briefing in library.briefings:
        for issue in briefing.issues:
            if issue.id in seen:
                continue
            seen.add(issue.id)
            for name in issue.silent:
                key, _ = library.actor(name)
                found.setdefault(key, {})[issue.id] = Silence(issue.id, headed(issue.title))
    return found


def _view(key: str, name: str, uttered: list[Utterance], silent: dict[str, Silence], library: Library) -> ActorView:
    cited = (Statement(one.id, one.about or _KINDS[one.kind], one.text, one.citations) for one in uttered)
    return ActorView(
        address=actor_address(key),
        name=name,
        utterances=tuple(uttered),
        silences=tuple(silent.values()),
        notes=gathered(cited, (one.briefing for one in uttered), library),
        library=library,
    )
