"""None or one: a thing that one article says there was none of, and that another tells of (`no warning`, `a warning`).

A thing is also told of by its verb: who `promised` made a promise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from collate.collation.bearings import moments
from collate.collation.clauses import CLASSES, clause_end, is_aux, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.subject_phrase import subject
from collate.comparers.discrepancies.field import Field, day, discrepancy, ordinal
from collate.language.meaning import key, stem
from collate.language.roots import root
from collate.model import Discrepancy, Severity
from collate.text import Span

_MOST = 40
_LONGEST = 5
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing that was there or not: its noun's root, what describes it, whose it is, and what else the clause says.

    `row` is what sets it apart from others of its kind: the `first`.
    """

    scene: Scene
    line: Line
    noun: str
    kind: frozenset[str]
    owner: frozenset[str]
    rest: frozenset[str]
    row: frozenset[str]
    shown: Span
    lacking: bool
    open: bool


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles: without the thing here, with it there."""
    held = [thing for scene in field.scenes for thing in _things(field, scene)]
    none = [each for each in held if each.lacking][:_MOST]
    nouns = {each.noun for each in none}
    some = [each for each in held if not each.lacking and each.noun in nouns]
    pairs = ((one, other) for one in none for other in some if _excludes(one, other))
    return tuple(_written(one, other) for one, other in pairs if not _both(one, other, held))


def _excludes(none: _Thing, some: _Thing) -> bool:
    """Whether one and the same thing is meant: nobody else's, of the same kind, for the same."""
    if none.scene is some.scene or (none.owner and some.owner and not none.owner & some.owner):
        return False
    own = bool(none.owner & some.owner)
    common, least = none.rest & some.rest, min(len(none.rest), len(some.rest))
    if none.row != some.row or not (none.kind <= some.kind or none.kind <= some.rest) or 2 * len(common) < least:
        return False
    same = own and (2 * len(common) > least or not least)
    told = len(common) + len(none.kind & some.kind)
    return bool(same or told >= _ENOUGH or (told and not (none.owner and some.owner)))


def _both(none: _Thing, some: _Thing, held: Sequence[_Thing]) -> bool:
    """Whether one of the two articles tells of the thing in both ways."""
    return any(
        each.noun == none.noun and each.scene is this.scene and each.lacking != this.lacking
        for each in held
        for this in (none, some)
    )


def _things(field: Field, each: Scene) -> Iterator[_Thing]:
    for line in each.lines:
        words = line.words
        for at, word in enumerate(words):
            said = plain(word)
            opens = said in _NO or (said in _SOME and (_brings(words, at) or _is_brought(each, words, at)))
            does = not opens and word.text.islower() and stem(word.text) in _acts()
            if not (opens or does) or each.quoted(word.span):
                continue
            yield from (_named if opens else _done)(field, each, line, at)


def _is_brought(each: Scene, words: Sequence[Word], at: int) -> bool:
    """Whether a verb that says a thing is there stands behind the noun phrase as its passive: `a call was made`."""
    behind = words[at + 1 + len(_phrase(each, words[at + 1 :])) :]
    chain = list(takewhile(is_aux, behind))
    after = behind[len(chain) : len(chain) + 1]
    return bool(_BE & {plain(word) for word in chain}) and bool(after) and stem(after[0].text) in _bringing()


_BE = frozenset({"was", "were", "been", "is", "are"})


def _brings(words: Sequence[Word], at: int) -> bool:
    """Whether a noun phrase that opens at `at` stands behind a verb that says it is there."""
    if not at:
        return False
    before = next((word for word in reversed(words[max(0, at - 2) : at]) if not is_aux(word)), words[at - 1])
    return stem(before.text) in _bringing() or plain(words[at - 1]) in _HAVE


_HAVE = frozenset({"had", "has", "have", "was", "were"})
_NO = frozenset({"no", "any"})
_SOME = frozenset({"a", "an", "the", "several", "two", "three", "four", "five", "eleven", "many", "repeated", "some"})


