"""`add`: articles into `seeds/`, each with the YAML beside it that says where it is from.

The only command that goes to the network, and only to the addresses it is given. What cannot be
an article is named, and nothing is written of it.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from collate import save
from collate.clipping import NoArticleError
from collate.clipping.feeds import fed, listed
from collate.clipping.fetching import Fetched, fetch
from collate.clipping.page import Clip, clip
from collate.clipping.shelf import Shelf, beside
from collate.clipping.taming import decoded
from collate.commands import schema
from collate.commands.bar import Bar
from collate.commands.desk import FAULTY, FINE, count
from collate.formats import read
from collate.frozen import Frozen
from collate.load import load, read_file
from collate.model import RawSource
from collate.report import clean

_LONGEST = 600
"""Characters of a line that is told."""
_TEXTS = {".txt": ".txt", ".md": ".md"}
_PAGES = (".html", ".htm", ".xhtml")
_KINDS = {"text/plain": ".txt", "text/markdown": ".md", "text/html": ".html", "application/xhtml+xml": ".html"}


class _Item(Frozen):
    """One thing to add: its bytes, or the address where they are."""

    name: str
    data: bytes = b""
    ending: str = ""
    address: str | None = None
    charset: str = ""


def run(options: argparse.Namespace) -> int:
    """Add all that is named; 1 if any of it could not be added, or the one thing named is there already."""
    inputs, _ = load(options.root)
    desk = _Adding(options, Shelf.of(inputs.articles, inputs.abouts))
    items = [item for each in options.pages for item in desk.items(each)]
    bar = Bar(len(items))
    for item in items:
        bar.step(item.name)
        desk.add(item)
    bar.end()
    if (options.root / schema.FOLDER).is_dir():
        schema.put(options.root, options.root / schema.FOLDER)
    return desk.told(alone=len(options.pages) == 1 and len(items) <= 1)


class _Adding:
    """What was added, what was there, what failed."""

    def __init__(self, options: argparse.Namespace, shelf: Shelf) -> None:
        self.options = options
        self.shelf = shelf
        self.added = self.known = self.failed = 0

    def items(self, named: str) -> Iterator[_Item]:
        """What a word of the command line stands for: itself, or all of a list, a feed or a folder."""
        try:
            yield from self._items(named)
        except NoArticleError as fault:
            self.fail(named, str(fault))

    def add(self, item: _Item) -> None:
        try:
            self._add(item)
        except NoArticleError as fault:
            self.fail(item.name, str(fault))
        except OSError as fault:
            self.fail(item.name, f"cannot be written: {fault.strerror or type(fault).__name__}")

    def fail(self, name: str, why: str) -> None:
        self.failed += 1
        _say(f"{name}: {why}")

    def told(self, *, alone: bool) -> int:
        """The closing line where there were several; the exit code."""
        if not alone:
            parts = (f"{count(self.added, 'article')} added", f"{self.known} already there", f"{self.failed} left out")
            sys.stderr.write(" · ".join(parts) + "\n")
        return FAULTY if self.failed or (alone and not self.added) else FINE

    def _items(self, named: str) -> Iterator[_Item]:
        if "://" in named:
            yield from self._fetched(named)
            return
        path = Path(named)
        if path.is_dir():
            for each in sorted(path.iterdir()):
                if each.is_file() and not each.name.startswith("."):
                    yield from self._file(each)
        else:
            yield from self._file(path)

    def _fetched(self, address: str) -> Iterator[_Item]:
        why = self.shelf.holds(address=address)
        if why:
            yield _Item(address, address=address)
            return
        came = fetch(address, private=self.options.private)
        if came.kind.endswith("xml") and came.kind != "application/xhtml+xml":
            yield from _feed(came.data, came.address)
            return
        many = listed(decoded(came.data, came.charset)) if came.kind == "text/plain" else ()
        yield from [_Item(each, address=each) for each in many] or [_item(address, came)]

    def _file(self, path: Path) -> Iterator[_Item]:
        raw, faults = read_file(Path(), path)
        ending = path.suffix.lower()
        if raw is None:
            raise NoArticleError(faults[0].message.removeprefix("this file is left out: "))
        if ending in (".xml", ".rss", ".atom"):
            yield from _feed(raw.data)
            return
        many = listed(decoded(raw.data)) if ending in (".txt", ".list", "") else ()
        if many:
            yield from (_Item(each, address=each) for each in many)
        else:
            yield _Item(str(path), raw.data, ".html" if ending in _PAGES else ending)

    def _add(self, item: _Item) -> None:
        why = self.shelf.holds(address=item.address)
        if why:
            self.known += 1
            _say(f"{item.name}: {why}")
            return
        wanted = not item.data and item.address
        whole = _item(item.name, fetch(wanted, private=self.options.private)) if wanted else item
        found, data = _article(whole)
        why = self.shelf.holds(address=found.url, words=found.text)
        if why:
            self.known += 1
            _say(f"{item.name}: {why}")
            return
        self._write(whole, found, data)

    def _write(self, item: _Item, found: Clip, data: bytes) -> None:
        stem = None if item.address else Path(item.name).stem
        wanted = (found.publisher, found.title) if found.title else (stem or item.address,)
        name = self.shelf.name(*((self.options.name,) if self.options.name else wanted))
        ending = _TEXTS.get(item.ending, ".txt")
        seeds = self.options.root / "seeds"
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if item.address else None
        save.create(seeds / f"{name}{ending}", data)
        save.create(seeds / f"{name}.yaml", beside(found, item.data, now))
        self.shelf.put(f"seeds/{name}{ending}", address=found.url, words=found.text)
        self.added += 1
        _say(f"seeds/{name}{ending}: {count(len(found.text.split()), 'word')}{_shown(found)}")


def _say(words: str) -> None:
    """A line on the terminal, whoever wrote its words."""
    sys.stderr.write(f"{clean(words if len(words) <= _LONGEST else words[:_LONGEST] + '…')}\n")


def _feed(data: bytes, base: str = "") -> Iterator[_Item]:
    found = fed(data, base)
    if not found:
        message = "there is no address in this feed" if found is not None else "this is no feed that can be read"
        raise NoArticleError(message)
    yield from (_Item(each, address=each) for each in found)


def _item(name: str, came: Fetched) -> _Item:
    if came.kind not in _KINDS:
        message = f"this is {came.kind}, not a page of text"
        raise NoArticleError(message)
    return _Item(name, came.data, _KINDS[came.kind], came.address, came.charset)


def _article(item: _Item) -> tuple[Clip, bytes]:
    """What is known of an article, and the bytes it becomes: its own if it is text, else those of its main text."""
    if item.ending == ".html":
        found = clip(item.data, item.address, item.charset)
        return found, found.text.encode("utf-8", "replace")
    article, faults = read(RawSource(f"seeds/article{item.ending}", item.data))
    if article is None:
        raise NoArticleError(faults[0].message)
    return Clip(article.text, url=item.address or article.about.url), item.data


def _shown(found: Clip) -> str:
    known = [f"“{found.title}”" if found.title else "", found.publisher or "", found.date or ""]
    return "".join(f", {each}" for each in known if each)
