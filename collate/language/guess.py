"""Which language a text is in, told by its small words; `und` rather than a guess that few words carry."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from collate.language.lexicon import sections
from collate.model import Token

_SAMPLE = 600
_SHARE = 0.12
_LEAD = 1.5
_LETTERS = 2000
"""Code points from whose letters the script is told."""
_LAST_LATIN = "\u024f"


def language(tokens: Iterable[Token]) -> str:
    """The ISO 639-1 code of the language of `tokens`, or `und`."""
    counts = Counter(token.text.lower() for token in islice(tokens, _SAMPLE) if token.text[0].isalpha())
    total = sum(counts.values())
    small = sections("function_words").items()
    scores = sorted(
        ((sum(counts[word] for word in counts.keys() & known), name) for name, known in small), reverse=True
    )
    (best, name), (second, _) = scores[:2]
    return name if total and best >= total * _SHARE and best >= second * _LEAD else "und"


def is_abroad(language_: str, text: str) -> bool:
    """Whether a text is known not to be English: by its language, or by a script that English is not written in."""
    if language_ != "und":
        return language_ != "en"
    letters = [letter for letter in text[:_LETTERS] if letter.isalpha()]
    return sum(letter > _LAST_LATIN for letter in letters) * 2 > len(letters)
