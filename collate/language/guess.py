"""Which language a text is in, told by its small words; `und` rather than a guess that few words carry."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from collate.language.lexicon import sections
from collate.model import Token

_SAMPLE = 600
_SHARE = 0.12
_LEAD = 1.5


def language(tokens: Iterable[Token]) -> str:
    """The ISO 639-1 code of the language of `tokens`, or `und`."""
    counts = Counter(token.text.lower() for token in islice(tokens, _SAMPLE) if token.text[0].isalpha())
    total = sum(counts.values())
    scores = sorted(
        ((sum(counts[word] for word in known), name) for name, known in sections("function_words").items()),
        reverse=True,
    )
    (best, name), (second, _) = scores[:2]
    return name if total and best >= total * _SHARE and best >= second * _LEAD else "und"
