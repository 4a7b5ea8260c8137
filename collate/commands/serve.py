"""`serve`: the site in a browser while it is being written."""

import argparse
import sys
import traceback
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from collate.commands import schema
from collate.commands.desk import FAULTY, FINE, Watch, close, count, published, report
from collate.diagnostics import Diagnostic
from collate.load import packaged_templates
from collate.model import File
from collate.pages.search import RECORDS
from collate.search import FOLDER, CannotIndexError, indexed
from collate.serve import EDITOR, Built, CannotListenError, Preview, bound, serve
from collate.serve.memory import Memory
from collate.write import CannotPublishError, write

INPUTS = ("config.yaml", "seeds", "briefings", "templates")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; 1 if the address cannot be listened on."""
    try:
        listening = bound(options.host, options.port)
    except CannotListenError as fault:
        sys.stderr.write(f"{fault}\n")
        return FAULTY
    site = options.out or options.root / "site"
    memory, shelf = Memory(), Shelf(site)
    preview = Preview(lambda: built(options, shelf, memory), options.root, site, options.editor or EDITOR)
    places = (*(options.root / name for name in INPUTS), packaged_templates())
    told = f"serving http://{options.host}:{listening.getsockname()[1]}/ · Ctrl-C stops it\n"
    serve(preview, listening, options.host, places, lambda: print_line(told))
    return FINE


def print_line(line: str) -> None:
    """Where to look, even to those who asked for faults only."""
    sys.stderr.write(line)
    sys.stderr.flush()


class Shelf(Struct):
    """The site on disk, and the search index last made for it: making one takes longer than all else."""

    site: Path
    index: tuple[File, ...] = ()
    records: tuple[File, ...] = ()

    def joined(self, files: tuple[File, ...]) -> tuple[File, ...]:
        """The new site with the last index."""
        return (*(file for file in files if file.path != RECORDS), *self.index)

    def complete(self, files: tuple[File, ...]) -> None:
        """The same site with the index of its own, if what can be found has changed."""
        records = tuple(file for file in files if file.path == RECORDS)
        if records != self.records:
            whole = indexed(files)
            self.index, self.records = tuple(file for file in whole if file.path.startswith(FOLDER)), records
            write(whole, self.site)


def built(options: argparse.Namespace, shelf: Shelf, memory: Memory) -> Built:
    """One run of the build; whatever it meets becomes a fault on the page, since the preview outlives it."""
    watch = Watch()
    memory.turn()
    try:
        edition, files, complaints = published(options, memory)
        if not report(options, complaints):
            return Built(None, _stopping(options, complaints))
    except Exception as fault:  # noqa: BLE001 - told to the terminal and the page; the next save may mend it
        return _failed(options, fault)
    site = shelf.joined(files)
    close(options, edition, complaints, count(len(site), "file"), watch)
    made = {file.path: file.data for file in site}
    return Built(edition, (), made, lambda: _kept(options, shelf, site), lambda: _finish(options, shelf, files))


def _kept(options: argparse.Namespace, shelf: Shelf, site: tuple[File, ...]) -> tuple[Diagnostic, ...]:
    """Lay the site down; what hindered it."""
    try:
        write(site, shelf.site)
    except Exception as fault:  # noqa: BLE001 - as in `built`
        return _failed(options, fault).faults
    return ()


def _finish(options: argparse.Namespace, shelf: Shelf, files: tuple[File, ...]) -> None:
    """What readers and an editor's program need: the search index, and what completes YAML."""
    try:
        shelf.complete(files)
        if (options.root / schema.FOLDER).is_dir():
            schema.put(options.root, options.root / schema.FOLDER)
    except (CannotIndexError, CannotPublishError, OSError) as fault:
        print_line(f"{fault}\n")


def _stopping(options: argparse.Namespace, complaints: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    stopping = ("error", "warning") if options.strict else ("error",)
    return tuple(each for each in complaints if each.severity in stopping)


def _failed(options: argparse.Namespace, fault: Exception) -> Built:
    found = Diagnostic("error", "cannot-publish", str(fault), "site/")
    if not isinstance(fault, CannotPublishError):
        traceback.print_exception(fault)
        found = replace(found, code="build-failed", message=f"{type(fault).__name__}: {fault}")
    report(options, (found,))
    return Built(None, (found,))
