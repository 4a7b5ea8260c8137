"""Support of the comparers: the how-many-th of its sort something is said to be: `the third strike this year`.

Only what tells it of the event itself is read: behind `is` or `was`, set behind a comma with the time in which such
things were counted, or owned (`his fifth title`). A row that goes on (`the third day`) has a first and a second too.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from collate.collation.clauses import CLASSES, is_past, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.subject_phrase import PRONOUNS, subject
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key
from collate.language.numbers import number_phrases
from collate.language.tables import forms
from collate.text import Span

_PLACES = {word: int(place) for word, place in forms("ordinals").items()}
_TELLS = re.compile(rf"\b(?:{'|'.join(_PLACES)}|straight|consecutive|successive|in a row)\b")
_OWNERS = frozenset({"his", "her", "its", "their"})
_WINDOWS = {
    "lately": re.compile(
        r"[^,;:.]{0,40}?"
        r"(?: (?:this|of the|in the|of this) (?:year|season|week|month|summer|winter|spring|autumn|decade)\b"
        r"| since (?:\w|the )| so far\b| in (?:as many|the (?:past|last)|less than|under|two|three|four|five|six|a) )"
    ),
    "running": re.compile(r" (?:in a row|in succession|running)\b"),
    "ever": re.compile(r"[^,;:.]{0,40}? (?:in (?:its|the|their) history|on record|ever)\b"),
}
_LONGEST = 4


class Rank(Frozen):
    """The `place` that a thing has among those of its `noun`, within a `window`.

    `names` are the names in its sentence, `tail` the telling words behind the noun; `owned` whether it is somebody's,
    `told` whether it is said of the thing by `is` or `was`.
    """

    scene: Scene
    line: Line
    place: int
    noun: str
    window: str
    names: frozenset[str]
    tail: frozenset[str]
    owned: bool
    told: bool


def ranks(each: Scene) -> Iterator[Rank]:
    """The ranks that an article tells, in order."""
    for line in each.lines:
        if not _TELLS.search(each.text, line.span.start, line.span.end):
            continue
        for at, word in enumerate(line.words):
            if at and plain(word) in _PLACES and not each.quoted(word.span):
                yield from _rank(each, line, at)
            elif at and plain(word) in _ROW | {"row"}:
                yield from _counted_row(each, line, at)


def _rank(each: Scene, line: Line, at: int) -> Iterator[Rank]:
    words, before = line.words, plain(line.words[at - 1])
    run = _noun(each, words, at)
    last = run[-1] if run else words[at]
    window = _window(each, last.end, run)
    told = at > 1 and plain(words[at - 2]) in CLASSES["be"] and before in _DETERMINERS
    owned = before in _OWNERS or before.endswith(("'s", "s'"))
    apposed = before in _DETERMINERS and each.text.endswith(", ", 0, words[at - 1].start)
    if not (told or owned or (apposed and window) or window == "running"):
        return
    noun = _name(run) if run else _subject(each, words, at) if told else ""
    yield from _made(each, line, (_PLACES[plain(words[at])], noun, window), (last, owned, told))


_DETERMINERS = frozenset({"the", "a", "an"}) | _OWNERS


def _noun(each: Scene, words: Sequence[Word], at: int) -> list[Word]:
    """The words that a place is of, up to their noun."""
    run: list[Word] = []
    such = at + 1 < len(words) and words[at + 1].text == "such"
    for word in words[at + 1 + such : at + 1 + _LONGEST]:
        if not word.key or not each.glued(run[-1] if run else words[at + such], word) or word.text[0].isupper():
            break
        if plain(word) in CLASSES["preposition"] | CLASSES["break"] or (run and is_past(word)):
            break
        run.append(word)
    return run


def _name(run: Sequence[Word]) -> str:
    """The noun, with the superlative that the place is one of: `the third largest maker`."""
    best = run[0].key if run[0].text.endswith("est") and len(run) > 1 else ""
    return f"{best} {run[-1].key}".strip()


def _subject(each: Scene, words: Sequence[Word], at: int) -> str:
    """What is said to be the second: the strike of `the strike is the second this year`."""
    whose = subject(each, words[: at - 2], words[at - 2])
    return "" if not whose or plain(whose[-1]) in PRONOUNS else whose[-1].key


def _window(each: Scene, end: int, run: Sequence[Word]) -> str:
    if any(plain(word) in _ROW for word in run):
        return "running"
    return next((name for name, told in _WINDOWS.items() if told.match(each.text, end)), "")


_ROW = frozenset({"straight", "consecutive", "successive"})


def _counted_row(each: Scene, line: Line, at: int) -> Iterator[Rank]:
    """`six straight defeats`, `six defeats in a row`: the last of them is the sixth."""
    words = line.words
    behind = [plain(word) for word in words[at - 2 : at]] == ["in", "a"]
    run = [words[at - _BACK]] if behind and at > _BACK else _noun(each, words, at)
    counted = words[at - _BACK - 1 if behind else at - 1].span
    number = next((found for found in number_phrases(each.text, counted) if found.span == counted), None)
    if number is not None and run and number.low >= _SEVERAL:
        yield from _made(each, line, (int(number.low), run[-1].key, "running"), (run[-1], False, False))


_BACK = 3
"""How many words before its last `in a row` has its noun."""
_SEVERAL = 2


def _made(each: Scene, line: Line, rank: tuple[int, str, str], how: tuple[Word, bool, bool]) -> Iterator[Rank]:
    place, noun, window = rank
    last, owned, told = how
    if not noun or (noun in _series() and window != "running"):
        return
    names = keys(word for word in line.words if word.text[0].isupper())
    behind = keys(line.within(Span(last.end, line.span.end)))
    yield Rank(each, line, place, noun, window, names, behind - _series(), owned, told)


@cache
def _series() -> frozenset[str]:
    """What has a second and a third part as a matter of course: days, rounds, floors."""
    return frozenset(map(key, lexicon.sections("ranks")["series"]))
