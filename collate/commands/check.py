"""`check`: every fault of the input; no site is written. What earlier builds computed is not computed again."""

import argparse
import sys

from collate.commands import making
from collate.commands.closing import Watch
from collate.load import has_own_templates
from collate.press import standing


def run(options: argparse.Namespace) -> int:
    """Check; 1 if the input has errors. Pages are rendered only to try templates of the project's own."""
    watch = Watch()
    root = str(options.root)
    looked = standing.Looked(root, f"{root}/site", options.base_url or "", str(options.strict))
    kept = standing.store(root)
    try:
        return making.check(options, looked, kept, watch, paged=has_own_templates(options.root))
    finally:
        kept.close()
        if kept.complaint:
            sys.stderr.write(f"{kept.complaint}\n")
