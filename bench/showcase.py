"""A site of invented events that has every kind of page, for what looks at pages or weighs them.

The project's own site has no page of changes until something in it has to be corrected.
"""

import shutil
from pathlib import Path

from bench.serving import BASE
from collate.cli import main

EVENTS = Path(__file__).parent.parent / "tests/cases/events"
SHOWN = {"club": "A footballer changes clubs", "court": "A court rules", "quake": "An earthquake"}
CHANGES = {"club": "changes:\n  - {on: 2031-05-04, kind: correction, note: The fee was given without its source.}\n"}


def showcase(root: Path) -> Path:
    """Build the site below `root`, at an address of its own; the folder it is in."""
    for folder in ("seeds", "briefings"):
        (root / folder).mkdir()
    (root / "config.yaml").write_text(f"title: Invented\nbase_url: https://collate.example{BASE}\n", "utf-8")
    for event, title in SHOWN.items():
        names = [f"{event}-{path.name}" for path in sorted((EVENTS / event).glob("*.txt"))]
        for name in names:
            shutil.copy(EVENTS / event / name.removeprefix(f"{event}-"), root / "seeds" / name)
        listed = "".join(f"  {name.removesuffix('.txt')}: {name}\n" for name in names)
        told = f"title: {title}\nslug: {event}\ncovers: 2031-05-03\nsources:\n{listed}{CHANGES.get(event, '')}"
        (root / "briefings" / f"{event}.yaml").write_text(told, "utf-8")
    if main(["build", "-q", "--root", str(root)]):
        message = "the invented events do not build"
        raise RuntimeError(message)
    return root / "site"
