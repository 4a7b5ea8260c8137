"""Support of the figures: whether a number is of an earlier time than the one its article tells of."""

import re

from collate.collation.bearings import moments
from collate.collation.scene import Scene
from collate.model import FigureFinding
from collate.text import Span


def is_earlier(each: Scene, finding: FigureFinding, clause: Span) -> bool:
    """Whether a figure is of an earlier time: `last year`, years `ago`, `had led by 12 seconds before the stage`."""
    after = each.text[finding.span.end : min(clause.end, finding.span.end + _BEFORE_IT)]
    had = _HAD.search(each.text, max(clause.start, finding.span.start - _BEFORE_IT), finding.span.start)
    return bool(had and after.startswith(" before ")) or _is_long_ago(each, finding, clause)


_BEFORE_IT = 40
_HAD = re.compile(r"\bhad\s")


def _is_long_ago(each: Scene, finding: FigureFinding, clause: Span) -> bool:
    """Whether the clause tells of `last year` or of years `ago`, and not of another number beside that time."""
    found = (moment.span for moment in moments(each, clause))
    own = (span for span in found if not (finding.since and finding.since.meets(span)))
    told = (span.of(each.text).casefold() for span in own if not _another(each.text, finding.span, span))
    return any(
        words.endswith(" ago") or (words.startswith(("last ", "previous ")) and _is_long(words)) for words in told
    )


def _another(text: str, figure: Span, time: Span) -> bool:
    """Whether another number, set against this one, or what happened then stands between it and a time after it."""
    between = text[figure.end : time.start] if time.start - figure.end <= _AGAINST else ""
    return any(rule.search(between) for rule in (_SET_AGAINST, _HAPPENED, _JOINED, _MADE, _GAVE))


_AGAINST = 60
_HAPPENED = re.compile(r"\b(?:for|after|over|since)\s(?:the|a|an|its|his|her|their)\s(?:[\w-]+\s){1,4}\Z")
"""“a fine for the collapse four years ago”: it is the collapse that lies so far back."""
_MADE = re.compile(r"\b(?:going by|according to)\s(?:the|an?)\s[\w-]+\s(?:[a-z]{2,12}ed|made|drawn|given|held)\s\Z")
"""“worth 12 million, going by a report made last year”: it is the report that is of last year."""
_GAVE = re.compile(r"\b(?:double|twice|half|than)\swhat\s(?:[\w-]+\s){1,5}\Z")
"""“86 million, more than double what a court gave two years ago”: another number was given then."""
_JOINED = re.compile(r"\band\s[^\d]{1,40}\d")
"""“employs 340 people and made 90,000 tonnes last year”: the year is of what is joined on."""
_SET_AGAINST = re.compile(r"\b(?:against|from|compared (?:with|to)|than|versus)\s[^\d]{0,20}\d")


def _is_long(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1] in {
        "year",
        "month",
        "decade",
        "quarter",
        "season",
        "summer",
        "winter",
        "spring",
        "autumn",
    }
