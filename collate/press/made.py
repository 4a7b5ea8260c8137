"""One build: everything up to the files of the site, then their publication."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from collate.load import NO_ARTICLES
from collate.model import File
from collate.press import limits, standing
from collate.press.inventory import inventory
from collate.press.paging import Held, Paging
from collate.press.setting import Setting
from collate.press.standing import Looked
from collate.press.values import Complaints, Faults
from collate.press.work import Work
from collate.store import Store, codec
from collate.write import NOTHING, Seen, publish

_LITTER = 2
"""How many times the entries that a build rests on the store may hold before it is cleared of others."""


class Laps:
    """What each stage took, in seconds."""

    def __init__(self) -> None:
        """Start."""
        self._at = time.perf_counter()
        self.taken: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """A stage is done."""
        self._at, began = time.perf_counter(), self._at
        self.taken[name] = self._at - began

    def __str__(self) -> str:
        """In one line, for people."""
        return " · ".join(f"{name} {seconds:.2f} s" for name, seconds in self.taken.items())


class Made:
    """A site that is made, and not yet published; without files while something in its input is an error."""

    def __init__(
        self, looked: Looked, kept: Store, work: Work, base_url: str = "", *, searched: bool, paged: bool = True
    ) -> None:
        """Make what is not kept, pages only if `paged`. Raises `ChangedError` where a file changes meanwhile."""
        self._looked, self._kept = looked, kept
        self.laps = Laps()
        found = inventory(looked, kept)
        self._digests = found.digests
        self.laps.lap("look")
        setting = Setting(found, kept, work, base_url)
        leads = setting.leads()
        self.laps.lap("read")
        events = setting.events(leads)
        self.laps.lap("group")
        covers = setting.covers(events)
        self.laps.lap("tell")
        named = setting.named(events, covers)
        if not found.articles:
            setting.faults.append(NO_ARTICLES)
        self._files: dict[str, Held] = {}
        if paged and not any(each.severity == "error" for each in setting.faults):
            self._paging = Paging(setting, named, searched=searched)
            self.laps.lap("plan")
            self._files = self._paging.files()
            self.laps.lap("render")
        setting.end(whole=bool(self._files))
        self.laps.lap("keep")
        self._setting = setting
        self.faults: Faults = (*setting.faults, *limits.passed(held.size for held in self._files.values()))
        self.sizes = (len(events), len(leads), sum(covers[event.key].statements for event in events))

    def publish(self) -> int:
        """Replace the site; how many files it has. Raises `CannotPublishError`, and then the site is as it was."""
        site = standing.published(self._looked, self._kept) or standing.Site([], [])
        known = standing.digests(self._looked, self._kept, site)
        new = {path: known.get(path) != held.digest for path, held in sorted(self._files.items())}
        seen = Seen(site.marks[0][0], known) if known else NOTHING
        moved = publish(new, self._fetch, Path(self._looked.out), seen)
        self._remember(standing.renewed(self._looked, site, list(new), moved))
        self.laps.lap("write")
        self._kept.flush()
        if self._kept.count() > _LITTER * (self._setting.size() + len(standing.ENTRIES)):
            self._kept.keep(self._setting.rests_on() | {self._looked.key(name) for name in standing.ENTRIES})
        return len(new)

    def _fetch(self, paths: Iterable[str]) -> Iterator[File]:
        return self._paging.fetch({path: self._files[path] for path in paths})

    def _remember(self, site: standing.Site) -> None:
        told = codec.dump(Complaints(self.faults)) if self.faults else b""
        counted = Counter(each.severity for each in self.faults)
        tally = (*self.sizes, counted["error"], counted["warning"], len(site.paths))
        digests = (self._files[path].digest for path in site.paths)
        shown = (told, " ".join(map(str, tally)).encode())
        standing.remember(self._looked, self._kept, site, shown, (digests, self._digests))
