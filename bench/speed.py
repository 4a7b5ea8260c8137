"""What a build costs, beside other generators in the same rounds: `python -m bench.speed` writes `bench/SPEED.md`.

Whole processes, in interleaved rounds; times are medians, ratios are taken within a round. Growth is
the ratio between sizes of an archive.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench import peers
from bench.archive import lay
from bench.measure import Run, run

ROOT = Path(__file__).parent.parent
Results = dict[str, list[Run]]
MEASURED = "<!-- measured: what follows is written by bench.speed -->"
KINDS = ("cold", "nothing", "one article", "one YAML", "one template")


class Archive:
    """A project of `size` articles and its builds; `round` makes each change a new one."""

    def __init__(self, folder: Path, size: int, python: str) -> None:
        """Lay it."""
        self.root, self.size = folder / "collate", size
        self._command = (python, str(ROOT / "build.py"), "build", "-v", "--root", str(self.root))
        lay(size, self.root)

    def builds(self, number: int, left_out: Container[str]) -> Iterator[tuple[str, Run]]:
        """One round: what was changed, and the build after it."""
        for name in (".collate", "site"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        yield "cold", self._build()
        yield "nothing", self._build()
        changes: dict[str, Callable[[int], None]] = {
            "one article": self._article,
            "one YAML": self._yaml,
            "one template": self._template,
        }
        for name in [name for name in changes if name not in left_out]:
            changes[name](number)
            yield name, self._build()

    def pages(self) -> int:
        """HTML pages of the site."""
        return sum(1 for _ in (self.root / "site").rglob("*.html"))

    def weight(self) -> float:
        """MB of the site."""
        return sum(path.stat().st_size for path in (self.root / "site").rglob("*") if path.is_file()) / 1e6

    def _build(self) -> Run:
        return run(self._command, ROOT)

    def _article(self, number: int) -> None:
        path = sorted((self.root / "seeds").glob("*.md"))[self.size // 2 + number]
        path.write_text(path.read_text("utf-8") + f"\nAbout {number + 3} boats were seen.\n", "utf-8")

    def _yaml(self, number: int) -> None:
        path = min((self.root / "briefings").glob("*.yaml"))
        _, _, rest = path.read_text("utf-8").partition("\n")
        path.write_text(f"title: Title {number}\n{rest}", "utf-8")

    def _template(self, number: int) -> None:
        path = self.root / "templates/404.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"no page {number}\n", "utf-8")


class Peer:
    """Another generator with as many pages."""

    def __init__(self, name: str, root: Path, command: Sequence[str]) -> None:
        """Hold it."""
        self.name, self.root, self._command = name, root, command

    def builds(self, number: int) -> Iterator[tuple[str, Run]]:
        """One round: full, nothing changed, one article changed."""
        peers.cleared(self.root)
        yield "cold", run(self._command, self.root)
        yield "nothing", run(self._command, self.root)
        path = sorted((self.root / "content").rglob("*.md"))[number]
        path.write_text(path.read_text("utf-8") + f"\nAbout {number + 3} boats were seen.\n", "utf-8")
        yield "one article", run(self._command, self.root)


def measured(size: int, rounds: int, options: argparse.Namespace, folder: Path) -> tuple[Archive, dict[str, Results]]:
    """All rounds of one size; the first makes the site that tells peers how many pages to render."""
    archive = Archive(folder, size, options.python)
    found: dict[str, Results] = {"Collate": {}}
    others: list[Peer] = []
    for number in range(rounds):
        for name, done in archive.builds(number, options.without):
            found["Collate"].setdefault(name, []).append(done)
            _print(size, number, "Collate", name, done)
        others = others or list(_peers(options, folder, archive.pages()))
        for peer in others:
            for name, done in peer.builds(number):
                found.setdefault(peer.name, {}).setdefault(name, []).append(done)
                _print(size, number, peer.name, name, done)
    return archive, found


def _print(size: int, number: int, who: str, what: str, done: Run) -> None:
    took = f"{done.seconds:.2f} s, {done.busy:.2f} s of processors, {done.memory:.0f} MiB, load {done.load:.1f}"
    print(f"{size} {number} {who} {what}: {took}", file=sys.stderr, flush=True)


def _peers(options: argparse.Namespace, folder: Path, pages: int) -> Iterator[Peer]:
    for name, program, site in (("Hugo", options.hugo, peers.hugo), ("Pelican", options.pelican, peers.pelican)):
        if program:
            root = folder / name.lower()
            yield Peer(name, root, site(root, pages, program))


def told(size: int, archive: Archive, found: dict[str, Results]) -> Iterator[str]:
    """One size as Markdown."""
    rounds = len(found["Collate"]["cold"])
    yield f"## {size:,} articles\n"
    load = [run.load for results in found.values() for runs in results.values() for run in runs]
    size_of_site = f"{archive.pages():,} pages, {archive.weight():,.0f} MB; rounds: {rounds}, the median is told"
    yield f"{size_of_site}; load {min(load):.1f} to {max(load):.1f}. Wall seconds, in brackets the processors'.\n"
    yield "| | cold | MiB | nothing | one article | one YAML | one template |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, results in found.items():
        cells = [_took(results.get(kind)) for kind in KINDS]
        memory = max(run.memory for runs in results.values() for run in runs)
        yield f"| {name} | {cells[0]} | {memory:.0f} | {' | '.join(cells[1:])} |"
    yield ""
    for name in [name for name in found if name != "Collate"]:
        ratios = [
            f"{kind} {_ratio(found, name, kind, _wall):.3f} ({_ratio(found, name, kind, _busy):.3f})"
            for kind in KINDS
            if kind in found["Collate"]
        ]
        yield f"Collate to {name}, within a round: {', '.join(ratios)}.\n"
    for kind in ("cold", "one article", "one YAML"):
        yield f"By stage, {kind}: " + " ".join(found["Collate"][kind][-1].said.strip().splitlines()[-2:-1]) + "\n"


def _wall(run: Run) -> float:
    return run.seconds


def _busy(run: Run) -> float:
    return run.busy


def _took(runs: Sequence[Run] | None) -> str:
    return f"{_seconds(runs):.2f} ({median(each.busy for each in runs):.2f})" if runs else ""


def _seconds(runs: Sequence[Run]) -> float:
    return median(each.seconds for each in runs)


def _ratio(found: dict[str, Results], peer: str, kind: str, what: Callable[[Run], float]) -> float:
    """Of what is measured; what a peer does not tell apart it builds as for one article."""
    pairs = zip(found["Collate"][kind], found[peer].get(kind, found[peer]["one article"]), strict=True)
    return median(what(one) / what(other) for one, other in pairs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--sizes", default="100,1000", help="articles, separated by commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without", action="append", default=[], choices=KINDS, help="a change not to measure")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has Collate's dependencies")
    parser.add_argument("--hugo", help="the program")
    parser.add_argument("--pelican", help="the program")
    parser.add_argument("--out", type=Path, default=ROOT / "bench/SPEED.md")
    options = parser.parse_args(arguments)
    lines = [f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}.\n"]
    cold: list[tuple[int, float]] = []
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            archive, found = measured(size, options.rounds, options, Path(folder))
            lines += told(size, archive, found)
            cold.append((size, median(each.busy for each in found["Collate"]["cold"])))
    lines += [
        f"From {a:,} to {b:,} articles a cold build takes {t / s:.1f} times the processors' time."
        for (a, s), (b, t) in pairwise(cold)
    ]
    before = options.out.read_text("utf-8").partition(MEASURED)[0] if options.out.exists() else "# Speed\n\n"
    options.out.write_text(f"{before}{MEASURED}\n\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
