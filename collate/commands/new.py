"""`new`: a briefing's YAML with its sources, every section shown as a comment, ready to be filled by copying words."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from collate import drafting, save
from collate.commands import schema
from collate.commands.desk import FAULTY, FINE
from collate.compose import named
from collate.fields import is_slug
from collate.language.slugs import slug
from collate.load import load
from collate.located import near, scalar
from collate.model import Inputs, RawFile
from collate.pipeline import edit
from collate.report import FORMS
from collate.witnesses import witnesses

GUIDE = """
# What you leave out is extracted from the articles; `python build.py draft {slug}` writes that here.
# Cite by copying words out of an article; … joins the two ends of a long passage.
# Words with a colon, or with # or quote marks in them, go into 'single quote marks'.

# summary: |
#   Two sentences that say it all [{name}: "copied words"].

# key_points:
#   - say: One sentence of yours.
#     cite:
#       - {name}: copied words

# quotes:
#   - who: Who spoke
#     cite:
#       - {name}: the words that were spoken

# figures:
#   - what: What is counted
#     cite:
#       - {name}: copied words with the number

# open_issues:
#   - id: a-short-name              # the same in every briefing: it makes the issue's history
#     ask: The open question?
#     status: open                  # open | moving | stuck | settled
#     positions:
#       An actor:
#         - {name}: copied words

# differ:
#   - about: What they tell differently
#     kind: figure                  # figure | quote | attribution | date | actor | name | framing
#     severity: soft                # hard: both cannot be true | soft | info
#     cite:
#       - {name}: copied words
#       - {other}: copied words

# overrides:                        # ids as the preview and `python build.py explain` show them
#   k-5f3a1c: hide
"""


def run(options: argparse.Namespace) -> int:
    """Write the file; 1 where there is one already, or a named article is not there."""
    path = options.root / "briefings" / f"{options.slug}.yaml"
    inputs, _ = load(options.root)
    chosen, refused = _chosen(inputs, options.seeds)
    if not is_slug(options.slug):
        hint = slug(options.slug)
        example = f", such as {hint}" if hint else ""
        refused = [f"{options.slug}: an address is small letters, digits and single hyphens{example}"]
    if path.exists():
        refused = [f"briefings/{path.name} is there already; it stays as it was"]
    if refused:
        sys.stderr.writelines(f"{each}\n" for each in refused)
        return FAULTY
    return _written(options.slug, chosen, path)


def _chosen(inputs: Inputs, names: Iterable[str]) -> tuple[Inputs, list[str]]:
    """The project with only the named articles, and a line for each name that leads to none."""
    files = {each.file.rpartition("/")[2]: each for each in inputs.articles}
    meant = {name: _meant(Path(name).name, tuple(files)) for name in names}
    refused = [_absent(name, tuple(files)) for name, file in meant.items() if file not in files]
    articles = tuple(files[file] for file in dict.fromkeys(meant.values()) if file in files)
    return Inputs(inputs.config, articles, inputs.abouts), refused


def _meant(name: str, files: tuple[str, ...]) -> str:
    """The file of this name, or the only one whose name begins so."""
    begun = [file for file in files if file.startswith(name)]
    return begun[0] if name not in files and len(begun) == 1 else name


def _absent(name: str, files: tuple[str, ...]) -> str:
    hints = near(Path(name).name, files)
    return f"there is no article {name} in seeds/{f'; {hints[0]}' if hints else ''}"


def _written(slug: str, inputs: Inputs, path: Path) -> int:
    found, _ = witnesses(inputs)
    files = {name: Path(each.document.article.file).name for name, each in named(None, found).items()}
    sources = [f"  {name}: {scalar(file)}" for name, file in files.items()]
    given = RawFile(f"briefings/{path.name}", "\n".join([f"slug: {slug}", "sources:", *sources]).encode())
    edition, complaints = edit(replace(inputs, briefings=(given,)))
    briefing = next((each for each in edition.briefings if each.slug == slug), None)
    if briefing is None:
        sys.stderr.write(FORMS["text"](complaints))
        return FAULTY
    names = [each.name for each in briefing.sources]
    text = drafting.head(briefing) + GUIDE.format(slug=slug, name=names[0], other=names[-1])
    save.create(path, text.encode())
    schema.put(path.parent.parent, path.parent.parent / schema.FOLDER)
    sys.stderr.write(f"briefings/{path.name} is written; `python build.py check` tells what is wrong as you edit\n")
    return FINE
