"""Who somebody is: in office here and formerly there, or another first name under the same title and surname."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from itertools import chain, combinations

from collate.collation.given_names import can_be_one
from collate.collation.offices import Office
from collate.collation.scene import Scene
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language import lexicon
from collate.language.meaning import key, spelling
from collate.model import Anchor, Discrepancy, Severity
from collate.text import Span


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Persons whom one article gives an office as held, another as held once."""
    by_name: dict[str, list[Office]] = defaultdict(list)
    for styled in chain.from_iterable(field.offices):
        by_name[styled.name].append(styled)
    found = (each for name, styled in by_name.items() for each in _parted(name, styled))
    fields = (each for name, styled in by_name.items() for each in _of_two_fields(name, styled))
    return (*found, *fields, *_called_otherwise(field), *_of_one_age(field), *_misspelled(field))


def _of_two_fields(name: str, styled: list[Office]) -> Iterator[Discrepancy]:
    """A minister for one thing here and for another there, in articles that know him for that alone."""
    held: dict[frozenset[str], list[Anchor]] = defaultdict(list)
    for each in styled:
        if each.title in _MINISTERS and (field := _field(each)):
            held[field].append(each.cited)
    for one, other in combinations(list(held)[:_MOST], 2):
        if not one & other and _apart(held[one], held[other]):
            yield discrepancy(
                "name", "hard", f"What {name} is in office for", [held[one], held[other]], ("other-field",)
            )


def _field(office: Office) -> frozenset[str]:
    """The fields that the words beside a title name."""
    return frozenset(_fields()[word] for word in office.body if word in _fields())


@cache
def _fields() -> dict[str, str]:
    """The key of each name of a field → the field."""
    rows = (line.split() for line in lexicon.lines("portfolios"))
    return {key(word): row[0] for row in rows for word in row}


_MINISTERS = frozenset(map(key, ("minister", "secretary", "commissioner")))
_HEADS = frozenset(map(key, ("head", "director", "chief", "leader")))
"""Titles of whoever heads something, put for one another."""


def _called_otherwise(field: Field) -> Iterator[Discrepancy]:
    """Another given name under one title and surname, in articles that lack it: *Judge Ada Roe*, *Judge Una Roe*."""
    held: dict[tuple[str, str], dict[str, list[Office]]] = defaultdict(lambda: defaultdict(list))
    for styled in chain.from_iterable(field.offices):
        if " " in styled.name and styled.name in styled.cited.exact and styled.held in {"", "retired"}:
            held[_rank(styled), styled.name.partition(" ")[2]][styled.name].append(styled)
    for several in held.values():
        for one, other in combinations(list(several)[:_MOST], 2):
            cited = [[each.cited for each in several[name]] for name in (one, other)]
            apart = _apart(*cited) and not can_be_one(one.split()[0], other.split()[0])
            if apart and _one_body(several[one], several[other]):
                yield discrepancy("name", "hard", f"Who holds the office: {one} / {other}", cited, ("same-office",))


def _of_one_age(field: Field) -> Iterator[Discrepancy]:
    """Another given name before one surname and one age, in articles that lack it: *Ada Roe, 41*, *Una Roe, 41*."""
    held: dict[tuple[str, str], dict[str, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for each in field.scenes:
        for span, player in field.players.places[each.source]:
            age, words = _AGED.match(each.text, span.end), player.name.split()
            if age and len(words) > 1 and span.of(each.text) == player.name:
                held[spelling(words[-1]), age[1]][player.name].append(each.anchor(Span(span.start, age.end())))
    known = {name: {each.source for each in field.scenes if _names(field, each, name)} for name in _all(held)}
    for several in held.values():
        for one, other in combinations(list(several)[:_MOST], 2):
            if not known[one] & known[other] and not can_be_one(one.split()[0], other.split()[0]):
                sides = [several[one], several[other]]
                yield discrepancy("name", "hard", f"What the name is: {one} / {other}", sides, ("same-age",))


_AGED = re.compile(r", (?:aged )?(\d{1,3})\b")


def _all(held: Mapping[tuple[str, str], Mapping[str, list[Anchor]]]) -> set[str]:
    """The names of which two are of one surname and one age."""
    return {name for several in held.values() if len(several) > 1 for name in several}


def _names(field: Field, each: Scene, name: str) -> bool:
    return any(player.name == name for _, player in field.players.places[each.source])


def _rank(office: Office) -> str:
    """The title, one for all who head something; a prime minister is no minister of some field."""
    if office.title in _HEADS:
        return "head"
    return "premier" if "prime" in office.cited.exact.casefold().split() else office.title


def _misspelled(field: Field) -> Iterator[Discrepancy]:
    """Persons of one first name whose surnames differ by a letter or two, each in articles that lack the other."""
    shown: dict[tuple[str, str], dict[str, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for each in field.scenes:
        for span, player in field.players.places[each.source]:
            words = player.name.split()
            if player.kind == "person" and len(words) > 1 and span.of(each.text) == player.name:
                shown[spelling(words[0]), spelling(words[-1])[:1]][player.name].append(each.anchor(span))
                shown[spelling(words[0])[:1], spelling(words[-1])][player.name].append(each.anchor(span))
    for several in shown.values():
        for one, other in combinations(list(several)[:_MOST], 2):
            if _apart(several[one], several[other]) and _spelled_alike(one, other):
                sides = [several[one][:1], several[other][:1]]
                yield discrepancy("name", "soft", f"How a name is spelled: {one} / {other}", sides, ("spelled-alike",))


_MOST = 30
_ALIKE = 0.7
_HARDLY = 0.85


def _apart(one: list[Anchor], other: list[Anchor]) -> bool:
    return not {each.source for each in one} & {each.source for each in other}


def _spelled_alike(one: str, other: str) -> bool:
    """Whether surnames differ a little, or, of one surname, first names by hardly more than a letter."""
    (first, last), (given, family) = ((spelling(name.split()[0]), spelling(name.split()[-1])) for name in (one, other))
    if last == family:
        return first != given and SequenceMatcher(None, first, given).ratio() >= _HARDLY
    return SequenceMatcher(None, last, family).ratio() >= _ALIKE


def _parted(name: str, styled: list[Office]) -> Iterator[Discrepancy]:
    """Each way of holding an office beside another, where no article knows both."""
    for title in dict.fromkeys(each.title for each in styled):
        ways = list(dict.fromkeys(each.held for each in styled if each.title == title))
        for one, other in combinations(ways, 2):
            sides = [[each for each in styled if each.title == title and each.held == way] for way in (one, other)]
            if not _know_both(styled, title, one, other) and _one_body(*sides):
                cited = [[each.cited for each in side] for side in sides]
                severity: Severity = "soft" if {one, other} & _LOOSELY or title in _FOR_LIFE else "hard"
                yield discrepancy("name", severity, f"Whether {name} holds the office", cited, ("former-or-sitting",))


_LOOSELY = {"acting", "retired"}
"""Ways of holding an office that are often left out: a retired judge is still called a judge."""


_FOR_LIFE = frozenset(map(key, ("judge", "justice", "general", "admiral", "colonel", "major", "professor", "bishop")))
"""Titles by which those who once had them are still called."""


def _know_both(styled: list[Office], title: str, one: str, other: str) -> bool:
    sources = [{each.source for each in styled if each.title == title and each.held == way} for way in (one, other)]
    return bool(sources[0] & sources[1])


def _one_body(one: list[Office], other: list[Office]) -> bool:
    """Whether the offices can be of one body: some pair names the same one, or a side names none."""
    return any(a.body & b.body or not (a.body and b.body) for a in one for b in other)
