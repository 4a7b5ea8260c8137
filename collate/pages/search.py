"""Everything on the site that has a name, by its first letter: what a search finds, for those who search by eye."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from collate.model import Page
from collate.pages.library import Library
from collate.pages.plain import msg
from collate.pages.records import Record, records

KINDS = {"briefing": msg("briefing"), "issue": msg("issue"), "actor": msg("actor"), "source": msg("article")}
"""Kinds of pages that are listed, and what they are called."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list."""

    name: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """Entries by letter, each letter once, in order; `records` are what an index of the site is made of."""

    letters: tuple[tuple[str, tuple[Entry, ...]], ...]
    records: tuple[Record, ...]


def pages(library: Library, made: Iterable[Page]) -> Iterator[Page]:
    """The list, where there is anything to find."""
    entries = [Entry(page.title, KINDS[page.kind], page.address) for page in made if page.kind in KINDS]
    entries.sort(key=lambda entry: (_letter(entry.name), entry.name.casefold(), entry.address))
    if entries:
        letters = tuple(
            (letter, tuple(group)) for letter, group in groupby(entries, key=lambda entry: _letter(entry.name))
        )
        yield library.page("search", "search/", "Search", "", SearchView(letters, tuple(records(library))))


def _letter(name: str) -> str:
    """The first letter, without its accents; `#` for what begins with none."""
    first = next((char for char in unicodedata.normalize("NFKD", name) if char.isalnum()), "#")
    return first.upper()[:1] if first.isalpha() else "#"
