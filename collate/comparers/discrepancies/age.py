"""How old somebody is: two ages of one person in articles of one event."""

import re
from collections import defaultdict

from collate.collation.scene import Scene
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
            for span, player in field.players.within(each, line.span):
                found = _AFTER.match(each.text, span.end, line.span.end)
                if found and player.kind == "person" and (age := int(found.group(1) or found.group(2))) in _AGES:
                    ages[player.name][age].append(_cited(each, span, found))
    parted = (_parted(name, found) for name, found in ages.items())
    return tuple(each for each in parted if each)


def _cited(each: Scene, span: Span, found: re.Match[str]) -> Anchor:
    return each.anchor(Span(span.start, found.end(1) if found.group(1) else found.end()))


def _parted(name: str, found: dict[int, list[Anchor]]) -> Discrepancy | None:
    if len(found) == 1:
        return None
    severity: Severity = "soft" if max(found) - min(found) <= _BIRTHDAY else "hard"
    return discrepancy("figure", severity, f"Age of {name}", [found[age] for age in sorted(found)], ("age",))
