"""Support of the figures: what a number counts, as far as its sentence tells."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from collate.collation.amounts import Amount, amount
from collate.collation.bearings import Bearings, bearings
from collate.collation.beside import beside, is_per
from collate.collation.cast import Cast
from collate.collation.clauses import CLASSES, after_apposition, clause_around
from collate.collation.earlier import is_earlier
from collate.collation.heads import alike, any_person, counted, times
from collate.collation.measured import LENGTHS, measured, sort
from collate.collation.measured_ways import dimension
from collate.collation.moods import NEAR, is_ahead, is_guessed, is_planned, is_wanted
from collate.collation.moving import Course, course
from collate.collation.outcomes import classes, currencies, outcomes
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.singled import Singled, singled
from collate.collation.wholes import is_part, is_partial, is_whole
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import spelling, stem
from collate.model import FigureFinding, Number
from collate.text import Span

_APART = CLASSES["apart"]


class Count(Frozen, eq=False):
    """A figure with all that says what it counts; sets are keys, empty where the sentence is silent.

    `kind` is `percent`, a currency or measure's name, `person`, or the noun's key; `head` the noun counted;
    `owners` the actors of its clause, `persons` those who are one and do not give it, `outcomes` what became of what
    is counted, `planned` whether it is yet to be, `part` whether some of more are counted, `measured` the noun that a
    measure is of, `sort` what sort of it, `partial` whether the number is what a count not yet at its end gives,
    `amount` what the number admits, `among` of how many it is said to be, `sole` whether its article counts this noun
    once only, `beside` the nearest telling words before and behind it, `per` whether it is for each of several, `ahead`
    whether it tells of what is still to come, `wanted` whether somebody only asks for it, `of` what the noun counted is
    of, `course` how the number came about, `alone` whether its article has one number only for what became of persons
    so, or for what it measures, `singled` what singles its thing out among others, `dimension` what a measure
    measures, whatever noun it is told of.
    """

    scene: Scene
    finding: FigureFinding
    line: Line
    kind: str
    head: str
    what: frozenset[str]
    names: frozenset[str]
    owners: frozenset[str]
    persons: frozenset[str]
    outcomes: frozenset[str]
    planned: bool
    guessed: bool
    whole: bool
    aside: bool
    several: bool
    apart: bool
    bearings: Bearings
    said: tuple[Word, ...]
    clause: frozenset[str]
    near: frozenset[str]
    beside: frozenset[str]
    part: bool
    measured: str
    sort: frozenset[str]
    partial: bool
    amount: Amount
    among: Number | None
    sole: bool
    per: bool
    ahead: bool
    wanted: bool
    of: frozenset[str]
    course: Course
    dimension: str
    singled: Singled
    alone: bool = False

    @property
    def nouns(self) -> frozenset[str]:
        """What is counted, in the first word of each class of nouns."""
        own = (word for word in self.said if self.finding.what and self.finding.what.holds(word.span))
        return frozenset(alike().get(stem(word.text), word.key) for word in own if word.key) | {self.head}

    @property
    def specific(self) -> bool:
        """Whether a noun is counted that says what it is, and no measure, money, share, time or person at large."""
        return bool(self.finding.what) and self.head not in any_person() and self.head not in times()

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, to break ties."""
        return self.scene.source, self.finding.span.start


def counts(each: Scene, players: Cast) -> tuple[Count, ...]:
    """The figures of an article that count or measure something, in order."""
    placed = ((finding, each.line(finding.span.start)) for finding in each.witness.findings.figures)
    found = [(finding, line) for finding, line in placed if line and finding.unit not in _AGES]
    often = Counter((line.index, finding.unit) for finding, line in found if finding.rule != "whole")
    numbers = Counter(noun for noun, _ in {(_noun(finding), finding.value) for finding, _ in found})
    return _alone(
        _count(
            each,
            players,
            (finding, line),
            several=often[line.index, finding.unit] > 1,
            sole=numbers[_noun(finding)] == 1,
        )
        for finding, line in found
    )


def _alone(several: Iterable[Count]) -> tuple[Count, ...]:
    """The counts, those marked that alone in their article say how many persons met with what they met with."""
    held = tuple(several)
    told = {(each.finding.value, slot) for each in held for slot in _slots(each)}
    often = Counter(slot for _, slot in told)
    return tuple(
        replace(each, alone=bool(own := _slots(each)) and all(often[slot] == 1 for slot in own)) for each in held
    )


def _slots(each: Count) -> frozenset[str]:
    """What an article may have one number for: what became of persons, or what is measured."""
    if each.wanted:
        return frozenset()
    if each.measured:
        return frozenset({f"{each.kind} {each.measured}"})
    return each.outcomes if _of_persons(each) else frozenset()


def _of_persons(each: Count) -> bool:
    return each.kind == "person" and bool(each.outcomes) and not each.apart and not each.planned


def _noun(finding: FigureFinding) -> tuple[str, bool]:
    """The noun that a figure counts, and whether it counts some of those only."""
    return finding.unit.rpartition(" ")[2], finding.rule == "part-of"


