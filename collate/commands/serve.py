"""`serve`: the site in a browser while it is being written."""

import argparse
import sys
import traceback
from pathlib import Path

from collate.commands.desk import FAULTY, FINE, Watch, close, count, edited, report
from collate.diagnostics import Diagnostic
from collate.load import packaged_templates
from collate.outputs.faults import complaint
from collate.pipeline import publish
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
    memory = Memory()
    preview = Preview(lambda: built(options, site, memory), options.root, site, options.editor or EDITOR)
    places = (*(options.root / name for name in INPUTS), packaged_templates())
    told = f"serving http://{options.host}:{listening.getsockname()[1]}/ · Ctrl-C stops it\n"
    serve(preview, listening, options.host, places, lambda: print_line(told))
    return FINE


def print_line(line: str) -> None:
    """Where to look, even to those who asked for faults only."""
    sys.stderr.write(line)
    sys.stderr.flush()


def built(options: argparse.Namespace, site: Path, memory: Memory) -> Built:
    """One run of the build; whatever it meets becomes a fault on the page, since the preview outlives it."""
    watch = Watch()
    memory.turn()
    try:
        inputs, edition, complaints = edited(options, memory)
        files, faults = publish(edition, inputs.templates, memory) if not _stopping(options, complaints) else ((), ())
        complaints += faults
        if not report(options, complaints):
            return Built(None, _stopping(options, complaints))
        written = write(files, site)
    except Exception as fault:  # noqa: BLE001 - told to the terminal and the page; the next save may mend it
        return _failed(options, fault)
    close(options, edition, complaints, count(written, "file"), watch)
    return Built(edition)


def _stopping(options: argparse.Namespace, complaints: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    stopping = ("error", "warning") if options.strict else ("error",)
    return tuple(each for each in complaints if each.severity in stopping)


def _failed(options: argparse.Namespace, fault: Exception) -> Built:
    found = complaint(fault)
    if isinstance(fault, CannotPublishError):
        found = Diagnostic("error", "cannot-publish", str(fault), "site/")
    if found is None:
        traceback.print_exception(fault)
        found = Diagnostic("error", "build-failed", f"{type(fault).__name__}: {fault}", "site/")
    report(options, (found,))
    return Built(None, (found,))
