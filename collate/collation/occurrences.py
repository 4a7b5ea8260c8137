"""Support of the dates: what a sentence dates by its kind, verb or noun alike: `arrested` is `taken into custody`.

An occurrence is the word nearest to a time that `occurrences.txt` knows, read as far as no other verb stands between.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from collate.collation.clauses import CLASSES, is_aux, is_past, plain
from collate.collation.dated_acts import (
    MARKS,
    TERM,
    Act,
    anybody,
    before,
    behind,
    calling,
    families,
    held,
    is_verbal,
    kinds_at,
    lasting,
    often,
    opening,
)
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.times import Time, times
from collate.language import lexicon
from collate.language.meaning import stem

_NAMED = 10
_MOST = 12
"""Times of a sentence that are looked at."""


class Occurrence(NamedTuple):
    """Something that a time is told of.

    `kinds` are the families of its word, `often` whether all are of what comes again; `role` says whether it is `on`
    the time, `until` it, `since` it or `not before` it, `ahead` whether it is still to come; `subject`, `beside` and
    `wide` are the telling words right before and around it and of its sentence and the one before, `names` those
    beside it that open with a capital, `stands` that a pronoun stands for it; `row` tells which of several it is;
    `bare` that nothing does: `the accident happened`.
    """

    scene: Scene
    line: Line
    time: Time
    kinds: frozenset[str]
    often: bool
    role: str
    ahead: bool
    subject: frozenset[str]
    stands: bool
    beside: frozenset[str]
    names: frozenset[str]
    wide: frozenset[str]
    row: frozenset[str]
    bare: bool


class _Read(NamedTuple):
    """What is dated, as its sentence tells it: role and families, where its clause opens, where its time stands."""

    act: Act
    role: str
    kinds: frozenset[str]
    start: int
    at: int
    end: int


def occurrences(each: Scene) -> Iterator[Occurrence]:
    """All that an article's own words date, in order."""
    for line in each.lines:
        for time in islice(times(each, line), _MOST):
            found = None if each.quoted(time.span) else _occurrence(each, line, time)
            if found:
                yield found


def _occurrence(each: Scene, line: Line, time: Time) -> Occurrence | None:
    words = line.words
    end = bisect_left(words, (time.span.end,))
    at, since = _led(words, bisect_left(words, (time.span.start,)))
    start = opening(each, words, at)
    known = lasting() if since else families()
    act = before(words, start, at, known) or (None if since else behind(words, start, at, end))
    if act is None or _is_open(words[start:at]):
        return None
    role, kinds = _since(act) if since else _role(words, act, start, at)
    return _told(each, line, time, _Read(act, role, kinds, start, at, end)) if kinds else None


def _led(words: Sequence[Word], at: int) -> tuple[int, bool]:
    """The place before the words that open a time since which something is, and whether they do."""
    said = [plain(word) for word in words[max(0, at - 3) : at]]
    if said[-1:] == ["since"]:
        return at - 1, True
    return (at - 3, True) if said == ["as", "early", "as"] else (at, False)


def _since(act: Act) -> tuple[str, frozenset[str]]:
    """What is shut since a day was shut on it; what else lasts since a time may have begun otherwise."""
    return ("on" if act.kinds <= _SHUT else "since"), act.kinds


_SHUT = frozenset({"close"})


def _told(each: Scene, line: Line, time: Time, read: _Read) -> Occurrence:
    words, act, at = line.words, read.act, read.at
    named = words[max(0, act.first - _NAMED) : act.first]
    clause = [*words[read.start : at], *words[read.end : read.end + _SMALL]]
    coming, over = _is_coming(clause), _is_over(clause) or act.last > act.first
    time = time.turned(ahead=coming) if coming or over else time
    beside = [*named, *_rest(each, words, read)]
    return Occurrence(
        each,
        line,
        time,
        read.kinds,
        read.kinds <= often(),
        read.role,
        time.ahead(told=coming),
        *_subject(words, act),
        keys(beside),
        keys(word for word in beside if word.text[0].isupper() and word is not words[0]),
        line.keys | (each.lines[line.index - 1].keys if line.index else frozenset()),
        _row(each, words[max(0, act.first - _NAMED) : at + 1]),
        act.first > 0 and plain(words[act.first - 1]) == "the" and not is_verbal(words, act),
    )


def _row(each: Scene, words: Sequence[Word]) -> frozenset[str]:
    """Which of several is dated, or how many: `the third arrest`, `two men`."""
    pairs = pairwise(words)
    return frozenset(plain(word) for word, then in pairs if _tells_which(word) and each.glued(word, then) and then.key)


