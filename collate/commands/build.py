"""`build`: the site, replaced whole or not at all; what has not changed is not made again."""

import os
import sys
from importlib import import_module

from collate.commands.closing import FINE, Watch, count, tell
from collate.press import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace  # costs a build with nothing to do a fifth of its time


def run(options: "Namespace") -> int:
    """Build; 1 if the input has errors or the site could not be replaced, which is then as it was."""
    watch = Watch()
    root, out = options.root, options.out or os.path.join(options.root, "site")
    looked = standing.Looked(root, out, options.base_url or "", str(options.strict))
    kept = standing.store(root)
    try:
        known = standing.answer(looked, kept)
        if known is None:
            return int(import_module("collate.commands.making").run(options, looked, kept, watch))
        complaints, (briefings, articles, statements, errors, warnings, files) = known
        if complaints or options.format != "text":
            import_module("collate.commands.making").show(options, complaints)
        if not options.quiet and options.format == "text":
            tell((briefings, articles, statements), (errors, warnings), count(files, "file"), watch)
        return FINE
    finally:
        kept.close()
        if kept.complaint:
            sys.stderr.write(f"{kept.complaint}\n")
