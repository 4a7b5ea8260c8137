"""What a format tells of a text: where the article's own words may lie, and what is notation."""

from collate.frozen import Frozen
from collate.model import About
from collate.text import Span


class Layout(Frozen):
    """`body` holds the article's words, `markup` the notation inside it, in order and without overlap."""

    body: Span
    markup: tuple[Span, ...] = ()
    about: About = About()


def whole(text: str) -> Span:
    """All of `text` but a byte order mark."""
    return Span(1 if text.startswith("\ufeff") else 0, len(text))
