"""What several commands do: read the project, make its briefings, tell what is wrong and what was made."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from collate.commands.closing import FAULTY, FINE, KINDS, Watch, count, tell
from collate.diagnostics import Diagnostic
from collate.load import NO_ARTICLES, load
from collate.model import Briefing, File, Inputs
from collate.pipeline import Edition, Remember, afresh, edit, publish
from collate.report import FORMS

__all__ = ["FAULTY", "FINE", "Watch", "close", "count", "edited", "published", "report", "statements"]


def edited(options: argparse.Namespace, remember: Remember = afresh) -> tuple[Inputs, Edition, tuple[Diagnostic, ...]]:
    """The project of `options.root`: its files, its briefings, all complaints."""
    inputs, left_out = load(options.root)
    edition, complaints = edit(inputs, remember=remember)
    if options.base_url:
        edition = replace(edition, config=replace(edition.config, base_url=options.base_url.rstrip("/") + "/"))
    if not inputs.articles:
        complaints += (NO_ARTICLES,)
    return inputs, edition, left_out + complaints


def published(
    options: argparse.Namespace, remember: Remember = afresh
) -> tuple[Edition, tuple[File, ...], tuple[Diagnostic, ...]]:
    """The project's briefings and its site; no site while the input has errors."""
    from collate import search  # noqa: PLC0415 - whoever only checks need not wait for what publishes

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
    sizes = (len(edition.briefings), len(edition.witnesses), sum(map(statements, edition.briefings)))
    tell(sizes, [counted[kind] for kind in KINDS], *ends)


def statements(briefing: Briefing) -> int:
    """How many things in it have an id of their own."""
    kinds = (briefing.key_points, briefing.quotes, briefing.terms, briefing.figures, briefing.timeline)
    return sum(map(len, (*kinds, briefing.issues, briefing.discrepancies)))
