"""Jinja2, set up once: everything escaped, nothing undefined, templates from bytes and nowhere else."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from collate.model import File, Page, RawFile
from collate.outputs import markup, wording
from collate.outputs.addresses import Addresses
from collate.outputs.linked import linked
from collate.outputs.prose import prose
from collate.pages.library import issue_address
from collate.pages.plain import clip, plain, segment

_ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a site, compiled, and its assets with the digest that names their version."""

    environment: Environment
    assets: tuple[File, ...]
    versions: dict[str, str]

    def has(self, name: str) -> bool:
        """Whether there is a template of this name."""
        return name in self.environment.list_templates()


def templates(files: Iterable[RawFile]) -> Templates:
    """Templates from their files, named as in the templates folder; of two of one name the last stands."""
    found = {file.file: file.data for file in files}
    pages = {name: data.decode("utf-8", "replace") for name, data in found.items() if not name.startswith(_ASSETS)}
    assets = tuple(File(name, found[name]) for name in sorted(found) if name.startswith(_ASSETS))
    versions = {file.path: hashlib.sha256(file.data).hexdigest()[:10] for file in assets}
    return Templates(_environment(pages), assets, versions)


def _environment(pages: dict[str, str]) -> Environment:
    environment = Environment(
        loader=DictLoader(pages),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update(
        visible=markup.visible,
        named=markup.named,
        runs=markup.runs,
        day=wording.day,
        amount=wording.amount,
        number=wording.number,
        machine_date=wording.machine_date,
        count=wording.count,
        segment=segment,
        plain=plain,
        clip=clip,
        data=data,
    )
    environment.globals.update(
        words=markup.words,
        said=markup.said,
        marks=markup.marks,
        prose=prose,
        issue_address=issue_address,
        linked=linked,
        SEVERITIES=wording.SEVERITIES,
        KINDS=wording.KINDS,
        STATUSES=wording.STATUSES,
        VERDICTS=wording.VERDICTS,
        DRIFTS=wording.DRIFTS,
    )
    return environment


def data(value: object) -> Markup:
    """`value` as JSON that may stand inside a page: nothing in it can end a script or start a tag."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - every character that HTML would read is a JSON escape


def html(page: Page, held: Templates) -> str:
    """A page through the template of its kind."""
    template = held.environment.get_template(f"{page.kind}.html")
    return template.render(
        page=page,
        view=page.body,
        site=page.site,
        language=page.site.language,
        to=Addresses.of(page, held.versions),
    )
