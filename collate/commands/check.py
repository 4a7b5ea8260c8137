"""`check`: every fault of the input; nothing is written."""

import argparse

from collate.commands.desk import FAULTY, FINE, Watch, close, published, report


def run(options: argparse.Namespace) -> int:
    """Check; 1 if the input has errors."""
    watch = Watch()
    edition, _, complaints = published(options)
    fine = report(options, complaints)
    close(options, edition, complaints, watch)
    return FINE if fine else FAULTY
