"""Work of the press: articles that nobody put into a briefing fall into events."""

from collections.abc import Iterable

from collate.comparers.grouping import Clue, events
from collate.press.values import Groups
from collate.store import codec


def grouped(articles: Iterable[tuple[str, bytes]]) -> bytes:
    """The events among articles given by id and by what groups them, each the ids of its articles."""
    read = ((name, codec.load(kept, Clue)) for name, kept in articles)
    return codec.dump(Groups(events(clue._replace(id=name) for name, clue in read)))
