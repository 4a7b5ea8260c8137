"""One utterance in other words: a changed number or negation is hard, another telling word or a lost condition soft."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from collate.collation import alignment
from collate.collation.clauses import CLASSES
from collate.collation.drift import DENYING, drops_denial, misquoted, turns, weight
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.model import Discrepancy, Quote, Reading, Severity


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Readings whose words change what is said."""
    found = (_changed(quote, reading) for quote in field.comparison.quotes for reading in quote.readings[1:])
    return (*(each for each in found if each), *_denied(field.comparison.quotes))


def _denied(quotes: Sequence[Quote]) -> Iterator[Discrepancy]:
    """One speaker's words with and without the negation, in quotations of different articles."""
    spoken: dict[tuple[str, tuple[str, ...]], list[tuple[Quote, Reading]]] = defaultdict(list)
    for quote, reading in [(whole, each) for whole in quotes for each in whole.readings if not each.paraphrase]:
        plain = tuple(word for word in alignment.words(reading.exact).folded if word not in _SMALL)
        if reading.speaker and len(plain) >= _SAID:
            spoken[reading.speaker, plain].append((quote, reading))
    for (speaker, _), held in spoken.items():
        for (quote, one), (_, other) in combinations(held[:_MOST], 2):
            if one.source != other.source and _noes(one) != _noes(other):
                about = f"What {speaker} said: “{one.exact.strip(' ,.')}” or “{other.exact.strip(' ,.')}”"
                sides = [[one.citation], [other.citation]]
                yield discrepancy("quote", "hard", about, sides, ("negation", *quote.why))


def _noes(reading: Reading) -> int:
    return sum(word in DENYING for word in alignment.words(reading.exact).folded)


_SMALL = DENYING | CLASSES["preposition"] | {"a", "an", "the", "any", "and", "but"}
_SAID = 3
_MOST = 20


def _changed(quote: Quote, reading: Reading) -> Discrepancy | None:
    severity, rule = _weight(reading)
    if severity == "info" or reading.paraphrase:
        return None
    about = f"What was said: “{quote.text.strip(' ,.')}”"
    return discrepancy("quote", severity, about, [[quote.citations[0]], [reading.citation]], (rule, *quote.why))


def _weight(reading: Reading) -> tuple[Severity, str]:
    steps = [step for step in reading.change if step.op == "changed"]
    if any(drops_denial(step) for step in reading.change[1:-1]):
        return "hard", "negation"
    weights = {weight(step) for step in steps}
    if "hard" in weights or misquoted(reading.change):
        return "hard", "words-changed"
    if "soft" in weights:
        return "soft", "words-changed"
    cut = any(step.op == "cut" and turns(step.words) for step in reading.change[-1:])
    return ("soft", "condition-cut") if cut and len(reading.change) > 1 else ("info", "")
