"""`diff`: what a change of YAML, article or rule does to every briefing, against a commit.

Where the commit has rules of its own, they make its briefings: it is its own code that runs.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from collate.commands.desk import FAULTY, FINE
from collate.differing import FORMS, Json, differences
from collate.history import NoHistoryError, archived
from collate.load import load
from collate.model import Briefing
from collate.outputs.briefing_json import published
from collate.pipeline import edit
from collate.report import FORMS as COMPLAINTS

_SECONDS = 300


def run(options: argparse.Namespace) -> int:
    """Tell the differences; 1 if the project has errors, or the commit cannot be had or does not build."""
    edition, complaints = edit(load(options.root)[0])
    errors = [each for each in complaints if each.severity == "error"]
    if errors:
        sys.stderr.write(COMPLAINTS["text"](errors))
        return FAULTY
    try:
        with archived(options.root, options.ref) as folder:
            before = _before(options.root, folder)
    except NoHistoryError as fault:
        sys.stderr.write(f"{fault}\n")
        return FAULTY
    found = differences(before, _by_slug(edition.briefings))
    sys.stdout.write(FORMS[options.format](found, options.ref))
    return FINE


def _before(root: Path, folder: Path) -> dict[str, Json]:
    """The briefings of the commit by slug."""
    if (folder / "build.py").is_file() and _rules(folder) != _rules(root):
        return _built(folder)
    return _by_slug(edit(load(folder)[0])[0].briefings)


def _by_slug(briefings: Iterable[Briefing]) -> dict[str, Json]:
    return {each.slug: json.loads(published(each)) for each in briefings}


def _rules(root: Path) -> dict[str, bytes]:
    """All code and language data, by path."""
    paths = (path for path in (root / "collate").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _built(folder: Path) -> dict[str, Json]:
    command = [sys.executable, "build.py", "build", "-q", "--out", "site"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - the project's own code
    except subprocess.TimeoutExpired as fault:
        message = "that commit takes too long to build"
        raise NoHistoryError(message) from fault
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"that commit does not build with its own rules: {said[-1] if said else done.returncode}"
        raise NoHistoryError(message)
    files = (folder / "site" / "briefings").glob("*/briefing.json")
    made = [json.loads(path.read_text("utf-8")) for path in files]
    return {each["slug"]: each for each in made}
