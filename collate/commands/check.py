"""`check`: every fault of articles and YAML; nothing is rendered or written."""

import argparse

from collate.commands.desk import FAULTY, FINE, Watch, close, edited, report


def run(options: argparse.Namespace) -> int:
    """Check; 1 if the input has errors."""
    watch = Watch()
    _, edition, complaints = edited(options)
    fine = report(options, complaints)
    close(options, edition, complaints, watch)
    return FINE if fine else FAULTY
