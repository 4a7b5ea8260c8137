"""One utterance in other words: a changed number or negation is hard, another telling word or a lost condition soft."""

from collate.collation.drift import turns, weight
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.model import Discrepancy, Quote, Reading, Severity


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Readings whose words change what is said."""
    found = (_changed(quote, reading) for quote in field.comparison.quotes for reading in quote.readings[1:])
    return tuple(each for each in found if each)


def _changed(quote: Quote, reading: Reading) -> Discrepancy | None:
    severity, rule = _weight(reading)
    if severity == "info" or reading.paraphrase:
        return None
    about = f"What was said: “{quote.text.strip(' ,.')}”"
    return discrepancy("quote", severity, about, [[quote.citations[0]], [reading.citation]], (rule, *quote.why))


def _weight(reading: Reading) -> tuple[Severity, str]:
    steps = [step for step in reading.change if step.op == "changed"]
    weights = {weight(step) for step in steps}
    if "hard" in weights:
        return "hard", "words-changed"
    if "soft" in weights:
        return "soft", "words-changed"
    cut = any(step.op == "cut" and turns(step.words) for step in reading.change[-1:])
    return ("soft", "condition-cut") if cut and len(reading.change) > 1 else ("info", "")
