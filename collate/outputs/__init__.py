"""The forms a page takes: an output format each.

To add one: a module that yields the files of the page kinds it knows, and its line below.
"""

from collections.abc import Callable, Iterable

from collate.diagnostics import Checked, Diagnostic
from collate.model import File, Page
from collate.outputs import annotations, briefing_json, cite, feeds, records, schema, sitemap, web
from collate.outputs.templates import FaultyTemplateError, Templates, templates

OUTPUTS: tuple[Callable[[Page, Templates], Iterable[File]], ...] = (
    web.files,
    briefing_json.files,
    annotations.files,
    cite.files,
    feeds.files,
    sitemap.files,
    schema.files,
    records.files,
)

__all__ = ["OUTPUTS", "Templates", "assets", "render", "templates"]


def render(page: Page, templates: Templates) -> Checked[tuple[File, ...]]:
    """A page in every form it has; a form whose template is faulty is left out and complained of."""
    made: list[File] = []
    faults: list[Diagnostic] = []
    for output in OUTPUTS:
        try:
            made += output(page, templates)
        except FaultyTemplateError as fault:
            faults.append(fault.complaint)
    return tuple(made), tuple(faults)


def assets(templates: Templates) -> tuple[File, ...]:
    """The files that every page shares: style, script, icon, and what a project adds to them."""
    return templates.assets
