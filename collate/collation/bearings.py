"""Support of the figures: when, where and by whom a figure is given, as its sentence tells."""

import re
from bisect import bisect_left

from collate.collation.clauses import is_saying
from collate.collation.scene import Line, Scene, keys, words
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key
from collate.model import FigureFinding, Mention, MomentFinding
from collate.text import Span

_OWNED = frozenset({"'s", "’s"})


class Bearings(Frozen):
    """Keys and dates: what a figure is counted `since` and from which days, its `place`, who gives it (`by`).

    `times` are the times its clause names besides, `years` those of its sentence; `region` is a part of the whole
    that the words behind it name (`in the north`); each empty where nothing is said.
    """

    since: frozenset[str]
    days: frozenset[str]
    place: frozenset[str]
    by: frozenset[str]
    times: frozenset[str]
    years: frozenset[str]
    region: str


def bearings(each: Scene, finding: FigureFinding, line: Line, clause: Span) -> Bearings:
    """The bearings of one figure."""
    own = moments(each, finding.since) if finding.since else []
    days = frozenset(moment.date for moment in own if moment.date)
    told = moments(each, near(line.span, finding.span))
    return Bearings(
        _keys(each, finding.since) | days,
        days,
        _keys(each, finding.place) or _place_before(each.text, finding, clause),
        _by(each, finding.attributed_to),
        frozenset(
            _time(each, moment)
            for moment in told
            if clause.holds(moment.span)
            and _tells(each, finding, moment)
            and not _spoken(line, moment)
            and not _leads_on(each, finding, moment)
        )
        | period(each.text, clause),
        frozenset(
            moment.date[:4]
            for moment in told
            if moment.date and moment.date[:4].isdigit() and not _elsewhere(each, finding, moment)
        ),
        _region(each.text, finding.span.end, line.span.end) or _opening_region(each.text, clause),
    )


_PERIOD = re.compile(r"\b(?:first|second)[ -]half\b|\b(?:half|full)[ -]year\b|\bnine months\b", re.IGNORECASE)


def _region(text: str, start: int, end: int) -> str:
    found = _REGION.match(text, start, min(end, start + _LEVEL))
    return found.group(1).casefold() if found else ""


def _opening_region(text: str, clause: Span) -> str:
    """The part of the whole that a clause opens with: `In the north 120 villages are cut off`."""
    found = _OPENS_IN.match(text, clause.start, clause.end)
    return found.group(1).casefold() if found else ""


_OPENS_IN = re.compile(
    r"(?:In|Across|Outside) (?:the )?"
    r"((?:north|south|east|west)[\w-]{0,10}|countryside|suburbs|senate)\b"
)
_REGION = re.compile(
    r"[^,.;:]{0,24}?\bin (?:the )?((?:north|south|east|west)[\w-]{0,10}|capital|cities|countryside|suburbs"
    r"|city of [A-Z]\w{1,20})\b"
)


def hours(text: str, span: Span) -> frozenset[str]:
    """The times of day that words name: `noon`, `8 p.m.`, `evening`."""
    return frozenset(found.group().casefold() for found in _HOUR.finditer(text, span.start, span.end))


_HOUR = re.compile(
    r"\b(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b|\d{2}:?\d{2} (?:GMT|UTC)\b"
    r"|noon|midnight|morning|afternoon|evening|dawn|dusk|tonight|overnight|(?:at|by) night|by day)",
    re.IGNORECASE,
)


def period(text: str, span: Span) -> frozenset[str]:
    """The parts of a year that accounts are given for, as words: `first half`, `full year`."""
    return frozenset(map(str.casefold, _PERIOD.findall(text, span.start, span.end)))


def _place_before(text: str, finding: FigureFinding, clause: Span) -> frozenset[str]:
    """Where something is measured, by the last place that is named before it: `hit Kestral with winds of …`."""
    if finding.what:
        return frozenset()
    named = (
        found.group(1)
        for found in _PLACE.finditer(text, max(clause.start, finding.span.start - _NEAR), finding.span.start)
    )
    return frozenset(key(name) for name in named if name.casefold() not in _CALENDAR)


