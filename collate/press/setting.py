"""The ribbon up to its briefings, each stage asked only for what the store does not hold.

Everything goes by keys: an entry's key is the digest of all it is computed from, so that an article
that has not changed is not even opened, nor is a briefing whose articles, YAML and configuration are
what they were.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from msgspec import Raw
from msgspec.structs import replace

from collate.diagnostics import Diagnostic
from collate.ids import distinct, free, stem
from collate.language import derived
from collate.model import Config, RawFile
from collate.press.album import Album
from collate.press.beside import Beside
from collate.press.inventory import Input, Inventory, under
from collate.press.values import Complaints, Configured, Cover, Event, Groups, Known, Lead, Noted, Part, Read, Shelved
from collate.press.work import Work, run
from collate.store import Store, codec, digest

_ARTICLES, _EVENTS = 16, 4
"""How many make a batch of work."""


class Setting:
    """A project being built; `faults` gathers what is wrong, `live` the keys of all that this build rests on."""

    def __init__(self, found: Inventory, kept: Store, work: Work, base_url: str = "") -> None:
        """Read the configuration; `base_url` overrides its own."""
        self.found, self.kept, self.work = found, kept, work
        self.faults: list[Diagnostic] = []
        self._made_by = digest(found.code)
        derived.kept_by(Beside("table", found.code))
        self.live: set[bytes] = set()
        self._read: dict[bytes, tuple[Input, Input | None]] = {}
        self._told: set[bytes] = set()
        self._albums: list[Album] = []
        self._shelves = self.album("shelves")
        config = self._configured()
        self._made_by = digest(found.code, codec.dump(config.limits))
        under(found, config.limits)
        self.faults = [*found.faults, *self.faults]
        self.config = replace(config, base_url=base_url) if base_url else config
        self.config_key = self.key("config", codec.dump(replace(self.config, executor="processes", scheduler="")))
        if self.config.executor == "dask":
            work.by(import_module("collate.press.cluster").joined(self.config.scheduler, found.code))

    def key(self, *parts: bytes | str) -> bytes:
        """Where something made by this code from `parts` is kept."""
        return digest(self._made_by, *parts)

    def album(self, name: str) -> Album:
        """The album of that name, kept when the build ends."""
        self._albums.append(Album(self.kept, self.key("album", name)))
        return self._albums[-1]

    def recall(self, key: bytes, stage: str, given: Callable[[], tuple[Any, ...]]) -> bytes:
        """The bytes under `key`, else those that `stage` makes of what is `given`."""
        self.live.add(key)
        made = self.kept.get(key)
        if made is None:
            module, _, name = stage.partition(":")
            made = getattr(import_module(f"collate.press.{module}"), name)(*given())
            self.kept.put(key, made)
        return made

    def rests_on(self) -> set[bytes]:
        """The keys of all that this build rests on; whoever forgets the others needs them, nobody else."""
        parts = {self.key(part, key) for key in self._read for part in Read._fields}
        return self.live | parts | {self.key(name, key) for key in self._told for name in ("cover", "excerpts")}

    def size(self) -> int:
        """About how many entries this build rests on."""
        return len(self.live) + len(self._read) * len(Read._fields) + 2 * len(self._told)

    def end(self, *, whole: bool) -> None:
        """Keep what is known for the next build; of a `whole` build nothing that it did not ask for."""
        for album in self._albums:
            self.live.update(album.keep(whole=whole))
        self.kept.flush()

    def _configured(self) -> Config:
        file = self.found.config
        if file is None:
            return Config()
        made = self.recall(self.key("configured", file.digest), "noting:configured", lambda: (file.read(),))
        config, faults = codec.load(made, Configured)
        self.faults += faults
        return config or Config()

    # Articles

    def leads(self) -> list[Lead]:
        """Every article that can be read, in order of file name."""
        beside = {stem(each.name): each for each in self.found.abouts}
        self._strays(beside)
        for each in self.found.articles:
            about = beside.get(stem(each.name))
            described = (about.name, about.digest) if about else ()
            self._read[self.key("testimony", each.name, each.digest, *described)] = each, about
        album = self.album("leads")
        known: dict[bytes, Known | None] = {key: album.get(key, Known) for key in self._read}
        for key, lead in self.parts("lead", [key for key, held in known.items() if held is None]):
            known[key] = codec.load(lead, Known)
            album.put(key, lead)
        return self._led({key: held for key, held in known.items() if held})

    def _led(self, known: Mapping[bytes, Known]) -> list[Lead]:
        """Leads by ids that are distinct; complaints about their articles are gathered."""
        for *_, faults in known.values():
            self.faults += faults
        read = [(key, name, sha256) for key, (name, sha256, _) in known.items() if name]
        names = distinct((name, sha256) for _, name, sha256 in read)
        return [Lead(key, name, self._read[key][0].name, sha) for name, (key, _, sha) in zip(names, read, strict=True)]

    def _strays(self, beside: Mapping[str, Input]) -> None:
        stems = {stem(each.name) for each in self.found.articles}
        for each in self.found.abouts:
            alone = stem(each.name) not in stems
            if alone or beside[stem(each.name)] is not each:
                key = self.key("stray", each.name, each.digest, str(alone))
                made = self.recall(key, "reading:stray", partial(_stray, each, alone))
                self.faults += codec.load(made, Complaints).faults

    def parts(self, part: Part, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """One part of what is kept of the articles under `keys`, in any order; what the store lacks is read anew."""
        places = {self.key(part, key): key for key in keys}
        had: set[bytes] = set()
        for place, made in self.kept.gets(places):
            had.add(place)
            yield places[place], made
        missing = [key for place, key in places.items() if place not in had]
        pieces = (_raw(self._read[key]) for key in missing)
        done = self.work.map("reading:testify", (), pieces, len(missing), _ARTICLES)
        for key, read in zip(missing, done, strict=True):
            for name, made in zip(Read._fields, read, strict=True):
                self.kept.put(self.key(name, key), made)
            yield key, getattr(read, part)

    # Events

    def events(self, leads: Sequence[Lead]) -> list[Event]:
        """An event for each briefing's YAML, and those among the articles that none of them names."""
        files = {_base(each.file): each for each in leads}
        events: list[Event] = []
        for file in self.found.briefings:
            articles = self._chosen(file, files)
            if articles:
                events.append(self._event(file, articles))
        taken = {each.id for event in events for each in event.articles}
        rest = {each.id: each for each in leads if each.id not in taken}
        for names in self._grouped(list(rest.values())):
            alike = {_base(rest[name].file): rest[name] for name in names}
            events.append(self._event(None, [alike[name] for name in sorted(alike)]))
        return events

    def _event(self, notes: Input | None, articles: Sequence[Lead]) -> Event:
        noted = (notes.name, notes.digest) if notes else ("", "")
        key = self.key("told", self.config_key, *noted, *(part for each in articles for part in (each.key, each.id)))
        return Event(key, notes, tuple(articles))

    def _chosen(self, file: Input, files: Mapping[str, Lead]) -> list[Lead]:
        """The articles that a briefing's YAML names; complaints about it are gathered."""
        made = self.recall(self.key("noted", file.name, file.digest), "noting:noted", lambda: (file.read(),))
        names, faults = codec.load(made, Noted)
        self.faults += faults
        if names is not None and (len(set(names)) < len(names) or not files.keys() >= set(names)):
            self.faults += import_module("collate.press.noting").misnamed(
                file.read(), tuple(files), tuple(each.name for each in self.found.articles)
            )
        return [files[name] for name in dict.fromkeys(names or ()) if name in files]

    def _grouped(self, leads: Sequence[Lead]) -> list[tuple[str, ...]]:
        """The events among articles; what is known of those that did not change is not read again."""
        place, articles = self.key("groups"), {each.id: each.key for each in leads}
        kept = self.kept.get(place)
        groups = codec.load(kept, Groups) if kept else Groups()
        if groups.keys != {name: key.hex() for name, key in articles.items()}:
            fetch = partial(self.parts, "clue")
            groups = import_module("collate.press.grouping").grouped(self.kept, place, groups, articles, fetch)
            self.kept.put(place, codec.dump(groups))
        self.live.update(groups.rests_on(place))
        return groups.events()

    # Briefings

    def covers(self, events: Sequence[Event]) -> dict[bytes, Cover]:
        """What is known of each event's briefing, by the event's key."""
        covers, shelves = self.album("covers"), self._shelves
        found = {event.key: covers.get(event.key, Cover) for event in events}
        known = {key: cover for key, cover in found.items() if cover}
        for event, made in self._covered([event for event in events if event.key not in known]):
            cover, shelf = codec.load(made, tuple[Raw, Raw])
            known[event.key] = codec.load(cover, Cover)
            covers.put(event.key, cover)
            shelves.put(self._shelf_key(event, known[event.key].slug), shelf)
        self.live.update(known, (self._compared_key(event) for event in events if event.notes))
        self._told.update(known)
        return known

    def _covered(self, events: Sequence[Event]) -> Iterator[tuple[Event, bytes]]:
        """The cover and the shelf of each event, as kept in one; a build that was cut off may have kept some."""
        places = {self.key("cover", event.key): event for event in events}
        had = {places[place].key: made for place, made in self.kept.gets(places)}
        yield from ((event, had[event.key]) for event in events if event.key in had)
        rest = [event for event in events if event.key not in had]
        done = self.work.map("telling:briefings", (self.config,), self._told_jobs(rest), len(rest), _EVENTS)
        for event, account in zip(rest, done, strict=True):
            if event.notes:
                self.kept.put(self._compared_key(event), account.compared)
            self.kept.put(event.key, account.told)
            self.kept.put(self.key("excerpts", event.key), account.excerpts)
            self.kept.put(self.key("cover", event.key), account.cover)
            yield event, account.cover

    def named(self, events: Sequence[Event], covers: Mapping[bytes, Cover]) -> dict[str, Event]:
        """Each event by the slug of its briefing, the YAML's own first; complaints are gathered."""
        made: dict[str, Event] = {}
        for event in events:
            cover = covers[event.key]
            self.faults += cover.faults
            if event.notes and cover.slug in made:
                self.faults += import_module("collate.press.noting").misaddressed(event.notes.read(), cover.slug)
            made[free(cover.slug, cover.sha256, made)] = event
        return made

    def shelves(self, named: Mapping[str, Event]) -> list[Shelved]:
        """The shelf of each briefing, and the digests of its excerpts by name."""
        album = self._shelves
        found = []
        for slug, event in named.items():
            key = self._shelf_key(event, slug)
            held = album.get(key, Shelved)
            if held is None:
                ((told,), articles) = self.told((event,)), self.articles((event,), "testimony")
                made = import_module("collate.press.telling").shelf(self.config, told, articles, slug)
                held = codec.load(made, Shelved)
                album.put(key, made)
            found.append(held)
        return found

    def told(self, events: Sequence[Event]) -> list[bytes]:
        """The briefings of events as they are kept; what the store lacks is told anew."""
        return self._again(events, {event.key: event.key for event in events}, "told")

    def excerpts(self, events: Sequence[Event]) -> list[bytes]:
        """The excerpts of events' briefings, likewise."""
        return self._again(events, {event.key: self.key("excerpts", event.key) for event in events}, "excerpts")

    def _again(self, events: Sequence[Event], places: Mapping[bytes, bytes], part: str) -> list[bytes]:
        had = dict(self.kept.gets(places.values()))
        lacking = [event for event in events if places[event.key] not in had]
        for event, job in zip(lacking, self._told_jobs(lacking), strict=True):
            (account,) = run("telling:briefings", (self.config,), (job,))
            had[places[event.key]] = getattr(account, part)
        return [had[place] for place in places.values()]

    def articles(self, events: Iterable[Event], part: Part) -> tuple[tuple[str, bytes], ...]:
        """One part of what is kept of the articles of events, by their ids."""
        leads = {each.id: each.key for event in events for each in event.articles}
        kept = dict(self.parts(part, dict.fromkeys(leads.values())))
        return tuple((name, kept[key]) for name, key in leads.items())

    def _told_jobs(self, events: Iterable[Event]) -> Iterator[Any]:
        job = None
        for event in events:
            job = job or import_module("collate.press.telling").Job
            notes, compared = event.notes, self.kept.get(self._compared_key(event)) if event.notes else None
            yield job(notes.read() if notes else None, self.articles((event,), "testimony"), compared)

    def _compared_key(self, event: Event) -> bytes:
        """Where it is kept what the articles share and where they part: an edit of the YAML changes nothing of it."""
        return self.key("compared", self.config_key, *(part for each in event.articles for part in (each.key, each.id)))

    def _shelf_key(self, event: Event, slug: str) -> bytes:
        return self.key("shelf", event.key, slug)


def _raw(files: tuple[Input, Input | None]) -> tuple[RawFile, RawFile | None]:
    article, about = files
    return article.read(), about.read() if about else None


def _stray(file: Input, alone: bool) -> tuple[RawFile, bool]:  # noqa: FBT001 - as the stage takes it
    return file.read(), alone


def _base(file: str) -> str:
    return file.rpartition("/")[2]
