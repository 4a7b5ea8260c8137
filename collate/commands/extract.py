"""`extract`: what one article says, as JSON Lines with offsets and words."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from collate.commands.desk import FAULTY, FINE
from collate.diagnostics import Checked
from collate.load import read_file
from collate.model import Findings, RawSource, Witness
from collate.report import FORMS
from collate.text import Span
from collate.witnesses import witness

KINDS = tuple(name for name in Findings.__struct_fields__ if name != "source")


def run(options: argparse.Namespace) -> int:
    """A line a finding, file after file; 1 if one of them cannot be read."""
    code = FINE
    for path in options.files:
        found, complaints = _witness(options.root, path)
        sys.stderr.write(FORMS["text"](complaints))
        if found is None:
            code = FAULTY
        else:
            sys.stdout.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(found))
    return code


def _witness(root: Path, path: Path) -> Checked[Witness | None]:
    raw, complaints = read_file(root, path)
    if raw is None:
        return None, complaints
    found, faults = witness(RawSource(raw.file, raw.data, limits=raw.limits))
    return found, complaints + faults


def _lines(found: Witness) -> Iterator[dict[str, object]]:
    for kind in KINDS:
        for finding in getattr(found.findings, kind):
            named = _named(finding, found.document.text)
            yield {"article": found.id, "finding": kind.removesuffix("s"), **named}


def _plain(value: object, text: str) -> object:
    """`value` as JSON has it; a span is its offsets and its words."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "exact": value.of(text)}
    if isinstance(value, tuple):
        return [_plain(each, text) for each in value]
    return _named(value, text) if isinstance(value, Struct) else value


def _named(value: Struct, text: str) -> dict[str, object]:
    return {name: _plain(getattr(value, name), text) for name in value.__struct_fields__}
