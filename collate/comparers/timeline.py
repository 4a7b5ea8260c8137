"""The timeline: one event once, from all its mentions, dated as plainly as any of them dates it.

Two mentions are one event when their dates can be the same and their clauses say much the same. What no
article dates stays apart, undated; no date is ever taken from elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from collate import ids
from collate.comparers.clauses import clause_around
from collate.comparers.material import Material
from collate.comparers.scene import Line, Scene, keys, words
from collate.model import Comparison, Moment, MomentFinding
from collate.text import Span

_DATED = frozenset({"day", "week", "month", "quarter", "season", "year", "decade", "time"})
_OWNED = frozenset({"'s", "’s"})
_BASIS = ("stated", "resolved", "unresolved")
_ALIKE = 0.5
_COMMON = 2


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


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its timeline: dated events by date, the undated ones after them in order of the sources."""
    found = [each for one in material.scenes for each in mentions(one)]
    groups = _grouped(found)
    moments = tuple(_moment(group) for group in groups)
    dated = sorted((each for each in moments if _full(each.date)), key=lambda each: each.date or "")
    loose = [each for each in moments if not _full(each.date)]
    return replace(comparison, timeline=tuple({each.id: each for each in (*dated, *loose)}.values()))


def _full(date: str | None) -> bool:
    return bool(date) and not str(date).startswith("-") and str(date)[:1].isdigit()


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
        if len(own) < _COMMON:
            clause, own = line.span, _about(each, line.span, finding)
        if own:
            yield Mention(each, line, finding, clause, own)


def _about(each: Scene, clause: Span, finding: MomentFinding) -> frozenset[str]:
    """What the clause says besides the date."""
    return keys(words(each.text, clause)) - keys(words(each.text, finding.span))


def _grouped(found: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for each in found:
        home = next((group for group in groups if any(_same(each, other) for other in group)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    return groups


def _same(one: Mention, other: Mention) -> bool:
    if not compatible(one.when, other.when):
        return False
    common = len(one.about & other.about)
    return common >= _COMMON and common >= _ALIKE * min(len(one.about), len(other.about))


def compatible(one: str, other: str) -> bool:
    """Whether two dates can be one: equal, or one without its year."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return short.startswith("--") and long.endswith(short[1:]) and long[:1].isdigit()


def _moment(group: list[Mention]) -> Moment:
    lead = min(
        group, key=lambda each: (_BASIS.index(each.finding.basis), not _full(each.finding.date), group.index(each))
    )
    cited = tuple(dict.fromkeys(each.scene.anchor(each.line.span) for each in (lead, *group)))
    return Moment(
        ids.of("m", lead.when, *sorted(lead.about)),
        (lead.finding.date or "").partition("T")[0] or None,
        "day" if lead.finding.precision == "time" else lead.finding.precision,
        lead.finding.basis,
        cited[0].exact,
        "auto",
        cited,
        tuple(dict.fromkeys(_why(each) for each in (lead, *group))),
    )


def _why(each: Mention) -> str:
    """How the date is known: the rule, and the article's own date where it was counted from that."""
    published = each.scene.witness.document.published.date
    counted = f" from {published}" if each.finding.basis == "resolved" and published else ""
    return f"{each.finding.rule}{counted}:{each.scene.source}"
