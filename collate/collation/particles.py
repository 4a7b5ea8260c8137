"""Support of the comparers: the small word behind a verb that makes it another verb: `ruled out`, `voted against`."""

from collections.abc import Sequence

from collate.collation.clauses import CLASSES
from collate.collation.scene import Word
from collate.language.meaning import stem

_PARTICLES = frozenset({"off", "out", "up", "down", "over", "back", "aground", "ahead", "through", "away"})
_VOTE = stem("vote")
_OVER = frozenset(map(stem, CLASSES["over"]))


def particle_of(verb: Word, rest: Sequence[Word]) -> str:
    """The small word that makes a verb another one: `ruled out`, `voted against`; empty without one."""
    if not rest or stem(verb.text) != _VOTE:
        joined = rest and rest[0].text in _PARTICLES and (rest[0].text != "over" or stem(verb.text) in _OVER)
        return rest[0].text if joined else ""
    favour = "_".join(word.text for word in rest[:2])
    return favour if favour in {"in_favour", "in_favor"} else rest[0].text if rest[0].text in {"for", "against"} else ""
