"""The ribbon from briefings to files: only pages that show what has changed are made again.

Pages that show one briefing are kept with it, all in one entry; a page that shows several, or a list,
has an entry of its own. Which page shows which briefings its sheet says beforehand.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from typing import Any, NamedTuple

from collate.model import File, RawFile
from collate.pages.excerpt import ACROSS, parts
from collate.pages.plan import Sheet, plan, site
from collate.pages.search import RECORDS
from collate.pages.shelf import ordered
from collate.press.album import Album
from collate.press.setting import Setting
from collate.press.values import Event, Files, Listed
from collate.store import codec

_BATCH = 1
"""Bundles that make a batch of work: one may show a hundred briefings."""


class Bundle(NamedTuple):
    """Sheets that are made and kept together, and the slugs of the briefings they show."""

    key: bytes
    sheets: tuple[Sheet, ...]
    of: tuple[str, ...]


class Held(NamedTuple):
    """A file of the site: the digest of its bytes, the entry that holds them, and how many they are."""

    digest: str
    key: bytes
    size: int


class Paging:
    """The site of a project; `named` are its events by their briefings' slugs."""

    def __init__(self, setting: Setting, named: Mapping[str, Event], *, searched: bool) -> None:
        """Plan the site."""
        self._setting, self._named, self._searched = setting, named, searched
        held = setting.shelves(named)
        self._excerpted = {shelf.slug: digests for shelf, digests in held}
        shelves = ordered([shelf for shelf, _ in held])
        self._site = site(shelves, setting.config)
        templates = [part for name, each in setting.found.templates.items() for part in (name, each.digest)]
        self._look_key = setting.key("look", setting.config_key, codec.dump(self._site), str(searched), *templates)
        bundled = self._bundled(plan(shelves, setting.config, searched=searched))
        self._bundles = {each.key: each for each in bundled}
        self._records, self._index_key = Held("", b"", 0), b""

    def files(self) -> dict[str, Held]:
        """Every file of the site by its path; complaints are gathered."""
        album = self._setting.album("bundles")
        found = {key: album.get(key, Listed) for key in self._bundles}
        known = {key: held for key, held in found.items() if held}
        known |= self._recalled([key for key in self._bundles if key not in known], album)
        missing = [bundle for key, bundle in self._bundles.items() if key not in known]
        for bundle, made in zip(missing, self._made(missing), strict=True):
            known[bundle.key] = self._keep(bundle.key, made)
            if not made.faults:
                album.put(bundle.key, codec.dump(known[bundle.key]))
        self._setting.live.update(known)
        for key in self._bundles:
            self._setting.faults += known[key].faults
        files = {path: Held(name, key, size) for key in self._bundles for path, size, name in known[key].files}
        return self._indexed(files, album) if RECORDS in files else files

    def _recalled(self, keys: Iterable[bytes], album: Album) -> dict[bytes, Listed]:
        """What a build kept that was cut off before it could write its albums."""
        found = {key: Listed(_listed(kept)[0], ()) for key, kept in self._setting.kept.gets(keys)}
        for key, held in found.items():
            album.put(key, codec.dump(held))
        return found

    def fetch(self, files: Mapping[str, Held]) -> Iterator[File]:
        """The bytes of some of the files; what the store lacks is made again."""
        wanted: dict[bytes, set[str]] = {}
        for path, held in files.items():
            wanted.setdefault(held.key, set()).add(path)
        for key, paths in wanted.items():
            yield from (file for file in self._opened(key) if file.path in paths)

    def _bundled(self, sheets: Iterable[Sheet]) -> Iterator[Bundle]:
        own: dict[str, list[Sheet]] = {}
        for sheet in sheets:
            if len(sheet.of) == 1:
                own.setdefault(sheet.of[0], []).append(sheet)
            else:
                yield self._bundle((sheet,), sheet.of)
        for slug, held in own.items():
            yield self._bundle(tuple(held), (slug,))
        yield self._bundle((), ())

    def _bundle(self, sheets: tuple[Sheet, ...], of: tuple[str, ...]) -> Bundle:
        shown = (part for slug in of for part in (slug, *self._shown(sheets, slug)))
        return Bundle(self._setting.key("pages", self._look_key, codec.dump(sheets), *shown), sheets, of)

    def _shown(self, sheets: tuple[Sheet, ...], slug: str) -> Iterator[bytes | str]:
        """What tells a briefing from other states of it where these pages show it."""
        if _across(sheets):
            held = self._excerpted[slug]
            return (part for name in parts(sheets[0]) if name in held for part in (name, held[name]))
        return iter((self._named[slug].key,))

    def _made(self, bundles: Sequence[Bundle]) -> Iterator[Files]:
        if not bundles:
            return iter(())
        return self._setting.work.map("rendering:pages", (self._look,), map(self._job, bundles), len(bundles), _BATCH)

    def _job(self, bundle: Bundle) -> tuple[Any, ...]:
        events = [self._named[slug] for slug in bundle.of]
        if _across(bundle.sheets):
            return bundle.sheets, tuple(zip(bundle.of, self._setting.excerpts(events), strict=True)), None
        told = zip(bundle.of, self._setting.told(events), strict=True)
        return bundle.sheets, tuple(told), self._setting.articles(events, "document")

    @cached_property
    def _look(self) -> tuple[Any, ...]:
        templates = tuple(RawFile(name, each.read().data) for name, each in self._setting.found.templates.items())
        return templates, self._setting.config, self._searched, self._site

    def _keep(self, key: bytes, made: Files) -> Listed:
        """Files into the store; what is known of them without opening them is returned."""
        listed = codec.dump(made.listed)
        if not made.faults:
            self._setting.kept.put(key, b"%d:%b%b" % (len(listed), listed, made.data))
        return Listed(made.listed, made.faults)

    def _opened(self, key: bytes) -> Iterator[File]:
        """The files of an entry, made again where it is not kept."""
        kept = self._setting.kept.get(key)
        if kept is None:
            made = self._index() if key == self._index_key else next(self._made((self._bundles[key],)))
            self._keep(key, made)
            listed, data = made.listed, made.data
        else:
            listed, data = _listed(kept)
        whole, at = zlib.decompress(data), 0
        for path, length, _ in listed:
            yield File(path, whole[at : at + length])
            at += length

    def _indexed(self, found: dict[str, Held], album: Album) -> dict[str, Held]:
        """The search index's files instead of the records it is made from. Raises `CannotIndexError`."""
        self._records = found.pop(RECORDS)
        self._index_key = self._setting.key("index", self._records.digest)
        known = album.get(self._index_key, Listed)
        if known is None:
            known = self._keep(self._index_key, self._index())
            album.put(self._index_key, codec.dump(known))
        self._setting.live.add(self._index_key)
        return found | {path: Held(name, self._index_key, size) for path, size, name in known.files}

    def _index(self) -> Files:
        records = self.fetch({RECORDS: self._records})
        made: Files = import_module("collate.press.rendering").packed(import_module("collate.search").indexed(records))
        return made


def _across(sheets: Sequence[Sheet]) -> bool:
    """Whether these are one page that shows excerpts of several briefings."""
    return len(sheets) == 1 and len(sheets[0].of) > 1 and sheets[0].kind in ACROSS


def _listed(kept: bytes) -> tuple[tuple[tuple[str, int, str], ...], bytes]:
    """The list of an entry's files, and their bytes."""
    size, _, rest = kept.partition(b":")
    return codec.load(rest[: int(size)], tuple[tuple[str, int, str], ...]), rest[int(size) :]
