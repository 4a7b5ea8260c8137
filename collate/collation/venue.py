"""Support of the quote ledger: where or to whom something was said, in the sentence's own words."""

from functools import cache

from collate.collation.scene import Line, Scene, Word, meeting
from collate.language import lexicon
from collate.language.meaning import stem
from collate.model import QuoteFinding
from collate.text import Span

_LEADS = frozenset(["in", "at", "to", "before", "during", "addressing", "told", "on", "outside", "inside"])
_REACH = 4
_WIDE = 400


def venue(each: Scene, found: QuoteFinding) -> Span | None:
    """The extractor's venue, else the nearest `in parliament` or `told a rally` outside the marks of its sentences."""
    if found.venue:
        return found.venue
    lines = [each.line(found.cue.start if found.cue else found.marks.start), each.line(found.marks.end)]
    wide = Span(found.marks.start - _WIDE, found.marks.end + _WIDE)
    places = [place for line in dict.fromkeys(lines) if line for place in _places(each, line, wide)]
    return min(places, key=lambda place: (abs(place.start - found.span.start), place.start), default=None)


def _places(each: Scene, line: Line, wide: Span) -> list[Span]:
    near = Span(max(line.span.start, wide.start), min(line.span.end, wide.end))
    marks = meeting(each.marks, near)
    starts, ends = [near.start, *(mark.end for mark in marks)], [*(mark.start for mark in marks), near.end]
    free = [word for gap in zip(starts, ends, strict=True) for word in line.within(Span(*gap))]
    found = [_led(free, at) for at, word in enumerate(free) if stem(word.text) in _venues()]
    return [place for place in found if place]


@cache
def _venues() -> frozenset[str]:
    return frozenset(map(stem, lexicon.words("venues")))


def _led(words: list[Word], at: int) -> Span | None:
    """The words from the nearest `in`, `at` or `addressing` to the place."""
    for lead in reversed(words[max(0, at - _REACH) : at]):
        if lead.text.casefold() in _LEADS:
            return Span(lead.start, words[at].end)
    return None
