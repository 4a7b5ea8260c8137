"""Quoted words that are nobody's speech: names, titles, mottoes and scare quotes."""

from collate.language.lexicon import sections
from collate.language.marks import Quotation
from collate.language.passage import Passage, word_class

_WORDS = 5
"""Words from which a quotation is speech rather than a term."""
_REACH = 3
"""Tokens before a quotation within which a naming word stands."""


def term(passage: Passage, quotation: Quotation, *, attributed: bool) -> str | None:
    """The rule by which a quotation is a term, None where it is speech; `attributed`: somebody's content holds it."""
    words = [token for token in passage.tokens[quotation.first : quotation.last] if token.text[0].isalnum()]
    if len(words) >= _WORDS:
        titled = not attributed and is_written_as_name(passage, quotation) and _is_within(passage, quotation)
        return "written-as-a-name" if titled else None
    if not words or not attributed:
        return "unattributed-short"
    if _is_named(passage, quotation):
        return "naming-word"
    return "written-as-a-name" if len(words) > 1 and is_written_as_name(passage, quotation) else None


def _is_within(passage: Passage, quotation: Quotation) -> bool:
    """Whether a quotation stands inside a clause, as the name of a book or a programme does."""
    opening = quotation.first - 2
    return opening >= 0 and passage.low[opening] not in word_class("break") and passage.quoted[opening] == -1


def is_written_as_name(passage: Passage, quotation: Quotation) -> bool:
    """Whether all words but small ones begin with a capital, and no mark ends an utterance."""
    words = [token.text for token in passage.tokens[quotation.first : quotation.last] if token.text[0].isalnum()]
    return all(word[0].isupper() for word in words if word not in _small()) and not _ends_clause(passage, quotation)


def _small() -> frozenset[str]:
    return word_class("preposition", "determiner", "conjunction")


def _is_named(passage: Passage, quotation: Quotation) -> bool:
    """Whether a naming word leads to the quotation: `known as the “…”`, `so-called “…”`, `the term “…”`."""
    known = sections("terms")
    opening = quotation.first - 1
    before = passage.low[max(0, opening - _REACH) : opening]
    while before and before[-1] in ("a", "an", "the", "as"):
        before = before[:-1]
    return bool(before) and before[-1] in known["naming"]


def _ends_clause(passage: Passage, quotation: Quotation) -> bool:
    """`“Stop Now!” he said`: a finished utterance is no name, however it is written."""
    return passage.low[quotation.last - 1] in ("!", "?")
