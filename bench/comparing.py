"""CPU time of comparing one event's articles: as they are, and ten variants of each.

`python -m bench.comparing FILE…`; a variant lacks every eighth to sixteenth word, others in each variant,
so that no two articles are the same. Reading and extracting are not counted: they are kept between builds.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from collate.comparers import compare
from collate.extractors import extract
from collate.formats import read
from collate.model import Config, RawSource, Witness
from collate.segment import segment

_VARIANTS = 10
_STEP = 7
_RUNS = 5


def variants(text: str) -> Iterator[str]:
    """The text as it is, then with words of each line left out at another step each time."""
    yield text
    for first in range(1, _VARIANTS):
        lines = (line.split(" ") for line in text.split("\n"))
        yield "\n".join(
            " ".join(word for at, word in enumerate(line) if (at + first) % (_STEP + first)) for line in lines
        )


def witness(name: str, text: str) -> Witness | None:
    """One article read and extracted; None where it cannot be read."""
    article, _ = read(RawSource(f"seeds/{name}.txt", text.encode()))
    if not article:
        return None
    document = segment(article)
    return Witness(document, extract(document))


def spent(witnesses: Sequence[Witness]) -> float:
    """Milliseconds of CPU of the quickest of five runs; the first one also reads the language's tables."""
    times = []
    for _ in range(_RUNS):
        start = time.process_time()
        compare(witnesses, Config())
        times.append(1000 * (time.process_time() - start))
    return min(times)


def main(arguments: list[str]) -> int:
    """Print the figures; 2 on wrong use."""
    if not arguments:
        print("usage: python -m bench.comparing FILE...", file=sys.stderr)
        return 2
    texts = {Path(each).stem: Path(each).read_text("utf-8") for each in arguments}
    many = [witness(f"{name}-{at}", text) for name, whole in texts.items() for at, text in enumerate(variants(whole))]
    few = [each for each in many[::_VARIANTS] if each]
    for witnesses in (few, [each for each in many if each]):
        print(f"{len(witnesses)} articles: {spent(witnesses):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
