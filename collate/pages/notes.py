"""The notes of a page: every cited passage once, numbered within its source as `A1`, `A2`, `B1`.

The label tells a reader whose words they are before anything is opened. Notes stand in the order
of the source's own text, so that its notes read as an abridgement of it.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from collate.model import Anchor, Document, Published, Source
from collate.pages.fragment import linkable, original
from collate.pages.passages import Passage, in_context, quoted
from collate.pages.plain import msg, plain, segment
from collate.pages.statements import Statement

TONES = 8
"""Tones the style sheet tells apart; the letter tells the rest."""

Place = tuple[str, int, int]
"""Source, start and end of cited words."""


class Card(NamedTuple):
    """What a page says of a source wherever it names it."""

    id: str
    letter: str
    tone: int
    name: str
    publisher: str | None
    title: str | None
    published: Published
    url: str | None
    address: str
    source: Source

    @property
    def called(self) -> str:
        """The outlet, or that it is unknown, in the site's own words."""
        return self.publisher or msg("Publisher unknown")


class Note(NamedTuple):
    """One cited passage: its words in their sentence, where they stand, and what rests on them."""

    label: str
    passage: Passage
    place: str | None
    original: str | None
    cited_by: tuple[Statement, ...]

    @property
    def id(self) -> str:
        """The note's place on its page."""
        return f"n-{self.label}"


class Noted(NamedTuple):
    """A source with its notes."""

    card: Card
    notes: tuple[Note, ...]


class Mark(NamedTuple):
    """What a citation mark says and where it leads."""

    label: str
    card: Card


class Notes(NamedTuple):
    """The notes of a page and the marks that lead to them."""

    cards: tuple[Card, ...]
    groups: tuple[Noted, ...]
    marks: Mapping[Place, Mark]


def place_of(anchor: Anchor) -> str:
    """The place of cited words on their source's page."""
    return f"w-{anchor.start}-{anchor.end}"


def source_address(source: str) -> str:
    """The address of a source's page."""
    return f"sources/{segment(source)}/"


def cards(sources: Iterable[Source], documents: Mapping[str, Document]) -> tuple[Card, ...]:
    """The sources of a page, told apart by letter and tone in the order given."""
    return tuple(card(source, number, documents.get(source.id)) for number, source in enumerate(sources))


def card(source: Source, number: int, document: Document | None) -> Card:
    """One source; `number` chooses its tone, and its letter where it brings none."""
    about = source.about
    return Card(
        id=source.id,
        letter=plain(source.letter) or letter(number),
        tone=number % TONES + 1,
        name=plain(source.name),
        publisher=plain(about.publisher or "") or None,
        title=plain(about.title or "") or None,
        published=appeared(source, document),
        url=linkable(about.url),
        address=source_address(source.id),
        source=source,
    )


def appeared(source: Source, document: Document | None) -> Published:
    """When a source was published: as is told beside it, else as its own words say."""
    told = source.about.published
    return document.published if document and told.date is None else told


def letter(number: int) -> str:
    """A, B … Z, AA, AB … for 0, 1 …."""
    head, last = divmod(number, 26)
    return (letter(head - 1) if head else "") + chr(ord("A") + last)


def notes(cited: Iterable[Statement], shown: tuple[Card, ...], documents: Mapping[str, Document]) -> Notes:
    """Notes for all that `cited` rests on, a group for each source that has any."""
    users: dict[Anchor, list[Statement]] = {}
    for statement in cited:
        for anchor in statement.citations:
            users.setdefault(anchor, []).append(statement)
    by_source: dict[str, dict[tuple[int, int], tuple[Anchor, list[Statement]]]] = {}
    for anchor, using in users.items():
        held = by_source.setdefault(anchor.source, {}).setdefault((anchor.start, anchor.end), (anchor, []))
        held[1].extend(using)
    groups = tuple(_group(one, by_source[one.id], documents.get(one.id)) for one in shown if one.id in by_source)
    marks = {
        (group.card.id, start, end): Mark(note.label, group.card)
        for group in groups
        for note, (start, end) in zip(group.notes, sorted(by_source[group.card.id]), strict=True)
    }
    return Notes(shown, groups, marks)


def _group(
    one: Card, cited: Mapping[tuple[int, int], tuple[Anchor, list[Statement]]], document: Document | None
) -> Noted:
    found = []
    for number, at in enumerate(sorted(cited), 1):
        anchor, using = cited[at]
        found.append(
            Note(
                label=f"{one.letter}{number}",
                passage=_passage(one, anchor, document),
                place=place_of(anchor) if document and one.source.publish != "none" else None,
                original=original(one.source.about.url, anchor, document),
                cited_by=tuple({id(each): each for each in using}.values()),
            )
        )
    return Noted(one, tuple(found))


def _passage(one: Card, anchor: Anchor, document: Document | None) -> Passage:
    if document is None or one.source.publish == "none":
        return quoted(anchor, document)
    return in_context(anchor, document)
