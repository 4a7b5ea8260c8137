"""Support of the figures: whether a number is so, or only likely, still to come, or what somebody asks for."""

from collections.abc import Sequence

from collate.collation.clauses import CLASSES, is_past, plain
from collate.collation.scene import Line, Word
from collate.language.meaning import spelling, stem
from collate.model import FigureFinding
from collate.text import Span

NEAR = 7
"""Words on either side of a number that are near it."""


def is_guessed(text: str, near: Sequence[Word], line: Line, finding: FigureFinding) -> bool:
    """Whether a figure is only thought likely; what a court says may be done is allowed, and what may be no more."""
    if finding.qualifier == "up to" and finding.span.of(text).casefold().startswith(_NO_MORE):
        return False
    finite = max((word.start for word in near if plain(word) in _FINITE and word.end <= finding.span.start), default=0)
    own = (word for word in near if word.start > finite or plain(word) not in CLASSES["weak"])
    said = CLASSES["guessed"] & {plain(word) for word in own if word.text != "May" and not _beyond(near, word, finding)}
    return bool(said - {"may"}) or (bool(said) and _ALLOWING.isdisjoint(map(plain, line.within(_around(near)))))


def _beyond(near: Sequence[Word], word: Word, finding: FigureFinding) -> bool:
    """Whether a word stands in another clause behind the figure: `140 tonnes leaked before divers could shut it`."""
    return any(finding.span.end <= other.start < word.start and other.text in _OPENS for other in near)


_OPENS = frozenset({"that", "which", "who", "where", "for", "before", "until", "while", "because", "when"})


def _around(near: Sequence[Word]) -> Span:
    return Span(near[0].start - _SENTENCE, near[-1].end + _SENTENCE)


_NO_MORE = ("no more than ", "not more than ", "at most ", "a maximum of ")
_FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had"})
_ALLOWING = frozenset({"court", "judge", "judges", "tribunal", "ruled", "ruling", "regulator", "licence", "permit"})
_SENTENCE = 200


def is_planned(finding: FigureFinding, said: Sequence[Word]) -> bool:
    """Whether the figure's verb is only to be: `was expected to return`, `will cut`."""
    if not finding.verb:
        return False
    before = [word for word in said if word.end <= finding.verb.start][-_MODAL:]
    return bool(CLASSES["planned"] & {spelling(word.text) for word in before})


_MODAL = 3


def is_ahead(before: Sequence[Word]) -> bool:
    """Whether the words before a figure tell of what is still to come."""
    return not _AHEAD.isdisjoint(map(plain, before[-NEAR:]))


_AHEAD = CLASSES["future"] | {"expected", "due", "set", "scheduled", "planned"}


def is_foretold(said: Sequence[Word]) -> bool:
    """Whether a clause only says what somebody thinks will be: `economists expect it to cost 900 million`."""
    return any(plain(word) in _AHEAD or stem(word.text) in _EXPECT for word in said)


_EXPECT = frozenset(map(stem, CLASSES["expecting"]))


def is_wanted(before: Sequence[Word]) -> bool:
    """Whether somebody only asks for a number: `had called for ten years`; not for `its 900 members`, whom it has."""
    near = before[-NEAR:]
    at = max((at for at, word in enumerate(near) if stem(word.text) in _WANT), default=None)
    if at is None or plain(near[-1]) in _HELD:
        return False
    behind = near[at + 1 :]
    return not any(plain(word) in _BECAUSE or (is_past(word) and stem(word.text) not in _WANT) for word in behind)


_HELD = frozenset({"its", "their", "his", "her"})
_BECAUSE = frozenset({"because", "after", "since", "when", "where", "which", "who"})
_WANT = frozenset(map(stem, CLASSES["wanting"]))
