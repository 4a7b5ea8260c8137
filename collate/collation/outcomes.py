"""Support of the figures: what became of what a number counts, or what a sum of money is, by the words beside it."""

import re
from collections.abc import Sequence
from functools import cache

from collate.collation.scene import Scene, Word, words
from collate.language import lexicon
from collate.language.meaning import key
from collate.model import FigureFinding
from collate.text import Span

_WIDE = 40


@cache
def currencies() -> frozenset[str]:
    """Keys of the names of money."""
    return frozenset(map(key, lexicon.sections("money")["currency"]))


@cache
def classes(name: str = "outcomes") -> dict[str, frozenset[str]]:
    """Key of a word → what it says became of what is counted, or what money is."""
    found: dict[str, set[str]] = {}
    for outcome, told in lexicon.sections(name).items():
        for word in told if outcome != "currency" else ():
            found.setdefault(key(word), set()).add(outcome)
    return {word: frozenset(held) for word, held in found.items()}


@cache
def outcome_words() -> frozenset[str]:
    """Keys of all words that say what became of what is counted."""
    return frozenset(classes())


def outcomes(
    each: Scene, finding: FigureFinding, said: Sequence[Word], known: dict[str, frozenset[str]]
) -> frozenset[str]:
    """What became of what is counted: by its own verb, else the nearest telling word, else the clause's only one."""
    own = words(each.text, finding.verb) if finding.verb else ()
    for word in own:
        if word.key in known:
            return known[word.key]
    told = [
        word
        for at, word in enumerate(said)
        if word.key in known and not (at and _is_name(word)) and not _beyond(each.text, word, finding.span)
    ]
    if not told:
        return frozenset()
    nearest = min(told, key=lambda word: (_distance(each.text, word, finding.span), word.start))
    alone = len({known[word.key] for word in told}) == 1
    near = alone or _distance(each.text, nearest, finding.span) <= _CLOSE
    return _known(each.text, nearest, known) if near else frozenset()


def _is_name(word: Word) -> bool:
    """Whether a word inside a clause is written as a name: nobody asks where Ruben Aske speaks."""
    return word.text[0].isupper() and not word.text.isupper()


def _known(text: str, word: Word, known: dict[str, frozenset[str]]) -> frozenset[str]:
    """What a word says, with the particle that makes another verb of it: to pay back is to repay."""
    return known.get(f"re{word.key}", known[word.key]) if text.startswith(" back", word.end) else known[word.key]


def _beyond(text: str, word: Word, span: Span) -> bool:
    """Whether a word behind a figure opens what is told of another: `148 flights, stranding 21,000 people`."""
    between = text[span.end : word.start] if 0 <= word.start - span.end <= _CLOSE else ""
    own = _OTHER_CLAUSE.search(between) or _RELATIVE.search(text, span.end, max(span.end, word.start))
    return bool(own or (between.endswith(", ") and _COUNTS_NEXT.match(text, word.end, word.end + _WIDE)))


_OTHER_CLAUSE = re.compile(r"\s(?:after|because|before|since|when|while) (?:[\w’']+ ){1,3}$")
_RELATIVE = re.compile(r"\b(?:who|which|that|where|whether|if) (?:[\w’'-]{1,30} ){3,8}\Z")
"""“members, who will decide on Friday whether they want it”: what they want is another thing."""
_COUNTS_NEXT = re.compile(r"\s(?:\w+\s){0,2}\d")
_CLOSE = 50
_MARK = 30


def _distance(text: str, word: Word, span: Span) -> int:
    """How far a word is from a figure; a mark or an `and` between them counts like several words."""
    start, end = (span.end, word.start) if word.start >= span.end else (word.end, span.start)
    between = text[start:end] if end - start <= _CLOSE else ""
    return max(end - start, 0) + _MARK * ("," in between or " and " in between)
