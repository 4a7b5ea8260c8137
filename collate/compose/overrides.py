"""An editor's changes to single statements, by id; one that changes nothing is always complained of."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import field
from msgspec.structs import replace

from collate import ids
from collate.compose.desk import Desk
from collate.compose.parts import KIND, Statement, label, part, rests_on, union
from collate.frozen import Frozen
from collate.model import Comparison, Discrepancy, Figure, Issue, KeyPoint, Moment, Quote, Witness

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.entries import OverrideEntry
    from collate.located import Words

_SECTIONS = ("key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies")
_FIELDS: Mapping[str, Mapping[type, str]] = {
    "say": {KeyPoint: "text", Moment: "text"},
    "who": {Quote: "speaker"},
    "what": {Figure: "what"},
    "title": {Issue: "title"},
    "ask": {Issue: "question"},
    "status": {Issue: "status"},
    "on": {Moment: "date"},
    "about": {Discrepancy: "about"},
    "severity": {Discrepancy: "severity"},
    "kind": {Discrepancy: "kind"},
    "note": {Issue: "note", Discrepancy: "note", Figure: "note"},
    "resolved": {Discrepancy: "resolution"},
}
_PROSE = ("note", "resolved")
_SHORTEST = len("k-5f3a")
_SHOWN = 60


def overridden(
    desk: Desk, sections: Comparison, overrides: Mapping[Words, OverrideEntry], names: Mapping[str, Witness]
) -> Comparison:
    """The sections with every override applied in the order they are written, pins last."""
    rack = _Rack(desk, {each: list(getattr(sections, each)) for each in _SECTIONS}, names)
    for name, entry in overrides.items():
        rack.change(name, entry)
    for name, entry in overrides.items():
        if entry.pin and not entry.hide:
            rack.pin(name, entry.pin)
    return replace(sections, **{name: tuple(section) for name, section in rack.sections.items()})


class _Rack(Frozen):
    """The sections while they are being changed."""

    desk: Desk
    sections: dict[str, list[Statement]]
    names: Mapping[str, Witness]
    gone: dict[str, str] = field(default_factory=dict)
    """What became of a statement that is no more in its section."""
    pinned: dict[tuple[type, int], str] = field(default_factory=dict)

    def change(self, name: Words, entry: OverrideEntry) -> None:
        if not entry.hide and not entry.model_fields_set - {"hide"}:
            self.misfit(name, f"nothing is said of {name}", f"write `{name}: hide`, or what shall change")
        found = self.find(name)
        if found is None:
            return
        section, at = found
        if entry.hide:
            self.hide(name, section, at, entry)
            return
        section[at] = self.reworded(section[at], entry)
        self.merge(section, section[at], entry)
        self.split(section, section[at] if at < len(section) else section[-1], entry)

    def hide(self, name: Words, section: list[Statement], at: int, entry: OverrideEntry) -> None:
        if entry.model_fields_set - {"hide"}:
            self.misfit(name, f"{name} is hidden, so that nothing else said of it has an effect")
        self.gone[section[at].id] = "is hidden above"
        del section[at]

    def find(self, name: Words) -> tuple[list[Statement], int] | None:
        """The section and place of the one statement whose id is `name` or begins with it."""
        known = {each.id: (section, at) for section in self.sections.values() for at, each in enumerate(section)}
        begun = [each for each in known if each.startswith(name) and len(name) >= _SHORTEST]
        if name in known:
            return known[name]
        if len(begun) == 1:
            return known[begun[0]]
        self.unknown(name, tuple(known), tuple(begun))
        return None

    def unknown(self, name: Words, known: tuple[str, ...], begun: tuple[str, ...]) -> None:
        if name in self.gone:
            self.misfit(name, f"{name} {self.gone[name]}")
            return
        labels = {each.id: label(each) for section in self.sections.values() for each in section}
        alike = [each for each in known if each[:1] == name[:1]]
        close = begun or tuple(get_close_matches(name, alike, n=1, cutoff=0.3)) or tuple(alike[:1])
        hints = (f"nearest: {each} “{' '.join(labels[each].split())[:_SHOWN]}”" for each in close)
        message = (
            f"several statements have an id that begins with {name}" if begun else f"no statement has the id {name}"
        )
        self.desk.fault(name, "unknown-id", message, *hints)

    def reworded(self, statement: Statement, entry: OverrideEntry) -> Statement:
        """`statement` with the fields the editor gives; a field its kind does not have is complained of."""
        given = {key: getattr(entry, key) for key in _FIELDS if getattr(entry, key) is not None}
        changed: dict[str, object] = {}
        for key, value in given.items():
            field = _FIELDS[key].get(type(statement))
            if field is None:
                self.misfit(value, f"`{key}` changes nothing in {KIND[type(statement)]}")
            elif key in _PROSE and not isinstance(statement, Figure):
                changed[field] = self.desk.prose(value)
            else:
                changed[field] = value
        return replace(statement, **changed, by="editor") if changed else statement

    def merge(self, section: list[Statement], into: Statement, entry: OverrideEntry) -> None:
        for name in entry.merge:
            found = self.find(name)
            if found and found[0] is section and section[found[1]] is into:
                self.misfit(name, f"{name} cannot be merged into itself")
            elif found and found[0] is not section:
                self.misfit(name, f"{name} is not {KIND[type(into)]}, so it cannot be merged into one")
            elif found:
                other = section.pop(found[1])
                self.gone[other.id] = f"is merged into {into.id} above"
                at = section.index(into)
                section[at] = into = union(into, other)

    def split(self, section: list[Statement], statement: Statement, entry: OverrideEntry) -> None:
        for name in entry.split:
            witness = self.names.get(name)
            if witness is None:
                from collate.located import near  # noqa: PLC0415 - see above

                message = f"`{name}` is none of this briefing's sources"
                self.desk.fault(name, "unknown-source", message, *near(name, tuple(self.names)))
                continue
            sources = {each.source for each in rests_on(statement)}
            own, rest = part(statement, {witness.id}), part(statement, sources - {witness.id})
            if own is None or rest is None:
                self.misfit(
                    name, f"{statement.id} cannot be split by {name}: it must rest on it, and on another source"
                )
                continue
            at = section.index(statement)
            section[at : at + 1] = [rest, replace(own, id=ids.of(own.id[:1], own.id, label(own), str(name)))]
            statement = rest

    def pin(self, name: Words, place: int) -> None:
        found = self.find(name)
        if found is None:
            return
        section, at = found
        kind = type(section[at])
        other = self.pinned.setdefault((kind, place), section[at].id)
        if kind is Moment:
            self.misfit(name, "the timeline goes by date: no moment can be pinned", "`on` gives it another date")
        elif other != section[at].id:
            self.misfit(name, f"place {place} is given to {other} already")
        else:
            section.insert(place - 1, section.pop(at))

    def misfit(self, words: object, message: str, *hints: str) -> None:
        from collate.located import Words  # noqa: PLC0415 - see above

        if isinstance(words, Words):
            self.desk.fault(words, "override-misfit", message, *hints)
