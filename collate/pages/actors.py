"""Actors across briefings: what each is quoted as saying and where each is reported to stand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from collate.collation.across import turned
from collate.model import Anchor, Briefing, Page
from collate.pages.annotated import Annotated, gathered
from collate.pages.dossier import Dossier, actor_address, briefing_address
from collate.pages.notes import appeared
from collate.pages.plain import headed, msg, plain, segment
from collate.pages.statements import Statement

_KINDS = {"quote": msg("Quote"), "position": msg("Position")}


class Utterance(NamedTuple):
    """Words of an actor or a position of theirs.

    `about` is the issue's title, `id` its place on the actor's page, `was` how the briefing before had them stand.
    """

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
    was: str = ""


class Silence(NamedTuple):
    """An issue on which the actor has a stake and no position is reported."""

    issue: str
    title: str


class ActorView(Annotated):
    """An actor's utterances, newest first, and silences."""

    address: str
    name: str
    utterances: tuple[Utterance, ...]
    silences: tuple[Silence, ...]


class ActorLine(NamedTuple):
    """How much an actor says, in one briefing or in all; `key` as `Dossier.actor` gives it."""

    key: str
    name: str
    address: str
    quotes: int
    positions: int


class ActorsView(NamedTuple):
    """The actors in order of name."""

    actors: tuple[ActorLine, ...]


class Hush(NamedTuple):
    """An issue as one briefing has it, and the keys of those who take no position on it."""

    issue: Silence
    actors: tuple[str, ...]


class Known(NamedTuple):
    """What an actor's page says that no briefing of theirs does."""

    key: str
    name: str
    silences: tuple[Silence, ...]


def lines(briefing: Briefing, dossier: Dossier) -> Iterator[ActorLine]:
    """Everybody who says something or takes a position in a briefing, in its order."""
    found: dict[str, ActorLine] = {}
    for name, utterance in _of(briefing, dossier):
        key, shown = dossier.actor(plain(name))
        held = found.setdefault(key, ActorLine(key, shown, actor_address(key), 0, 0))
        quoted = utterance.kind == "quote"
        found[key] = held._replace(quotes=held.quotes + quoted, positions=held.positions + (not quoted))
    yield from found.values()


def hushes(briefing: Briefing, dossier: Dossier) -> Iterator[Hush]:
    """The issues of a briefing with those who are silent on each."""
    for issue in briefing.issues:
        silent = dict.fromkeys(dossier.actor(name)[0] for name in issue.silent)
        yield Hush(Silence(issue.id, headed(issue.title)), tuple(silent))


def listed(found: Iterable[ActorLine]) -> ActorsView:
    """Each actor once, by the name that the first line has; `found` are the lines of all briefings, newest first."""
    whole: dict[str, ActorLine] = {}
    for line in found:
        held = whole.get(line.key)
        whole[line.key] = (held or line)._replace(
            quotes=line.quotes + (held.quotes if held else 0),
            positions=line.positions + (held.positions if held else 0),
        )
    return ActorsView(tuple(sorted(whole.values(), key=lambda line: (line.name.casefold(), line.key))))


def silences(found: Iterable[Hush]) -> dict[str, tuple[Silence, ...]]:
    """By actor, as the newest briefing that has an issue tells it; `found` of all briefings, newest first."""
    newest: dict[str, Hush] = {}
    for hush in found:
        newest.setdefault(hush.issue.issue, hush)
    silent: dict[str, list[Silence]] = {}
    for hush in newest.values():
        for key in hush.actors:
            silent.setdefault(key, []).append(hush.issue)
    return {key: tuple(about) for key, about in silent.items()}


def page(known: Known, dossier: Dossier) -> Page:
    """The page of an actor; the dossier's briefings are those in which they say something."""
    uttered = tuple(_against(tuple(_utterances(known.key, dossier))))
    cited = (Statement(one.id, one.about or _KINDS[one.kind], one.text, one.citations) for one in uttered)
    body = ActorView(
        address=actor_address(known.key),
        name=known.name,
        utterances=uttered,
        silences=known.silences,
        notes=gathered(cited, (one.briefing for one in uttered), dossier),
        dossier=dossier,
    )
    return dossier.page("actor", body.address, body.name, "", body)


def _utterances(key: str, dossier: Dossier) -> Iterator[Utterance]:
    for briefing in dossier.briefings:
        for number, (name, utterance) in enumerate(_of(briefing, dossier), 1):
            if dossier.actor(plain(name))[0] == key:
                yield utterance._replace(id=f"{segment(briefing.slug)}.{number}")


def _against(uttered: tuple[Utterance, ...]) -> Iterator[Utterance]:
    """Utterances, newest first, each position told against the one before it."""
    before = turned([(one.briefing.slug, one.statement, one.stance) for one in uttered if one.kind == "position"])
    turns = iter(before)
    for one in uttered:
        yield one._replace(was=next(turns)) if one.kind == "position" else one


def _of(briefing: Briefing, dossier: Dossier) -> Iterator[tuple[str, Utterance]]:
    address = briefing_address(briefing)
    for issue in briefing.issues:
        for position in issue.positions:
            stands = (position.stance, position.text, headed(issue.title), position.date)
            yield position.actor, Utterance("", issue.id, "position", *stands, briefing, address, position.citations)
    for quote in briefing.quotes:
        if quote.speaker and plain(quote.speaker):
            said = ("", quote.text, "", _published(quote.citations, briefing, dossier))
            yield quote.speaker, Utterance("", quote.id, "quote", *said, briefing, address, quote.citations)


def _published(citations: tuple[Anchor, ...], briefing: Briefing, dossier: Dossier) -> str | None:
    """When the first of the cited articles appeared, of those of which a whole date is known."""
    cited = {anchor.source for anchor in citations}
    days = (
        appeared(source, dossier.documents.get(source.id)).date for source in briefing.sources if source.id in cited
    )
    return min((day for day in days if day and day[0].isdigit()), default=None)
