"""`explain`: where a statement comes from and why it is there."""

import argparse
import json
import sys

from collate import explaining
from collate.annotations import Annotations
from collate.commands.desk import FAULTY, FINE
from collate.load import load
from collate.located import near
from collate.pipeline import edit


def run(options: argparse.Namespace) -> int:
    """Tell of every statement whose id is the one given or begins with it; 1 if there is none."""
    inputs, _ = load(options.root)
    edition, _ = edit(inputs)
    extracted, _ = edit(inputs, _sources_alone)
    found = explaining.explain(options.id, edition.briefings, extracted.briefings, edition.witnesses)
    if not found:
        known = explaining.ids((*edition.briefings, *extracted.briefings))
        hints = near(options.id, tuple(each for each in known if each[:2] == options.id[:2]))
        hints = hints or ("an id looks like k-5f3a1c; the preview shows each statement's",)
        sys.stderr.write(f"no statement has the id {options.id}{f'; {hints[0]}' if hints else ''}\n")
        return FAULTY
    if options.format == "json":
        listed = [explaining.as_json(each) for each in found]
        sys.stdout.write(json.dumps({"statements": listed}, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(map(explaining.told, found)))
    return FINE


def _sources_alone(given: Annotations) -> Annotations:
    """The YAML without all that an editor says: which articles, at which address."""
    return Annotations.model_construct(sources=given.sources, slug=given.slug)
