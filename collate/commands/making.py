"""What `build` does when there is something to do."""

import argparse
import sys
from collections import Counter

from collate import search
from collate.commands.closing import FAULTY, FINE, KINDS, Watch, count, tell
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
    work = Work(options.jobs)
    try:
        made = Made(looked, kept, work, _address(options.base_url), searched=search.available())
        if not _shown(options, made):
            return FAULTY
        files = made.publish()
    except (search.CannotIndexError, CannotPublishError, ChangedError) as fault:
        sys.stderr.write(f"{fault}\n")
        return FAULTY
    finally:
        work.close()
    if options.verbose:
        sys.stderr.write(f"{made.laps}\n")
    if not options.quiet and options.format == "text":
        counted = Counter(each.severity for each in made.faults)
        tell(made.sizes, [counted[kind] for kind in KINDS], count(files, "file"), watch)
    return FINE


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
