"""What each rule of the figures gains: F1 of value, of value + unit and of value + change without it.

The first table takes out the findings of a rule; the second switches a step of the reading off.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any
from unittest.mock import patch

from msgspec.structs import replace

from bench import tasks_figures
from collate.extractors import extract, figures
from collate.frozen import Frozen
from collate.language import naming_numbers, quantities, ranges
from collate.model import Document, Findings

Figure = dict[str, Any]
_RANGE = re.compile(r"(\d[\d.]*)\s*-\s*(\d[\d.]*)")
_ENDING = ("es", "s")


class Read(Frozen):
    """A gold document with what was found in it."""

    document: Document
    findings: Findings
    gold: Sequence[Figure]


def rows(lines: Iterable[str]) -> Iterator[str]:
    """`rule, its findings, what it gains of value, value + unit and value + change`, what gains least first."""
    read = [_read(json.loads(line)) for line in lines if line.strip()]
    counts = Counter(each.rule for one in read for each in one.findings.figures)
    whole = _scores(read, "")
    yield f"{'all rules':24} {counts.total():7} " + " ".join(f"{each:8.4f}" for each in whole)
    without = {name: _scores(read, name) for name in counts}
    gains = {name: [a - b for a, b in zip(whole, scores, strict=True)] for name, scores in without.items()}
    for name in sorted(gains, key=lambda name: (gains[name][1], name)):
        yield f"{name:24} {counts[name]:7} " + " ".join(f"{each:+8.4f}" for each in gains[name])


def switched(lines: Iterable[str]) -> Iterator[str]:
    """The same with one step of the reading switched off instead: it answers nothing, or hands on what it is given."""
    golds = [json.loads(line) for line in lines if line.strip()]
    whole = _scores([_read(gold) for gold in golds], "")
    gains = {}
    for step, (module, name, answer) in _STEPS.items():
        with patch.object(module, name, answer):
            scores = _scores([_read(gold) for gold in golds], "")
        gains[step] = [a - b for a, b in zip(whole, scores, strict=True)]
    for step in sorted(gains, key=lambda step: (sum(gains[step]), step)):
        yield f"{step:32} " + " ".join(f"{each:+8.4f}" for each in gains[step])


def _no(*_: object, **__: object) -> None:
    return None


_STEPS: dict[str, tuple[ModuleType, str, Callable[..., object]]] = {
    "numbers that name": (quantities, "counts_nothing", _no),
    "digits grown together": (naming_numbers, "_grown_together", _no),
    "labels before a number": (naming_numbers, "_is_label", _no),
    "number words in names": (naming_numbers, "_word_in_name", _no),
    "metres, not millions": (quantities, "_metres", lambda _, phrase: phrase),
    "pounds weighed": (quantities, "pounds", lambda *_: "pound"),
    "ages": (quantities, "_is_age", _no),
    "minus": (quantities, "_signed", lambda _text, _within, phrase: phrase),
    "rates of a measure": (quantities, "rate_after", _no),
    "rates of a noun": (figures, "rate_after", _no),
    "ranges with a dash": (ranges, "_dashed", _no),
    "ranges in words": (ranges, "_spoken", _no),
    "one in five": (ranges, "_ratio", _no),
    "a unit for both": (ranges, "_sharing", lambda _text, one, _two: one),
    "levels of a change": (ranges, "levels", lambda _text, found: found),
    "numbers alone": (figures, "stands_alone", _no),
    "one as a pronoun": (figures, "one_counts", lambda *_: True),
    "parts of a whole": (figures, "partitive", _no),
    "the noun left out": (figures, "spoken_of", _no),
    "the noun of a level": (figures, "level_nouns", lambda found: found),
    "the same in brackets": (figures, "in_brackets", _no),
    "words that loosen": (figures, "qualifier", lambda _text, start, end, _floor: ("", start, end)),
    "words of change": (figures, "change", _no),
    "dates are no figures": (quantities, "_dated", _no),
}


def _read(gold: dict[str, Any]) -> Read:
    document = tasks_figures.laid(gold)
    return Read(document, extract(document), gold["gold"]["figures"])


def _scores(read: Sequence[Read], without: str) -> tuple[float, float, float]:
    """F1 of value, value with unit, value with change, over all documents."""
    right = [0, 0, 0]
    known = 0
    for each in read:
        kept = tuple(figure for figure in each.findings.figures if figure.rule != without)
        made = tasks_figures.figures_of(each.document, replace(each.findings, figures=kept))
        known += len(made) + len(each.gold)
        for one, other in _pairs(each.gold, made):
            right[0] += 1
            right[1] += _same_unit(one, other)
            right[2] += one["change"] == other["change"]
    value, unit, change = (2 * each / max(1, known) for each in right)
    return value, unit, change


def _pairs(gold: Sequence[Figure], made: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each gold figure with one that has its value, the one of its unit before others."""
    free = list(made)
    for one in gold:
        same = [other for other in free if _value(one) == _value(other)]
        best = max(same, key=lambda other: (_same_unit(one, other), one["change"] == other["change"]), default=None)
        if best is not None:
            free.remove(best)
            yield one, best


def _value(figure: Figure) -> tuple[float, ...]:
    """One number, or the two of a range, which the gold writes as `2.5-3`."""
    value = figure["value"]
    if isinstance(value, str):
        pair = _RANGE.fullmatch(value.strip())
        value = list(pair.groups()) if pair else value.replace(",", "")
    return tuple(_rounded(float(each)) for each in (value if isinstance(value, list) else [value]))


def _rounded(value: float) -> float:
    return 0.0 if value == 0 else round(value, 5 - math.floor(math.log10(abs(value))))


def _same_unit(one: Figure, other: Figure) -> bool:
    wanted = [_stems(one.get(key)) for key in ("unit", "normalized_unit")]
    return _stems(other["unit"]) in wanted


def _stems(words: str | None) -> frozenset[str]:
    signs = {"$": "dollar", "%": "percent", "£": "pound", "€": "euro", "-": ""}
    low = (signs.get(word, word) for word in (words or "").lower().split())
    return frozenset(_singular(word) for word in low if word not in {"", "of", "the", "a", "an", "in", "per"})


def _singular(word: str) -> str:
    return next((word.removesuffix(end) for end in _ENDING if word.endswith(end) and len(word) > len(end) + 2), word)