def _named(field: Field, each: Scene, line: Line, at: int) -> Iterator[_Thing]:
    """The thing that a noun phrase opened by `no`, `a` or a number names, with the verb before or behind it."""
    phrase = _phrase(each, line.words[at + 1 :])
    if not phrase or phrase[-1].key in _says_little():
        return
    first = _first_of_group(line.words, at)
    chain = {plain(word) for word in line.words[first:at]}
    lacking = plain(line.words[at]) == "no"
    if plain(line.words[at]) == "any" and not (
        chain & CLASSES["not"] or "without" in chain | {plain(word) for word in line.words[first - 1 : first]}
    ):
        return
    yield _thing(field, each, line, (first, at, phrase), lacking=lacking or plain(line.words[at]) == "any")


def _first_of_group(words: Sequence[Word], at: int) -> int:
    """Where the verb group right before a noun phrase begins."""
    first = at
    while first and at - first < _LONGEST and (is_aux(words[first - 1]) or stem(words[first - 1].text) in _bringing()):
        first -= 1
    return first


def _thing(field: Field, each: Scene, line: Line, place: tuple[int, int, list[Word]], *, lacking: bool) -> _Thing:
    first, at, phrase = place
    words = line.words
    whose = subject(each, words[:first], words[first]) if first < at else []
    owner = field.parties.of(each, Span(whose[0].start, whose[-1].end)) if whose else frozenset[str]()
    end = clause_end(each.text, phrase[-1].end, line.span.end)
    rest = keys(takewhile(lambda word: word.end <= end, line.after(phrase[-1].end)))
    future = bool({plain(word) for word in words[first:at]} & (CLASSES["future"] | CLASSES["weak"]))
    shown = Span(words[first].start, phrase[-1].end)
    row = frozenset(plain(word) for word in line.after(line.words[at].start)[:_BESIDE]) & CLASSES["in-a-row"]
    return _Thing(
        each, line, root(phrase[-1].key), keys(phrase[:-1]), owner, rest, row, shown, lacking=lacking, open=future
    )


_BESIDE = 6


def _phrase(each: Scene, onward: Sequence[Word]) -> list[Word]:
    """The noun phrase that words open with: telling words that touch."""
    taken: list[Word] = []
    for word in onward[:_LONGEST]:
        if not word.key or is_aux(word) or (taken and not each.glued(taken[-1], word)):
            break
        taken.append(word)
    return taken


def _done(field: Field, each: Scene, line: Line, at: int) -> Iterator[_Thing]:
    """The thing that a verb tells of by itself, of its subject: `promised to rebuild`."""
    words = line.words
    first = at
    while first and is_aux(words[first - 1]):
        first -= 1
    chain = {plain(word) for word in words[first:at]}
    whose = subject(each, words[:first], words[first])
    if whose and not chain & (CLASSES["not"] | CLASSES["future"] | CLASSES["weak"]):
        owner = field.parties.of(each, Span(whose[0].start, whose[-1].end))
        end = clause_end(each.text, words[at].end, line.span.end)
        rest = keys(takewhile(lambda word: word.end <= end, words[at + 1 :]))
        noun = root(key(words[at].text))
        shown, none = Span(whose[0].start, words[at].end), frozenset[str]()
        yield _Thing(each, line, noun, none, owner, rest, none, shown, lacking=False, open=False)


def _written(none: _Thing, some: _Thing) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (none, some)]
    told = [each.shown.of(each.scene.text) for each in (none, some)]
    return discrepancy("framing", _severity(none, some), f"“{told[0]}” or “{told[1]}”", sides, ("none-or-one",))


def _severity(none: _Thing, some: _Thing) -> Severity:
    """Soft where the thing may have come about between the two articles, or another time is meant."""
    early, late = day(none.scene), day(some.scene)
    grown = bool(early and late and ordinal(early) < ordinal(late)) and not none.open
    days = [{found.date for found in moments(each.scene, each.line.span) if found.date} for each in (none, some)]
    return "soft" if grown or (all(days) and not days[0] & days[1]) else "hard"


@cache
def _bringing() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["bringing"])) | {"have", "be"}


@cache
def _acts() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["nominal"]))


@cache
def _says_little() -> frozenset[str]:
    return frozenset(map(key, CLASSES["says-little"]))
