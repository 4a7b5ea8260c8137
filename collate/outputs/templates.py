"""Jinja2, set up once: everything escaped, nothing undefined, templates from bytes and nowhere else.

A project's own templates may be wrong in any way; what goes wrong in one becomes a complaint at its line.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from types import TracebackType

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import safe_range
from markupsafe import Markup

from collate.diagnostics import Checked, Diagnostic
from collate.frozen import Frozen
from collate.model import USUAL, File, Limits, Page, RawFile, raising
from collate.outputs import markup, phrases, wording
from collate.outputs.addresses import Addresses
from collate.outputs.compiling import Compiled, Generator, Kept
from collate.outputs.linked import linked
from collate.outputs.prose import prose
from collate.outputs.sayings import sayings
from collate.outputs.voice import Voice, voice
from collate.pages.dossier import issue_address
from collate.pages.plain import clip, headed, plain, segment, without

_ASSETS = "assets/"


class FaultyTemplateError(Exception):
    """A template could not be read or filled in; `complaint` says where and why."""

    def __init__(self, complaint: Diagnostic) -> None:
        """Keep the complaint."""
        super().__init__(complaint.message)
        self.complaint = complaint


class Templates(Frozen):
    """The templates of a site, and its assets with the digest that names their version."""

    environment: Environment
    sources: Mapping[str, str]
    assets: tuple[File, ...]
    versions: dict[str, str]
    voice: Voice
    search: bool
    most: int
    """Characters that a page may have."""

    def has(self, name: str) -> bool:
        """Whether there is a template of this name."""
        return name in self.sources

    def fill(self, name: str, values: Mapping[str, object]) -> str:
        """A template filled in. Raises `FaultyTemplateError` for whatever goes wrong inside a template."""
        try:
            return "".join(_bounded(self.environment.get_template(name).generate(values), self.most))
        except Exception as fault:
            place = _place(fault, self.sources) or _whole(fault, name, self.sources)
            if place is None:
                raise
            raise FaultyTemplateError(_complaint(fault, *place, self.sources)) from fault


def templates(
    files: Iterable[RawFile],
    language: str = "en",
    *,
    search: bool = False,
    compiled: Compiled | None = None,
    limits: Limits = USUAL,
) -> Checked[Templates]:
    """Templates from their files, named as in the templates folder; of two of one name the last stands.

    `language` is what the pages speak; `search` says that they lead to a search index; `compiled` keeps
    their code for the next build.
    """
    found = {file.file: file.data for file in files}
    spoken, faults = voice(language, found)
    sources = {
        name: data.decode("utf-8", "replace") for name, data in found.items() if name.endswith((".html", ".xml"))
    }
    assets = tuple(File(name, found[name]) for name in sorted(found) if name.startswith(_ASSETS))
    versions = {file.path: hashlib.sha256(file.data).hexdigest()[:10] for file in assets}
    environment = _environment(sources, spoken, Kept(compiled) if compiled else None, search=search)
    return Templates(environment, sources, assets, versions, spoken, search, limits.page_characters), faults


def _bounded(pieces: Iterable[str], most: int) -> Iterator[str]:
    """A page as it is written, which ends somewhere."""
    for piece in pieces:
        most -= len(piece)
        if most < 0:
            message = f"this page does not end: {raising('page_characters', '…')}"
            raise OverflowError(message)
        yield piece


class _Environment(Environment):
    code_generator_class = Generator


def _environment(sources: Mapping[str, str], spoken: Voice, kept: Kept | None, *, search: bool) -> Environment:
    environment = _Environment(
        loader=FunctionLoader(lambda name: (sources[name], name, None) if name in sources else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        optimized=False,
        bytecode_cache=kept,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(spoken.messages, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(sayings(spoken))
    environment.filters.update(
        visible=markup.visible,
        named=partial(markup.named, leftward=spoken.leftward),
        runs=partial(markup.runs, leftward=spoken.leftward),
        say=spoken.say,
        tell=lru_cache(maxsize=1024)(partial(phrases.tell, spoken)),
        day=lru_cache(maxsize=1024)(spoken.day),
        amount=spoken.amount,
        number=spoken.number,
        machine_date=wording.machine_date,
        segment=segment,
        plain=plain,
        headed=headed,
        clip=clip,
        without=without,
        data=data,
    )
    environment.globals.update(
        words=markup.words,
        said=markup.said,
        marks=partial(markup.marks, spoken),
        prose=partial(prose, spoken),
        issue_address=issue_address,
        linked=linked,
        direction=spoken.direction,
        searched=search,
        range=safe_range,
        **{name: getattr(wording, name) for name in vars(wording) if name.isupper()},
    )
    return environment


def _place(fault: Exception, sources: Mapping[str, str]) -> tuple[str, int] | None:
    """The innermost template's line that `fault` came from; None if it came from none."""
    if isinstance(fault, TemplateSyntaxError) and fault.filename in sources:
        return str(fault.filename), fault.lineno
    frames = [place for place in _frames(fault.__traceback__) if place[0] in sources]
    return frames[-1] if frames else None


def _whole(fault: Exception, name: str, sources: Mapping[str, str]) -> tuple[str, int] | None:
    """The template itself where it is nested too deep to be read, or never ends."""
    return (name, 1) if name in sources and isinstance(fault, (RecursionError, SyntaxError, OverflowError)) else None


def _frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _complaint(fault: Exception, name: str, line: int, sources: Mapping[str, str]) -> Diagnostic:
    what = f"there is no template `{fault}`" if isinstance(fault, TemplateNotFound) else str(fault) or "it fails"
    lines = sources[name].splitlines()
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    column = len(shown) - len(shown.lstrip()) + 1
    hint = '`{% extends "collate/' + name.removeprefix("collate/") + '" %}` begins from the packaged one'
    file = f"templates/{name}"
    return Diagnostic("error", "faulty-template", what, file, line, column, len(shown.strip()), shown, (hint,))


def data(value: object) -> Markup:
    """`value` as JSON that may stand inside a page: nothing in it can end a script or start a tag."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - every character that HTML would read is a JSON escape


def html(page: Page, held: Templates) -> str:
    """A page through the template of its kind."""
    whole = {
        "page": page,
        "view": page.body,
        "site": page.site,
        "language": page.site.language,
        "to": Addresses.of(page, held.versions),
    }
    return held.fill(f"{page.kind}.html", whole)
