"""What happened, in the sources' own sentences: what the headlines and openings of several articles tell.

A briefing that opened with whatever its articles repeat would open with a quotation or a detail. News tells
first what is new, so a line is taken from an opening, and the one whose words most other openings share.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import fsum, sqrt

from collate import anchor
from collate.collation.gist import gist
from collate.frozen import Frozen
from collate.language import lexicon, senses
from collate.language.tokens import tokenise
from collate.model import Anchor, Document, KeyPoint, Sentence, SummaryLine, Witness

_LINES = 2
_OPENING = (1.0, 0.6, 0.4)
"""What the first, second and third sentence of an article count."""
_HEADINGS = 3
_ALONE = 0.5
"""What a sentence is worth that no other article shares."""
_LEAST = 6
_MOST = 60
_NEW = 0.55
"""Share of a second line's weight that is not told by the first."""
_MARKS = "\"“”«„‘'"


class _Lead(Frozen):
    """A sentence that opens an article: its words, and what its place counts."""

    cited: Anchor
    words: frozenset[str]
    place: float


def summary(witnesses: Sequence[Witness], points: tuple[KeyPoint, ...]) -> tuple[SummaryLine, ...]:
    """Two openings that tell most of what headlines and openings share; the first key points where none is found."""
    documents = [each.document for each in witnesses]
    leads = [lead for each in documents for lead in _leads(each)]
    opened = {each.id: _opened(each) for each in documents}
    chosen: list[_Lead] = []
    told: frozenset[str] = frozenset()
    while len(chosen) < _LINES and (best := _best(leads, opened, told)):
        chosen.append(best)
        told |= best.words
    lines = tuple(_line(each.cited, points) for each in chosen)
    return lines or tuple(SummaryLine(each.text, each.by, each.citations) for each in points[:_LINES])


def shared(witnesses: Iterable[Witness]) -> frozenset[str]:
    """The telling words of the openings, headings left out: what a headline is held against."""
    return frozenset(word for each in witnesses for lead in _leads(each.document) for word in lead.words)


def telling(text: str) -> frozenset[str]:
    """The keys of the words of `text` that tell something."""
    return _telling(token.text for token in tokenise(text, 0, len(text)))


def _telling(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in gist(tokens).words if senses.weight(word) > senses.COMMON)


def _best(leads: Sequence[_Lead], opened: Mapping[str, Mapping[str, float]], told: frozenset[str]) -> _Lead | None:
    """The opening that tells most of what is shared and not told; the earlier of two that tell as much."""
    ranked = max(leads, key=lambda lead: _worth(lead, opened, told), default=None)
    return ranked if ranked and _worth(ranked, opened, told) > 0 else None


def _worth(lead: _Lead, opened: Mapping[str, Mapping[str, float]], told: frozenset[str]) -> float:
    """How much other openings share of a sentence, for its length; nothing where little of it is new."""
    fresh = lead.words - told
    if not fresh or _weight(fresh) < _NEW * _weight(lead.words):
        return 0.0
    others = [each for source, each in opened.items() if source != lead.cited.source]
    shared = fsum(senses.weight(word) * each.get(word, 0.0) for word in fresh for each in others)
    return lead.place * (shared + _ALONE) / sqrt(len(lead.words) + _LEAST)


def _weight(words: Iterable[str]) -> float:
    return fsum(map(senses.weight, words))


def _opened(document: Document) -> dict[str, float]:
    """The telling words of an article's headings and first sentences, and what the place of each counts."""
    told = [(lead.words, lead.place) for lead in _leads(document)]
    told += [(telling(span.of(document.text)), _OPENING[0]) for span in document.headings[:_HEADINGS]]
    return {word: place for words, place in sorted(told, key=lambda each: each[1]) for word in words}


def _leads(document: Document) -> list[_Lead]:
    """The first sentences of an article that tell something themselves: no heading, no quotation, no scrap."""
    own = [each for each in document.sentences[:_MOST] if _tells(document, each)][: len(_OPENING)]
    return [
        _Lead(anchor.at(document, each.span), _telling(token.text for token in each.tokens), place)
        for each, place in zip(own, _OPENING, strict=False)
    ]


def _tells(document: Document, sentence: Sentence) -> bool:
    words = sentence.span.of(document.text)
    headed = any(each.start <= sentence.span.start < each.end for each in document.headings)
    quoted = words[0] in _MARKS or words[-1] in _MARKS
    leans = sentence.tokens[0].text.casefold() in _leaning()
    whole = _LEAST <= len(sentence.tokens) <= _MOST and words.rstrip(_MARKS + ")").endswith((".", "!", "?", "…"))
    return whole and not (headed or quoted or leans)


@cache
def _leaning() -> frozenset[str]:
    """Words that open a sentence which leans on the one before it."""
    return lexicon.words("pronouns") | {"but", "and", "this", "these", "that", "those", "there", "however"}


def _line(cited: Anchor, points: Iterable[KeyPoint]) -> SummaryLine:
    """A sentence as a line, cited in every article that a key point has it from."""
    same = next((point.citations for point in points if cited in point.citations), ())
    return SummaryLine(cited.exact, "auto", (cited, *(each for each in same if each != cited)))
