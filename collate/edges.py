"""Where a word may begin or end, so that no citation cuts one open.

Half a word can say the opposite (`safe` out of `unsafe`, `can` out of `can't`, `242` out of
`1,242`), so whatever is written together stays together; in doubt it does.
"""

from unicodedata import category

_LINKS = frozenset("-‐‑'’")
_BETWEEN_DIGITS = frozenset(".,:/–−٫٬")
_BEFORE_DIGIT = frozenset("+-−–#.")
_AFTER_DIGIT = frozenset("%‰°")
_BREAK = "\u200b"
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0x20000, 0x3FFFF),
)


def is_edge(text: str, offset: int) -> bool:
    """Whether a word may begin or end between the code points before and at `offset`."""
    if offset in (0, len(text)):
        return True
    before, after = text[offset - 1], text[offset]
    if category(after)[0] == "M":
        return False
    if _in_word(after):
        if _in_word(before):
            return _unspaced(before) and _unspaced(after)
        return not _tied(text[offset - 2 : offset - 1], before, after)
    if _in_word(before):
        return _possessive(text, offset) or not _tied(before, after, text[offset + 1 : offset + 2])
    return True


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or category(char)[0] == "M"


def _unspaced(char: str) -> bool:
    """Whether `char` is of a script that writes no white space between words."""
    return any(first <= ord(char) <= last for first, last in _UNSPACED)


def _possessive(text: str, offset: int) -> bool:
    """Whether an `'s` and nothing more follows: `Tuvalu` may be cited out of `Tuvalu's`."""
    return (
        text[offset] in "'’"
        and text[offset + 1 : offset + 2] in ("s", "S")
        and not text[offset + 2 : offset + 3].isalnum()
    )


def _tied(left: str, mark: str, right: str) -> bool:
    """Whether `mark` makes one word of what stands left and right of it."""
    currency = category(mark) == "Sc"
    if right.isdigit() and (currency or mark in _BEFORE_DIGIT):
        return True
    if left.isdigit() and (currency or mark in _AFTER_DIGIT):
        return True
    if left.isdigit() and right.isdigit():
        return mark in _BETWEEN_DIGITS or _links(mark)
    return _links(mark) and bool(left and right) and _in_word(left) and _in_word(right)


def _links(mark: str) -> bool:
    return mark in _LINKS or (category(mark) == "Cf" and mark != _BREAK)