def _is_coming(words: Sequence[Word]) -> bool:
    """Whether a clause tells of what is still to come."""
    said = {plain(word) for word in words}
    called = any(stem(word.text) in calling() for word in words)
    return called or bool(said & _AHEAD) or (bool(said & _NOW) and not _is_over(words))


def _is_over(words: Sequence[Word]) -> bool:
    """Whether a clause has a verb of the past."""
    return any(is_past(word) and not is_aux(word) and stem(word.text) not in held() for word in words)


_AHEAD = CLASSES["future"] | lexicon.sections("occurrences")["ahead"] | {"to"}
_NOW = frozenset({"is", "are", "be"})


def _is_open(words: Sequence[Word]) -> bool:
    """Whether the words before a time say that something only may be, or tell what was once meant to be."""
    return not {plain(word) for word in words}.isdisjoint(_UNSURE)


_UNSURE = CLASSES["weak"] | {"if", "unless", "originally", "initially", "wanted", "hoped", "hopes", "wants"}


def _role(words: Sequence[Word], act: Act, start: int, at: int) -> tuple[str, frozenset[str]]:
    """What the time is to what is dated, and of which families: shut until Monday is not open again before it."""
    between = [plain(word) for word in words[act.last + 1 : at]]
    small = next((word for word in reversed(between[-_SMALL:]) if word in _ROLES), "on")
    role = "until" if plain(words[act.last]) == "to" else _ROLES.get(small, "on")
    if any(plain(word) in CLASSES["not"] for word in words[start : act.first + 1]):
        return ("not before", act.kinds & _AGAIN) if role in {"until", "by"} else ("", frozenset())
    if role == "until":
        return ("not before", _AGAIN) if act.kinds & _SHUT else (role, act.kinds & TERM or act.kinds)
    if role in {"by", "after"}:
        return "", frozenset()
    named = _happening(words, act, start)
    if act.kinds & _OVER and named & TERM:
        return "until", named & TERM
    return role, (act.kinds | (named if act.kinds & _BEGUN else frozenset())) - TERM


def _happening(words: Sequence[Word], act: Act, start: int) -> frozenset[str]:
    """The families of the noun before a verb: the strike of `the strike will begin`."""
    named = (kinds_at(words, at, families())[0] for at in range(act.first - 1, start - 1, -1))
    return next(filter(None, named), frozenset()) if act.kinds & (_BEGUN | _OVER) else frozenset()


_BEGUN = frozenset({"begin", "take_effect", "reopen", "open"})
_OVER = frozenset({"expire", "end"})


_SMALL = 4
_ROLES = {
    "until": "until", "till": "until", "through": "until", "by": "by", "before": "by",
    "after": "after", "following": "after", "than": "after", "between": "after",
}  # fmt: skip
_AGAIN = frozenset({"reopen"})


def _subject(words: Sequence[Word], act: Act) -> tuple[frozenset[str], bool]:
    """The noun or name before what is dated and the one behind it, and whether a pronoun stands for the one before."""
    ahead = list(reversed(words[max(0, act.first - _NAMED) : act.first]))
    pronoun = next((at for at, word in enumerate(ahead) if plain(word) in _PRONOUNS), len(ahead))
    doer = _first_named([word for word in ahead[:pronoun] if not is_past(word)])
    done_to = _first_named(words[act.last + 1 : act.last + _SMALL + 1])
    return (doer | done_to) - anybody(), pronoun < len(ahead) and not doer


def _first_named(words: Sequence[Word]) -> frozenset[str]:
    """The first telling word, and those of a name that it opens."""
    first = next((at for at, word in enumerate(words) if _tells(word)), len(words))
    named = list(takewhile(lambda word: word.text[0].isupper() and word.key, words[first : first + _SMALL]))
    return keys(named or words[first : first + 1])


_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which"})


def _tells(word: Word) -> bool:
    """Whether a word may name who or what something is told of."""
    told = bool(word.key) and not is_aux(word) and stem(word.text) not in held() and not _tells_which(word)
    return told and plain(word) not in _TIMES


_TIMES = CLASSES["parts-of-day"] | CLASSES["time"] | {"midnight", "noon", "dawn", "years", "months", "weeks", "days"}


def _rest(each: Scene, words: Sequence[Word], read: _Read) -> list[Word]:
    """The words between what is dated and the time, and those behind it up to a mark."""
    after = words[read.end : read.end + _NAMED]
    ends = [words[read.end - 1].end, *(word.end for word in after)]
    cut = next((n for n, word in enumerate(after) if MARKS & set(each.text[ends[n] : word.start])), len(after))
    return [*words[read.act.last + 1 : read.at], *after[:cut]]


def _tells_which(word: Word) -> bool:
    return plain(word) in CLASSES["in-a-row"] or plain(word) in lexicon.words("number_words") or word.text.isdigit()
