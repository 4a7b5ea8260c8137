"""Support of the figures: whether a number is of some, of all, of as many as there are so far, left over, or new."""

import re
from functools import cache

from collate.language import lexicon
from collate.language.meaning import key
from collate.language.tables import table
from collate.model import FigureFinding
from collate.text import Span

_WIDE = 40


def is_part(text: str, span: Span) -> bool:
    """Whether some of more are counted: `two of the nurses`, `including two`, `four nurses and twelve others`."""
    before = text[max(0, span.start - _WIDE) : span.start]
    others = _AND_OTHERS.match(text, span.end, span.end + _WIDE)
    some = before.rstrip().endswith(_AMONG) or _AMONG_THE.search(before)
    return bool(_OF_SEVERAL.search(span.of(text)) or some or others)


_OF_SEVERAL = re.compile(r" of (?:the |(?:them|those|these|whom|which)$)")
_AMONG_THE = re.compile(r"\b[Aa]mong the \w+ (?:are|were|is|was)\s*$")
_AND_OTHERS = re.compile(r"[^.;]{0,20}\s+and\s+[\w-]+\s+(?:other|others)\b")
_AMONG = ("including", "among them", "of whom", "of them", "of which")


def is_whole(text: str, finding: FigureFinding) -> bool:
    """Whether a figure is what another is a part of: `eight out of 14`, `23 of the council's 45`."""
    before = _OF.search(text, max(0, finding.number.start - _WIDE), finding.number.start)
    return finding.rule == "whole" or bool(before or _OF_WHICH.match(text, finding.span.end, finding.span.end + _WIDE))


_OF = re.compile(
    r"(?:\bout|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|most|all|some))\s+of\s+(?:[\w’']+\s+){0,3}$"
)
_OF_WHICH = re.compile(r",\s+(?!one\s)\w+\s+of\s+(?:which|whom|them)\b")


def is_summed(text: str, finding: FigureFinding) -> bool:
    """Whether persons of a sort are counted beside others, who together make the number: `two women and one man`."""
    behind = _AND_MORE.match(text, finding.span.end)
    before = _MORE_AND.search(text, max(0, finding.span.start - _WIDE), finding.span.start)
    return any(found and key(found["who"]) in _sorts() for found in (behind, before))


_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AND_MORE = re.compile(
    rf"(?:,\s+{_NUMBER}\s+\w+)?,?\s+and\s+{_NUMBER}\s+(?:former\s+|other\s+)?(?P<who>[a-z]+)\b", re.IGNORECASE
)
_MORE_AND = re.compile(rf"\b{_NUMBER}\s+(?P<who>[a-z]+)(?:,\s+{_NUMBER}\s+\w+)?,?\s+and\s+$", re.IGNORECASE)


@cache
def _sorts() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("counted")["persons"] | {"man", "woman"}))


def is_left(text: str, finding: FigureFinding) -> bool:
    """Whether a number is what remains of another: `two years left on a contract`; votes to spare are a lead."""
    found = _LEFT.match(text, finding.span.end)
    return found is not None and not (found[1] == "spare" and finding.unit == "votes")


_LEFT = re.compile(
    r"\s(?:of\s(?:the|its|his|her|their)\s[\w-]+\s(?:are|is|were|was)\s)?(?:still\s)?"
    r"(?:left(?!\s(?:the|an?|its|his|her|their)\b)|remaining|to\s(go|run|spare))\b"
)
"""Who `left the track` is gone, not left over."""


def moved(text: str, finding: FigureFinding) -> frozenset[str]:
    """Which way something has come to a number, so that it had another before: `has raised the reward to 50,000`."""
    at = finding.number.start
    near = text.find(" to ", max(0, at - _WIDE), at) >= 0
    told = _moved().search(text, max(0, at - _WIDE * 2), at) if near else None
    return frozenset() if not told else frozenset(way for way, forms in _ways().items() if told["move"] in forms)


@cache
def _moved() -> re.Pattern[str]:
    moves = "|".join(sorted(frozenset().union(*_ways().values()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:has|have|had)\s(?:[a-z]+\s){{0,2}}(?P<move>{moves})\b[^.;:()“”\"]{{0,40}}\sto\s(?:[a-z]+\s){{0,2}}$"
    )


@cache
def _ways() -> dict[str, frozenset[str]]:
    """The verbs of a rise and of a fall."""
    tables = [table(name) for name in ("changes", "moves")]
    return {way: frozenset().union(*(held[way] for held in tables)) for way in ("up", "down")}


def is_partial(text: str, clause: Span) -> bool:
    """Whether a clause tells of a count that goes on: how far it has come, or who is ahead so far."""
    return bool(_goes_on().search(text, clause.start, clause.end))


@cache
def _goes_on() -> re.Pattern[str]:
    known = {heading: "|".join(sorted(words)).replace("_", r"\s") for heading, words in _words().items()}
    unit = f"(?:{known['unit']}|{known['unit-of-two']})"
    return re.compile(
        r"\b(?:after|with)\s(?:about\s|nearly\s|some\s)?[\w.]{1,12}\s?(?:%|percent|per\scent)\s(?:of\s)?"
        rf"(?:[\w-]{{1,20}}\s){{0,4}}(?:{known['so-far']})\b"
        rf"|\b(?:after|with)\s[\w-]{{1,12}}\sof\s(?:the\s|its\s)?(?:[\w-]{{1,12}}\s)?{unit}\b"
        rf"|\bof\s(?:the\s)?(?:[\w-]{{1,12}}\s)?{unit}\s(?:had|have|has|were|was|are|is)\s(?:been\s)?(?:re-)?(?:{known['done']})\b"
        rf"|\b(?:{known['ahead']})\s(?:[\w.-]{{1,20}}\s){{0,6}}by\s(?:[\w.,-]{{1,12}}\s){{1,3}}votes\b",
        re.IGNORECASE,
    )


def _words() -> dict[str, frozenset[str]]:
    return lexicon.sections("counting")
