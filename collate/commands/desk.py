"""What several commands do: read the project, make its briefings, tell what is wrong and what was made."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from collate import search
from collate.diagnostics import Diagnostic
from collate.load import load
from collate.model import Briefing, File, Inputs
from collate.pipeline import Edition, Remember, afresh, edit, publish
from collate.report import FORMS

FINE, FAULTY = 0, 1


class Watch:
    """Seconds since it was made: told to people, never published."""

    def __init__(self) -> None:
        """Start."""
        self.began = time.perf_counter()

    def __str__(self) -> str:
        """As the closing line tells it."""
        return f"{time.perf_counter() - self.began:.2f} s"


def edited(options: argparse.Namespace, remember: Remember = afresh) -> tuple[Inputs, Edition, tuple[Diagnostic, ...]]:
    """The project of `options.root`: its files, its briefings, all complaints."""
    inputs, left_out = load(options.root)
    edition, complaints = edit(inputs, remember=remember)
    if options.base_url:
        edition = replace(edition, config=replace(edition.config, base_url=options.base_url.rstrip("/") + "/"))
    if not inputs.articles:
        complaints += (Diagnostic("error", "no-articles", "there is no article in seeds/", "seeds/"),)
    return inputs, edition, left_out + complaints


def published(
    options: argparse.Namespace, remember: Remember = afresh
) -> tuple[Edition, tuple[File, ...], tuple[Diagnostic, ...]]:
    """The project's briefings and its site; no site while the input has errors."""
    inputs, edition, complaints = edited(options, remember)
    if any(each.severity == "error" for each in complaints):
        return edition, (), complaints
    files, faults = publish(edition, inputs.templates, remember, search=search.available())
    return edition, files, complaints + faults


def report(options: argparse.Namespace, complaints: tuple[Diagnostic, ...]) -> bool:
    """Show every complaint; whether the site may be published."""
    sys.stderr.write(FORMS[options.format](complaints))
    counted = Counter(each.severity for each in complaints)
    return not counted["error"] and not (options.strict and counted["warning"])


def close(options: argparse.Namespace, edition: Edition, complaints: Iterable[Diagnostic], *ends: object) -> None:
    """The one line that tells what was made."""
    if options.quiet or options.format != "text":
        return
    counted = Counter(each.severity for each in complaints)
    parts = [
        count(len(edition.briefings), "briefing"),
        count(len(edition.witnesses), "article"),
        f"{count(sum(map(statements, edition.briefings)), 'statement')}, all cited",
        *(count(counted[kind], kind) for kind in ("error", "warning") if counted[kind]),
        *map(str, ends),
    ]
    sys.stderr.write(" · ".join(parts) + "\n")


def statements(briefing: Briefing) -> int:
    """How many things in it have an id of their own."""
    kinds = (briefing.key_points, briefing.quotes, briefing.terms, briefing.figures, briefing.timeline)
    return sum(map(len, (*kinds, briefing.issues, briefing.discrepancies)))


def count(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
