"""Other generators under some of the faults that Collate is put through: `python -m bench.faults PELICAN HUGO [KILLS]`.

Each builds as many invented articles. Told is how often a site was found half written after a kill, whether a file size
limit leaves the old site, and how often a build on top of another differs from a full one.
"""

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.incremental import tree
from bench.peers import cleared, hugo, pelican

ROOT = Path(__file__).parent.parent
PAGES = 60
EDITS = 10
SMALL = 600
Command = Sequence[str]


class Peer:
    """A project of a generator, the command that builds it, and where its site and articles lie."""

    def __init__(self, root: Path, command: Command, site: str, articles: str) -> None:
        self.root, self.command, self.site = root, command, root / site
        self.articles = sorted((root / articles).rglob("*.md"))

    def build(self, **given: object) -> int:
        """Build; the exit code."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.run(self.command, cwd=self.root, check=False, **quiet, **given).returncode  # type: ignore[call-overload, no-any-return]

    def edit(self, text: str) -> None:
        """Every article says `text` at its end, in place of what the last edit put there."""
        for path in self.articles:
            path.write_text(path.read_text("utf-8").partition("\nEdited")[0] + f"\nEdited {text}.\n", "utf-8")


def laid(root: Path, name: str, program: str, pages: int = PAGES) -> Peer:
    """A project of `name` with so many articles, built by `program`."""
    root.mkdir()
    if name == "collate":
        pelican(root, pages, program)
        (root / "content").rename(root / "seeds")
        return Peer(root, (sys.executable, str(ROOT / "build.py"), "build", "-q", "--root", "."), "site", "seeds")
    lay, site = {"pelican": (pelican, "output"), "hugo": (hugo, "public")}[name]
    return Peer(root, lay(root, pages, program), site, "content")


def killed(peer: Peer, times: int) -> int:
    """After how many of so many kills the site was neither the old one nor the new."""
    chance, torn = random.Random(7), 0  # noqa: S311 - moments, no secret
    peer.edit("before")
    peer.build()
    old, began = tree(peer.site), time.monotonic()
    peer.edit("after")
    peer.build()
    new, lasts = tree(peer.site), time.monotonic() - began
    for _ in range(times):
        peer.edit("before")
        peer.build()
        peer.edit("after")
        with subprocess.Popen(peer.command, cwd=peer.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            time.sleep(chance.random() * lasts)
            run.kill()
        torn += tree(peer.site) not in (old, new)
    return torn


def limited(peer: Peer) -> str:
    """What a file size limit in the middle of a build leaves."""
    return _after(peer, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL)))


def _after(peer: Peer, **given: object) -> str:
    peer.edit("before")
    peer.build()
    before = tree(peer.site)
    peer.edit("limited")
    code = peer.build(**given)
    found = tree(peer.site)
    return f"{'the old site' if found == before else 'a damaged site'}, exit {code}"


def differing(peer: Peer) -> int:
    """After how many changes a build on top of the last differs from one from nothing."""
    wrong = 0
    for number in range(EDITS):
        path = peer.articles[number]
        text = path.read_text("utf-8")
        if number % 2:
            path.unlink()
        else:
            path.write_text(text.replace("title: ", "title: Other ", 1), "utf-8")
        peer.build()
        upon = tree(peer.site)
        cleared(peer.root)
        shutil.rmtree(peer.site, ignore_errors=True)
        shutil.rmtree(peer.root / ".collate", ignore_errors=True)
        peer.build()
        wrong += upon != tree(peer.site)
        path.write_text(text, "utf-8")
        peer.build()
    return wrong


FAULTS: dict[str, Callable[[Peer], object]] = {"file size limit": limited, "differs from a full build": differing}


def main() -> None:
    """Put each through the faults and tell how it did."""
    asked = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__.partition(":")[0])
    asked.add_argument("pelican")
    asked.add_argument("hugo")
    asked.add_argument("kills", nargs="?", type=int, default=60)
    given = asked.parse_args()
    for name, program in (("collate", ""), ("pelican", given.pelican), ("hugo", given.hugo)):
        with tempfile.TemporaryDirectory() as folder:
            peer = laid(Path(folder) / name, name, program)
            for fault, put in FAULTS.items():
                print(f"{name}: {fault}: {put(peer)}", flush=True)
            print(f"{name}: half written after a kill: {killed(peer, given.kills)} of {given.kills}", flush=True)


if __name__ == "__main__":
    main()
