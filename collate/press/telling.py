"""Work of the press: the articles of an event compared, and told as a briefing. Takes and gives bytes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from collate.check import tell
from collate.ids import renamed
from collate.model import Briefing, Comparison, Config, RawFile, Site, Witness
from collate.pages import dossier, shelve
from collate.pages.shelf import Shelf
from collate.press.values import Cover, Testimony, Told
from collate.store import codec


class Job(NamedTuple):
    """An event: the YAML of its briefing, its articles by id, and how they compare where that is kept."""

    notes: RawFile | None
    articles: tuple[tuple[str, bytes], ...]
    compared: bytes | None = None


def briefings(config: Config, jobs: Iterable[Job]) -> list[tuple[bytes, bytes, bytes]]:
    """For each event its briefing with all complaints, its cover and shelf, and how its articles compare.

    A cover and a shelf are what is known of a briefing without opening it.
    """
    return [_briefing(config, job) for job in jobs]


def _briefing(config: Config, job: Job) -> tuple[bytes, bytes, bytes]:
    event = tuple(_witnesses(job.articles))
    compared = job.compared or codec.dump(import_module("collate.comparers").compare(event, config))
    notes = import_module("collate.annotations").read(job.notes, lenient=True)[0] if job.notes else None
    briefing, faults = told = Told(*tell(notes, event, codec.load(compared, Comparison), config))
    cover = Cover(briefing.slug, briefing.sources[0].sha256, size(briefing), faults)
    shelved = codec.dump((codec.plain(codec.dump(cover)), _shelf(briefing, event, config)))
    return codec.dump(told), shelved, compared


def shelf(config: Config, told: bytes, articles: Iterable[tuple[str, bytes]], slug: str) -> bytes:
    """The shelf of a briefing that goes by another slug than its own."""
    briefing, _ = codec.load(told, Told)
    return codec.dump(_shelf(replace(briefing, slug=slug), tuple(_witnesses(articles)), config))


def size(briefing: Briefing) -> int:
    """How many statements of it have an id of their own."""
    kinds = (briefing.key_points, briefing.quotes, briefing.terms, briefing.figures, briefing.timeline)
    return sum(map(len, (*kinds, briefing.issues, briefing.discrepancies)))


def _shelf(briefing: Briefing, event: tuple[Witness, ...], config: Config) -> Shelf:
    return shelve(briefing, dossier((briefing,), (each.document for each in event), config, Site()))


def _witnesses(articles: Iterable[tuple[str, bytes]]) -> Iterator[Witness]:
    for name, kept in articles:
        found, _ = codec.load(kept, Testimony)
        if found:
            yield renamed(found, name)
