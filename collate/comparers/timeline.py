"""The timeline: one event once, from all its mentions, dated as plainly as any of them dates it.

Two mentions are one event when their dates can be the same and their clauses say much the same. What no
article dates stays apart, undated; no date is ever taken from elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace

from collate import ids
from collate.collation.dated import COMMON, Mention, compatible, mentions
from collate.collation.material import Material
from collate.model import Comparison, Moment

_BASIS = ("stated", "resolved", "unresolved")
_ALIKE = 0.5
_DAY = len("11-10")
_MOST = 60


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


def _grouped(found: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one event together; only dates that can be one are compared, and not more than `_MOST` a day."""
    groups: list[list[Mention]] = []
    by_day: dict[str, list[list[Mention]]] = {}
    for each in found:
        beside = by_day.setdefault(each.when[-_DAY:], [])
        home = next((group for group in beside[:_MOST] if any(_same(each, other) for other in group[:_MOST])), None)
        if home is None:
            groups.append([each])
            beside.append(groups[-1])
        else:
            home.append(each)
    return groups


def _same(one: Mention, other: Mention) -> bool:
    if not compatible(one.when, other.when):
        return False
    common = len(one.about & other.about)
    return common >= COMMON and common >= _ALIKE * min(len(one.about), len(other.about))


def _moment(group: list[Mention]) -> Moment:
    lead = min(
        group,
        key=lambda each: (
            _BASIS.index(each.finding.basis),
            not _full(each.finding.date),
            each.clause.end - each.clause.start,
            each.clause.of(each.scene.text),
        ),
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
