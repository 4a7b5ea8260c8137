"""What a build costs, beside other generators in the same rounds: `python -m bench.speed` writes `bench/SPEED.md`.

Whole processes, in interleaved rounds; times are medians, ratios are taken within a round. Growth is
the ratio between sizes of an archive. A cold build of a large archive takes long, so it may be measured in
fewer rounds than what follows on it; another checkout, measured in the same rounds, tells what a change brought.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

from bench import peers
from bench.archive import lay
from bench.measure import Run, run

ROOT = Path(__file__).parent.parent
Results = dict[str, list[Run]]
MEASURED = "<!-- measured: what follows is written by bench.speed -->"
OURS, BEFORE = "Collate", "Collate before"
KINDS = ("cold", "nothing", "one article", "one YAML", "one template")


class Archive:
    """A project of `size` articles and its builds by the checkout at `code`; `round` makes each change a new one."""

    def __init__(self, folder: Path, size: int, python: str, code: Path = ROOT) -> None:
        """Lay it."""
        self.root, self.size = folder / "archive", size
        self._command = (python, str(code / "build.py"), "build", "-v", "--root", str(self.root))
        lay(size, self.root)

    def builds(self, number: int, left_out: Container[str], *, cold: bool) -> Iterator[tuple[str, Run]]:
        """One round: what was changed, and the build after it; a `cold` one begins with nothing."""
        if cold:
            for path in self.root.iterdir():
                if path.name == "site" or path.name.startswith("."):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
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

    def builds(self, number: int, *, cold: bool) -> Iterator[tuple[str, Run]]:
        """One round: full, nothing changed, one article changed."""
        if cold:
            peers.cleared(self.root)
            yield "cold", run(self._command, self.root)
        yield "nothing", run(self._command, self.root)
        path = sorted((self.root / "content").rglob("*.md"))[number]
        path.write_text(path.read_text("utf-8") + f"\nAbout {number + 3} boats were seen.\n", "utf-8")
        yield "one article", run(self._command, self.root)


def measured(size: int, options: argparse.Namespace, folder: Path) -> tuple[Archive, dict[str, Results]]:
    """All rounds of one size; the first makes the site that tells peers how many pages to render."""
    archives = {OURS: Archive(folder / "ours", size, options.python)}
    if options.before:
        archives[BEFORE] = Archive(folder / "before", size, options.python, options.before.resolve())
    found: dict[str, Results] = {}
    others: list[Peer] = []
    for number in range(options.rounds):
        cold = number < max(options.cold_rounds, 1)
        rounds = [(name, each.builds(number, options.without, cold=cold)) for name, each in archives.items()]
        for who, builds in rounds:
            _gather(found.setdefault(who, {}), builds, f"{size} {number} {who}")
        others = others or list(_peers(options, folder, archives[OURS].pages()))
        for peer in others:
            _gather(found.setdefault(peer.name, {}), peer.builds(number, cold=cold), f"{size} {number} {peer.name}")
    return archives[OURS], found


def _gather(results: Results, builds: Iterable[tuple[str, Run]], told: str) -> None:
    for name, done in builds:
        results.setdefault(name, []).append(done)
        took = f"{done.seconds:.2f} s, {done.busy:.2f} s of processors, {done.memory:.0f} MiB, load {done.load:.1f}"
        print(f"{told} {name}: {took}", file=sys.stderr, flush=True)


def _peers(options: argparse.Namespace, folder: Path, pages: int) -> Iterator[Peer]:
    for name, program, site in (("Hugo", options.hugo, peers.hugo), ("Pelican", options.pelican, peers.pelican)):
        if program:
            root = folder / name.lower()
            yield Peer(name, root, site(root, pages, program))


def told(size: int, archive: Archive, found: dict[str, Results]) -> Iterator[str]:
    """One size as Markdown."""
    ours = found[OURS]
    yield f"## {size:,} articles\n"
    load = [run.load for results in found.values() for runs in results.values() for run in runs]
    rounds = f"{_count(len(ours['nothing']), 'round')}, the cold builds of {_count(len(ours['cold']), 'round')}"
    site = f"{archive.pages():,} pages, {archive.weight():,.0f} MB; {rounds}; medians"
    yield f"{site}; load {min(load):.1f} to {max(load):.1f}. Wall seconds, in brackets the processors'.\n"
    yield "| | " + " | ".join(KINDS) + " | MiB, cold | MiB, after a change |"
    yield "|" + " --- |" * (len(KINDS) + 3)
    for name, results in found.items():
        cells = [*(_took(results.get(kind)) for kind in KINDS), *_memories(results)]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""
    for name in [name for name in found if name != OURS]:
        yield f"{OURS} to {name}, within a round: {', '.join(_ratios(found, name))}.\n"
    for kind in [kind for kind in KINDS if kind != "nothing" and kind in ours]:
        yield f"By stage, {kind}: " + " ".join(ours[kind][-1].said.strip().splitlines()[-2:-1]) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _memories(results: Results) -> tuple[str, str]:
    """The most that a cold build held, and the most that any other did."""
    cold = [run.memory for run in results["cold"]]
    warm = [run.memory for kind, runs in results.items() if kind != "cold" for run in runs]
    return f"{max(cold):.0f}", f"{max(warm):.0f}"


def _ratios(found: dict[str, Results], other: str) -> Iterator[str]:
    """Of each kind of build, in wall time and in brackets in processors' time."""
    for kind in [kind for kind in KINDS if kind in found[OURS]]:
        peer = found[other].get(kind, found[other]["one article"])  # what a peer does not tell apart
        wall, busy = (
            median(what(one) / what(two) for one, two in zip(found[OURS][kind], peer, strict=False))
            for what in (_wall, _busy)
        )
        yield f"{kind} {wall:.3f} ({busy:.3f})"


def _wall(run: Run) -> float:
    return run.seconds


def _busy(run: Run) -> float:
    return run.busy


def _took(runs: Sequence[Run] | None) -> str:
    return f"{_seconds(runs):.2f} ({median(each.busy for each in runs):.2f})" if runs else ""


def _seconds(runs: Sequence[Run]) -> float:
    return median(each.seconds for each in runs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write what was found."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--sizes", default="100,1000", help="articles, separated by commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cold-rounds", type=int, default=5, help="of these the first that begin with a cold build")
    parser.add_argument("--before", type=Path, metavar="DIR", help="another checkout, to measure in the same rounds")
    parser.add_argument("--without", action="append", default=[], choices=KINDS, help="a change not to measure")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has Collate's dependencies")
    parser.add_argument("--hugo", help="the program")
    parser.add_argument("--pelican", help="the program")
    parser.add_argument("--out", type=Path, default=ROOT / "bench/SPEED.md")
    options = parser.parse_args(arguments)
    lines = [f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}.\n"]
    cold: list[tuple[int, float, float]] = []
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            archive, found = measured(size, options, Path(folder))
            lines += told(size, archive, found)
            runs = found[OURS]["cold"]
            cold.append((size, _seconds(runs), median(each.busy for each in runs)))
    lines += [
        f"From {a:,} to {b:,} articles cold: {u / s:.1f} times the time, {v / t:.1f} times the processors'."
        for (a, s, t), (b, u, v) in pairwise(cold)
    ]
    before = options.out.read_text("utf-8").partition(MEASURED)[0] if options.out.exists() else "# Speed\n\n"
    options.out.write_text(f"{before}{MEASURED}\n\n" + "\n".join(lines) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
