"""Dates, numbers and fixed terms in words."""

import re

from collate.model import FigureReading
from collate.model.findings import Number

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - read as a line
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?.*")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MACHINE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?"
    r"|(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|\d{4}-W[0-5]\d"
)
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")

SEVERITIES = {"hard": "Clear conflict", "soft": "Slight difference", "info": "Worth noting"}
KINDS = {
    "figure": "numbers",
    "quote": "wording",
    "attribution": "who said it",
    "date": "when",
    "actor": "who did it",
    "name": "names",
    "framing": "framing",
}
STATUSES = {"open": "Open", "moving": "Moving", "stuck": "Stuck", "settled": "Settled"}
VERDICTS = {"agree": "Sources agree", "differ": "Sources differ", "consistent": "No contradiction"}
DRIFTS = {
    "cut-before": "Opening cut",
    "cut-after": "End cut",
    "changed": "Words changed",
    "speaker": "Another speaker",
    "venue": "Another occasion",
    "paraphrase": "Paraphrased",
}


def day(date: str | None) -> str:
    """An ISO date as precise as it is: `12 May 2031`, `May 2031`, `12 May`, `5:00` added where a time is known."""
    text = date or ""
    if match := _DAY.fullmatch(text):
        year, month, number, time = match.groups()
        return f"{int(number)} {_month(month)} {year}" + (f", {time}" if time else "")
    if match := _MONTH.fullmatch(text):
        return f"{_month(match[2])} {match[1]}"
    if match := _YEARLESS.fullmatch(text):
        return f"{int(match[2])} {_month(match[1])}" if match[2] else _month(match[1])
    if match := _WEEK.fullmatch(text):
        return f"week {int(match[2])} of {match[1]}"
    return text


def _month(number: str) -> str:
    return _MONTHS[int(number) - 1] if 1 <= int(number) <= len(_MONTHS) else number


def machine_date(date: str | None) -> str | None:
    """The value of a `datetime` attribute, None where HTML has no form for it."""
    text = (date or "").removeprefix("--")
    return text if _MACHINE.fullmatch(text) else None


def number(value: Number) -> str:
    """A number with its thousands apart."""
    return f"{value:,}" if isinstance(value, int) or value != int(value) else f"{int(value):,}"


def amount(reading: FigureReading) -> str:
    """A reading's number or range with its qualifier."""
    if reading.value is not None:
        shown = number(reading.value)
    elif reading.low is not None and reading.high is not None:
        shown = number(reading.low) if reading.low == reading.high else f"{number(reading.low)}–{number(reading.high)}"
    else:
        shown = number(bound) if (bound := reading.low if reading.low is not None else reading.high) is not None else ""
    return f"{reading.qualifier} {shown}".strip()


def count(things: int, one: str, many: str = "") -> str:
    """`1 article`, `2 articles`."""
    return f"{things:,} {one if things == 1 else many or one + 's'}"
