"""The day for which a number is given, where its own clause says so: “as of Monday”, “by 3 May”, “on Friday”.

The day of publication is no such day: a number may be older than its article.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from collate.language.date_words import DateMention
from collate.model import Sentence
from collate.text import Span

_LED = re.compile(
    r"\b(?:as[ ](?:of|at)|on|by|until|till|through|up[ ]to|late|early)[ ](?:late[ ]|early[ ])?\Z", re.IGNORECASE
)
_BARE = frozenset(("yesterday", "today"))
_BORDER = re.compile(
    r"[.;:()“”\"—–,]|\b(?:and|but|while|when|where|who|which|that|after|before|as|since|because|if|whose)\b"
)
_OPENING = re.compile(r"(?:[A-Za-z]+[ ]){0,3}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REACH = 20
_FAR = 120
_ISO_DAY = 10


def as_of(text: str, sentence: Sentence, span: Span, when: Sequence[DateMention]) -> str | None:
    """The ISO day that the clause of the figure at `span` gives it for; the nearest where it names two."""
    first = bisect_left(when, span.start - _FAR, key=lambda each: each.span.start)
    last = bisect_left(when, span.end + _FAR, key=lambda each: each.span.start)
    found = (each for each in when[first:last] if _says(text, sentence, each))
    own = [each for each in found if _own_clause(text, sentence, span, each.span)]
    nearest = min(own, key=lambda each: _distance(span, each.span), default=None)
    return nearest.value[:_ISO_DAY] if nearest and nearest.value else None


def _distance(span: Span, other: Span) -> int:
    return max(other.start - span.end, span.start - other.end, 0)


def _says(text: str, sentence: Sentence, mention: DateMention) -> bool:
    """Whether a mention is a day of the calendar, after a word that says for when."""
    if not _DAY.match(mention.value or "") or mention.precision not in {"day", "time"}:
        return False
    start = mention.span.start
    bare = mention.span.of(text).lower() in _BARE
    return bare or bool(_LED.search(text, max(sentence.span.start, start - _REACH), start))


def _own_clause(text: str, sentence: Sentence, span: Span, day: Span) -> bool:
    """Whether no clause ends in between; the comma and the “that” after a day that opens the sentence end none."""
    if day.start >= span.end:
        return not _BORDER.search(text, span.end, day.start)
    opens = _OPENING.fullmatch(text, sentence.span.start, day.start)
    ends = ", " if opens else " that "
    start = day.end + len(ends) if text.startswith(ends, day.end) else day.end
    return not _BORDER.search(text, min(start, span.start), span.start)
