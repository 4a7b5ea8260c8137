"""The pages of a site, a page type each, as values that know no markup.

To add a page type: a module with `page(…) -> Page`, its sheets in `plan`, and its line below.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from collate.model import Briefing, Config, Page, Site, Witness
from collate.pages import actors, briefing, changes, excerpt, issues, search, source, standing
from collate.pages.dossier import Dossier, dossier
from collate.pages.excerpt import Excerpt
from collate.pages.plan import Sheet, plan, site
from collate.pages.shelf import Shelf, ordered, shelve

PAGES: dict[str, Callable[[Sheet, Dossier], Page]] = {
    "index": lambda sheet, whole: _whole(sheet, whole, whole.site.title, whole.site.description),
    "briefing": lambda sheet, whole: briefing.page(whole, sheet.about or ()),
    "source": lambda sheet, whole: source.page(sheet.about, whole),
    "issues": lambda sheet, whole: _whole(sheet, whole, "Issues"),
    "issue": lambda sheet, whole: issues.page(sheet.about.id, whole),
    "actors": lambda sheet, whole: _whole(sheet, whole, "Actors"),
    "actor": lambda sheet, whole: actors.page(sheet.about, whole),
    "changes": lambda _, whole: changes.page(whole),
    **{kind: lambda sheet, whole: _whole(sheet, whole, standing.KINDS[sheet.kind][1]) for kind in standing.KINDS},
    "feed": lambda sheet, whole: _whole(sheet, whole, whole.site.title, whole.site.description),
    "search": lambda sheet, whole: search.page(sheet.about, whole),
    "sitemap": lambda sheet, whole: _whole(sheet, whole, "Sitemap"),
}

__all__ = [
    "PAGES",
    "Dossier",
    "Excerpt",
    "Sheet",
    "Shelf",
    "across",
    "dossier",
    "excerpt",
    "make",
    "ordered",
    "paginate",
    "plan",
    "shelve",
    "site",
]


def make(sheet: Sheet, whole: Dossier) -> Page:
    """The page of a sheet; `whole` has the briefings that the sheet names, no others, and their articles."""
    if sheet.kind not in excerpt.ACROSS:
        return PAGES[sheet.kind](sheet, whole)
    return across(sheet, [excerpt.excerpt(sheet, each, whole) for each in whole.briefings], whole.config, whole.site)


def across(sheet: Sheet, shown: Sequence[Excerpt], config: Config, site: Site) -> Page:
    """The page of a sheet that shows excerpts: of each briefing that it names one, in that order."""
    documents = excerpt.documents(scrap for each in shown for scrap in each.scraps)
    return PAGES[sheet.kind](sheet, dossier((each.briefing for each in shown), documents, config, site))


def paginate(
    briefings: Iterable[Briefing], witnesses: Iterable[Witness], config: Config, *, searched: bool = True
) -> tuple[Page, ...]:
    """Every page of the site; `witnesses` are the articles of all the briefings."""
    held = dossier(briefings, (each.document for each in witnesses), config, Site())
    shelves = ordered([shelve(each, held) for each in held.briefings])
    whole = replace(held, site=site(shelves, config))
    by_slug = {each.slug: each for each in held.briefings}
    sheets = plan(shelves, config, searched=searched)
    return tuple(make(each, replace(whole, briefings=tuple(by_slug[slug] for slug in each.of))) for each in sheets)


def _whole(sheet: Sheet, shown: Dossier, title: str, description: str = "") -> Page:
    """A page that shows no more than its sheet says."""
    return shown.page(sheet.kind, sheet.address, title, description, sheet.about)
