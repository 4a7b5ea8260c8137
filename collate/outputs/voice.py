"""How the site speaks: its own words in its language, and that language's way to write dates and numbers.

Words come from gettext catalogues (`locale/<language>.po` among the templates), dates and numbers from CLDR.
A language without a catalogue speaks English; one that CLDR does not know writes as the world's English does.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import localcontext
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from collate.diagnostics import Checked, Diagnostic
from collate.frozen import Frozen
from collate.model import FigureReading
from collate.model.findings import Number
from collate.pages.pictures import SCORE
from collate.pages.plain import clip, msg

CATALOGUES = "locale/"
"""Where catalogues lie among the templates."""

_WORLD = "en_001"
_PARTS = re.compile(r"\d+")
_WHOLE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d.*)?)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4])")
_TIME_OF_DAY = re.compile(r"T[A-Z]{2}$")
_DECADE = re.compile(r"\d{3}")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?")
_SHORT = 60
_YEAR, _DAY = 1, 3
"""How many parts of a date are known."""
_DIGITS = 400
"""More than any number has that is read from a text."""
_LEAP_YEAR = 2000
"""Stands for a year that nobody stated, so that every day of a year exists."""

_SEASONS = {
    "SP": msg("spring %(year)s"),
    "SU": msg("summer %(year)s"),
    "FA": msg("autumn %(year)s"),
    "WI": msg("winter %(year)s"),
}
QUALIFIERS = tuple(map(msg, ("about", "at least", "more than", "up to", "less than")))


class Voice(Frozen):
    """One language; `messages` are its catalogue."""

    locale: Locale
    messages: NullTranslations

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self.locale.text_direction)

    @property
    def leftward(self) -> bool:
        """Whether the page runs from right to left."""
        return self.direction == "rtl"

    def say(self, text: str) -> str:
        """The site's own `text` in its language; other words as they are."""
        return self.messages.gettext(text) if text else text

    def day(self, date: str | None) -> str:
        """An ISO date as precise as it is: `12 May 2031`, `May 2031`, `12 May`; with its time where it has one."""
        text = _TIME_OF_DAY.sub("", date or "")
        try:
            if match := _YEARLESS.fullmatch(text):
                month, day = match.groups()
                skeleton = "MMMMd" if day else "MMMM"
                return self._written(skeleton, datetime(_LEAP_YEAR, int(month), int(day or 1)))  # noqa: DTZ001 - a day
            if match := _WEEK.fullmatch(text):
                return self.say("week %(week)s of %(year)s") % {"week": int(match[2]), "year": match[1]}
            if match := _PART.fullmatch(text):
                return self._part(match[1], match[2])
            if _DECADE.fullmatch(text):
                return self.say("the %(year)ss") % {"year": f"{text}0"}
            return self._whole(text) if _WHOLE.fullmatch(text) else text
        except ValueError:
            return text

    def _part(self, year: str, part: str) -> str:
        """A season or a quarter of a year."""
        if part in _SEASONS:
            return self.say(_SEASONS[part]) % {"year": year}
        return self._written("yQQQQ", datetime(int(year), 3 * int(part[1]), 1))  # noqa: DTZ001 - a day

    def _whole(self, text: str) -> str:
        parts = [int(part) for part in _PARTS.findall(text)[:5]]
        year, month, day, hour, minute = (*parts, *(1, 1, 1, 0, 0)[len(parts) :])
        at = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - as its source has it
        if len(parts) < _DAY:
            return self._written("y" if len(parts) == _YEAR else "yMMMM", at)
        shown = str(format_date(at, "long", self.locale))
        return f"{shown}, {self._written('Hm', at)}" if len(parts) > _DAY else shown

    def _written(self, skeleton: str, at: datetime) -> str:
        return str(format_skeleton(skeleton, at, locale=self.locale))

    def number(self, value: Number) -> str:
        """A number with its thousands apart."""
        with localcontext(prec=_DIGITS):
            return str(format_decimal(value, locale=self.locale, decimal_quantization=False))

    def amount(self, reading: FigureReading) -> str:
        """A reading's number or range with its qualifier."""
        low, high = reading.low, reading.high
        if reading.unit == SCORE:
            return clip(reading.citation.exact, _SHORT)
        if reading.value is not None:
            shown = self.number(reading.value)
        elif low is not None and high is not None:
            shown = self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"
        else:
            bound = low if low is not None else high
            shown = self.number(bound) if bound is not None else ""
        return f"{self.say(reading.qualifier)} {shown}".strip()


def voice(language: str, files: Mapping[str, bytes]) -> Checked[Voice]:
    """The voice of a language; `files` are the templates' by name, among them the catalogues."""
    locale = _locale(language)
    for name in (language, language.partition("-")[0]):
        path = f"{CATALOGUES}{name}.po"
        if path in files:
            messages, faults = _catalogue(path, files[path])
            return Voice(locale, messages), faults
    return Voice(locale, NullTranslations()), ()


@lru_cache(maxsize=64)
def leftward(language: str) -> bool:
    """Whether a language runs from right to left."""
    return str(_locale(language).text_direction) == "rtl"


def _locale(language: str) -> Locale:
    if language.lower() == "en":
        return Locale.parse(_WORLD)
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_WORLD)


def _catalogue(path: str, data: bytes) -> Checked[NullTranslations]:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - a site that speaks English has no catalogue
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - likewise

    compiled = BytesIO()
    try:
        write_mo(compiled, read_po(BytesIO(data), abort_invalid=True))
    except (PoFileError, ValueError) as fault:
        line = getattr(fault, "lineno", 0) or 0
        what = getattr(fault, "msg", "") or str(fault)
        return NullTranslations(), (Diagnostic("error", "faulty-catalogue", what, f"templates/{path}", line),)
    compiled.seek(0)
    return GNUTranslations(compiled), ()
