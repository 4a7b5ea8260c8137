"""None or some: a thing that one article says there was none of (`received no warnings`), and another tells of.

The noun is told by its root, so that a promise that was not made meets somebody who promised.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise, product, takewhile, zip_longest

from collate.collation.bearings import moments
from collate.collation.clauses import ARTICLES, CLASSES, is_aux, is_past, light, plain
from collate.collation.dated_acts import opening
from collate.collation.gist import gist
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.similarity import Weighed, weighed, wording
from collate.collation.subject_phrase import subject
from collate.comparers.discrepancies.field import Field, discrepancy, later, unless_turned
from collate.comparers.discrepancies.occasions import another_occasion, is_old
from collate.comparers.discrepancies.realised import ahead, realised
from collate.frozen import Frozen
from collate.language import roots
from collate.language.meaning import stem
from collate.language.senses import nearness
from collate.model import Discrepancy
from collate.text import Span

_ALIKE = 0.35
_OF_ONE = 0.28
"""How alike the two sentences are where they name something else in common."""
_MOST = 1600
"""Pairs that are looked at."""
_WORDS = 60


class _None(Frozen):
    """A sentence that says there is no `noun`."""

    scene: Scene
    line: Line
    noun: tuple[Word, ...]

    @property
    def root(self) -> str:
        """What the noun is told by."""
        return _root(self.noun[0])


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles: of none here, of some there."""
    lines = [(each, line) for each in field.scenes for line in each.lines if len(line.words) <= _WORDS]
    none = [found for each, line in lines for found in _nones(each, line)]
    wanted = {each.root for each in none}
    some = [(each, line, held) for each, line in lines if (held := _told(line, wanted))] if none else []
    pairs = ((no, each, line) for no in none for each, line, held in some if no.root in held and no.scene is not each)
    return tuple(found for no, each, line in islice(pairs, _MOST) if (found := _apart(no, each, line)))


def _root(word: Word) -> str:
    return roots.root(roots.key(word.text))


def _nones(each: Scene, line: Line) -> Iterator[_None]:
    for at in range(len(line.words)):
        if _says_none(line.words, at) and (noun := _noun(each, line.words[at:])):
            yield _None(each, line, tuple(noun))


def _says_none(words: Sequence[Word], at: int) -> bool:
    """`no` (not of `a no vote`), or `without` before an article or a participle: what is only missing has neither."""
    after = plain(words[at + 1]) if at + 1 < len(words) else ""
    voted = at > 0 and plain(words[at - 1]) in ARTICLES
    return (plain(words[at]) == "no" and not voted) or (plain(words[at]) == "without" and after in _OPENS)


_OPENS = frozenset({"a", "an", "any", "having"})
_PASSED = _OPENS | {"such", "single", "formal", "official", "been", "being", "given", "further"}


def _noun(each: Scene, words: Sequence[Word]) -> list[Word]:
    """The telling words right behind `no`, up to a small word; empty where these say little by themselves."""
    found: list[Word] = []
    for before, word in pairwise(words[: _NEAR + 1]):
        said = plain(word)
        if not each.glued(before, word) or said in CLASSES["preposition"] | CLASSES["break"] or is_aux(word):
            break
        timed = bool(found) and stem(word.text) in CLASSES["time"]
        found += [word] if word.key and said not in _PASSED and not timed else []
    return [] if found and _is_idle(found[0]) else found


def _is_idle(noun: Word) -> bool:
    """Whether a noun behind `no` names nothing: `no comment`; or is forbidden: `no texting`."""
    return stem(noun.text) in _idle() or not noun.text.islower() or noun.text.endswith("ing")


_NEAR = 4


@cache
def _idle() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["idle-none"]))


def _told(line: Line, wanted: set[str]) -> frozenset[str]:
    """Which of the things a sentence tells of as there, neither denied nor only wanted."""
    said = [plain(word) for word in line.words]
    if not CLASSES["not"].isdisjoint(said):
        return frozenset()
    return frozenset(
        root
        for at, word in enumerate(line.words)
        if word.key
        and (root := _root(word)) in wanted
        and _SILENT.isdisjoint(said[max(0, at - _BEFORE) : at])
        and not any(stem(each) in _wanted() for each in said[max(0, at - _BEFORE) : at])
    )


