"""Work of the press: articles that nobody put into a briefing fall into events."""

from collections.abc import Iterable

from collate.comparers.grouping import group
from collate.press.values import Groups, Testimony
from collate.store import codec
from collate.witnesses import renamed


def grouped(articles: Iterable[tuple[str, bytes]]) -> bytes:
    """The events among articles given by id, each the ids of its articles."""
    read = ((name, codec.load(kept, Testimony)[0]) for name, kept in articles)
    return codec.dump(Groups(group([renamed(found, name) for name, found in read if found])))
