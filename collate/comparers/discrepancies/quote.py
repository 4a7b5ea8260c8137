"""One utterance in other words: a changed number or negation is hard, another telling word or a lost condition soft.

A speaker is known by his surname: which given name he has is another difference, and no reason to miss this one.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from collate.collation import alignment
from collate.collation.alignment import Words
from collate.collation.clauses import CLASSES
from collate.collation.drift import DENYING, drops_denial, misquoted, noes, turns, weight
from collate.comparers.discrepancies.attribution import alike, voice
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language.meaning import spelling
from collate.model import Discrepancy, Quote, Reading, Severity


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Readings whose words change what is said."""
    found = (_changed(quote, reading) for quote in field.comparison.quotes for reading in quote.readings[1:])
    return (*(each for each in found if each), *_denied(field))


def _denied(field: Field) -> Iterator[Discrepancy]:
    """One speaker's words with and without the negation, in quotations of different articles."""
    spoken: dict[tuple[str, ...], list[tuple[Quote, Reading]]] = defaultdict(list)
    for quote, reading in [(each, one) for each in field.comparison.quotes for one in each.readings]:
        plain = tuple(map(_plain, _words(reading).folded)) if not reading.paraphrase else ()
        if len(told := tuple(word for word in plain if word not in _SMALL)) >= _SAID:
            spoken[told].append((quote, reading))
    for held in spoken.values():
        for (quote, one), (_, other) in combinations(held[:_MOST], 2):
            if (
                one.source != other.source
                and noes(_words(one)) != noes(_words(other))
                and (who := _in_common(field, one, other))
            ):
                about = f"What {who} said: “{one.exact.strip(' ,.')}” or “{other.exact.strip(' ,.')}”"
                sides = [[one.citation], [other.citation]]
                yield discrepancy("quote", "hard", about, sides, ("negation", *quote.why))


def _in_common(field: Field, one: Reading, other: Reading) -> str | None:
    """The name of the speaker of one reading, if the other may be the same person's."""
    mine, yours = (voice(field, each) or tuple(filter(None, (each.speaker,))) for each in (one, other))
    return next((name for name in mine if any(_may_be_one(field, name, each) for each in yours)), None)


def _may_be_one(field: Field, one: str, other: str) -> bool:
    """Whether two names share the surname, and are no two given names but those of one office's holder."""
    if spelling(one.rsplit(maxsplit=1)[-1]) != spelling(other.rsplit(maxsplit=1)[-1]):
        return False
    mine, yours = (
        {each.title for told in field.offices for each in told if each.name == name} for name in (one, other)
    )
    return alike(one, other) or not mine.isdisjoint(yours)


def _words(reading: Reading) -> Words:
    return alignment.words(reading.exact)


def _plain(word: str) -> str:
    """What a word says without the negation that is written to it: `can` of `cannot`."""
    return {"won't": "will", "cannot": "can"}.get(word, word.removesuffix("n't"))


_SMALL = DENYING | CLASSES["preposition"] | {"a", "an", "the", "any", "and", "but", "do", "does", "did", "yet", "ever"}
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
