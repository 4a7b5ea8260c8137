"""What each rule gains: the main figure of a task with the findings of one rule taken out.

`python -m bench.ablation {attributions,figures,quotes} GOLD.jsonl` prints a line a rule, what gains least first; a rule
below zero costs more than it brings. Quotations are looked for again without the statements that are taken out.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bench import ablation_figures, tasks_speech
from collate.extractors import quotes
from collate.frozen import Frozen
from collate.model import Document, Findings

Gold = dict[str, Any]
Task = Callable[[Document, Findings], dict[str, Any]]
_HALF = 0.5
"""Share of two contents, and of the shorter of two sources, from which they are the same."""
_EDGE = " \t\r\n.,;:!?…-–—\"'“”‘’`()[]"


class Item(Frozen):
    """A quotation or a statement as it is compared: the code points of its content and of its source."""

    content: frozenset[int]
    source: frozenset[int]


class Read(Frozen):
    """A gold document with what was found in it."""

    document: Document
    findings: Findings
    gold: tuple[Item, ...]


def main(arguments: Sequence[str]) -> int:
    """Print the table; 2 when the task is unknown."""
    known = sorted((*TASKS, "figures"))
    if len(arguments) != 2 or arguments[0] not in known:  # noqa: PLR2004 - a task and its gold
        print(f"usage: python -m bench.ablation {{{','.join(known)}}} GOLD.jsonl", file=sys.stderr)
        return 2
    lines = Path(arguments[1]).read_text("utf-8").splitlines()
    if arguments[0] == "figures":
        print(*ablation_figures.rows(lines), *ablation_figures.switched(lines), sep="\n")
        return 0
    for row in table(arguments[0], [_read(arguments[0], json.loads(line)) for line in lines if line.strip()]):
        print(row)
    return 0


def table(task: str, read: Sequence[Read]) -> Iterator[str]:
    """Rows `rule, its findings, what it gains of F1`, after a row for all rules together."""
    counts = Counter(name for each in read for found in each.findings.statements for name in _names(found.rule))
    whole = _score(task, read, "")
    yield f"{'all rules':24} {sum(len(each.findings.statements) for each in read):7} {whole:8.4f}"
    gains = sorted((whole - _score(task, read, name), name) for name in counts)
    for gain, name in gains:
        yield f"{name:24} {counts[name]:7} {gain:+8.4f}"


def _names(rule: str) -> tuple[str, ...]:
    """A statement's rule names what its verb takes and how its subject was found; each is a rule, and both are."""
    takes, _, subject = rule.partition("/")
    return (takes, f"/{subject}", rule) if subject else (takes,)


def _read(task: str, gold: Gold) -> Read:
    document, findings = tasks_speech.read(gold)
    return Read(document, findings, tuple(_items(task, document.text, gold["gold"])))


def _score(task: str, read: Sequence[Read], without: str) -> float:
    """F1 of content with its source over all documents, without the findings of a rule."""
    right = known = 0
    for each in read:
        made = list(_items(task, each.document.text, TASKS[task](each.document, _kept(each.findings, without))))
        right += _right(each.gold, made)
        known += len(made) + len(each.gold)
    return 2 * right / max(1, known)


def _kept(findings: Findings, without: str) -> Findings:
    """The findings without the statements of a rule; what lay within one of them lies within none."""
    kept = [number for number, each in enumerate(findings.statements) if without not in _names(each.rule)]
    moved = {number: at for at, number in enumerate(kept)}
    held = (findings.statements[number] for number in kept)
    return replace(
        findings,
        statements=tuple(
            replace(each, within=None if each.within is None else moved.get(each.within)) for each in held
        ),
    )


def _quotes(document: Document, findings: Findings) -> dict[str, Any]:
    return tasks_speech.quotes_of(document, quotes.extract(document, findings))


TASKS: dict[str, Task] = {"attributions": tasks_speech.attributions_of, "quotes": _quotes}


def _items(task: str, text: str, held: Gold) -> Iterator[Item]:
    """The quotes or attributions of a gold or a predicted document."""
    for each in held[task]:
        if task == "quotes":
            yield Item(_points(text, [[each["start"], each["end"]]]), _points(text, _speaker(each)))
        else:
            yield Item(_points(text, each["content"]), _points(text, each["source"]))


def _speaker(quote: Gold) -> Sequence[Sequence[int]]:
    if "speaker_start" in quote:
        return [[quote["speaker_start"], quote["speaker_end"]]]
    return quote.get("speaker") or []


def _points(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """The code points of spans without punctuation at their edges."""
    points: set[int] = set()
    for start, end in spans:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip(_EDGE))
        points.update(range(first, max(first, end - len(words) + len(words.rstrip(_EDGE)))))
    return frozenset(points)


def _right(gold: Sequence[Item], made: Sequence[Item]) -> int:
    """How many of `gold` are found, each by one of `made` that covers the same words and names the same source."""
    free = list(made)
    right = 0
    for wanted in gold:
        best = max(free, key=lambda item: _alike(wanted, item), default=None)
        if best and _alike(wanted, best) >= _HALF:
            free.remove(best)
            right += _same_source(wanted, best)
    return right


def _alike(one: Item, other: Item) -> float:
    common = len(one.content & other.content)
    return common / len(one.content | other.content) if common else 0.0


def _same_source(one: Item, other: Item) -> bool:
    if not one.source or not other.source:
        return not one.source and not other.source
    return len(one.source & other.source) >= _HALF * min(len(one.source), len(other.source))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
