"""Support of the comparers: how old an article says that somebody is, whom it names or calls by what he is."""

import re
from collections.abc import Iterator

from collate.collation.age_phrases import (
    ANY,
    BEFORE,
    BEHIND,
    CALLED,
    PRONOUN,
    ROLE,
    ROLE_BEHIND,
    ROLE_OPENS,
    SUPERLATIVE,
    persons,
    years,
)
from collate.collation.cast import Cast, Named
from collate.collation.scene import Line, Scene, telling
from collate.frozen import Frozen
from collate.language import lexicon
from collate.model import Anchor
from collate.text import Span

_AGES = range(1, 121)
_GROWN = 14
_REACH = 40


class Age(Frozen):
    """An age, whose it is, where it is told, and the sentence; `named` whether a name says whose.

    `keys` are the telling words of all that says who is meant.
    """

    whose: str
    years: int
    line: Line
    cited: Anchor
    keys: frozenset[str]
    named: bool = False


def ages(each: Scene, players: Cast) -> Iterator[Age]:
    """The ages that an article tells, in order."""
    before: tuple[Named, ...] = ()
    for line in each.lines:
        named = tuple(players.within(each, line.span))
        people = tuple(one for one in named if one[1].kind == "person")
        if _may_tell(line.span.of(each.text)):
            yield from _of_names(each, line, named)
            yield from _of_pronoun(each, line, before)
            yield from _of_roles(each, line)
        before = people


def _may_tell(text: str) -> bool:
    return any(character.isdigit() for character in text) or bool(_IN_WORDS.search(text))


_IN_WORDS = re.compile(r"-year-old|\baged\b|\b(?:man|woman|boy|girl) of\b")


def _of_names(each: Scene, line: Line, named: tuple[Named, ...]) -> Iterator[Age]:
    """Ages beside names; `Haas, 27,` is a person also where nothing else says so."""
    for span, player in named:
        behind = BEHIND.match(each.text, span.end, line.span.end)
        if player.kind != "person":
            behind = behind if behind and _is_apposed(each.text, behind) else None
            yield from _age(each, line, player.name, behind, span)
            continue
        ahead = BEFORE.search(each.text, max(line.span.start, span.start - _REACH), span.start)
        for found in (behind, ahead):
            yield from _age(each, line, player.name, found, span)


def _is_apposed(text: str, found: re.Match[str]) -> bool:
    shown = found.group().removeprefix(", ")
    return shown.isdigit() and int(shown) >= _GROWN and text.startswith(", ", found.end())


def _of_pronoun(each: Scene, line: Line, before: tuple[Named, ...]) -> Iterator[Age]:
    """`She is 55`, of the only person whom the sentence before names, or of whom it opens with by what he is.

    `The 55-year-old …` is also who opens that sentence by name.
    """
    found = PRONOUN.match(each.text, line.span.start, line.span.end)
    called = CALLED.match(each.text, line.span.start, line.span.end)
    told, alone = found or called, len({player.name for _, player in before}) == 1
    earlier = each.lines[line.index - 1] if line.index else line
    opens = bool(before) and before[0][0].start == earlier.span.start
    role = ROLE_OPENS.match(each.text, earlier.span.start, earlier.span.end) if told and line.index else None
    if role and found and role[1] in persons():
        yield from _of_role(each, line, role[1], found, earlier.keys)
    elif told and (alone or (called and opens)):
        yield from _age(each, line, before[0][1].name, told, None)


def _of_roles(each: Scene, line: Line) -> Iterator[Age]:
    """Somebody called by what he is: `a 34-year-old driver`, `a man of 71`, `the youngest was 14`."""
    superlative = SUPERLATIVE.search(each.text, line.span.start, line.span.end)
    if superlative:
        several = list(ANY.finditer(each.text, line.span.start, line.span.end))
        if len(several) == 1:
            yield from _age(each, line, superlative[1].casefold(), several[0], None)
        return
    for found in ROLE.finditer(each.text, line.span.start, line.span.end):
        yield from _of_role(each, line, _role(each.text, found), found, frozenset())
    for found in ROLE_BEHIND.finditer(each.text, line.span.start, line.span.end):
        if found[1] in persons() or found[0].endswith(f", {_shown(found, 2)}"):
            yield from _of_role(each, line, found[1], found, frozenset())


def _role(text: str, found: re.Match[str]) -> str:
    """What somebody is called behind his age: the driver of `a 34-year-old lorry driver`, where a word tells that."""
    near = _WORDS.findall(text, found.start(2), found.start(2) + _REACH)[:_NEAR]
    return next((word for word in near if word in persons()), found[2])


_WORDS = re.compile(r"[a-z-]+|[^\sa-z][^\s]*")
_NEAR = 3


def _shown(found: re.Match[str], first: int) -> str:
    """The number of years that a match shows, in one of its groups from `first` on."""
    return next((each for each in found.groups()[first - 1 :] if each), "")


def _of_role(each: Scene, line: Line, role: str, found: re.Match[str], more: frozenset[str]) -> Iterator[Age]:
    told = years(_shown(found, 1 if found.re is ROLE or found.re is PRONOUN else 2))
    whose = _SEXES.get(role, telling(role))
    if told in _AGES and whose:
        yield Age(whose, told, line, each.anchor(line.span), line.keys | more)


_SEXES = {"girl": telling("woman"), "woman": telling("woman"), "boy": telling("man"), "man": telling("man")}
"""A girl of 17 may be called a woman elsewhere."""


def _age(each: Scene, line: Line, whose: str, found: re.Match[str] | None, name: Span | None) -> Iterator[Age]:
    """The age that was found, cited with the name beside it, else with its sentence."""
    if found is None or years(_shown(found, 1)) not in _AGES:
        return
    wide = Span(min(name.start, found.start()), max(name.end, _end(found))) if name else line.span
    named = name is not None or found.re in (PRONOUN, CALLED)
    yield Age(whose, years(_shown(found, 1)), line, each.anchor(wide), line.keys, named=named)


def _end(found: re.Match[str]) -> int:
    return (
        found.end() if found.group().endswith(")") else max(found.span(at)[1] for at in range(1, found.re.groups + 1))
    )


ANYBODY = lexicon.sections("counted")["person"] | lexicon.sections("people_at_large")["anybody"]
"""What many in one event may be called."""