_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Oo]ff) (?:the )?([A-Z][\w-]{1,30})")
_CALENDAR = lexicon.sections("clauses")["months"]


def _spoken(line: Line, moment: MomentFinding) -> bool:
    """Whether a time only says when somebody spoke: `the governor said on Saturday`."""
    return any(is_saying(word) for word in line.before(moment.span.start)[-_SAID:])


_SAID = 2


def _leads_on(each: Scene, finding: FigureFinding, moment: MomentFinding) -> bool:
    """Whether a day stands before words that open another clause, which holds the figure: `on Friday as …`."""
    ahead = moment.span.end <= finding.span.start and moment.precision == "day"
    return ahead and bool(_OPENS.search(each.text, moment.span.end, finding.span.start))


_OPENS = re.compile(r"\b(?:that|as|when|while|why|because|before|whether)\s|, \w{2,20}ing\s")


def moments(each: Scene, span: Span) -> list[MomentFinding]:
    """The moments inside `span`."""
    found = each.witness.findings.moments
    first = bisect_left(found, span.start, key=lambda moment: moment.span.start)
    last = bisect_left(found, span.end, key=lambda moment: moment.span.start)
    return [moment for moment in found[first:last] if moment.span.end <= span.end]


def near(line: Span, span: Span) -> Span:
    """The part of a sentence within `_NEAR` code points of `span`: all of it, save in a run of words without an end."""
    return Span(max(line.start, span.start - _NEAR), min(line.end, span.end + _NEAR))


_NEAR = 1000


def _keys(each: Scene, span: Span | None) -> frozenset[str]:
    return keys(words(each.text, span)) if span else frozenset()


def _by(each: Scene, mention: Mention | None) -> frozenset[str]:
    if not mention:
        return frozenset()
    return _keys(each, mention.span) | ({mention.actor} if mention.actor else set())


def _time(each: Scene, moment: MomentFinding) -> str:
    return (moment.date or moment.span.of(each.text).casefold()).partition("T")[0]


def _tells(each: Scene, finding: FigureFinding, moment: MomentFinding) -> bool:
    """Whether a time says when: not since when, no undated weekday, and not whose a thing is (`Friday's price`)."""
    reference = (moment.date or "").endswith("_REF")
    plain = not reference and (moment.date or moment.precision not in {"day", "other"})
    since = finding.since and finding.since.meets(moment.span)
    owns = each.text[moment.span.end : moment.span.end + 2] in _OWNED
    return bool(plain) and not since and not owns and not _elsewhere(each, finding, moment)


def _elsewhere(each: Scene, finding: FigureFinding, moment: MomentFinding) -> bool:
    """Whether a time is that of another part of the sentence."""
    bound = each.text[max(0, moment.span.start - len(_SINCE)) : moment.span.start].endswith(_BOUNDS)
    return bound or _before_it(each, finding, moment) or _in_relative(each, finding, moment)


_SINCE = " since "
_BOUNDS = (_SINCE, " until ", " till ")


def _in_relative(each: Scene, finding: FigureFinding, moment: MomentFinding) -> bool:
    """Whether a time stands in a relative clause that the figure does not: `it, which opened in 1971, employs`."""
    comma = each.text.rfind(", ", max(0, moment.span.start - _LEVEL), moment.span.start)
    opened = comma >= 0 and each.text.startswith(_RELATIVES, comma + 2)
    closed = each.text.find(",", moment.span.end, moment.span.end + _LEVEL)
    inside = comma < finding.span.start and (closed < 0 or finding.span.start < closed)
    return opened and not inside


_RELATIVES = ("which ", "who ", "where ", "whose ", "when ")


def _before_it(each: Scene, finding: FigureFinding, moment: MomentFinding) -> bool:
    """Whether a time belongs to the level before a change: `to 55 percent from 40 a year earlier`."""
    between = each.text[finding.span.end : min(moment.span.start, finding.span.end + _LEVEL)]
    return finding.rule == "level-after" and " from " in between


_LEVEL = 60