_BEFORE = 4
_SILENT = CLASSES["none"] | {"any", "whether", "if"}


@cache
def _wanted() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["not-there"]))


def _apart(no: _None, each: Scene, line: Line) -> Discrepancy | None:
    if (
        _bounded(no)
        or not (_of_one(no, line) or _comes_to_be(no, each, line))
        or not _same_said(no, line)
        or _since(no, each)
    ):
        return None
    if _of_another(no, each, line):
        return None
    sides = [[no.scene.anchor(no.line.span)], [each.anchor(line.span)]]
    about = f"{no.noun[0].text.capitalize()}: none, or some"
    severity = "hard" if _is_over(no, each, line) else unless_turned(no.scene, each)
    return discrepancy("framing", severity, about, sides, ("none-or-some-of-it",))


def _is_over(no: _None, each: Scene, line: Line) -> bool:
    """Whether no day between two articles can have brought the change: both tell the past, or the no is of a later day.

    What was there within a week before has been there: `no dispersant has been used`.
    """
    told = {plain(word) for word in no.line.within(_told_in(no)[1])}
    said = {plain(word) for word in line.words}
    if not said.isdisjoint(_NOW) or not told.isdisjoint(_NOW):
        return False
    perfect = [not words.isdisjoint(CLASSES["perfect"] - {"had"}) for words in (told, said)]
    return not any(perfect) or 0 <= later(each, no.scene) <= _WEEK


_NOW = frozenset({"is", "are", "will", "now", "still", "today", "yet"}) | CLASSES["future"]
_WEEK = 7


def _bounded(no: _None) -> bool:
    """Whether there was none only up to or since a time, or of more: `received no call before 3 am`."""
    behind = no.line.after(no.noun[-1].end)[:_NEAR]
    return any(plain(word) in _BOUNDS for word in behind)


_BOUNDS = frozenset({"before", "until", "till", "since", "after", "beyond", "besides", "than", "except"})


def _of_one(no: _None, line: Line) -> bool:
    """Whether two sentences are much alike, or a little and name another thing in common."""
    like = wording(_weighed(no.line), _weighed(line))
    return like >= _ALIKE or (like >= _OF_ONE and bool(_things(no.line) & _things(line) - {no.root}))


def _comes_to_be(no: _None, each: Scene, line: Line) -> bool:
    """Whether a thing that there flatly is not, whoever has it, is told to come to be there in the same mood."""
    before = no.line.before(no.noun[0].start)
    behind = no.line.after(no.noun[-1].end)[:2]
    flatly = "there" in {plain(word) for word in before[-_BEFORE:]} or (bool(behind) and is_aux(behind[0]))
    if not flatly or len(no.noun) > 1 or plain(before[-1]) == "such" or not _of_the_same(no, line):
        return False
    return ("will" if ahead(before) or ahead(behind) else "did") in realised(each, line, no.root)


def _of_the_same(no: _None, line: Line) -> bool:
    """Whether what a small word sets behind a thing (`no appeal against it`) is told in the other sentence too."""
    behind = no.line.after(no.noun[0].end)[:_BEHIND]
    bound = bool(behind) and plain(behind[0]) in CLASSES["preposition"] and keys(behind)
    return not bound or bool(bound & line.keys)


def _same_said(no: _None, line: Line) -> bool:
    """Whether what is said of the noun, or what it is of, is told in the other sentence too.

    Of `no docker will be dismissed` it is the dismissal, of `no levels of concern` the concern.
    """
    behind = no.line.after(no.noun[0].end)[:_NEAR]
    said = [word for word in (*no.noun[1:], *behind) if word.key and not is_aux(word)][:1]
    bound = bool(behind) and (plain(behind[0]) == "of" or is_aux(behind[0]) or is_past(behind[0]) or len(no.noun) > 1)
    if not said or not bound or stem(said[0].text) in light():
        return True
    return _root(said[0]) in {_root(word) for word in line.words if word.key}


@lru_cache(maxsize=1 << 8)
def _weighed(line: Line) -> Weighed:
    return weighed(gist(word.text for word in line.words))


