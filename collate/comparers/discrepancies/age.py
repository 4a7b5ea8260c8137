"""How old somebody is: two ages of one person in articles of one event.

An age stands beside the name (`Ana Ito, 44`, `44-year-old Ana Ito`), or opens the sentence after the one that her
name opens: `The 44-year-old …`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from collate.collation.scene import Line, Scene
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.model import Anchor, Discrepancy, Severity
from collate.text import Span

_AFTER = re.compile(r", (?:aged )?(\d{1,3})(?=[,.;)])|\s\((\d{1,3})\)")
_AGES = range(1, 121)
_BIRTHDAY = 1


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Persons with two ages: soft where a birthday may lie between them."""
    ages: dict[str, dict[int, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for each in field.scenes:
        for line in each.lines:
            for name, age, cited in (*_beside(field, each, line), *_meant(field, each, line)):
                if age in _AGES:
                    ages[name][age].append(each.anchor(cited))
    parted = (_parted(name, found) for name, found in ages.items())
    return tuple(each for each in parted if each)


_Told = Iterator[tuple[str, int, Span]]
"""Whose age is told, the age, and the words that tell it."""


def _beside(field: Field, each: Scene, line: Line) -> _Told:
    for span, player in field.players.within(each, line.span):
        if player.kind == "person" and (found := _AFTER.match(each.text, span.end, line.span.end)):
            end = found.end(1) if found.group(1) else found.end()
            yield player.name, int(found.group(1) or found.group(2)), Span(span.start, end)
        elif player.kind == "person" and (found := _BEFORE.search(each.text, line.span.start, span.start)):
            yield player.name, int(found.group(1)), Span(found.start(1), span.end)


def _meant(field: Field, each: Scene, line: Line) -> _Told:
    """The age that opens a sentence, of the only person of the sentence before or of who opens that."""
    found = _THE.match(each.text, line.span.start, line.span.end)
    if not found or not line.index:
        return
    before = each.lines[line.index - 1].span
    named = [(span, player) for span, player in field.players.within(each, before) if player.kind == "person"]
    if named and (len({player.name for _, player in named}) == 1 or named[0][0].start == before.start):
        yield named[0][1].name, int(found.group(1)), Span(*found.span())


_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[a-z]+ ){0,2}\Z")
_THE = re.compile(r"The (\d{1,3})-year-old\b(?! [A-Z])")


def _parted(name: str, found: dict[int, list[Anchor]]) -> Discrepancy | None:
    if len(found) == 1:
        return None
    severity: Severity = "soft" if max(found) - min(found) <= _BIRTHDAY else "hard"
    return discrepancy("figure", severity, f"Age of {name}", [found[age] for age in sorted(found)], ("age",))
