"""What comparison might hand over of the two invented articles, to be edited."""

from editing import edited, witnesses

from collate import anchor, ids
from collate.diagnostics import Diagnostic
from collate.model import (
    Anchor,
    Briefing,
    Comparison,
    Discrepancy,
    Figure,
    FigureReading,
    Issue,
    KeyPoint,
    Moment,
    Position,
    Quote,
    Reading,
    Side,
    Term,
)

HEAD = "sources:\n  herald: herald.txt\n  gazette: gazette.txt\n"
BOTH = {each.id: each.document for each in witnesses()}


def place(source: str, words: str) -> Anchor:
    (found,) = anchor.find(BOTH[source], words).places
    return found


def point(words: str, *cited: Anchor, name: str = "") -> KeyPoint:
    return KeyPoint(name or ids.of("k", words), words, "auto", cited, len(cited), 1)


def quote(who: str, *cited: Anchor) -> Quote:
    readings = tuple(Reading(each.source, each.exact, who, each) for each in cited)
    return Quote(ids.of("q", cited[0].exact), cited[0].exact, who, "direct", "auto", cited, readings)


def number(value: int, cited: Anchor) -> FigureReading:
    return FigureReading(value, value, value, "houses", "", None, None, cited)


HELD = point("The dam held.", place("herald", "The dam held."), place("gazette", "the dam held because"))
GATES = point("The gates were opened on Friday", place("herald", "The gates were opened on Friday"))
REBUILD = quote("Ada Moreau", place("herald", "We will rebuild every wall"), place("gazette", "We will rebuild,"))
HOUSES = Figure(
    "f-000001",
    "houses",
    "auto",
    (number(12, place("herald", "at least 12 houses")), number(14, place("gazette", "About 14 houses"))),
    "differ",
)
PAY = Issue(
    "dam-repair",
    "Dam",
    "?",
    "open",
    "auto",
    (place("herald", "nobody has said who will"),),
    (Position("Ministry", "refuse", "", None, (place("herald", "The ministry will not pay"),)),),
    ("Ministry", "Carl Bohm", "Council"),
)
RISE = Moment(
    "m-000001", "2031-05-03", "day", "resolved", "rises", "auto", (place("herald", "rose by two metres on Saturday"),)
)
COUNT = Discrepancy(
    "d-000001",
    "figure",
    "hard",
    "houses",
    tuple(Side(each.citation.exact, (each.citation,)) for each in HOUSES.readings),
    "auto",
)
WARD = Term("t-000001", "ward", (place("gazette", "#3 ward"),))
FOUND = Comparison((HELD, GATES), (REBUILD,), (WARD,), (HOUSES,), (PAY,), (RISE,), (COUNT,))


def briefing(yaml: str) -> Briefing:
    made, wrong = edited((HEAD + yaml).encode(), FOUND)
    assert [(each.line, each.code, each.message) for each in wrong] == []
    assert made
    return made


def faults(yaml: str) -> tuple[Diagnostic, ...]:
    return edited((HEAD + yaml).encode(), FOUND)[1]


def codes(yaml: str) -> list[str]:
    return [each.code for each in faults(yaml)]
