"""`schema`: the JSON Schemas of the three YAML shapes, from the models that check them."""

import argparse
import json
from pathlib import Path

from collate.commands.desk import FINE
from collate.formats import FORMATS
from collate.load import load
from collate.pipeline import settings
from collate.schema import schemas

FOLDER = ".schema"
"""Where the first line of a YAML file has an editor's program look."""


def run(options: argparse.Namespace) -> int:
    """Write them; the project's own issues, actors, articles and short names are offered for completion."""
    put(options.root, options.out or options.root / FOLDER)
    return FINE


def put(root: Path, folder: Path) -> None:
    """The schemas of the project as it is now, into `folder`; a file that is what it was stays untouched."""
    inputs, _ = load(root)
    config, names = settings(inputs)
    files = [Path(each.file).name for each in inputs.articles if Path(each.file).suffix.lower() in FORMATS]
    folder.mkdir(parents=True, exist_ok=True)
    for name, shape in schemas(config, names, files).items():
        path, data = folder / f"{name}.json", (json.dumps(shape, ensure_ascii=False, indent=2) + "\n").encode()
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
