"""Work of the press: pages made and given their forms. Takes and gives bytes, for any process to do."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from collate.model import Config, Document, File, Limits, Page, RawFile, Site
from collate.outputs import Templates, assets, render, templates
from collate.pages import Sheet, across, dossier, make
from collate.pages.dossier import called
from collate.pages.excerpt import Excerpt, joined, parts
from collate.press.compiled import templates_code
from collate.press.values import Faults, Files, Shown, Told, unpacked
from collate.store import codec, digest

_LEVEL = 1
"""Pages are much alike within: the quickest compression leaves a tenth of them."""


class Look(NamedTuple):
    """What all pages share: the templates, the language they speak, and whether there is a search index."""

    templates: tuple[RawFile, ...]
    config: Config
    searched: bool
    site: Site


class Job(NamedTuple):
    """Sheets, the briefings they show by slug and newest first, and those briefings' articles by id.

    Without articles the briefings come as their excerpts, and the sheet is one.
    """

    sheets: tuple[Sheet, ...]
    briefings: tuple[tuple[str, bytes], ...]
    articles: tuple[tuple[str, bytes], ...] | None


def pages(look: tuple[Any, ...], jobs: Iterable[tuple[Any, ...]]) -> list[Files]:
    """For each `Job` the files of its pages; `look` is a `Look`."""
    return [_pages(Look(*look), Job(*job)) for job in jobs]


def packed(files: Iterable[File], faults: Faults = ()) -> Files:
    """Files in the form they are kept in."""
    held = tuple(files)
    listed = tuple((file.path, len(file.data), digest(file.data).hex()) for file in held)
    return Files(listed, zlib.compress(b"".join(file.data for file in held), _LEVEL), faults)


def _pages(look: Look, job: Job) -> Files:
    """Without a sheet, the files that every page shares."""
    held, complaints = _templates(look)
    if not job.sheets:
        return packed(assets(held), complaints)
    files: list[File] = []
    faults: Faults = ()
    for page in _paged(look, job):
        made, wrong = render(page, held)
        files += made
        faults += wrong
    return packed(files, faults)


def _paged(look: Look, job: Job) -> Iterator[Page]:
    if job.articles is None:
        (sheet,) = job.sheets
        shown = [_excerpt(kept, slug, parts(sheet)) for slug, kept in job.briefings]
        yield across(sheet, shown, look.config, look.site)
        return
    told = [replace(codec.load(kept, Told).briefing, slug=slug) for slug, kept in job.briefings]
    whole = dossier(told, _documents(job.articles), look.config, look.site)
    by_slug = {briefing.slug: briefing for briefing in whole.briefings}
    for sheet in job.sheets:
        yield make(sheet, replace(whole, briefings=tuple(by_slug[slug] for slug in sheet.of)))


def _excerpt(kept: bytes, slug: str, names: Sequence[str]) -> Excerpt:
    """The parts of those names as one, of a briefing that goes by this slug."""
    held = unpacked(kept, names)
    found = joined(codec.load(held[name], Excerpt) for name in names if name in held)
    return found._replace(briefing=replace(found.briefing, slug=slug))


def _documents(articles: Sequence[tuple[str, bytes]]) -> Iterable[Document]:
    for name, kept in articles:
        (found,) = codec.load(kept, Shown)
        if found:
            yield called(found, name)


def _templates(look: Look) -> tuple[Templates, Faults]:
    return _compiled(look.templates, look.config.language, look.config.limits, searched=look.searched)


@lru_cache(maxsize=1)
def _compiled(files: tuple[RawFile, ...], language: str, limits: Limits, *, searched: bool) -> tuple[Templates, Faults]:
    return templates(files, language, search=searched, limits=limits, compiled=templates_code())
