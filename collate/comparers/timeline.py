"""The timeline: one event once, from all its mentions, dated as plainly as any of them dates it.

Two mentions are one event when their dates can be the same and their clauses say much the same. What no
article dates stays apart, undated; no date is ever taken from elsewhere.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from collate import ids
from collate.collation.clauses import CLASSES, plain
from collate.collation.dated import COMMON, Mention, compatible, dates_the_act, mentions
from collate.collation.material import Material
from collate.language.senses import contraries
from collate.model import Comparison, Moment

_BASIS = ("stated", "resolved", "unresolved")
_ALIKE = 0.5
_DAY = len("11-10")
_MOST = 60


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its timeline: dated events by date, the undated ones after them in order of the sources."""
    found = [each for one in material.scenes for each in mentions(one) if _happens(each) and dates_the_act(each)]
    groups = _grouped(found)
    moments = tuple(_moment(group) for group in groups)
    dated = sorted((each for each in moments if _full(each.date)), key=lambda each: each.date or "")
    loose = [each for each in moments if not _full(each.date)]
    return replace(comparison, timeline=tuple({each.id: each for each in (*dated, *loose)}.values()))


def _happens(each: Mention) -> bool:
    """Whether a date says when something happens, outside what somebody is quoted as saying."""
    return each.finding.role == "when" and not each.scene.quoted(each.finding.span)


def _full(date: str | None) -> bool:
    return bool(date) and not str(date).startswith("-") and str(date)[:1].isdigit()


def _grouped(found: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions of one event together; only dates that can be one are compared, and not more than `_MOST` a day."""
    groups: list[list[Mention]] = []
    by_day: dict[str, list[list[Mention]]] = {}
    for each in found:
        beside = [group for day in _days(each) for group in by_day.get(day, ())[:_MOST]]
        home = next((group for group in beside if all(_same(each, other) for other in group[:_MOST])), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(each)
        for day in _days(each):
            held = by_day.setdefault(day, [])
            if not any(group is home for group in held[-1:]):
                held.append(home)
    return groups


def _days(each: Mention) -> list[str]:
    """What a mention's date is looked up by: month and day, and the weekday where that is known."""
    weekday = _weekday(each)
    return [each.when[-_DAY:], *([weekday] if weekday else [])]


def _weekday(each: Mention) -> str:
    """The weekday of a full date, or that which an undated article names."""
    if each.finding.precision != "day":
        return ""
    if _full(each.finding.date):
        return _name_of(each.when)
    said = {word.casefold() for word in each.finding.span.of(each.scene.text).split()}
    return next((name for name in _WEEKDAYS if name in said), "")


def _name_of(day: str) -> str:
    """The weekday of an ISO date; empty where there is no such day."""
    try:
        return _WEEKDAYS[date.fromisoformat(day).weekday()]
    except ValueError:
        return ""


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _same(one: Mention, other: Mention) -> bool:
    undated = one.scene is not other.scene and not (one.finding.date and other.finding.date)
    weekday = undated and _weekday(one) and _weekday(one) == _weekday(other)
    if not (weekday or compatible(one.when, other.when)):
        return False
    beside = one.scene is other.scene and one.line is other.line
    common = len(one.about & other.about)
    alike = common >= COMMON and common >= _ALIKE * min(len(one.about), len(other.about))
    return (beside or alike) and not _contrary(one, other)


def _contrary(one: Mention, other: Mention) -> bool:
    """Whether one clause denies the other: a negation, or a word's contrary as in `accepted` and `rejected`."""
    if _denies(one) != _denies(other):
        return True
    apart = one.about - other.about, other.about - one.about
    return any(contraries(word) & apart[1] for word in apart[0])


def _denies(each: Mention) -> bool:
    return any(plain(word) in CLASSES["not"] for word in each.line.within(each.clause))


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
