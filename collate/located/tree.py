"""YAML's events → plain values with the place of every one, and what a briefing never needs refused.

Walking the events instead of loading keeps scalars text, sees duplicate keys, and stops before
an alias or a merge key can multiply (no loader survives those).
"""

import yaml
from msgspec import Struct, field

from collate.diagnostics import Diagnostic, Severity
from collate.frozen import Frozen
from collate.located.sheet import Sheet
from collate.located.words import Words
from collate.model import Limits, raising
from collate.text import Span

Path = tuple[str | int, ...]

_DEEPEST = 100
"""Levels beyond which nobody can go: each is a call inside another."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Place(Frozen):
    """Where a value stands, and its key if it has one."""

    value: Span
    key: Span | None = None


class Tree(Struct):
    """The values of a file: `Words`, None where nothing is written, lists and dicts of these."""

    value: object = None
    places: dict[Path, Place] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)
    scalars: list[tuple[Span, bool]] = field(default_factory=list)
    """Each scalar's place in order, and whether it is written without quote marks."""
    whole: bool = False


class Unreadable(Exception):  # noqa: N818 - it says what holds of the file
    """The walk cannot go on; what was found so far stands in the tree."""


def grow(sheet: Sheet, text: str, limits: Limits) -> tuple[Tree, yaml.MarkedYAMLError | None]:
    """The tree within `limits`, as far as it can be read, and the syntax error that stopped it.

    What is parsed is `text`: the sheet's own, or as long and mended; complaints show the sheet's.
    """
    walk = _Walk(sheet, text, limits)
    try:
        walk.document()
    except Unreadable:
        return walk.tree, None
    except yaml.MarkedYAMLError as error:
        return walk.tree, error
    return walk.tree, None


class _Walk:
    def __init__(self, sheet: Sheet, text: str, limits: Limits) -> None:
        self.sheet = sheet
        self.tree = Tree()
        self.limits = limits
        self.left = limits.yaml_values
        self.parser = _LOADER(text)

    def document(self) -> None:
        self.parser.get_event()
        if not self.parser.check_event(yaml.StreamEndEvent):
            self.parser.get_event()
            self.tree.value = self.node((), None)
            self.parser.get_event()
        self.tree.whole = True
        if not self.parser.check_event(yaml.StreamEndEvent):
            self.fault(
                _span(self.parser.peek_event()),
                "two-documents",
                "a second YAML document begins here",
                "one file is one document",
            )

    def node(self, path: Path, key: Span | None) -> object:
        event = self.parser.get_event()
        self.bounded(event, path)
        self.refuse(event)
        self.tree.places[path] = Place(_span(event), key)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.scalar(event)

    def scalar(self, event: yaml.Event) -> Words | None:
        if not isinstance(event, yaml.ScalarEvent):
            return None
        plain = not event.style
        self.tree.scalars.append((_span(event), plain))
        return Words(event.value, _span(event)) if event.value or not plain else None

    def sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not self.parser.check_event(yaml.SequenceEndEvent):
            values.append(self.node((*path, len(values)), None))
        self.parser.get_event()
        return values

    def mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not self.parser.check_event(yaml.MappingEndEvent):
            key = self.key()
            value = self.node((*path, key), key.span)
            if key in values:
                self.duplicate(key, path)
            else:
                values[key] = value
        self.parser.get_event()
        return values

    def key(self) -> Words:
        event = self.parser.get_event()
        self.refuse(event)
        if not isinstance(event, yaml.ScalarEvent):
            self.fault(_span(event), "key-not-text", "a key must be words")
            raise Unreadable
        if event.value == "<<" and not event.style:
            self.fault(_span(event), "merge-key", "merge keys are not taken", "write the keys out")
        self.tree.scalars.append((_span(event), not event.style))
        return Words(event.value, _span(event))

    def duplicate(self, key: Words, path: Path) -> None:
        message = f"`{key}` is given twice in the same place"
        self.fault(key.span, "duplicate-key", message, "YAML would drop one of them: join them, or delete one")
        self.tree.places[*path, key] = Place(key.span, key.span)

    def refuse(self, event: yaml.Event) -> None:
        """Complain of an alias, an anchor or a tag; their meaning is never taken."""
        span = _span(event)
        if isinstance(event, yaml.AliasEvent):
            hint = "if the words begin with *, put them in quote marks; if not, write the value out again"
            self.fault(span, "alias", "aliases (`*name`) are not taken", hint)
        elif getattr(event, "anchor", None):
            hint = "if the words begin with &, put them in quote marks"
            self.fault(span, "anchor", "anchors (`&name`) are not taken", hint)
        elif getattr(event, "tag", None):
            self.fault(
                span, "tag", "tags (`!name`) are not taken", "if the words begin with !, put them in quote marks"
            )

    def bounded(self, event: yaml.Event, path: Path) -> None:
        self.left -= 1
        if self.left < 0:
            most = self.limits.yaml_values
            hint = raising("yaml_values", 2 * most)
            self.fault(_span(event), "too-many-values", f"more than {most:,} values in one file", hint)
            raise Unreadable
        if len(path) > min(self.limits.yaml_depth, _DEEPEST):
            most = self.limits.yaml_depth
            self.fault(
                _span(event), "too-deep", f"nested more than {most} levels deep", raising("yaml_depth", 2 * most)
            )
            raise Unreadable

    def fault(self, span: Span, code: str, message: str, *hints: str, severity: Severity = "error") -> None:
        self.tree.faults.append(self.sheet.fault(span, code, message, *hints, severity=severity))


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.index, end.index) if start and end else Span(0, 0)
