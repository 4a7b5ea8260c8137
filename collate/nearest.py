"""The passage that comes nearest to words which stand nowhere: a suggestion, never a citation.

Windows as long as the words are scored by how many words they share; the best few are compared
letter by letter. Both steps are bounded, whatever the text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from heapq import nlargest

from collate.folding import BARRIER

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60
_COMPARED = 4
_SHARED = 0.5
_ALIKE = 0.6
_STRETCH = 2


def nearest(text: str, words: str) -> tuple[int, int] | None:
    """The part of the folded `text` most like the folded `words`; None if nothing is much like them."""
    wanted = [each.casefold() for each in _WORD.findall(words)][:_LONGEST]
    found = [(each.group().casefold(), each.start(), each.end()) for each in _WORD.finditer(text)]
    if not wanted or not found:
        return None
    size = min(len(wanted), len(found))
    best = nlargest(_COMPARED, _windows([word for word, _, _ in found], wanted, size))
    if best[0][0] < _SHARED * len(wanted):
        return None
    spans = (span for _, first in best for span in _stretched(found, -first, size, text))
    scored = ((_likeness(text[start:end], words), -start, end) for start, end in spans)
    likeness, start, end = max(scored, default=(0.0, 0, 0))
    return (-start, end) if likeness >= _ALIKE else None


def _windows(found: list[str], wanted: list[str], size: int) -> Iterator[tuple[int, int]]:
    """How many wanted words each window shares, with its first word counted backwards so that the earliest wins."""
    need = Counter(wanted)
    have: Counter[str] = Counter()
    shared = 0
    for at, word in enumerate(found):
        shared += have[word] < need[word]
        have[word] += 1
        if at >= size:
            gone = found[at - size]
            have[gone] -= 1
            shared -= have[gone] < need[gone]
        if at >= size - 1:
            yield shared, size - 1 - at


def _stretched(found: list[tuple[str, int, int]], first: int, size: int, text: str) -> Iterator[tuple[int, int]]:
    """The window and those a word or two shorter or longer at either end."""
    for begin in range(max(0, first - _STRETCH), first + _STRETCH + 1):
        for last in range(first + size - 1 - _STRETCH, min(len(found) - 1, first + size - 1 + _STRETCH) + 1):
            if begin <= last < len(found):
                start, end = found[begin][1], found[last][2]
                if BARRIER not in text[start:end]:
                    yield start, end


def _likeness(passage: str, words: str) -> float:
    return SequenceMatcher(None, passage[:400], words[:400], autojunk=False).ratio()
