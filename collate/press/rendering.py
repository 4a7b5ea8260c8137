"""Work of the press: pages made and given their forms. Takes and gives bytes, for any process to do."""

import zlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any, NamedTuple

from collate.model import Briefing, Config, Document, File, Limits, RawFile, Site
from collate.outputs import Templates, assets, render, templates
from collate.pages import Sheet, dossier, make, shown
from collate.pages.dossier import Dossier, called
from collate.press.compiled import Beside
from collate.press.values import Faults, Files, Shown
from collate.store import codec, digest

_LEVEL = 1
"""Pages are much alike within: the quickest compression leaves a tenth of them."""


_EMPTY = codec.plain(codec.dump(Briefing("", "", (), None, None, ())))


class Look(NamedTuple):
    """What all pages share: the templates, the language they speak, and whether there is a search index."""

    templates: tuple[RawFile, ...]
    config: Config
    searched: bool
    site: Site


class Job(NamedTuple):
    """Sheets, the briefings they show by slug and newest first, and those briefings' articles by id."""

    sheets: tuple[Sheet, ...]
    briefings: tuple[tuple[str, bytes], ...]
    articles: tuple[tuple[str, bytes], ...]


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
    whole = _dossier(look, job)
    by_slug = {briefing.slug: briefing for briefing in whole.briefings}
    files: list[File] = []
    faults: Faults = ()
    for sheet in job.sheets:
        found = replace(whole, briefings=tuple(by_slug[slug] for slug in sheet.of))
        made, wrong = render(make(sheet, found), held)
        files += made
        faults += wrong
    return packed(files, faults)


def _dossier(look: Look, job: Job) -> Dossier:
    wanted = {name for sheet in job.sheets for name in shown(sheet)}
    told = [replace(_briefing(kept, wanted), slug=slug) for slug, kept in job.briefings]
    return dossier(told, _documents(job.articles), look.config, look.site)


def _briefing(kept: bytes, wanted: Container[str]) -> Briefing:
    """A briefing as it is kept, of its parts only those that are `wanted`: to make values of the others takes long."""
    held, _ = codec.plain(kept)
    parts = zip(fields(Briefing), held, _EMPTY, strict=True)
    return codec.value([part if each.name in wanted else none for each, part, none in parts], Briefing)


def _documents(articles: Sequence[tuple[str, bytes]]) -> Iterable[Document]:
    for name, kept in articles:
        (found,) = codec.load(kept, Shown)
        if found:
            yield called(found, name)


def _templates(look: Look) -> tuple[Templates, Faults]:
    return _compiled(look.templates, look.config.language, look.config.limits, searched=look.searched)


@lru_cache(maxsize=1)
def _compiled(files: tuple[RawFile, ...], language: str, limits: Limits, *, searched: bool) -> tuple[Templates, Faults]:
    return templates(files, language, search=searched, limits=limits, compiled=Beside())
