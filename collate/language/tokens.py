"""Words, numbers and marks of a stretch of text: the one pass that every later rule shares.

A possessive `'s` is a token of its own, so that names can be compared; hyphenated words stay whole.
"""

import re

from collate.model import Token

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[-‐‑][^\W_]+)*"  # U.S. e.g. U.S.-led
    r"|[^\W\d_](?:[\w\u0300-\u036f]|[-‐‑&](?=[^\W_])"  # words: cease-fire, R&D
    r"|['’](?!(?:s|S|d|ll|ve|re|m)\b)(?=[^\W\d_]))*"  # don't, O'Neil
    r"|\d++(?:[.,:]\d++)*+(?:st|nd|rd|th|s|m|bn|k|am|pm)?(?![^\W\d_])"  # 1,200.5 10:30 19th 1990s 5m
    r"|\d++(?:[.,]\d++)*+"  # 250 of 250ml
    r"|['’](?:s|S|d|ll|ve|re|m)(?!\w)"
    r"|``|''|\.{2,}|-{2,}"
    r"|[^\w\s]"
    r"|_+"
)


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]` with offsets into `text`; white space is no token."""
    new = tuple.__new__
    return [new(Token, (*match.span(), match.group())) for match in _TOKEN.finditer(text, start, end)]
