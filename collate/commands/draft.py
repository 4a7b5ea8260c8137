"""`draft`: what was extracted, as YAML to edit; a file that is there keeps every word and gains what it lacks."""

import argparse
import re
import sys
from pathlib import Path

from collate import annotations, drafting, save
from collate.annotations import Annotations
from collate.commands import schema
from collate.commands.desk import FAULTY, FINE
from collate.load import load
from collate.located import near
from collate.model import Briefing, Inputs, RawFile
from collate.pipeline import Edition, edit
from collate.report import FORMS

_KEY = re.compile(r"""^["']?(\w+)["']?[ \t]*:""", re.MULTILINE)


def run(options: argparse.Namespace) -> int:
    """Write the draft; 1 if there is no such briefing, or its file has errors."""
    inputs, _ = load(options.root)
    edition, complaints = edit(inputs, lambda given: given.model_copy(update={"overrides": {}}))
    file, given = _file(options.slug, inputs)
    faults = [each for each in complaints if file and each.file == file.file and each.severity == "error"]
    if faults:
        sys.stderr.write(FORMS["text"](faults))
        return FAULTY
    briefing = next((each for each in edition.briefings if each.slug == (given or options.slug)), None)
    if briefing is None:
        hints = near(options.slug, tuple(each.slug for each in edition.briefings))
        sys.stderr.write(f"no briefing is called {options.slug}{f'; {hints[0]}' if hints else ''}\n")
        return FAULTY
    return _drafted(options, briefing, edition, file)


def _file(name: str, inputs: Inputs) -> tuple[RawFile | None, str]:
    """The briefing's YAML, if it has one, and the address it gives."""
    for each in inputs.briefings:
        stem = each.file.rpartition("/")[2].rpartition(".")[0]
        loaded, _ = annotations.read(each)
        slug = loaded.value.slug if loaded else None
        if name in (stem, slug):
            return each, slug or stem
    return None, ""


def _drafted(options: argparse.Namespace, briefing: Briefing, edition: Edition, file: RawFile | None) -> int:
    text = file.data.decode("utf-8") if file else ""
    sources = {each.id for each in briefing.sources}
    documents = [each.document for each in edition.witnesses if each.id in sources]
    made, left = drafting.sections(briefing, documents, edition.config, _KEY.findall(text))
    whole = _joined(text, made) if file else drafting.head(briefing) + made
    if options.show:
        sys.stdout.write(whole)
        return FINE
    path = options.root / (file.file if file else f"briefings/{briefing.slug}.yaml")
    if not made:
        sys.stderr.write(f"{path.name}: every section is written already; nothing is added\n")
        return FINE
    return _put(path, (whole, made), file, left)


def _joined(text: str, made: str) -> str:
    """The file with more at its end, its line ends kept."""
    end = "\r\n" if "\r\n" in text else "\n"
    return text + ("" if text.endswith(("\n", "\r")) else end) + made.replace("\n", end)


def _put(path: Path, texts: tuple[str, str], file: RawFile | None, left: tuple[str, ...]) -> int:
    whole, made = texts
    read, _ = annotations.read(RawFile(path.name, whole.encode()))
    if read is None or (file and not _kept(file, read.value)):
        sys.stderr.write(f"{path.name}: sections cannot follow its last line; `draft --show` shows them to copy\n")
        return FAULTY
    if file:
        save.replace(path, whole.encode())
    else:
        save.create(path, whole.encode())
        schema.put(path.parent.parent, path.parent.parent / schema.FOLDER)
    rest = f"; {', '.join(left)} cannot be cited in YAML and stay extracted" if left else ""
    sys.stderr.write(f"briefings/{path.name}: {', '.join(_KEY.findall(made))} written{rest}\n")
    return FINE


def _kept(file: RawFile, after: Annotations) -> bool:
    """Whether all that the file said is still said."""
    before, _ = annotations.read(file)
    given = before.value.model_fields_set if before else set[str]()
    return bool(before) and all(getattr(before.value, name) == getattr(after, name) for name in given)  # type: ignore[union-attr]
