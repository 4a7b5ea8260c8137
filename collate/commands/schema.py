"""`schema`: the JSON Schemas of the three YAML shapes, from the models that check them."""

import argparse
import json

from collate.commands.desk import FINE
from collate.load import load
from collate.pipeline import settings
from collate.schema import schemas


def run(options: argparse.Namespace) -> int:
    """Write them; the project's own issues, actors and short names are offered for completion."""
    folder = options.out or options.root / ".schema"
    folder.mkdir(parents=True, exist_ok=True)
    config, names = settings(load(options.root)[0])
    for name, shape in schemas(config, names).items():
        text = json.dumps(shape, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_bytes(text.encode())
    return FINE
