"""Support of the comparers: the clauses of an article that say when something happens."""

from collections.abc import Iterator
from dataclasses import dataclass

from collate.collation.clauses import clause_around
from collate.collation.scene import Line, Scene, keys, words
from collate.model import MomentFinding
from collate.text import Span

_DATED = frozenset({"day", "week", "month", "quarter", "season", "year", "decade", "time"})
_OWNED = frozenset({"'s", "’s"})
COMMON = 2
"""Telling words that two clauses on one event share at least."""


@dataclass(frozen=True, slots=True)
class Mention:
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


def _about(each: Scene, clause: Span, finding: MomentFinding) -> frozenset[str]:
    """What the clause says besides the date."""
    return keys(words(each.text, clause)) - keys(words(each.text, finding.span))


def compatible(one: str, other: str) -> bool:
    """Whether two dates can be one: equal, or one without its year."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.startswith("--") and long.endswith(short[1:]) and long[:1].isdigit()