def _count(each: Scene, players: Cast, found: tuple[FigureFinding, Line], *, several: bool, sole: bool) -> Count:
    finding, line = found
    clause = clause_around(each.text, line.span, finding.span)
    said = line.within(clause)
    head, kind = counted(finding, line.within(Span(clause.start, finding.span.start)), each.text)
    what = list(line.within(finding.what)) if finding.what else []
    before, after = line.within(Span(clause.start, finding.span.start)), line.within(Span(finding.span.end, clause.end))
    resumed = after_apposition(each.text, finding.span.end, clause.end)
    near = [*before[-NEAR:], *line.within(finding.span), *after[:NEAR]]
    named = players.within(each, clause)
    noun = measured(each.text, finding, before, after)
    return Count(
        each,
        finding,
        line,
        kind,
        head,
        keys(what) - {head},
        _names(what[1:] if what[:1] and what[0].start == line.span.start else what),
        frozenset(player.name for _, player in named),
        frozenset(
            player.name for span, player in named if player.kind == "person" and not _gives(each.text, finding, span)
        ),
        frozenset()
        if finding.rule == "magnitude" or (noun and finding.unit in lexicon.phrases("substance_units") | LENGTHS)
        else outcomes(each, finding, said, classes("money" if head in currencies() else "outcomes")),
        is_planned(finding, said),
        is_guessed(each.text, near, line, finding),
        is_whole(each.text, finding),
        _is_aside(each.text, line, finding),
        several,
        finding.rule == "level-before" or _is_apart(finding, said) or is_earlier(each, finding, clause),
        bearings(each, finding, line, clause),
        said,
        _telling((*before, *after)) - keys(word for span, _ in named for word in line.within(span)),
        _telling((*before[-NEAR:], *after[:NEAR], *[word for word in after if word.start >= resumed][:NEAR])),
        beside(before, after),
        is_part(each.text, finding.span),
        noun,
        sort(before, noun),
        is_partial(each.text, clause),
        amount(finding, finding.span.of(each.text)),
        _among(each, finding),
        sole,
        is_per(near, finding),
        is_ahead(before),
        finding.unit not in _OFTEN and is_wanted(before),
        _of_what(each.text, finding, after),
        course(each, finding, said),
        dimension(finding, head, each.lines[max(0, line.index - 1) : line.index + 1], (*before[-_WAY:], *after[:_WAY])),
        singled(each.text, finding.span, head, line, said),
    )


_WAY = 5
"""Words on either side of a measure that say which way it is measured."""


def _of_what(text: str, finding: FigureFinding, after: Sequence[Word]) -> frozenset[str]:
    """What the noun counted is of, by the words right behind it: `12 cases of cholera`."""
    if not finding.what or not after or after[0].text != "of" or text[finding.span.end : after[0].start] != " ":
        return frozenset()
    small = CLASSES["preposition"] | CLASSES["break"]
    return keys(takewhile(lambda word: word.text not in small, after[1:_OF_WORDS]))


_OF_WORDS = 5


def _gives(text: str, finding: FigureFinding, span: Span) -> bool:
    """Whether a name is that of who gives the figure, as one told to say so or by `Aldo Verrin puts the number at`."""
    said = finding.attributed_to is not None and finding.attributed_to.span.meets(span)
    return said or bool(_PUTS.match(text, span.end, finding.span.start))


_PUTS = re.compile(r"\s(?:puts?|counts?|counted|estimate[sd]?|reckon(?:s|ed)?|speaks? of|spoke of|gives?|gave)\b")


def _among(each: Scene, finding: FigureFinding) -> Number | None:
    """The whole of which a figure is a part or all: the 340 of `12 of the 340 stations`, the six of `all six exits`."""
    if _ALL.search(each.text, max(0, finding.span.start - _BEFORE), finding.span.start):
        return finding.value
    whole = (one for one in each.witness.findings.figures if one.rule == "whole" and finding.span.holds(one.number))
    return next((one.value for one in whole if one.number != finding.number), None)


_ALL = re.compile(r"\b[Aa]ll(?: of)?(?: the| its| their| his| her)? \Z")
_BEFORE = 16


def _telling(several: Iterable[Word]) -> frozenset[str]:
    """The telling words that are no numbers."""
    return keys(word for word in several if not word.text[0].isdigit())


def _is_apart(finding: FigureFinding, said: Sequence[Word]) -> bool:
    """Whether the words beside a figure say that it is another's or another time's."""
    before = said[: bisect_right(said, finding.span.start, key=lambda word: word.end)][-_BESIDE:]
    after = said[bisect_left(said, finding.number.end, key=lambda word: word.start) :][:_BESIDE]
    near = {spelling(word.text) for word in (*before, *after)}
    return bool(_APART & near) or (finding.unit == "score" and bool(CLASSES["interim"] & near))


_AGES = frozenset({"age", "year of age"})
_OFTEN = frozenset({"time", "times"})
"""Of `asked three times to rest` nobody asks for three."""
_BESIDE = 4


def _is_aside(text: str, line: Line, finding: FigureFinding) -> bool:
    """Whether a figure stands in brackets, as a conversion or a remark."""
    before = text[max(line.span.start, finding.span.start - _BRACKET) : finding.span.start]
    return before.count("(") > before.count(")")


_BRACKET = 200


def _names(several: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.key for word in several if word.key and word.text[:1].isupper())
