"""Every parser and stage before bytes that nobody meant: `python -m bench.fuzz [TARGET] [RUNS] [SEED]`.

Bytes are made from the corpus in `tests/corpus/` by `spoiling`. What raises, or takes longer than a second, is printed
as a literal to put into a test, and the exit code is 1. Told too is what a run takes of the processor, and the memory.
"""

import argparse
import random
import resource
import sys
import time
import traceback
from itertools import chain

from bench.fuzz_targets import CORPUS, TARGETS
from bench.spoiling import Corpus, spoiled

SLOW = 1.0
SHOWN = 20


def fuzz(name: str, runs: int, seed: int) -> list[str]:
    """What went wrong in so many runs of a target, each with the bytes that did it."""
    target, folder = TARGETS[name]
    corpus = Corpus([path.read_bytes() for path in sorted((CORPUS / folder).iterdir())])
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - the same bytes each time
    wrong = []
    for data in chain(corpus.samples, (spoiled(corpus, chance) for _ in range(runs))):
        began = time.process_time()
        try:
            target(data)
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            wrong.append(f"{name}: {data!r}\n{traceback.format_exc(limit=-4)}")
        if time.process_time() - began > SLOW:
            wrong.append(f"{name} took {time.process_time() - began:.1f} s: {data!r}")
    return wrong


def main() -> int:
    """Run as asked; the number of faults decides the exit code."""
    asked = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__.partition(":")[0])
    asked.add_argument("target", nargs="?", default="all", choices=("all", *TARGETS))
    asked.add_argument("runs", nargs="?", type=int, default=1_000_000)
    asked.add_argument("seed", nargs="?", type=int, default=1)
    given = asked.parse_args()
    names = [*TARGETS] if given.target == "all" else [given.target]
    return sum(_told(name, given.runs, given.seed) for name in names) > 0


def _told(name: str, runs: int, seed: int) -> int:
    began = time.process_time()
    faults = fuzz(name, runs, seed)
    took = 1000 * (time.process_time() - began) / max(runs, 1)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = f"{name}, seed {seed}: {len(faults)} faults in {runs:,} runs; {took:.2f} ms a run, {memory} MiB"
    print(*faults[:SHOWN], told, sep="\n", flush=True)
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
