"""Support of the figures: the words right beside a number, on which it hangs."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from collate.collation.clauses import CLASSES, plain
from collate.collation.outcomes import currencies
from collate.collation.scene import Word
from collate.language.tables import forms
from collate.model import FigureFinding


def beside(before: Sequence[Word], after: Sequence[Word]) -> frozenset[str]:
    """The telling words that a figure hangs on: before it, and behind it after a small word: `321 people on board`."""
    led = next((word.key for word in reversed(before[-_LED:]) if word.key and not _is_amount(word)), "")
    followed = after[1].key if len(after) > 1 and not after[0].key else ""
    return frozenset({led, followed} - {""})


_LED = 5


def _is_amount(word: Word) -> bool:
    """Whether a word belongs to the number before: of `pay $460 million over five years` it is paying that counts."""
    return word.text[0].isdigit() or word.text.casefold() in forms("number_scales") or word.key in currencies()


def is_per(near: Sequence[Word], finding: FigureFinding) -> bool:
    """Whether a figure is for each of several, as `each` before it or `per` behind it says; `per cent` is not."""
    behind = [word for word in near if word.start >= finding.number.end]
    own = list(takewhile(lambda word: not word.text[0].isdigit() and word.text not in _OPENS, behind))
    said = [plain(word) for word in near if word.end <= finding.number.start and plain(word) != "per"]
    said += [plain(word) for word, after in pairwise([*own, *own[-1:]]) if plain(after) != "cent"]
    return not CLASSES["per"].isdisjoint(said)


_OPENS = frozenset({"which", "who", "where", "while", "because"})
"""Words that open another clause: `630 homes were flooded, which is nearly every house`."""
