"""Everything on the site that has a name, by its first letter: what a search finds, for those who search by eye."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from collate.model import Page
from collate.pages.dossier import Dossier
from collate.pages.plain import msg
from collate.pages.records import Record, records

RECORDS = "search/records.json"
"""Where the site's files hold what an index is made of; whoever makes it takes that away."""

KINDS = {"briefing": msg("briefing"), "issue": msg("issue"), "actor": msg("actor"), "source": msg("article")}
"""Kinds of pages that are listed, and what they are called."""


class Entry(NamedTuple):
    """A page in the list."""

    name: str
    kind: str
    address: str


Letter = tuple[str, tuple[Entry, ...]]
"""A letter and what begins with it."""


class SearchView(NamedTuple):
    """Entries by letter, each letter once, in order; `records` are what an index of the site is made of."""

    letters: tuple[Letter, ...]
    records: tuple[Record, ...]


def letters(entries: Iterable[Entry]) -> tuple[Letter, ...]:
    """The entries by letter, those without one by sign."""
    ordered = sorted(entries, key=lambda entry: (_letter(entry.name), entry.name.casefold(), entry.address))
    return tuple((letter, tuple(group)) for letter, group in groupby(ordered, key=lambda entry: _letter(entry.name)))


def page(found: Iterable[Entry], dossier: Dossier) -> Page:
    """The list and the records of the dossier's briefings."""
    return dossier.page("search", "search/", "Search", "", SearchView(letters(found), tuple(records(dossier))))


def _letter(name: str) -> str:
    """The first letter, without its accents; `#` for what begins with none."""
    first = next((char for char in unicodedata.normalize("NFKD", name) if char.isalnum()), "#")
    return first.upper()[:1] if first.isalpha() else "#"
