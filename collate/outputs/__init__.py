"""The forms a page takes: an output format each.

To add one: a module that yields the files of the page kinds it knows, and its line below.
"""

from collections.abc import Callable, Iterable

from collate.model import File, Page
from collate.outputs import annotations, briefing_json, cite, feeds, schema, sitemap, web
from collate.outputs.templates import Templates, templates

OUTPUTS: tuple[Callable[[Page, Templates], Iterable[File]], ...] = (
    web.files,
    briefing_json.files,
    annotations.files,
    cite.files,
    feeds.files,
    sitemap.files,
    schema.files,
)

__all__ = ["OUTPUTS", "Templates", "assets", "render", "templates"]


def render(page: Page, templates: Templates) -> tuple[File, ...]:
    """A page in every form it has."""
    return tuple(file for output in OUTPUTS for file in output(page, templates))


def assets(templates: Templates) -> tuple[File, ...]:
    """The files that every page shares: style, script, icon, and what a project adds to them."""
    return templates.assets
