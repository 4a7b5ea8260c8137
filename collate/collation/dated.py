"""Support of the comparers: the clauses of an article that say when something happens."""

from collections.abc import Iterator, Sequence

from collate.collation.bearings import moments
from collate.collation.clauses import clause_around, is_aux, is_past, is_saying
from collate.collation.scene import Line, Scene, Word, keys, words
from collate.frozen import Frozen
from collate.model import MomentFinding
from collate.text import Span

_DATED = frozenset({"day", "week", "month", "quarter", "season", "year", "decade", "time"})
_OWNED = frozenset({"'s", "’s"})
COMMON = 2
"""Telling words that two clauses on one event share at least."""


class Mention(Frozen):
    """A clause that says when something happens."""

    scene: Scene
    line: Line
    finding: MomentFinding
    clause: Span
    about: frozenset[str]

    @property
    def when(self) -> str:
        """The date without its hour, or the words that would be one if the article were dated."""
        return (self.finding.date or "").partition("T")[0] or self.finding.span.of(self.scene.text).casefold()


def mentions(each: Scene) -> Iterator[Mention]:
    """The clauses of an article that say when, in order, once a date."""
    for finding in each.witness.findings.moments:
        line = each.line(finding.span.start)
        hour = finding.precision == "time" and not (finding.date and finding.date[:4].isdigit())
        if (
            not line
            or finding.precision not in _DATED
            or hour
            or each.text[finding.span.end : finding.span.end + 2] in _OWNED
        ):
            continue
        clause = clause_around(each.text, line.span, finding.span)
        own = _about(each, clause, finding)
        if len(own) < COMMON:
            clause, own = line.span, _about(each, line.span, finding)
        if own:
            yield Mention(each, line, finding, clause, own)


def dates_the_act(mention: Mention) -> bool:
    """Whether a mention says when its sentence's main act happens, and not when something beside it did.

    No event has: a time since or up from which something is, the year of a thing (`the 2023 war`), a year in a
    relative or participial clause, a day that only says when somebody spoke, a weekday beside its own date.
    """
    line, span = mention.line, mention.finding.span
    before = line.before(span.start)
    if before and before[-1].text.casefold() in _SINCE:
        return False
    if any(is_saying(word) for word in before[-_SAID:]) and _others(mention):
        return False
    if mention.finding.date is None and any(abs(other.start - span.end) <= _BESIDE for other in _others(mention)):
        return False
    return mention.finding.precision not in _LONG or not _is_aside(mention, before)


_SINCE = frozenset({"since", "from", "than", "following"})
_LONG = frozenset({"month", "quarter", "season", "year", "decade"})
_SAID = 2
_BESIDE = 3
_RELATIVE = frozenset({"who", "which", "whose", "that", "where"})


def _others(mention: Mention) -> list[Span]:
    """The other times of the sentence."""
    return [moment.span for moment in moments(mention.scene, mention.line.span) if moment is not mention.finding]


def _is_aside(mention: Mention, before: Sequence[Word]) -> bool:
    """Whether a month or a year belongs to a noun or to a clause inside the sentence."""
    text, span = mention.scene.text, mention.finding.span
    if before and before[-1].text.casefold() in _OPENERS and _noun_follows(mention):
        return True
    inside = before[_last_mark(text, before, span) :]
    relative = any(word.text in _RELATIVE for word in inside)
    behind = len(inside) < len(before) and inside
    doing = behind and (inside[0].text.endswith("ing") or inside[0].text.casefold() in _COMPARING)
    return bool(relative or doing or _reduced(inside))


_COMPARING = frozenset({"up", "down", "compared", "against"})
_OPENERS = frozenset({"the", "a", "an", "its", "their", "his", "her"})


def _noun_follows(mention: Mention) -> bool:
    """Whether the time stands right before a noun: `the 2023 war`."""
    span = mention.finding.span
    after = mention.line.within(Span(span.end, span.end + 2))
    return bool(after) and bool(after[0].key)


def _last_mark(text: str, before: Sequence[Word], span: Span) -> int:
    """The place of the first word behind the last comma before a time."""
    ends = [*(word.start for word in before[1:]), span.start]
    marks = (at + 1 for at in range(len(before) - 1, -1, -1) if "," in text[before[at].end : ends[at]])
    found = next(marks, 0)
    return found if found < len(before) else 0


def _reduced(inside: Sequence[Word]) -> bool:
    """Whether the verb nearest to the time is a participle that a noun before it owns: `is a record set in 2029`."""
    at = next((at for at in range(len(inside) - 1, 0, -1) if _is_participle(inside[at])), 0)
    owned = at and not is_aux(inside[at - 1]) and bool(inside[at - 1].key) and inside[at - 1].text.islower()
    return bool(owned) and any(is_aux(word) or is_past(word) for word in inside[: at - 1])


def _is_participle(word: Word) -> bool:
    return is_past(word) or word.text in _UNCHANGED


_UNCHANGED = frozenset({"set", "cut", "put", "hit", "shut", "cast", "spread"})
"""Participles that look like the verb itself."""


def _about(each: Scene, clause: Span, finding: MomentFinding) -> frozenset[str]:
    """What the clause says besides the date."""
    return keys(words(each.text, clause)) - keys(words(each.text, finding.span))


def compatible(one: str, other: str) -> bool:
    """Whether two dates can be one: equal, or one without its year."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.startswith("--") and long.endswith(short[1:]) and long[:1].isdigit()
