"""The words of a text as the date rules see them, and what a rule returns."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from typing import Literal

from collate.frozen import Frozen
from collate.language.tables import forms, table
from collate.language.tense import direction
from collate.text import Span

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "time", "other"]
Basis = Literal["stated", "resolved", "unresolved"]


class DateMention(Frozen):
    """`value` is a TIMEX3 value, `--11-10` where no year can be known, or None; `rule` names what saw it."""

    span: Span
    value: str | None
    precision: Precision
    basis: Basis
    rule: str


_TOKEN = re.compile(r"\d+(?:[./:,]\d+)*(?:[a-z]{1,2}\b)?|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|[-–—]|\S")
FORMS = {form: key for key, each in table("calendar").items() for form in each}
REFERENCES = forms("date_references")
REFERENCE_STARTS = frozenset(form.split()[0] for form in REFERENCES)
_KINDS = {"month": "#month", "weekday": "#weekday", "season": "#season", "unit": "#unit", "decade": "#decade"}
"""Marked, so that no word of a text is mistaken for a kind."""
_DIGITS = 4
_CLAUSE = 80
_SENTENCE = re.compile(r"[.!?]\s+[\"“‘']?[A-Z]|\n")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")


class Words:
    """Tokens of a stretch of text, lower-cased beside their offsets, and what was mentioned so far."""

    __slots__ = ("base", "ends", "forms", "last", "last_quarter", "low", "raw", "starts", "text")

    def __init__(self, text: str, within: Span, base: date | None, forms: Mapping[str, str]) -> None:
        self.text = text
        self.forms = forms
        self.base = base
        matches = list(_TOKEN.finditer(text, *within))
        self.raw = [match.group() for match in matches]
        self.low = [word.lower() for word in self.raw]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.last: DateMention | None = None
        self.last_quarter: str | None = None

    def kind(self, at: int) -> str:
        """What a word is to the rules: `#month`, `#weekday`, `#season`, `#unit`, `#decade`, `#digits` or itself."""
        word = self.low[at]
        if word[0].isdigit():
            return "#digits"
        form = self.forms.get(word)
        if form is not None and (kind := form.partition("-")[0]) in _KINDS:
            return _KINDS[kind]
        return word

    def form(self, at: int) -> str:
        """The key of the calendar word at `at` after its kind: `11` for November; empty for another word."""
        return self.forms.get(self[at], "").partition("-")[2]

    def __getitem__(self, at: int) -> str:
        """The lower-cased word at `at`; empty beyond either end."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def name(self, at: int) -> bool:
        """Whether the word at `at` is written with a capital."""
        return 0 <= at < len(self.raw) and self.raw[at][0].isupper()

    def near(self, at: int, other: int) -> bool:
        """Whether nothing but blanks of one line lies between two neighbours."""
        if not (0 <= at < len(self.raw) and 0 <= other < len(self.raw)):
            return False
        return "\n" not in self.text[self.ends[at] : self.starts[other]]

    def span(self, first: int, last: int) -> Span:
        """From the first to the last word."""
        return Span(self.starts[first], self.ends[last])

    def after(self, offset: int, least: int) -> int:
        """The index of the first word at or after `offset`, `least` or more."""
        return max(least, bisect_left(self.starts, offset))

    def direction(self, first: int, last: int) -> str:
        """Where the clause around these words looks: `past`, `future` or `none`."""
        return direction(self.text, self.starts[first], self.ends[last])

    def seen(self, mention: DateMention) -> None:
        """Remember a mention that a later one may count from."""
        counted = mention.rule in {"ago", "earlier"}
        if mention.value and mention.value[0].isdigit() and mention.precision != "time" and not counted:
            self.last = mention
            self.last_quarter = mention.value if mention.precision == "quarter" else self.last_quarter

    def spoken_of(self, at: int) -> str | None:
        """The value last mentioned before `at` within two sentences' reach."""
        if self.last is None or self.starts[at] - self.last.span.end > 400:  # noqa: PLR2004 -- about two sentences
            return None
        return self.last.value

    def spoken_here(self, at: int) -> str | None:
        """The value last mentioned before `at` in the same sentence."""
        spoken = self.spoken_of(at)
        if spoken is None or self.last is None or _SENTENCE.search(self.text, self.last.span.end, self.starts[at]):
            return None
        return spoken

    def around(self, at: int) -> str:
        """The text about the word at `at`, as far as a clause reaches."""
        return self.text[max(0, self.starts[at] - _CLAUSE) : self.ends[at] + _CLAUSE]

    def listed_before(self, at: int) -> DateMention | None:
        """The mention that ends right before the word that joins it to `at`: “Monday through Friday”."""
        return self.last if self.last is not None and at > 1 and self.ends[at - 2] == self.last.span.end else None

    def year(self, at: int) -> int | None:
        """The year written at `at`, in four digits."""
        word = self[at]
        return int(word) if len(word) == _DIGITS and _YEAR.fullmatch(word) else None

    def made(
        self, first: int, last: int, value: str | None, precision: Precision, rule: str, *, stated: bool = False
    ) -> DateMention:
        """A mention over these words; without a value it is unresolved."""
        basis: Basis = "unresolved" if value is None or value.startswith("-") else "stated" if stated else "resolved"
        return DateMention(self.span(first, last), value, precision, basis, rule)
