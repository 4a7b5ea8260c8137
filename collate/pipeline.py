"""The ribbon itself: bytes in, files out, every stage a pure function of the one before."""

from collections.abc import Callable, Iterable
from typing import ParamSpec, Protocol, TypeVar

from msgspec.structs import replace

from collate import annotations, config
from collate.annotations import Annotations
from collate.check import tell
from collate.comparers import compare
from collate.comparers.grouping import group
from collate.compose import choose, named, same_address
from collate.diagnostics import Checked
from collate.frozen import Frozen
from collate.ids import free
from collate.located import Loaded
from collate.model import Briefing, Config, Document, File, Inputs, RawFile, Witness
from collate.witnesses import witness, witnesses

P = ParamSpec("P")
T = TypeVar("T")


class Remember(Protocol):
    """Makes of a stage one that may recall what it gave for the same arguments before."""

    def __call__(self, stage: Callable[P, T], /) -> Callable[P, T]:
        """The stage, giving the same values."""


def afresh(stage: Callable[P, T], /) -> Callable[P, T]:
    """Nothing is recalled: every run computes everything."""
    return stage


class Edition(Frozen):
    """All briefings of a project, with the articles they were made from."""

    config: Config
    witnesses: tuple[Witness, ...]
    briefings: tuple[Briefing, ...]


def edit(
    inputs: Inputs, view: Callable[[Annotations], Annotations] | None = None, remember: Remember = afresh
) -> Checked[Edition]:
    """Every stage up to the briefings, each of them checked; `view` is what of an editor's YAML shall count."""
    configured, unclear = config.read(inputs.config)
    known = configured or Config()
    found, unread = witnesses(inputs, remember(witness))
    notes, misread = _annotations(inputs.briefings, lenient=True)
    if view:
        notes = tuple(replace(each, value=view(each.value)) for each in notes)
    there = tuple(each.file for each in inputs.articles)
    briefings, faults = _briefings(notes, found, there, known, remember)
    return Edition(known, found, briefings), unclear + unread + misread + faults


def settings(inputs: Inputs) -> tuple[Config, tuple[str, ...]]:
    """The configuration, and the short names that briefings give to articles."""
    notes, _ = _annotations(inputs.briefings)
    return config.read(inputs.config)[0] or Config(), tuple(str(name) for each in notes for name in each.value.sources)


def cited(inputs: Inputs) -> Checked[tuple[tuple[Loaded[Annotations], dict[str, Document]], ...]]:
    """Each briefing's YAML that can be read, with the articles it cites by short name."""
    notes, faults = _annotations(inputs.briefings)
    found, _ = witnesses(inputs)
    chosen = [(each, named(each, choose(each, found)[0])) for each in notes]
    return tuple((each, {name: one.document for name, one in names.items()}) for each, names in chosen), faults


def publish(
    edition: Edition, files: tuple[RawFile, ...], remember: Remember = afresh, *, search: bool = False
) -> Checked[tuple[File, ...]]:
    """The site's files, in order of path; `files` are the templates, `search` says that a search index is added."""
    from collate.outputs import assets, render, templates  # noqa: PLC0415 - whoever cites, mends or explains
    from collate.pages import paginate  # noqa: PLC0415 - need not wait for what renders

    held, faults = remember(templates)(files, edition.config.language, search=search, limits=edition.config.limits)
    pages = paginate(edition.briefings, edition.witnesses, edition.config, searched=search)
    rendered = [render(page, held) for page in pages]
    made = [file for some, _ in rendered for file in some]
    complaints = dict.fromkeys((*faults, *(fault for _, some in rendered for fault in some)))
    return tuple(sorted((*made, *assets(held)), key=lambda file: file.path)), tuple(complaints)


def _annotations(files: Iterable[RawFile], *, lenient: bool = False) -> Checked[tuple[Loaded[Annotations], ...]]:
    read = [annotations.read(each, lenient=lenient) for each in files]
    return tuple(each for each, _ in read if each), tuple(fault for _, faults in read for fault in faults)


def _briefings(
    notes: tuple[Loaded[Annotations], ...],
    found: tuple[Witness, ...],
    there: tuple[str, ...],
    known: Config,
    remember: Remember,
) -> Checked[tuple[Briefing, ...]]:
    """A briefing for each annotation, and one for each event among the articles that none of them names."""
    chosen = [choose(each, found, there) for each in notes]
    complaints = [fault for _, faults in chosen for fault in faults]
    events = [(each, event) for each, (event, _) in zip(notes, chosen, strict=True) if event]
    made: dict[str, Briefing] = {}
    for each, event in events + [(None, event) for event in _unnamed(found, [each for _, each in events], remember)]:
        briefing, faults = tell(each, event, remember(compare)(event, known), known)
        complaints += faults
        if each and briefing.slug in made:
            complaints.append(same_address(each, briefing.slug))
        made[free(briefing.slug, briefing.sources[0].sha256, made)] = briefing
    return tuple(replace(each, slug=slug) for slug, each in made.items()), tuple(complaints)


def _unnamed(
    found: tuple[Witness, ...], named: Iterable[tuple[Witness, ...]], remember: Remember
) -> Iterable[tuple[Witness, ...]]:
    taken = {each.id for event in named for each in event}
    rest = {each.id: each for each in found if each.id not in taken}
    return [choose(None, (rest[source] for source in event))[0] for event in remember(group)(tuple(rest.values()))]
