"""Support of the comparers: how old an article says that somebody is, whom it names or calls by what he is."""

import re
from collections.abc import Iterator

from collate.collation.cast import Cast, Named
from collate.collation.scene import Line, Scene, telling
from collate.frozen import Frozen
from collate.language import lexicon
from collate.model import Anchor
from collate.text import Span

_AGES = range(1, 121)
_REACH = 40
_BEHIND = re.compile(
    r", (?:who is |who was |who turned |a |an |now |aged )?(\d{1,3})(?=[,.;)]|[- ]years?[- ]old\b)"
    r"|\s\((\d{1,3})\)|\s(?:is|was|turned|turns) (?:now )?(\d{1,3})(?=[,.;](?! when)| years? old(?! when))"
)
"""“Ana Ito, 44,”, “Ana Ito (44)”, “Ana Ito, who is 44,”, “Ana Ito, a 44-year-old …”, “Ana Ito is 44.”"""
_BEFORE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old (?:[a-z][\w-]{1,20} ){0,3}\Z")
"""“the 44-year-old surgeon Ana Ito”"""
_PRONOUN = re.compile(
    r"(?:He|She)(?:, (\d{1,3}),"
    r"|(?:(?:'s| is| turned) (?:now )?(\d{1,3})(?=[,.;]| years? old| and\b)| was (\d{1,3})(?=\.)))"
)
_CALLED = re.compile(r"The (\d{1,3})-year-old\b(?! [A-Z])")
_ROLE = re.compile(r"\b(\d{1,3})-year-old (?:[a-z][\w-]{1,20} ){0,2}?([a-z][a-z-]{2,20})\b(?! [A-Z])")
"""“a 34-year-old driver”"""
_ROLE_BEHIND = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) "
    r"(?:[a-z][\w-]{1,20} )?([a-z][a-z-]{2,20}), (?:aged )?(\d{1,3})(?=[,.;])"
)
"""“the driver, 34,”"""
_SUPERLATIVE = re.compile(r"\b([Yy]oungest|[Oo]ldest|[Ee]ldest)\b")
_ANY = re.compile(r"\b(?:aged |was |is |, )(\d{1,3})(?=[,.;])|\b(\d{1,3})-year-old")


class Age(Frozen):
    """An age, whose it is, where it is told, and the sentence; `named` whether a name says whose."""

    whose: str
    years: int
    line: Line
    cited: Anchor
    named: bool = False


def ages(each: Scene, players: Cast) -> Iterator[Age]:
    """The ages that an article tells, in order."""
    before: tuple[Named, ...] = ()
    for line in each.lines:
        people = tuple(named for named in players.within(each, line.span) if named[1].kind == "person")
        if any(character.isdigit() for character in line.span.of(each.text)):
            yield from _of_names(each, line, people)
            yield from _of_pronoun(each, line, before)
            yield from _of_roles(each, line)
        before = people


def _of_names(each: Scene, line: Line, people: tuple[Named, ...]) -> Iterator[Age]:
    for span, player in people:
        behind = _BEHIND.match(each.text, span.end, line.span.end)
        ahead = _BEFORE.search(each.text, max(line.span.start, span.start - _REACH), span.start)
        for found in filter(None, (behind, ahead)):
            yield from _age(each, line, player.name, found, span)


def _of_pronoun(each: Scene, line: Line, before: tuple[Named, ...]) -> Iterator[Age]:
    """`She is 55`, of the only person whom the sentence before names; `The 55-year-old …` also of who opens that."""
    found = _PRONOUN.match(each.text, line.span.start, line.span.end)
    called = _CALLED.match(each.text, line.span.start, line.span.end)
    alone = len({player.name for _, player in before}) == 1
    opens = bool(before) and line.index > 0 and before[0][0].start == each.lines[line.index - 1].span.start
    told = found or called
    if told and (alone or (called and opens)):
        yield from _age(each, line, before[0][1].name, told, None)


def _of_roles(each: Scene, line: Line) -> Iterator[Age]:
    """Somebody called by what he is: `a 34-year-old driver`, `the driver, 34,`, `the youngest was 14`."""
    superlative = _SUPERLATIVE.search(each.text, line.span.start, line.span.end)
    if superlative:
        several = list(_ANY.finditer(each.text, line.span.start, line.span.end))
        if len(several) == 1:
            yield from _age(each, line, superlative[1].casefold(), several[0], None)
        return
    for pattern, years, role in ((_ROLE, 1, 2), (_ROLE_BEHIND, 2, 1)):
        for found in pattern.finditer(each.text, line.span.start, line.span.end):
            yield Age(telling(found[role]), int(found[years]), line, each.anchor(line.span))


def _age(each: Scene, line: Line, whose: str, found: re.Match[str], name: Span | None) -> Iterator[Age]:
    """The age that was found, cited with the name beside it, else with its sentence."""
    years = int(next(filter(None, found.groups())))
    wide = Span(min(name.start, found.start()), max(name.end, _end(found))) if name else line.span
    if years in _AGES:
        yield Age(whose, years, line, each.anchor(wide), named=name is not None or found.re in _STANDING_IN)


_STANDING_IN = (_PRONOUN, _CALLED)


def _end(found: re.Match[str]) -> int:
    return (
        found.end() if found.group().endswith(")") else max(found.span(at)[1] for at in range(1, found.re.groups + 1))
    )


ANYBODY = lexicon.sections("counted")["person"] | lexicon.sections("people_at_large")["anybody"]
"""What many in one event may be called."""
