"""Findings, comparison and an editor's word → the briefing.

What an editor gives comes first and wins; what is extracted stays where the editor says nothing,
so that articles alone make a whole briefing. Nothing after this room sees YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from collate.collation.material import Material
from collate.collation.standing import Ladder
from collate.compose import defaults
from collate.compose.desk import Desk
from collate.compose.differences import discrepancies
from collate.compose.figures import figures
from collate.compose.issues import issues
from collate.compose.overrides import overridden
from collate.compose.points import key_points, standing, timeline
from collate.compose.quotes import quotes
from collate.compose.sources import choose, named, same_address, sources
from collate.compose.summary import summary
from collate.diagnostics import Checked
from collate.model import Amendment, Briefing, Comparison, Config, Moment, Witness

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Annotations
    from collate.located import Loaded

__all__ = ["choose", "compose", "named", "same_address"]


def compose(
    annotations: Loaded[Annotations] | None,
    witnesses: tuple[Witness, ...],
    comparison: Comparison,
    config: Config,
) -> Checked[Briefing]:
    """The briefing of `witnesses`, which `choose` has put in order, with everything that is wrong in its YAML.

    What is wrong is left out of the briefing, so that it never says more than its sources.
    """
    names = named(annotations, witnesses)
    if annotations is None:
        return _briefing(names, comparison, config), ()
    absent = frozenset(annotations.value.sources) - set(names)
    desk = Desk(annotations.sheet, {name: each.document for name, each in names.items()}, absent)
    sections = _edited(desk, annotations.value, names, comparison, config)
    briefing = _told(desk, annotations, _briefing(names, sections, config, annotations))
    found = (each for each in desk.faults if each.line not in annotations.faulty)
    ordered = sorted(dict.fromkeys(found), key=lambda each: (each.line, each.column, each.code))
    return briefing, tuple(ordered)


def _edited(
    desk: Desk, given: Annotations, names: Mapping[str, Witness], comparison: Comparison, config: Config
) -> Comparison:
    """The sections with what the editor adds and overrides."""
    by_id = {each.id: each for each in names.values()}
    sections = replace(
        comparison,
        key_points=key_points(desk, given.key_points, comparison.key_points),
        quotes=quotes(desk, given.quotes, comparison.quotes, by_id, config),
        figures=figures(desk, given.figures, comparison.figures, by_id),
        issues=issues(desk, given.open_issues, comparison.issues, by_id, config),
        timeline=timeline(desk, given.timeline, comparison.timeline),
        discrepancies=discrepancies(desk, given.differ, comparison.discrepancies),
    )
    changed = overridden(desk, sections, given.overrides, names)
    ladder = Ladder(Material(tuple(names.values()), config), comparison.origins)
    return replace(changed, key_points=standing(changed.key_points, comparison.key_points, ladder))


def _briefing(
    names: Mapping[str, Witness],
    sections: Comparison,
    config: Config,
    annotations: Loaded[Annotations] | None = None,
) -> Briefing:
    """The sections, and all else out of the sources."""
    witnesses = tuple(names.values())
    lines = summary(witnesses, sections.key_points)
    heading, place = defaults.title(witnesses, lines)
    day = defaults.covers(each.document for each in witnesses)
    slug = defaults.address(annotations, heading, witnesses)
    return Briefing(
        slug=slug,
        title=heading or slug,
        summary=lines,
        covers=day,
        updated=day,
        sources=sources(names, sections, config),
        key_points=sections.key_points,
        quotes=sections.quotes,
        terms=sections.terms,
        figures=sections.figures,
        issues=tuple(each for each in sections.issues if each.citations),
        timeline=tuple(sorted(sections.timeline, key=_when)),
        discrepancies=sections.discrepancies,
        origins=sections.origins,
        matrix=defaults.matrix(sections, (each.id for each in witnesses)),
        title_citation=place,
    )


def _when(moment: Moment) -> tuple[bool, str]:
    """By date; what has no year follows, since it could be any."""
    date = moment.date or ""
    return not date[:1].isdigit(), date


def _told(desk: Desk, annotations: Loaded[Annotations], briefing: Briefing) -> Briefing:
    """The briefing with the editor's own title, summary, text, dates and list of changes."""
    given = annotations.value
    notes = [(each, desk.prose(each.note)) for each in given.changes]
    changes = tuple(Amendment(each.on, each.kind, note) for each, note in notes if note)
    day = given.covers or briefing.covers
    return replace(
        briefing,
        title=given.title or briefing.title,
        title_citation=None if given.title not in (None, briefing.title) else briefing.title_citation,
        summary=desk.lines(given.summary) or briefing.summary,
        covers=day,
        updated=max((each.on for each in changes), default=day),
        changes=changes,
        body=desk.prose(given.body),
    )
