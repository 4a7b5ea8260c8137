"""Support of the figures: what a number counts, as far as its sentence tells."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from collate.collation.amounts import Amount, amount
from collate.collation.bearings import Bearings, bearings
from collate.collation.beside import beside, is_per
from collate.collation.cast import Cast
from collate.collation.clauses import CLASSES, after_apposition, clause_around, plain
from collate.collation.earlier import is_earlier
from collate.collation.heads import alike, any_person, counted, times
from collate.collation.measured import measured, sort
from collate.collation.outcomes import classes, currencies, outcomes
from collate.collation.scene import Line, Scene, Word, keys
from collate.language import lexicon
from collate.language.meaning import spelling, stem
from collate.model import FigureFinding, Number
from collate.text import Span

_PLANNED = CLASSES["planned"]
_APART = CLASSES["apart"]
_GUESSED = CLASSES["guessed"]
_NEAR = 7


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A figure with all that says what it counts; sets are keys, empty where the sentence is silent.

    `kind` is `percent`, a currency or measure's name, `person`, or the noun's key; `head` the noun counted;
    `owners` the actors of its clause, `persons` those who are one and do not give it, `outcomes` what became of what
    is counted, `planned` whether it is yet to be, `part` whether some of more are counted, `measured` the noun that a
    measure is of, `sort` what sort of it, `partial` whether the number is what a count not yet at its end gives,
    `amount` what the number admits, `among` of how many it is said to be, `sole` whether its article counts this noun
    once only, `beside` the nearest telling words before and behind it, `per` whether it is for each of several, `alone`
    whether its article has one number only for what became of persons so.
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
    numbers = Counter(unit for unit, _ in {(_noun(finding), finding.value) for finding, _ in found})
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
    told = {(each.finding.value, outcome) for each in held if _of_persons(each) for outcome in each.outcomes}
    often = Counter(outcome for _, outcome in told)
    return tuple(
        replace(each, alone=_of_persons(each) and all(often[outcome] == 1 for outcome in each.outcomes))
        for each in held
    )


def _of_persons(each: Count) -> bool:
    return each.kind == "person" and bool(each.outcomes) and not each.apart and not each.planned


def _noun(finding: FigureFinding) -> str:
    return finding.unit.rpartition(" ")[2]


def _count(each: Scene, players: Cast, found: tuple[FigureFinding, Line], *, several: bool, sole: bool) -> Count:
    finding, line = found
    clause = clause_around(each.text, line.span, finding.span)
    said = line.within(clause)
    head, kind = counted(finding, line.within(Span(clause.start, finding.span.start)), each.text)
    what = list(line.within(finding.what)) if finding.what else []
    before, after = line.within(Span(clause.start, finding.span.start)), line.within(Span(finding.span.end, clause.end))
    resumed = after_apposition(each.text, finding.span.end, clause.end)
    near = [*before[-_NEAR:], *line.within(finding.span), *after[:_NEAR]]
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
        frozenset(player.name for span, player in named if player.kind == "person" and not _gives(finding, span)),
        frozenset()
        if finding.rule == "magnitude" or (noun and finding.unit in lexicon.phrases("substance_units"))
        else outcomes(each, finding, said, classes("money" if head in currencies() else "outcomes")),
        _planned(finding, said),
        _is_guessed(near, line, finding),
        _is_whole(each.text, finding),
        _is_aside(each.text, line, finding),
        several,
        finding.rule == "level-before" or _is_apart(finding, said) or is_earlier(each, finding, clause),
        bearings(each, finding, line, clause),
        said,
        _telling((*before, *after)) - keys(word for span, _ in named for word in line.within(span)),
        _telling((*before[-_NEAR:], *after[:_NEAR], *[word for word in after if word.start >= resumed][:_NEAR])),
        beside(before, after),
        _is_part(each.text, finding.span),
        noun,
        sort(before, noun),
        bool(_PARTIAL.search(each.text, clause.start, clause.end)),
        amount(finding, finding.span.of(each.text)),
        _among(each, finding),
        sole,
        is_per(near, finding),
    )


def _is_guessed(near: Sequence[Word], line: Line, finding: FigureFinding) -> bool:
    """Whether a figure is only thought likely; what a court says may be done is allowed."""
    finite = max((word.start for word in near if plain(word) in _FINITE and word.end <= finding.span.start), default=0)
    own = (word for word in near if word.start > finite or plain(word) not in _MODALS)
    said = _GUESSED & {plain(word) for word in own if word.text != "May"}
    return bool(said - {"may"}) or (bool(said) and _ALLOWING.isdisjoint(map(plain, line.within(_around(near)))))


def _around(near: Sequence[Word]) -> Span:
    return Span(near[0].start - _SENTENCE, near[-1].end + _SENTENCE)


_FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had"})
_MODALS = CLASSES["weak"]
_ALLOWING = frozenset({"court", "judge", "judges", "tribunal", "ruled", "ruling", "regulator", "licence", "permit"})
_SENTENCE = 200


def _gives(finding: FigureFinding, span: Span) -> bool:
    """Whether a name is that of who gives the figure."""
    return finding.attributed_to is not None and finding.attributed_to.span.meets(span)


def _is_part(text: str, span: Span) -> bool:
    """Whether some of more are counted: `two of the nurses`, `including two`, `four nurses and twelve others`."""
    before = text[max(0, span.start - _WIDE) : span.start]
    others = _AND_OTHERS.match(text, span.end, span.end + _WIDE)
    some = before.rstrip().endswith(_AMONG) or _AMONG_THE.search(before)
    return " of the " in span.of(text) or bool(some) or bool(others)


_AMONG_THE = re.compile(r"\b[Aa]mong the \w+ (?:are|were|is|was)\s*$")
_UNITS = (
    r"(?:box|boxes|precincts?|districts?|polling\s(?:stations?|places?)|constituenc(?:y|ies)|wards?|ballots?|votes?)"
)
_PARTIAL = re.compile(
    r"\b(?:after|with)\s(?:about\s|nearly\s|some\s)?[\w.]{1,12}\s?(?:%|percent|per\scent)\s(?:of\s)?"
    r"(?:[\w-]{1,20}\s){0,4}(?:counted|reporting|tallied)\b"
    rf"|\b(?:after|with)\s[\w-]{{1,12}}\sof\s(?:the\s|its\s)?(?:[\w-]{{1,12}}\s)?{_UNITS}\b"
    rf"|\bof\s(?:the\s)?(?:[\w-]{{1,12}}\s)?{_UNITS}\s(?:had|have|has|were|was|are|is)\s(?:been\s)?"
    r"(?:re-?)?(?:counted|checked|tallied|reported|declared|opened)\b"
    r"|\b(?:leads?|leading|led|ahead|trails?|trailing|trailed|behind)\s(?:[\w.-]{1,20}\s){0,6}by\s(?:[\w.,-]{1,12}\s){1,3}votes\b",
    re.IGNORECASE,
)
"""A count that goes on: how far it has come, and who is ahead so far."""


def _among(each: Scene, finding: FigureFinding) -> Number | None:
    """The whole of which a figure is a part: the 340 of `12 of the 340 stations`."""
    whole = (one for one in each.witness.findings.figures if one.rule == "whole" and finding.span.holds(one.number))
    return next((one.value for one in whole if one.number != finding.number), None)


def _telling(several: Iterable[Word]) -> frozenset[str]:
    """The telling words that are no numbers."""
    return keys(word for word in several if not word.text[0].isdigit())


def _is_apart(finding: FigureFinding, said: Sequence[Word]) -> bool:
    """Whether the words beside a figure say that it is another's or another time's."""
    before = said[: bisect_right(said, finding.span.start, key=lambda word: word.end)][-_BESIDE:]
    after = said[bisect_left(said, finding.number.end, key=lambda word: word.start) :][:_BESIDE]
    return bool(_APART & {spelling(word.text) for word in (*before, *after)})


_AGES = frozenset({"age", "year of age"})
_BESIDE = 4


_OF = re.compile(
    r"(?:\bout|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|all|some))\s+of\s+(?:[\w’']+\s+){0,3}$"
)


_AND_OTHERS = re.compile(r"[^.;]{0,20}\s+and\s+[\w-]+\s+(?:other|others)\b")
_AMONG = ("including", "among them", "of whom", "of them", "of which")

_OF_WHICH = re.compile(r",\s+(?!one\s)\w+\s+of\s+(?:which|whom|them)\b")


def _is_whole(text: str, finding: FigureFinding) -> bool:
    """Whether a figure is what another is a part of: `eight out of 14`, `23 of the council's 45`."""
    before = _OF.search(text, max(0, finding.number.start - _WIDE), finding.number.start)
    return finding.rule == "whole" or bool(before or _OF_WHICH.match(text, finding.span.end, finding.span.end + _WIDE))


def _is_aside(text: str, line: Line, finding: FigureFinding) -> bool:
    """Whether a figure stands in brackets, as a conversion or a remark."""
    before = text[max(line.span.start, finding.span.start - _BRACKET) : finding.span.start]
    return before.count("(") > before.count(")")


_BRACKET = 200
_WIDE = 40


def _planned(finding: FigureFinding, said: Sequence[Word]) -> bool:
    """Whether the figure's verb is only to be: `was expected to return`, `will cut`."""
    if not finding.verb:
        return False
    before = [word for word in said if word.end <= finding.verb.start][-_MODAL:]
    return bool(_PLANNED & {spelling(word.text) for word in before})


_MODAL = 3


def _names(several: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.key for word in several if word.key and word.text[:1].isupper())
