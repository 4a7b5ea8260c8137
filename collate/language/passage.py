"""A paragraph as rules read it: tokens in lower case, which of them are quoted, and units that no quotation crosses."""

from collections.abc import Sequence
from functools import cache, lru_cache

from collate.frozen import Frozen
from collate.language import marks
from collate.language.lexicon import sections
from collate.language.marks import Quotation
from collate.language.verbs import is_finite
from collate.model import Document, Sentence, Token
from collate.text import Span

Range = tuple[int, int]
"""Half-open range of token indices within a passage."""
INNER_STOP = "·"
"""How a full stop reads that ends no sentence: it belongs to the abbreviation before it."""
_SURNAMES = frozenset(("will", "from", "may", "down"))
"""Small words that are names where they stand with a capital before a finite verb: `Ms May argued`."""


class Passage(Frozen):
    """One paragraph.

    `low` are the tokens in lower case, a stop that ends no sentence as `INNER_STOP`;
    `quoted[i]` is the index of the quotation that holds token `i`, its
    marks included, or -1; `units` are runs of sentences that no quotation crosses.
    """

    text: str
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    quoted: tuple[int, ...]
    units: tuple[Range, ...]
    paragraph: int

    def span(self, held: Range) -> Span:
        """Where the tokens of a range stand in the text."""
        return Span(self.tokens[held[0]].start, self.tokens[held[1] - 1].end)


@cache
def word_class(*names: str) -> frozenset[str]:
    """The words of closed classes, lower case."""
    return frozenset[str]().union(*(sections("grammar")[name] for name in names))


@lru_cache(maxsize=1)
def passages(document: Document) -> tuple[Passage, ...]:
    """The paragraphs of `document` that hold sentences, in order; kept for the next who asks of the same article."""
    grouped: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        grouped.setdefault(sentence.paragraph, []).append(sentence)
    held = list(grouped.items())
    opening = [*(marks.opens_with_mark(sentences[0].tokens) for _, sentences in held), False]
    return tuple(
        _passage(document.text, number, sentences, next_opens=opening[at + 1])
        for at, (number, sentences) in enumerate(held)
    )


def _passage(text: str, number: int, sentences: Sequence[Sentence], *, next_opens: bool) -> Passage:
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    found = tuple(marks.quotations(text, tokens, next_opens=next_opens))
    quoted = [-1] * len(tokens)
    for index, quotation in enumerate(found):
        first = quotation.first - (quotation.marks.start < quotation.span.start)
        last = quotation.last + (quotation.marks.end > quotation.span.end)
        quoted[first:last] = [index] * (last - first)
    low = tuple(word for sentence in sentences for word in _low(sentence.tokens))
    return Passage(text, tokens, low, found, tuple(quoted), tuple(_units(sentences, quoted)), number)


def _low(tokens: Sequence[Token]) -> list[str]:
    low = [token.text.lower() for token in tokens]
    for at in range(1, len(low) - 1):
        if low[at] == "." and low[at + 1][0].isalnum():
            low[at] = INNER_STOP
        elif low[at] in _SURNAMES and tokens[at].text.istitle() and is_finite(tokens[at + 1].text):
            low[at] = tokens[at].text
    return low


def _units(sentences: Sequence[Sentence], quoted: Sequence[int]) -> list[Range]:
    units: list[Range] = []
    at = 0
    for sentence in sentences:
        end = at + len(sentence.tokens)
        if units and quoted[at] != -1 and quoted[at] == quoted[at - 1]:
            units[-1] = (units[-1][0], end)
        else:
            units.append((at, end))
        at = end
    return units
