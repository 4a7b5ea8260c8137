"""Outlets and agencies that an article names as where it has something from, as it declares itself.

Persons, ministries and offices are sources of statements, not credits; an outlet is told by its name.
"""

import re
from collections.abc import Container, Iterator
from typing import Literal

from msgspec.structs import replace

from collate.language import lexicon
from collate.language.outlets import KIND, introduced, is_outlet, names_after, names_before, plain
from collate.model import CreditFinding, Document, Findings
from collate.text import Span

Kind = Literal["credited", "according-to", "agency-tag", "told", "reported"]

_CUES: tuple[tuple[Kind, str, re.Pattern[str]], ...] = (
    ("credited", "credit-line", re.compile(
        r"\b(?:credited (?:from|to)|originally (?:published|appeared) (?:by|in|on|at)"
        r"|first (?:published|reported|appeared) (?:by|in|on)|(?:republished|reprinted|adapted) from|courtesy of"
        r"|with (?:additional )?(?:reporting|files) (?:by|from)|source)[ ]?:?[ ]+",
        re.IGNORECASE)),
    ("according-to", "according-to", re.compile(
        r"\baccording to (?:(?:an? |the )?(?:[a-z]+ ){0,2}reports? (?:by|from|in|on) "
        rf"|(?:the |an? )?(?:[\w-]+ )?(?:{KIND}|agency) )?",
        re.IGNORECASE)),
    ("told", "told", re.compile(
        r"\b(?:told|tells|telling|interview(?:ed)? (?:with|by|on|in)|(?:speaking|spoke|statement) (?:to|with|on))[ ]"
        rf"(?:(?:the |an? )?(?:[\w-]+ )?(?:{KIND}|agency) )?")),
    ("reported", "reported-by", re.compile(
        r"\b(?:reported|seen|obtained|reviewed|cited|quoted|verified|broadcast|carried|compiled|reports?)"
        r" (?:by|in|on)[ ]"
        rf"(?:(?:the |an? )?(?:[\w-]+ )?(?:{KIND}|agency) )?")),
)  # fmt: skip
_REPORTED = re.compile(
    rf"(?:[ ](?:{KIND}))?,?[ ](?:has |have |had |first |also |earlier |separately )?"
    r"(?:reported|reports|reporting|report|said|says|quoted)\b"
)
_TAG = re.compile(r"[(\[](?P<names>[A-Z][^()\[\]\n]{1,40})[)\]]|(?:[-–—]|--)[ ]?(?P<tail>[A-Z][\w .&-]{1,30})$")
_AGENCY = re.compile(r"[(\[](?P<name>[a-z]{2,6}|[A-Z]{3,6})[)\]]")
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
"""Without the white space around it, as page furniture is marked."""
_REACH = 120
_ALWAYS = "credit-line"
"""A line that credits names an outlet, whatever it is called."""


def extract(document: Document, findings: Findings) -> Findings:
    """Add the outlets credited in the article's own words, in order of the text; a place counts once."""
    lines = list(_lines(document))
    tags = list(_in_dateline(document))
    known = {plain(each.name) for each in tags}.union(*(introduced(document.text, line) for line in lines))
    found: dict[Span, CreditFinding] = {}
    for line in lines:
        for rule in (_cued, _reporting, _tagged):
            for each in rule(document.text, line, known):
                found.setdefault(each.span, each)
    for each in tags:
        found.setdefault(each.span, each)
    return replace(findings, credits=tuple(found[span] for span in sorted(found)))


def _lines(document: Document) -> Iterator[Span]:
    outside = {each.span for each in document.excluded}
    for match in _LINE.finditer(document.text, 0, document.article.body.end):
        span = Span(*match.span())
        if span.start >= document.article.body.start and not any(each.holds(span) for each in outside):
            yield span


def _cued(text: str, line: Span, known: Container[str]) -> Iterator[CreditFinding]:
    for kind, rule, cue in _CUES:
        for match in cue.finditer(text, *line):
            if (
                rule == _ALWAYS
                and match.group().lower().startswith("source")
                and not match.group().rstrip().endswith(":")
            ):
                continue
            for span in names_after(text, match.end(), line.end):
                if rule == _ALWAYS or _outlet(span.of(text), known):
                    yield _credit(text, span, kind, rule)


def _reporting(text: str, line: Span, known: Container[str]) -> Iterator[CreditFinding]:
    for match in _REPORTED.finditer(text, *line):
        for span in names_before(text, max(line.start, match.start() - _REACH), match.start()):
            if _outlet(span.of(text), known):
                yield _credit(text, span, "reported", "outlet-reports")


def _tagged(text: str, line: Span, known: Container[str]) -> Iterator[CreditFinding]:
    for match in _TAG.finditer(text, *line):
        for span in names_after(text, match.start(match.lastgroup or 0), match.end()):
            if _outlet(span.of(text), known):
                yield _credit(text, span, "agency-tag", "agency-tag")


def _outlet(name: str, known: Container[str]) -> bool:
    """Whether a name is an outlet's by its words, or because this article calls it one."""
    return is_outlet(name) or plain(name) in known


def _in_dateline(document: Document) -> Iterator[CreditFinding]:
    """“Lima, 3 May (abc) –”: letters in the brackets of a dateline are an agency, unless they are a country."""
    if document.dateline:
        for match in _AGENCY.finditer(document.text, *document.dateline.span):
            if match["name"].lower() not in lexicon.words("peoples"):
                yield _credit(document.text, Span(*match.span("name")), "agency-tag", "agency-tag")


def _credit(text: str, span: Span, kind: Kind, rule: str) -> CreditFinding:
    name = span.of(text)
    article = len("the ") if name.startswith(("the ", "The ")) else 0
    return CreditFinding(
        Span(span.start + article, span.end), name[article:].removesuffix("’s").removesuffix("'s"), kind, rule
    )
