"""`check`: every fault of the input; nothing is written."""

import argparse

from collate.commands.desk import FAULTY, FINE, Watch, close, edited, published, report
from collate.load import has_own_templates


def run(options: argparse.Namespace) -> int:
    """Check; 1 if the input has errors. Pages are rendered only to try templates of the project's own."""
    watch = Watch()
    if has_own_templates(options.root):
        edition, _, complaints = published(options)
    else:
        _, edition, complaints = edited(options)
    fine = report(options, complaints)
    close(options, edition, complaints, watch)
    return FINE if fine else FAULTY
