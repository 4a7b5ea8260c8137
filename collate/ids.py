"""Ids that come from content, so that they survive a rebuild, a reordering and edits elsewhere."""

from hashlib import sha256

from collate.folding import key

_DIGITS = 6


def of(letter: str, *words: str) -> str:
    """An id such as `k-5f3a1c`: the kind's letter and six hexadecimal digits of what `words` say, folded."""
    content = "\x1f".join(key(each) for each in words)
    return f"{letter}-{sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"
