"""Arithmetic on calendar values as TIMEX3 writes them: `1998-02-13`, `1998-W07`, `1998-02`, `1998-Q1`, `199`."""

import re
from datetime import date, timedelta

DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST_YEAR, LAST_YEAR = 1, 9998
_QUARTER = re.compile(r"(\d{4})-Q(\d)")
_MONTH = re.compile(r"\d{4}-\d\d")
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_MONTHS, _QUARTERS, _DAYS = 12, 4, 7


def day(value: str | None) -> date | None:
    """The calendar day `value` names, or None where it names none."""
    if value is None or not DAY.fullmatch(value):
        return None
    return valid(int(value[:4]), int(value[5:7]), int(value[8:10]))


def valid(year: int, month: int, dom: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, dom)
    except ValueError:
        return None


def week(base: date, weeks: int = 0) -> str:
    """The ISO week `weeks` from that of `base`."""
    moved = _moved(base, weeks * _DAYS)
    return "{}-W{:02d}".format(*(moved or base).isocalendar()[:2])


def month(base: date, months: int = 0) -> str:
    """The month `months` from that of `base`."""
    count = base.year * _MONTHS + base.month - 1 + months
    return f"{count // _MONTHS:04d}-{count % _MONTHS + 1:02d}"


def quarter(base: date, quarters: int = 0) -> str:
    """The quarter `quarters` from that of `base`."""
    count = base.year * _QUARTERS + (base.month - 1) // 3 + quarters
    return f"{count // _QUARTERS:04d}-Q{count % _QUARTERS + 1}"


def shifted(base: date, count: int, unit: str) -> str | None:
    """What lies `count` units (D W F M Q Y E C) from `base`, as precise as the unit; None beyond the calendar."""
    years = count * {"Y": 1, "E": 10, "C": 100, "M": 1, "Q": 1}.get(unit, 0)
    if not FIRST_YEAR + 100 < base.year + years < LAST_YEAR or abs(count) > LAST_YEAR:
        return None
    if unit == "D":
        moved = _moved(base, count)
        return moved.isoformat() if moved else None
    if unit in "WF":
        return week(base, count * (2 if unit == "F" else 1))
    if unit in "MQ":
        return month(base, count) if unit == "M" else quarter(base, count)
    return f"{base.year + years:04d}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def first_day(value: str | None) -> date | None:
    """The first day of the day, month, quarter or year that `value` names; None for anything else."""
    found = _PERIOD.fullmatch(value or "")
    if found is None:
        return None
    month_ = int(found["quarter"]) * 3 - 2 if found["quarter"] else int(found["month"] or 1)
    return valid(int(found["year"]), month_, int(found["day"] or 1))


def year_before(value: str, years: int = 1) -> str:
    """The same day, month, quarter or season, `years` earlier."""
    return f"{int(value[:4]) - years:04d}{value[4:]}"


def _moved(base: date, days: int) -> date | None:
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def weekday_near(base: date, weekday: int, direction: str) -> str:
    """The `weekday` (0 Monday) nearest to `base`; `past` and `future` include the day itself."""
    back, ahead = (base.weekday() - weekday) % _DAYS, (weekday - base.weekday()) % _DAYS
    days = {"past": -back, "future": ahead, "last": -(back or _DAYS), "next": ahead or _DAYS}[direction]
    return (_moved(base, days) or base).isoformat()


def day_near(base: date, month_: int, dom: int, direction: str) -> date | None:
    """The day of that month nearest to `base` in `direction`; the other way where that would be ten months off.

    Without a direction it is the last one, unless the next is at most six weeks away.
    """
    days = [each for year in (-1, 0, 1) if (each := valid(base.year + year, month_, dom))]
    if not days:
        return None
    nearest = min(days, key=lambda each: abs((each - base).days))
    past = max((each for each in days if each <= base), default=nearest)
    future = min((each for each in days if each >= base), default=nearest)
    soon = future if (future - base).days <= 42 else past  # noqa: PLR2004 -- six weeks
    chosen = {"past": past, "future": future}.get(direction, soon)
    return chosen if abs((chosen - base).days) <= 300 else nearest  # noqa: PLR2004 -- ten months


def month_near(base: date, month_: int, direction: str) -> str:
    """The month nearest to that of `base`: `past` and `future` include it, `last` and `next` do not."""
    back, ahead = (base.month - month_) % _MONTHS, (month_ - base.month) % _MONTHS
    nearest = -back if back <= ahead else ahead
    months = {"past": -back, "future": ahead, "last": -(back or _MONTHS), "next": ahead or _MONTHS}
    chosen = months.get(direction, nearest)
    return month(base, nearest if direction in {"past", "future"} and abs(chosen) > 10 else chosen)  # noqa: PLR2004


def quarter_near(base: date, number: int, direction: str) -> str:
    """Quarter `number` (1 to 4): the running one or, with `future`, the next; else the last that has ended.

    The running one also where the clause looks back: a business year ends before the calendar's.
    """
    current = (base.month - 1) // 3 + 1
    ahead = (number - current) % _QUARTERS
    coming = ahead == 0 or direction == "future"
    return quarter(base, ahead if coming else ahead - _QUARTERS)


def is_part_of_year(value: str | None) -> bool:
    """Whether `value` names a quarter or a month of a year."""
    return is_quarter(value) or (value is not None and _MONTH.fullmatch(value) is not None)


def is_quarter(value: str | None) -> bool:
    """Whether `value` names a quarter of a year."""
    return value is not None and _QUARTER.fullmatch(value) is not None


def easter(year: int) -> date:
    """Easter Sunday of a year of the Gregorian calendar, after Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    ahead = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * ahead) // 451
    month_, dom = divmod(epact + ahead - 7 * late + 114, 31)
    return date(year, month_, dom + 1)


def weekday_of(year: int, month_: int, weekday: int, which: int) -> date:
    """The first, second … `weekday` (0 Monday) of a month; from the fifth on the last."""
    first = date(year, month_, 1)
    days = (weekday - first.weekday()) % _DAYS + _DAYS * (which - 1)
    found = first + timedelta(days=days)
    return found if found.month == month_ else found - timedelta(days=_DAYS)
