"""One article: as it came, as it was read, as it is laid out."""

from typing import Literal, NamedTuple

from collate.frozen import Frozen
from collate.model.limits import Limits
from collate.text import Span

Publish = Literal["excerpt", "full", "none"]


class Published(Frozen):
    """When an article says it was published.

    `date` is ISO 8601, as precise as the source (`2025-11-10`, `2025-11`, `--11-10` where no
    year is printed) or None; `basis` says how it is known: `stated`, `dateline`, `front matter`, `unknown`.
    """

    date: str | None = None
    basis: str = "unknown"


class About(Frozen):
    """What is known of an article besides its words; None is unknown and shown as such.

    `longest` is how many of its characters are read where that shall be more than usual.
    """

    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: Published = Published()
    retrieved: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    reliability: str | None = None
    licence: str | None = None
    publish: Publish | None = None
    longest: int | None = None


class RawSource(Frozen):
    """A file of `seeds/` as bytes, with what the YAML beside it states; `file` is relative to the project's root."""

    file: str
    data: bytes
    about: About = About()
    limits: Limits = Limits()


class Excluded(Frozen):
    """Page furniture: words that are no part of the article and are never cited. `rule` names why."""

    span: Span
    rule: str


class Article(Frozen):
    """A source decoded, nothing normalised.

    `id` is stable over the whole site and derives from the file's name; `body` is where the
    article's own words may lie (front matter and markup are outside); `markup` are the spans
    inside it that are a format's notation, such as Markdown's emphasis marks; `encoding` is how the
    file's bytes were read: offsets count the code points of the decoded text, whatever the encoding.
    """

    id: str
    file: str
    sha256: str
    text: str
    format: str
    about: About
    body: Span
    markup: tuple[Span, ...] = ()
    encoding: str = "utf-8"


class Token(NamedTuple):
    """A word, a number or a mark: `text[start:end]`."""

    start: int
    end: int
    text: str


class Sentence(Frozen):
    """A sentence of the article's own words; `paragraph` indexes `Document.paragraphs`."""

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]


class Dateline(Frozen):
    """The words that open an article with its place and date, as in “Lima, 3 May 2031 | Outlet”."""

    span: Span
    place: str | None
    date: str | None


class Document(Frozen):
    """An article laid out: paragraphs and sentences in order of the text, furniture apart.

    `language` is an ISO 639-1 code, or `und` where it could not be told; `published` is the
    about-file's date, else the dateline's, else unknown; `author` and `title` likewise, else what
    a byline and the headline say.
    """

    article: Article
    language: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    headings: tuple[Span, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    dateline: Dateline | None = None
    published: Published = Published()
    author: str | None = None
    title: str | None = None

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The untouched text that every offset refers to."""
        return self.article.text
