"""`build`: the site, replaced whole or not at all."""

import argparse
import sys

from collate.commands.desk import FAULTY, FINE, Watch, close, count, published, report
from collate.search import CannotIndexError, indexed
from collate.write import CannotPublishError, write


def run(options: argparse.Namespace) -> int:
    """Build; 1 if the input has errors or the site could not be replaced, which is then as it was."""
    watch = Watch()
    edition, files, complaints = published(options)
    if not report(options, complaints):
        return FAULTY
    try:
        written = write(indexed(files), options.out or options.root / "site")
    except (CannotIndexError, CannotPublishError) as fault:
        sys.stderr.write(f"{fault}\n")
        return FAULTY
    close(options, edition, complaints, count(written, "file"), watch)
    return FINE
