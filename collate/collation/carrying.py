"""Support of the key points: the part of a sentence that carries a statement, where the rest tells of something else.

Only parts that stand as sentences could are cut apart, at a semicolon, a spaced dash or a comma
before a word of contrast; nothing is cut inside quotation marks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from collate.collation.gist import Gist, gist
from collate.collation.similarity import Weighed, coverage, weighed
from collate.collation.weights import Weights
from collate.language.verbs import is_finite, readings
from collate.model import Sentence
from collate.text import Span

_BREAK = re.compile(r";\s+|\s[–—]\s|,\s+(?=(?:while|whereas|but|although|though)\s)")
_LEAST = 6
"""Words a part needs to stand for the sentence."""
_KEPT = 0.8
"""Share of what the sentence has of the statement that a part keeps to stand for it."""


def carrying(text: str, sentence: Sentence, said: Gist, weights: Weights) -> Span:
    """The span of the part of `sentence` that has nearly all it tells of `said`; the whole where no part has."""
    breaks = [match.span() for match in _BREAK.finditer(text, sentence.span.start, sentence.span.end)]
    if not breaks:
        return sentence.span
    statement = weighed(said, weights.weigh)
    whole = _told(statement, (token.text for token in sentence.tokens), weights)
    parts = ((_told(statement, words, weights), part) for part, words in _parts(text, sentence, breaks))
    kept = [(told, part) for told, part in parts if told >= _KEPT * whole]
    return max(kept, key=itemgetter(0))[1] if kept else sentence.span


def _told(statement: Weighed, words: Iterable[str], weights: Weights) -> float:
    return coverage(statement, weighed(gist(words), weights.weigh))


def _parts(text: str, sentence: Sentence, breaks: Sequence[tuple[int, int]]) -> Iterator[tuple[Span, Sequence[str]]]:
    """The parts that have words enough, a verb and every quotation whole."""
    start, end = sentence.span.start, sentence.span.end
    for first, last in zip([start, *(to for _, to in breaks)], [*(at for at, _ in breaks), end], strict=True):
        words = [token.text for token in sentence.tokens if first <= token.start and token.end <= last]
        stands = len(words) >= _LEAST and any(_is_verb(word.casefold()) for word in words)
        if stands and _is_whole(text[first:last]):
            yield Span(first, last), words


def _is_whole(part: str) -> bool:
    return part.count('"') % 2 == 0 and part.count("“") == part.count("”") and part.count("(") == part.count(")")


def _is_verb(word: str) -> bool:
    """As `reports` is, though it may be a noun."""
    return is_finite(word) or word in readings()
