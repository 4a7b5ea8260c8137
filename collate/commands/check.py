"""`check`: every fault of the input; no site is written. What earlier builds computed is not computed again."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from collate.commands.closing import FINE, Watch, tell
from collate.press import standing

if TYPE_CHECKING:
    from argparse import Namespace  # costs a check with nothing to do a fifth of its time


def run(options: "Namespace") -> int:
    """Check; 1 if the input has errors. Where a build of just this stands, what it told is told again."""
    watch = Watch()
    root = str(options.root)
    looked = standing.Looked(root, f"{root}/site", options.base_url or "", str(options.strict))
    kept = standing.store(root)
    try:
        known = standing.answer(looked, kept)
        if known is None:
            return int(import_module("collate.commands.making").check(options, looked, kept, watch))
        complaints, (*sizes, errors, warnings, _) = known
        if complaints or options.format != "text":
            import_module("collate.commands.making").show(options, complaints)
        if not options.quiet and options.format == "text":
            tell(sizes, (errors, warnings), watch)
        return FINE
    finally:
        kept.close()
        if kept.complaint:
            sys.stderr.write(f"{kept.complaint}\n")
