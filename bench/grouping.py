"""How well articles fall into events: B-cubed over clusters of sentences that are mixed together.

`python -m bench.grouping FILE`; each line of FILE is an event: `doc_id` and `sentences` with `doc` and `text`.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from collate.comparers.grouping import group
from collate.formats import read
from collate.model import Findings, RawSource, Witness
from collate.segment import segment


def witnesses(events: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Witness, str]]:
    """Every article of every event, rebuilt from its sentences: its id → the article and its event."""
    found: dict[str, tuple[Witness, str]] = {}
    for event in events:
        articles: defaultdict[str, list[str]] = defaultdict(list)
        for sentence in event["sentences"]:
            articles[sentence["doc"]].append(" ".join(sentence["text"].split()))
        for name, sentences in articles.items():
            raw = RawSource(f"seeds/{event['doc_id']}-{name}.txt", "\n".join(sentences).encode("utf-8", "replace"))
            article, _ = read(raw)
            if article:
                document = segment(article)
                found[document.id] = Witness(document, Findings(document.id)), event["doc_id"]
    return found


def b_cubed(groups: Iterable[tuple[str, ...]], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1: over all articles, the share of an article's group that is of its event, and back."""
    events: defaultdict[str, set[str]] = defaultdict(set)
    for article, event in gold.items():
        events[event].add(article)
    right = [
        (len(events[gold[article]].intersection(each)), len(each), len(events[gold[article]]))
        for each in groups
        for article in each
    ]
    precision = sum(shared / size for shared, size, _ in right) / len(right)
    recall = sum(shared / size for shared, _, size in right) / len(right)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main(arguments: list[str]) -> int:
    """Print the figures; 2 on wrong use."""
    if len(arguments) != 1:
        print("usage: python -m bench.grouping FILE", file=sys.stderr)
        return 2
    lines = Path(arguments[0]).read_text("utf-8").splitlines()
    found = witnesses(json.loads(line) for line in lines if line.strip())
    start = time.process_time()
    groups = group([witness for witness, _ in found.values()])
    spent = time.process_time() - start
    precision, recall, f1 = b_cubed(groups, {article: event for article, (_, event) in found.items()})
    print(f"{len(found)} articles, {len(groups)} groups, {spent:.2f} s")
    print(f"B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
