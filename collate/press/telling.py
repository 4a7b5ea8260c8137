"""Work of the press: the articles of an event compared, and told as a briefing. Takes and gives bytes."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

from msgspec.structs import replace

from collate.check import tell
from collate.ids import renamed
from collate.model import Briefing, Comparison, Config, RawFile, Site, Witness
from collate.pages import dossier, shelve
from collate.pages.excerpt import excerpts
from collate.press.values import Account, Cover, Testimony, Told, packed
from collate.store import codec, digest


class Job(NamedTuple):
    """An event: the YAML of its briefing, its articles by id, and how they compare where that is kept."""

    notes: RawFile | None
    articles: tuple[tuple[str, bytes], ...]
    compared: bytes | None = None


def briefings(config: Config, jobs: Iterable[Job]) -> list[Account]:
    """For each event its briefing."""
    return [_briefing(config, job) for job in jobs]


def _briefing(config: Config, job: Job) -> Account:
    event = tuple(_witnesses(job.articles))
    comparison = _comparison(config, job, event)
    compared = job.compared or codec.dump(comparison)
    notes = import_module("collate.annotations").read(job.notes, lenient=True)[0] if job.notes else None
    briefing, faults = told = Told(*tell(notes, event, comparison, config))
    cover = Cover(briefing.slug, briefing.sources[0].sha256, size(briefing), faults)
    shelf, excerpts = _shelved(briefing, event, config)
    return Account(codec.dump(told), codec.dump((cover, shelf)), compared, excerpts)


def _comparison(config: Config, job: Job, event: tuple[Witness, ...]) -> Comparison:
    if job.compared:
        return codec.load(job.compared, Comparison)
    made: Comparison = import_module("collate.comparers").compare(event, config)
    return made


def shelf(config: Config, told: bytes, articles: Iterable[tuple[str, bytes]], slug: str) -> bytes:
    """The shelf of a briefing that goes by another slug than its own, and its excerpts' digests."""
    briefing, _ = codec.load(told, Told)
    return codec.dump(_shelved(replace(briefing, slug=slug), tuple(_witnesses(articles)), config)[0])


def size(briefing: Briefing) -> int:
    """How many statements of it have an id of their own."""
    kinds = (briefing.key_points, briefing.quotes, briefing.terms, briefing.figures, briefing.timeline)
    return sum(map(len, (*kinds, briefing.issues, briefing.discrepancies)))


def _shelved(briefing: Briefing, event: tuple[Witness, ...], config: Config) -> tuple[tuple[Any, ...], bytes]:
    """A briefing's shelf with the digests of its excerpts by name, and the excerpts."""
    whole = dossier((briefing,), (each.document for each in event), config, Site())
    cut = {name: codec.dump(each) for name, each in excerpts(briefing, whole).items()}
    return (shelve(briefing, whole), {name: digest(each).hex() for name, each in cut.items()}), packed(cut)


def _witnesses(articles: Iterable[tuple[str, bytes]]) -> Iterator[Witness]:
    for name, kept in articles:
        found, _ = codec.load(kept, Testimony)
        if found:
            yield renamed(found, name)
