"""Everything on the site that has a name, by its first letter: what a search finds, for those who search by eye."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from collate.model import Page
from collate.pages.library import Library

KINDS = {"briefing": "briefing", "issue": "issue", "actor": "actor", "source": "article"}
"""Kinds of pages that are listed, and what they are called."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list."""

    name: str
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """Entries by letter, each letter once, in order."""

    letters: tuple[tuple[str, tuple[Entry, ...]], ...]


def pages(library: Library, made: Iterable[Page]) -> Iterator[Page]:
    """The list, where there is anything to find."""
    entries = [Entry(page.title, KINDS[page.kind], page.address) for page in made if page.kind in KINDS]
    entries.sort(key=lambda entry: (_letter(entry.name), entry.name.casefold(), entry.address))
    if entries:
        letters = tuple(
            (letter, tuple(group)) for letter, group in groupby(entries, key=lambda entry: _letter(entry.name))
        )
        yield library.page(
            "search", "search/", "A to Z", "Every briefing, issue, actor and article.", SearchView(letters)
        )


def _letter(name: str) -> str:
    """The first letter, without its accents; `#` for what begins with none."""
    first = next((char for char in unicodedata.normalize("NFKD", name) if char.isalnum()), "#")
    return first.upper()[:1] if first.isalpha() else "#"
