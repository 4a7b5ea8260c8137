"""Support of the comparers: when one statement is another turned round, so that who and whom change places."""

from collections.abc import Iterable, Mapping
from functools import cache

from collate.collation.gist import Gist
from collate.language import lexicon
from collate.language.roots import key
from collate.language.senses import plain

_CLEAR = 2
"""How many times more words change sides than keep theirs."""
_HELPED = 2
"""Words before a participle among which the auxiliary of its passive is."""
_BY = 4
"""Words behind a participle among which its doer may be named."""

Halves = tuple[frozenset[str], frozenset[str]]
"""The telling words before a verb, and those behind it."""


def halves(gist: Gist) -> Mapping[str, Halves]:
    """What stands before and behind each verb that tells something and is no passive."""
    return {
        word: (_telling(gist.words[:at]), _telling(gist.words[at + 1 :]))
        for at, word in enumerate(gist.words)
        if word in gist.deeds and word not in plain("grammar") and word not in _saying() and not _passive(gist, at)
    }


def turned(here: Mapping[str, Halves], there: Mapping[str, Halves]) -> bool:
    """What stands before a verb in one stands behind it in the other, and the other way round."""
    return any(_crossed(here[verb], there[verb]) for verb in here.keys() & there.keys())


def _crossed(mine: Halves, yours: Halves) -> bool:
    before, after = mine[0] & yours[1], mine[1] & yours[0]
    straight = len(mine[1] & yours[1])
    return bool(before and after) and mine[0].isdisjoint(yours[0]) and len(before) + len(after) > _CLEAR * straight


def _telling(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in plain("grammar"))


def _passive(gist: Gist, at: int) -> bool:
    return "be" in gist.words[max(0, at - _HELPED) : at] or "by" in gist.words[at + 1 : at + 1 + _BY]


@cache
def _saying() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("clauses")["saying"]))
