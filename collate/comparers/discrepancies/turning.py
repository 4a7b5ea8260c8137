"""How hard a yes and a no of two articles are: whether the days between the two can have brought the change."""

from functools import cache

from collate.collation.bearings import moments
from collate.collation.clauses import CLASSES, is_past, plain
from collate.collation.tellings import Telling
from collate.comparers.discrepancies.field import day, ordinal
from collate.comparers.discrepancies.together import on_condition
from collate.language.roots import key
from collate.model import Severity
from collate.text import Span


def severity_of(rule: str, one: Telling, other: Telling) -> Severity:
    """Hard where both are firm and no day between two articles can have brought the change.

    A yes and a no of two days running are hard, save where what was not yet is; of a rise and a fall, or of what is
    further apart, the later article has to tell of a day before the earlier one; what was done cannot be undone.
    """
    if "may" in (one.mood, other.mood) or on_condition(one) or on_condition(other):
        return "soft"
    early, late = sorted((one, other), key=lambda each: day(each.scene) or "")
    dates = [known for each in (early, late) if (known := day(each.scene)) and ordinal(known)]
    apart = ordinal(dates[-1]) - ordinal(dates[0]) if dates else 0
    grown = (early.denied and not late.denied and not _over(early, late)) or early.mood == "open"
    attitude = {one.verb, other.verb} <= attitudes() and _untold(early, late) and _in_one_tense(early, late)
    flat = rule in _FLAT or one.mood == other.mood == "will" or attitude
    undone = late.denied and not early.denied and not (early.mood or early.state or late.mood) and apart <= _WEEK
    if not apart or (apart == 1 and flat and not grown) or undone:
        return "hard"
    then = [found.date for found in moments(late.scene, late.line.span) if found.precision in _DATED and found.date]
    return "hard" if then and all(each < dates[0][: len(each)] for each in then) else "soft"


def _over(early: Telling, late: Telling) -> bool:
    """Whether both tell in the plain past of what was over before either was written: `did not`, `refused to`."""
    had = any(_words(each, each.told) & CLASSES["perfect"] for each in (early, late))
    return not (early.mood or late.mood or had) and _untold(early, late)


def _untold(*several: Telling) -> bool:
    """Whether no clause says by a word that something has changed, or is so only up to now."""
    return not any(_words(each, each.told) & _STILL or _words(each, each.span) & _TURNING for each in several)


def _words(telling: Telling, span: Span) -> set[str]:
    return {plain(word) for word in telling.line.within(span)}


def _in_one_tense(one: Telling, other: Telling) -> bool:
    """Whether two verbs both stand in the past, or neither does: of `rejected` and `accepts` the one has followed."""
    past = [is_past(each.line.within(each.told)[0]) or bool(each.mood) for each in (one, other)]
    return past[0] == past[1]


@cache
def attitudes() -> frozenset[str]:
    """Verbs by which somebody stands to something, and does not turn round on from day to day."""
    return frozenset("".join(map(key, word.split("_"))) for word in CLASSES["attitudes"])


_TURNING = (CLASSES["then"] | CLASSES["turning"]) - {"first"}
_STILL = frozenset({"has", "have", "hasn't", "haven't"}) | _TURNING
_WEEK = 7
_DATED = frozenset({"day", "month", "year"})
_FLAT = frozenset(
    {
        "decided-or-not",
        "told-and-denied",
        "none-or-some",
        "nobody-or-somebody",
        "for-and-against",
        "with-and-without",
        "before-or-after",
        "all-or-not",
    }
)
