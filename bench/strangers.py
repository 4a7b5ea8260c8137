"""Other generators before strangers' words, files and environments: `python -m bench.strangers PELICAN HUGO`.

Each builds as many invented articles, and one that is a stranger's. Told is how many payloads come to stand where a
browser would run or follow them, what hostile files do to a build, and how often a site differs by its environment or
is met half written. Pelican and Hugo hold whoever writes an article for trusted; that is said beside the figures.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from bench.faults import Peer, laid
from bench.incremental import tree
from tests.hostile import BYTES, SPECIAL
from tests.payloads import payloads

PAGES = 8
PATIENCE = 40
"""Seconds for a build of so few pages."""
ENVIRONMENTS = 8
BUILDS = 12
EACH = 60
"""Payloads in an article."""

_RUNS = ("script", "iframe", "object", "embed", "base", "form", "link")
_LOADS = ("href", "src", "action", "formaction", "xlink:href", "data")
_NUMBER = re.compile(r"alert\((\d+)\)|x\.invalid/(\d+)")
_SCHEME = re.compile(r"\s*(javascript|vbscript|data):", re.IGNORECASE)
_ASKED = re.compile(r"\s*(https?:)?//x\.invalid", re.IGNORECASE)


class Active(HTMLParser):
    """The numbers of the payloads that stand in a page where a browser would run or follow them."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.numbers: set[str] = set()
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Handlers, addresses that run, and what an element that runs says of itself."""
        told = dict(attrs)
        data = told.get("type") == "application/ld+json"
        self.inside = tag if tag in ("script", "style") and not data else ""
        for name, value in attrs:
            loads = name in _LOADS and (tag in _RUNS or bool(_SCHEME.match(value or "")))
            if (
                name.startswith("on")
                or name in ("style", "srcdoc")
                or loads
                or (tag == "meta" and "http-equiv" in told)
            ):
                self.note(value or "")

    def handle_data(self, data: str) -> None:
        """What stands in a script that is no data."""
        if self.inside:
            self.note(data)

    def handle_endtag(self, tag: str) -> None:
        """Outside again."""
        self.inside = "" if tag == self.inside else self.inside

    def note(self, words: str) -> None:
        """Take the numbers in words."""
        self.numbers |= {one or other for one, other in _NUMBER.findall(words)}


def built(peer: Peer, **given: object) -> str:
    """Build from nothing: `whole`, `stopped` where no page came of it, `hung`."""
    shutil.rmtree(peer.site, ignore_errors=True)
    try:
        peer.build(timeout=PATIENCE, **given)
    except subprocess.TimeoutExpired:
        return "hung"
    return "whole" if [*peer.site.rglob("index.html")] else "stopped"


def active(peer: Peer) -> str:
    """How many payloads, as title and as text, are active in a page."""
    tried, folder = payloads(), peer.articles[0].parent
    for at in range(0, len(tried), EACH):
        some = tried[at : at + EACH]
        title = some[0].replace("\n", " ").replace('"', "'")
        head = f"---\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\ndate: 2031-05-03\n---\n"
        (folder / f"stranger{at}.md").write_text(head + "\n\n".join(some) + "\n", "utf-8")
    how = built(peer)
    pages = [path.read_text("utf-8", "replace") for path in peer.site.rglob("*.html")]
    found = set().union(*(Active(page).numbers for page in pages))
    return f"{len(found)} of {len(tried)}, {how}, {len(pages)} pages"


def hostile(peer: Peer) -> str:
    """What each hostile file does to a build of all others."""
    place, ends = peer.articles[0].parent / "stranger.md", []
    lays = {kind: lambda path, data=data: path.write_bytes(b"title: x\n\n" + data) for kind, data in BYTES.items()}
    for kind, lay in {**lays, **SPECIAL}.items():
        lay(place)
        how = built(peer)
        if any(b"root:x:0:" in data for data in tree(peer.site).values()):
            how = "published a file from elsewhere"
        ends.append((how, kind))
        place.unlink()
    told = {how: [kind for each, kind in ends if each == how] for how, _ in ends}
    return ", ".join(f"{how} {len(kinds)}{'' if how == 'whole' else f' {kinds}'}" for how, kinds in told.items())


def environments(peer: Peer) -> str:
    """How many of so many environments give other bytes than the first."""
    chance, trees = random.Random(3), []  # noqa: S311 - places, no secret
    for number in range(ENVIRONMENTS):
        told = {
            **os.environ,
            "TZ": chance.choice(("UTC", "Pacific/Chatham", "America/St_Johns")),
            "LC_ALL": chance.choice(("C", "C.UTF-8", "tr_TR.UTF-8")),
            "PYTHONHASHSEED": str(number),
        }
        for path in chance.sample(peer.articles, len(peer.articles)):
            os.utime(path, (chance.randrange(10**9),) * 2)
        how = built(peer, env=told, umask=chance.choice((0o022, 0o077)))
        trees.append({"built": how, **tree(peer.site)})
        shutil.rmtree(peer.root / ".collate", ignore_errors=True)
    return f"{sum(each != trees[0] for each in trees)} of {ENVIRONMENTS - 1}"


def read(peer: Peer) -> str:
    """How many looks of a reader, during builds, met a page that is neither the old one nor the new."""
    known, looks, ended = set(), [], threading.Event()
    for text in ("before", "after"):
        peer.edit(text)
        peer.build()
        known.add((peer.site / "index.html").read_bytes())

    def look() -> None:
        while not ended.is_set():
            try:
                looks.append((peer.site / "index.html").read_bytes() in known)
            except OSError:
                looks.append(False)

    reading = threading.Thread(target=look)
    reading.start()
    for number in range(BUILDS):
        peer.edit("before" if number % 2 else "after")
        peer.build()
    ended.set()
    reading.join()
    return f"{looks.count(False):,} of {len(looks):,}"


TRIALS: dict[str, Callable[[Peer], str]] = {
    "differs in another environment": environments,
    "bad states met by a reader": read,
    "hostile files": hostile,
    "payloads that are active": active,
}


def main() -> None:
    """Put each through the trials and tell how it did."""
    asked = argparse.ArgumentParser(prog="python -m bench.strangers", description=__doc__.partition(":")[0])
    asked.add_argument("pelican")
    asked.add_argument("hugo")
    given = asked.parse_args()
    for name, program in (("collate", ""), ("pelican", given.pelican), ("hugo", given.hugo)):
        for trial, put in TRIALS.items():
            with tempfile.TemporaryDirectory() as folder:
                print(f"{name}: {trial}: {put(laid(Path(folder) / name, name, program, PAGES))}", flush=True)


if __name__ == "__main__":
    main()