@lru_cache(maxsize=1 << 8)
def _things(line: Line) -> frozenset[str]:
    """What a sentence names besides its verbs."""
    return frozenset(_root(word) for word in line.words if word.key and stem(word.text) not in _doing())


@cache
def _doing() -> frozenset[str]:
    return frozenset(map(stem, ("open", "hold", "say"))) | light()


def _of_another(no: _None, each: Scene, line: Line) -> bool:
    """Whether what is there is another's, for another end, or in another place of a row: `in the last carriage`."""
    there = next(at for at, word in enumerate(line.words) if word.key and _root(word) == no.root)
    here = next(at for at, word in enumerate(no.line.words) if word.start == no.noun[0].start)
    behind = [held[at + 1 :][:_BEHIND] for held, at in ((no.line.words, here), (line.words, there))]
    rows = [_row(held) for held in behind]
    ends = [keys(held[2:_NEAR]) for held in behind if held[:1] and held[0].text == "to"]
    other_end = len(ends) == len(behind) and all(ends) and not ends[0] & ends[1]
    if another_occasion(_told_in(no), (each, _told_from(each, line, there))) or _then(no.scene, no.line) != _then(
        each, line
    ):
        return True
    places = [_places(held) for held in behind]
    if all(places) and not any(nearness(a, b) for a, b in product(*places)):
        return True
    owners = [_owner(no.scene, no.line.words[:here]), _owner(each, line.words[:there])]
    return rows[0] != rows[1] or other_end or (all(owners) and not owners[0] & owners[1])


_BEHIND = 6


def _told_in(no: _None) -> tuple[Scene, Span]:
    """The sentence of a no, up to a clause on what it names last: `no permit for the ridge, which was shut in May`."""
    aside = _ASIDE.search(no.scene.text, no.noun[-1].end, no.line.span.end)
    return no.scene, Span(no.line.span.start, aside.start() if aside else no.line.span.end)


def _told_from(each: Scene, line: Line, there: int) -> Span:
    """The sentence from a thing on, with the time that its clause opens with: `In 2019 a pilot was on the bridge`."""
    first = opening(each, line.words, there)
    timed = plain(line.words[first]) in CLASSES["preposition"]
    return Span(line.words[first if timed else there].start, line.span.end)


_ASIDE = re.compile(r", (?:which|who|whose|where)\b")


def _places(words: Sequence[Word]) -> frozenset[str]:
    """What small words of place set behind a thing."""
    at = next((at for at, word in enumerate(words) if plain(word) in _PLACED), len(words))
    return keys(takewhile(lambda word: plain(word) not in CLASSES["break"], words[at + 1 :][:_NEAR]))


_PLACED = frozenset({"in", "at", "on", "off", "aboard", "near", "inside", "outside"})


def _row(words: Sequence[Word]) -> set[str]:
    """Which of several words tell, those that count times left out: `for the second day`."""
    pairs = zip_longest(words, words[1:])
    timed = CLASSES["time"] | CLASSES["weekdays"]
    return {plain(word) for word, then in pairs if then is None or stem(then.text) not in timed} & CLASSES["in-a-row"]


def _then(each: Scene, line: Line) -> bool:
    """Whether a sentence goes back to an earlier time that the one before names."""
    back = line.index and "at the time" in line.span.of(each.text)
    named = moments(each, each.lines[line.index - 1].span) if back else ()
    return any(found.date and is_old(found.date, each) for found in named)


def _owner(each: Scene, before: Sequence[Word]) -> frozenset[str]:
    """Who has what stands behind `had no` or `had a`; none where a pronoun does."""
    near = range(len(before) - 1, max(-1, len(before) - _NEAR), -1)
    at = next((at for at in near if plain(before[at]) in CLASSES["have"]), 0)
    return keys(subject(each, before[:at], before[at])) if at else frozenset()


def _since(no: _None, each: Scene) -> bool:
    """Whether what there has not been by the day of one article is there in one of a later day."""
    perfect = any(plain(word) in {"has", "have", "yet", "far"} for word in no.line.words)
    return perfect and later(no.scene, each) > 0
