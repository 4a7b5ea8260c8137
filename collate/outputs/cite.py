"""`cite.bib`, `cite.ris` and `cite.csl.json`: the original articles first, the briefing last.

Who reads of a thing here should cite who reported it.
"""

import re
from collections.abc import Iterator

from collate.frozen import Frozen
from collate.model import File, Page
from collate.outputs.addresses import Addresses
from collate.outputs.indented import indented
from collate.outputs.templates import Templates
from collate.pages.briefing import BriefingView
from collate.pages.dossier import first_day
from collate.pages.notes import Card
from collate.pages.plain import plain, segment

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "{}%&$#_"},
}


class Work(Frozen):
    """One thing to cite; `date` is one to three numbers, empty while unknown."""

    key: str
    kind: str
    title: str
    outlet: str | None
    author: str | None
    url: str | None
    date: tuple[str, ...]
    language: str | None


def files(page: Page, templates: Templates) -> Iterator[File]:
    """The three beside a briefing's page."""
    if isinstance(page.body, BriefingView):
        works = tuple(_works(page, page.body, Addresses.of(page, templates.versions)))
        yield File(page.address + "cite.bib", "\n".join(map(_bibtex, works)).encode())
        yield File(page.address + "cite.ris", "\n".join(map(_ris, works)).encode())
        csl = indented([_csl(work) for work in works])
        yield File(page.address + "cite.csl.json", csl.encode() + b"\n")


def _works(page: Page, view: BriefingView, to: Addresses) -> Iterator[Work]:
    for card in view.notes.cards:
        yield _article(card)
    date = _date(view.briefing.updated or first_day(view.briefing))
    key = segment(view.briefing.slug)
    yield Work(key, "briefing", page.title, page.site.title, None, to.public(), date, page.site.language)


def _article(card: Card) -> Work:
    about, language = card.source.about, card.source.language
    return Work(
        key=segment(card.id),
        kind="article",
        title=card.title or f"Untitled article ({plain(card.source.file.rpartition('/')[2])})",
        outlet=card.publisher,
        author=plain(about.author or "") or None,
        url=card.url,
        date=_date(card.published.date),
        language=None if language == "und" else language,
    )


def _date(date: str | None) -> tuple[str, ...]:
    match = _DATE.match(date or "")
    return tuple(part for part in match.groups() if part) if match else ()


def _bibtex(work: Work) -> str:
    members = {
        "title": work.title,
        "author": work.author,
        "organization": work.outlet,
        "date": "-".join(work.date),
        "year": work.date[0] if work.date else None,
        "url": work.url,
        "langid": work.language,
    }
    shown = (f"  {name} = {{{{{_escaped(name, value)}}}}},\n" for name, value in members.items() if value)
    return f"@online{{{work.key},\n{''.join(shown)}}}\n"


def _escaped(name: str, value: str) -> str:
    if name == "url":
        return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return "".join(_SPECIAL.get(char, char) for char in value)


def _ris(work: Work) -> str:
    lines = [
        ("TY", "NEWS" if work.kind == "article" else "RPRT"),
        ("ID", work.key),
        ("TI", work.title),
        ("AU", work.author),
        ("T2" if work.kind == "article" else "PB", work.outlet),
        ("DA", "/".join((*work.date, "", "")[:3]) + "/" if work.date else None),
        ("PY", work.date[0] if work.date else None),
        ("UR", work.url),
        ("LA", work.language),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value is not None)


def _csl(work: Work) -> dict[str, object]:
    members = {
        "id": work.key,
        "type": "article-newspaper" if work.kind == "article" else "report",
        "title": work.title,
        "container-title" if work.kind == "article" else "publisher": work.outlet,
        "author": [{"literal": work.author}] if work.author else None,
        "issued": {"date-parts": [[int(part) for part in work.date]]} if work.date else None,
        "URL": work.url,
        "language": work.language,
    }
    return {name: value for name, value in members.items() if value}
