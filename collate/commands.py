"""Shell: what each command does, between the files and the ribbon."""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import cast

from collate import schema as editor_schema
from collate.diagnostics import Diagnostic
from collate.load import load, read_file
from collate.model import Briefing, Findings, Inputs, RawSource, Witness
from collate.pipeline import Edition, edit, publish
from collate.report import FORMS
from collate.text import Span
from collate.witnesses import witness
from collate.write import CannotPublishError, write

FINE, FAULTY = 0, 1
KINDS = tuple(each.name for each in fields(Findings) if each.name != "source")


def build(options: argparse.Namespace) -> int:
    """The site, replaced whole or not at all."""
    began = time.perf_counter()
    inputs, edition, complaints = _edited(options)
    if not _report(options, complaints, inputs):
        return FAULTY
    try:
        written = write(publish(edition, inputs.templates), options.out or options.root / "site")
    except CannotPublishError as fault:
        sys.stderr.write(f"{fault}\n")
        return FAULTY
    _close(options, edition, complaints, f"{written} files · {time.perf_counter() - began:.2f} s")
    return FINE


def check(options: argparse.Namespace) -> int:
    """Everything but writing."""
    began = time.perf_counter()
    inputs, edition, complaints = _edited(options)
    fine = _report(options, complaints, inputs)
    _close(options, edition, complaints, f"{time.perf_counter() - began:.2f} s")
    return FINE if fine else FAULTY


def extract(options: argparse.Namespace) -> int:
    """One article's findings a file, each with its words and offsets."""
    code = FINE
    for path in options.files:
        found, complaints = _witness(options.root, path)
        sys.stderr.write(FORMS["text"](complaints))
        if found is None:
            code = FAULTY
        else:
            sys.stdout.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(found))
    return code


def schema(options: argparse.Namespace) -> int:
    """The JSON Schemas of the three YAML shapes, from the models that check them."""
    folder = options.out or options.root / ".schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, shape in editor_schema.schemas().items():
        text = json.dumps(shape, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, "utf-8", newline="\n")
    return FINE


def _edited(options: argparse.Namespace) -> tuple[Inputs, Edition, tuple[Diagnostic, ...]]:
    inputs, left_out = load(options.root)
    edition, complaints = edit(inputs)
    if options.base_url:
        edition = replace(edition, config=replace(edition.config, base_url=options.base_url.rstrip("/") + "/"))
    return inputs, edition, left_out + complaints


def _report(options: argparse.Namespace, complaints: tuple[Diagnostic, ...], inputs: Inputs) -> bool:
    """Show every complaint; whether the build may go on."""
    if not inputs.articles:
        missing = f"there is no article in {(options.root / 'seeds').as_posix()}"
        complaints += (Diagnostic("error", "no-articles", missing, "seeds/"),)
    sys.stderr.write(FORMS[options.format](complaints))
    counted = Counter(each.severity for each in complaints)
    return not counted["error"] and not (options.strict and counted["warning"])


def _close(options: argparse.Namespace, edition: Edition, complaints: Iterable[Diagnostic], end: str) -> None:
    if options.quiet or options.format != "text":
        return
    counted = Counter(each.severity for each in complaints)
    faults = [_count(counted[kind], kind) for kind in ("error", "warning") if counted[kind]]
    statements = sum(_statements(each) for each in edition.briefings)
    parts = [
        _count(len(edition.briefings), "briefing"),
        _count(len(edition.witnesses), "article"),
        f"{_count(statements, 'statement')}, all cited",
        *faults,
        end,
    ]
    sys.stderr.write(" · ".join(parts) + "\n")


def _statements(briefing: Briefing) -> int:
    """Everything with an id of its own that a reader may follow to its source."""
    kinds = (briefing.key_points, briefing.quotes, briefing.terms, briefing.figures, briefing.timeline)
    return sum(map(len, (*kinds, briefing.issues, briefing.discrepancies)))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _witness(root: Path, path: Path) -> tuple[Witness | None, tuple[Diagnostic, ...]]:
    raw, complaints = read_file(root, path)
    if raw is None:
        return None, complaints
    found, faults = witness(RawSource(raw.file, raw.data))
    return found, complaints + faults


def _lines(found: Witness) -> Iterator[dict[str, object]]:
    """A line a finding: its source, its kind, and its fields; a span is offsets and words."""
    for kind in KINDS:
        for finding in getattr(found.findings, kind):
            fields_ = _plain(finding, found.document.text)
            yield {"source": found.id, "finding": kind.removesuffix("s"), **cast("dict[str, object]", fields_)}


def _plain(value: object, text: str) -> object:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "exact": value.of(text)}
    if isinstance(value, tuple):
        return [_plain(each, text) for each in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name), text) for each in fields(value)}
    return value
