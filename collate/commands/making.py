"""What `build` does when there is something to do, and `check` always."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from collate import search
from collate.commands.bar import Progress
from collate.commands.closing import FAULTY, FINE, KINDS, Watch, count, tell
from collate.load import has_own_templates
from collate.press.inventory import ChangedError
from collate.press.made import Made
from collate.press.standing import Looked
from collate.press.values import Complaints
from collate.press.work import Work
from collate.report import FORMS
from collate.store import Store, codec
from collate.write import CannotPublishError


def run(options: argparse.Namespace, looked: Looked, kept: Store, watch: Watch) -> int:
    """Build what `looked` found changed; the exit code."""
    with _working(options.jobs, told=not options.quiet) as work:
        made = Made(looked, kept, work, _address(options.base_url), searched=search.available())
        if not _shown(options, made):
            return FAULTY
        files = made.publish()
        if options.verbose:
            sys.stderr.write(f"{made.laps}\n")
        _close(options, made, count(files, "file"), watch)
        return FINE
    return FAULTY


def check(options: argparse.Namespace, looked: Looked, kept: Store, watch: Watch) -> int:
    """Tell what is wrong with the input; the exit code. Pages are made only to try templates of the project's own."""
    paged = has_own_templates(options.root)
    with _working(told=not options.quiet) as work:
        made = Made(looked, kept, work, _address(options.base_url), searched=search.available(), paged=paged)
        fine = _shown(options, made)
        _close(options, made, watch)
        return FINE if fine else FAULTY
    return FAULTY


@contextmanager
def _working(jobs: int | None = None, *, told: bool) -> Iterator[Work]:
    """Help for a build, let go at its end; what stops it is told, and the block left."""
    progress = Progress()
    work = Work(jobs, *((progress,) if told else ()))
    try:
        yield work
    except (search.CannotIndexError, CannotPublishError, ChangedError) as fault:
        sys.stderr.write(f"{fault}\n")
    finally:
        progress.end()
        work.close()
        if work.complaint:
            sys.stderr.write(f"{work.complaint}\n")


def _close(options: argparse.Namespace, made: Made, *ends: object) -> None:
    """The one line that tells what was made."""
    if not options.quiet and options.format == "text":
        counted = Counter(each.severity for each in made.faults)
        tell(made.sizes, [counted[kind] for kind in KINDS], *ends)


def show(options: argparse.Namespace, complaints: bytes) -> None:
    """The complaints of a build that has nothing to do."""
    faults = codec.load(complaints, Complaints).faults if complaints else ()
    sys.stderr.write(FORMS[options.format](faults))


def _shown(options: argparse.Namespace, made: Made) -> bool:
    """Show every complaint; whether the site may be published."""
    sys.stderr.write(FORMS[options.format](made.faults))
    counted = Counter(each.severity for each in made.faults)
    return not counted["error"] and not (options.strict and counted["warning"])


def _address(given: str | None) -> str:
    return given.rstrip("/") + "/" if given else ""
