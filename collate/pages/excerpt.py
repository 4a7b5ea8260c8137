"""What a page across briefings shows of each, and nothing else: it is made anew only when that has changed.

Such a page is made of excerpts, whatever else is known, so it cannot show what no excerpt holds. An excerpt has of
each article the words around those it cites; where the article has an address of its own, all of them, since whether
words are the only ones of their kind decides how they are found there.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from collate.model import (
    About,
    Anchor,
    Article,
    Briefing,
    Document,
    Issue,
    Origins,
    Published,
    Quote,
    Sentence,
    Source,
    anchors,
)
from collate.pages import actors
from collate.pages.dossier import Dossier
from collate.pages.fragment import linkable
from collate.pages.passages import meeting, notation, reach
from collate.pages.plain import plain
from collate.pages.plan import Sheet
from collate.text import Span, merged

ACROSS = ("issue", "actor", "changes")
"""Kinds of pages that show excerpts."""
_CHANGES = "changes"
_EMPTY = Briefing("", "", (), None, None, ())


class Scrap(NamedTuple):
    """What an excerpt has of an article: where sentences and notation lie, and pieces of the text with their places."""

    id: str
    language: str
    published: Published
    markup: tuple[Span, ...]
    sentences: tuple[Span, ...]
    pieces: tuple[tuple[int, str], ...]


class Excerpt(NamedTuple):
    """A briefing with no more in it than is shown, and what is cited of its articles."""

    briefing: Briefing
    scraps: tuple[Scrap, ...]


def parts(sheet: Sheet) -> tuple[str, ...]:
    """The parts that a page shows of each of its briefings, by name."""
    match sheet.kind:
        case "issue":
            return (_issue(sheet.about.id), *map(_figure, sheet.about.figures))
        case "actor":
            return (_actor(sheet.about.key),)
    return (_CHANGES,)


def excerpts(briefing: Briefing, dossier: Dossier) -> dict[str, Excerpt]:
    """Every part of a briefing that some page may show, by name."""
    names = (
        *(_issue(issue.id) for issue in briefing.issues),
        *(_figure(figure.id) for figure in briefing.figures),
        *(_actor(line.key) for line in actors.lines(briefing, dossier)),
        *((_CHANGES,) if briefing.changes else ()),
    )
    return {name: _excerpt(_part(name, briefing, dossier), dossier) for name in dict.fromkeys(names)}


def excerpt(sheet: Sheet, briefing: Briefing, dossier: Dossier) -> Excerpt:
    """What a page shows of one of its briefings."""
    cut = [_part(name, briefing, dossier) for name in parts(sheet)]
    return joined(_excerpt(part, dossier) for part in cut)


def joined(found: Iterable[Excerpt]) -> Excerpt:
    """Parts of one briefing as one; the first is more than a figure."""
    first, *rest = found
    figures = (figure for part in rest for figure in part.briefing.figures)
    scraps = (scrap for part in rest for scrap in part.scraps)
    return Excerpt(replace(first.briefing, figures=tuple(figures)), (*first.scraps, *scraps))


def documents(scraps: Iterable[Scrap]) -> Iterator[Document]:
    """The articles that scraps are of, with blanks where nothing is shown."""
    for _, held in groupby(sorted(scraps, key=lambda scrap: scrap.id), key=lambda scrap: scrap.id):
        yield _document(list(held))


def _issue(name: str) -> str:
    return f"issue {name}"


def _actor(key: str) -> str:
    return f"actor {key}"


def _figure(name: str) -> str:
    return f"figure {name}"


def _part(name: str, briefing: Briefing, dossier: Dossier) -> Briefing:
    kind, _, which = name.partition(" ")
    if kind == "figure":
        return replace(_EMPTY, figures=tuple(each for each in briefing.figures if each.id == which))
    known = replace(
        _EMPTY,
        slug=briefing.slug,
        title=briefing.title,
        title_citation=briefing.title_citation,
        covers=briefing.covers,
        updated=briefing.updated,
        sources=tuple(map(_named, briefing.sources)),
    )
    if kind == "issue":
        return replace(known, issues=tuple(each for each in briefing.issues if each.id == which))
    if kind == "actor":
        return _uttered(known, which, briefing, dossier)
    return replace(known, changes=briefing.changes)


def _named(source: Source) -> Source:
    """A source without what tells one state of its article from another."""
    return replace(source, sha256="", credits=(), origins=Origins(), excluded=())


def _uttered(known: Briefing, key: str, whole: Briefing, dossier: Dossier) -> Briefing:
    """With what an actor says; of the others only that they say something, since utterances are counted."""

    def theirs(name: str | None) -> bool:
        return name is not None and dossier.actor(plain(name))[0] == key

    issues = (_stood(issue, [theirs(one.actor) for one in issue.positions]) for issue in whole.issues)
    quotes = (_said(quote, theirs=theirs(quote.speaker)) for quote in whole.quotes)
    return replace(known, issues=tuple(issues), quotes=tuple(quotes))


def _stood(issue: Issue, theirs: Sequence[bool]) -> Issue:
    positions = tuple(
        one if own else replace(one, stance="", text="", date=None, citations=())
        for one, own in zip(issue.positions, theirs, strict=True)
    )
    return Issue(issue.id, issue.title, "", issue.status, issue.by, (), positions)


def _said(quote: Quote, *, theirs: bool) -> Quote:
    lean = replace(quote, readings=(), drift=(), why=())
    return lean if theirs else replace(lean, text="", citations=())


def _excerpt(part: Briefing, dossier: Dossier) -> Excerpt:
    cited: dict[str, list[Anchor]] = {}
    for anchor in anchors((part.title_citation, part.issues, part.quotes, part.figures, part.changes)):
        cited.setdefault(anchor.source, []).append(anchor)
    known = [(dossier.documents[name], places) for name, places in cited.items() if name in dossier.documents]
    return Excerpt(part, tuple(_scrap(document, places) for document, places in known))


def _scrap(document: Document, places: Iterable[Anchor]) -> Scrap:
    cited = [Span(anchor.start, anchor.end) for anchor in places]
    whole = Span(0, len(document.text))
    kept = (whole,) if linkable(document.article.about.url) else tuple(merged(reach(document, one) for one in cited))
    return Scrap(
        id=document.id,
        language=document.language,
        published=document.published,
        markup=tuple(dict.fromkeys(mark for span in kept for mark in notation(document, span))),
        sentences=tuple(sorted({met for one in cited for met in meeting(document, one)})),
        pieces=tuple((span.start, span.of(document.text)) for span in kept),
    )


def _document(held: Sequence[Scrap]) -> Document:
    first = held[0]
    text = ""
    for start, words in sorted(piece for scrap in held for piece in scrap.pieces):
        text += " " * (start - len(text)) + words[max(0, len(text) - start) :]
    return Document(
        article=Article(
            id=first.id,
            file="",
            sha256="",
            text=text,
            format="",
            about=About(),
            body=Span(0, len(text)),
            markup=tuple(sorted({mark for scrap in held for mark in scrap.markup})),
        ),
        language=first.language,
        paragraphs=(),
        sentences=tuple(Sentence(span, 0, ()) for span in sorted({one for scrap in held for one in scrap.sentences})),
        published=first.published,
    )
