"""Every parser before bytes that nobody meant: `python -m bench.fuzz [TARGET] [RUNS] [SEED]`.

Bytes are made from the corpus in `tests/corpus/` by cutting, joining, repeating and spoiling. What raises, or takes
longer than a second, is printed as a literal to put into a test. The exit code is 1 if there was any.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from collate import about, anchor, annotations, config, prose
from collate.clipping import NoArticleError
from collate.clipping.feeds import fed, listed
from collate.clipping.taming import decoded, tamed
from collate.extractors import extract
from collate.formats import read
from collate.model import Inputs, RawFile, RawSource
from collate.pipeline import edit, publish
from collate.segment import segment

CORPUS = Path(__file__).parent.parent / "tests/corpus"
SLOW = 1.0
LONGEST = 4_000
_SPICE = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b"\x1b",
    b'"', b"'", "“".encode(), "”".encode(), "…".encode(), b"[", b"](", b"{", b"}", b"- ", b": ", b"|\n", b"<p>",
    b"9" * 50, b"1e999", b"3 May", b" said ", b" per cent", b"---\n", b"&a ", b"*a", b"!!x ", b"<<: ", b"`", b"\\u",
)  # fmt: skip


def texts(data: bytes) -> None:
    """Reading: bytes to an article."""
    for ending in (".txt", ".md", ".odd"):
        article, _ = read(RawSource(f"seeds/a{ending}", data))
        if article:
            assert 0 <= article.body.start <= article.body.end <= len(article.text)


def segments(data: bytes) -> None:
    """Laying out: sentences lie in their text and in order."""
    article, _ = read(RawSource("seeds/a.md", data))
    if article:
        spans = [each.span for each in segment(article).sentences]
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


def findings(data: bytes) -> None:
    """Extracting: every finding lies in its text."""
    article, _ = read(RawSource("seeds/a.txt", data))
    if article:
        found = extract(segment(article))
        spans = [each.span for each in (*found.quotes, *found.figures, *found.moments, *found.credits)]
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)


def anchors(data: bytes) -> None:
    """Anchoring: what is found stands there, word for word."""
    article, _ = read(RawSource("seeds/a.txt", data))
    if article:
        document = segment(article)
        middle = len(article.text) // 2
        for words in (article.text[middle : middle + 40], data[:30].decode("utf-8", "replace"), "a … b"):
            found = anchor.find(document, words)
            assert all(article.text[each.start : each.end] == each.exact for each in found.places)


def yaml(data: bytes) -> None:
    """YAML of each shape."""
    file = RawFile("briefings/a.yaml", data)
    annotations.read(file)
    annotations.read(file, lenient=True)
    config.read(file)
    about.read(file)


def markdown(data: bytes) -> None:
    """An editor's prose: its blocks hold all of it."""
    text = data.decode("utf-8", "replace")
    for each in prose.references(text):
        assert 0 <= each.span.start <= each.inner.start <= each.inner.end <= each.span.end <= len(text)
    prose.plain(text)
    prose.blocks(text)


def pages(data: bytes) -> None:
    """Rendering: whatever is read becomes pages."""
    good = (CORPUS / "article/ferry.txt").read_bytes()
    articles = (RawFile("seeds/a.txt", data), RawFile("seeds/ferry.txt", good))
    inputs = Inputs(None, articles, (), (RawFile("briefings/a.yaml", data),))
    publish(edit(inputs)[0], ())


def web(data: bytes) -> None:
    """Feeds, lists and pages of the web, up to where they are handed on."""
    for step in (fed, lambda given: listed(decoded(given)), lambda given: tamed(decoded(given))):
        try:
            step(data)
        except NoArticleError:
            continue


TARGETS: dict[str, tuple[Callable[[bytes], None], str]] = {
    "texts": (texts, "article"),
    "segments": (segments, "article"),
    "findings": (findings, "article"),
    "anchors": (anchors, "article"),
    "yaml": (yaml, "yaml"),
    "markdown": (markdown, "prose"),
    "pages": (pages, "article"),
    "web": (web, "web"),
}


def spoiled(corpus: list[bytes], chance: random.Random) -> bytes:
    """A sample of the corpus, changed a few times."""
    data = chance.choice(corpus)
    for _ in range(chance.randint(1, 8)):
        start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        other = chance.choice(corpus)
        match chance.randrange(6):
            case 0:
                data = data[:start] + chance.choice(_SPICE) + data[start:]
            case 1:
                data = data[:start] + data[end:]
            case 2:
                data = data[:end] + data[start:end] * chance.randint(1, 9) + data[end:]
            case 3:
                data = data[:start] + other[len(other) // 3 : chance.randint(0, len(other))] + data[end:]
            case 4:
                data = data[:start] + chance.randbytes(chance.randint(1, 4)) + data[start:]
            case _:
                data = data.replace(chance.choice(_SPICE), chance.choice(_SPICE))
    return data[:LONGEST]


def fuzz(name: str, runs: int, seed: int) -> list[str]:
    """What went wrong in so many runs of a target, each with the bytes that did it."""
    target, folder = TARGETS[name]
    corpus = [path.read_bytes() for path in sorted((CORPUS / folder).iterdir())]
    chance = random.Random(f"{name} {seed}")  # noqa: S311 - the same bytes each time
    wrong = []
    for data in [*corpus, *(spoiled(corpus, chance) for _ in range(runs))]:
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
    faults = [found for each in names for found in fuzz(each, given.runs, given.seed)]
    print(*faults[:20], f"{len(faults)} faults in {given.runs:,} runs of {', '.join(names)}", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
