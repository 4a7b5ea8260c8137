"""The same words, another speaker: hard only where each side names a person beside the words, and not the same one.

A speaker who is only a title is somebody's guess, and so is a pronoun beside which two persons are named; a name
spelled otherwise is the same name.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

from collate.collation.clauses import CLASSES, OPENERS
from collate.collation.given_names import can_be_one
from collate.collation.scene import Line, Scene
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language import lexicon
from collate.language.meaning import key, spelling, stem
from collate.model import Anchor, Discrepancy, Mention, Quote, QuoteFinding, Reading
from collate.text import Span

_ALIKE = 0.75
_TELLING = 3
_FULL = 2
_UNLIKE = 0.5


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Quotes that readings of different articles give to different persons."""
    return tuple(each for quote in field.comparison.quotes if (each := _parted(field, quote)))


Voice = tuple[Reading, tuple[str, ...]]
"""A reading and the persons who are named as saying it."""


def _parted(field: Field, quote: Quote) -> Discrepancy | None:
    named = [(each, who) for each in quote.readings if not each.paraphrase and (who := voice(field, each))]
    sides = _sides(named)
    pair = next((pair for pair in combinations(sides, 2) if not _sources(pair[0]) & _sources(pair[1])), None)
    if not pair:
        return None
    cited = [[_sentence(field, *each) for each in side] for side in pair]
    speakers = " / ".join(" and ".join(side[0][1]) for side in pair)
    about = f"Who said “{_shortest(each for each, _ in named)}”: {speakers}"
    return discrepancy("attribution", "hard", about, cited, ("speakers-differ", *quote.why))


def _sides(named: Sequence[Voice]) -> list[list[Voice]]:
    """Readings by speaker, in order; names that could be one person's stand together."""
    sides: list[list[Voice]] = []
    for each in named:
        home = next((side for side in sides if _same(side[0][1], each[1])), None)
        if home is None:
            sides.append([each])
        else:
            home.append(each)
    return sides


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether as many persons are named, and each by a name that could be another's."""
    return len(one) == len(other) and all(any(alike(a, b) for b in other) for a in one)


def alike(one: str, other: str) -> bool:
    """Whether two names have a word in common, spelled much the same, and no given names that are two persons'."""
    given = [name.split()[0] for name in (one, other) if len(name.split()) == _FULL]
    if len(given) == _FULL and not can_be_one(*given) and _unlike(*map(spelling, given)):
        return False
    pairs = ((spelling(a), spelling(b)) for a in one.split() for b in other.split())
    return any(a == b or (len(a) > _TELLING and SequenceMatcher(None, a, b).ratio() >= _ALIKE) for a, b in pairs)


def _unlike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() < _UNLIKE


def _sources(side: Iterable[Voice]) -> set[str]:
    return {each.source for each, _ in side}


def voice(field: Field, reading: Reading) -> tuple[str, ...]:
    """The persons whom the words beside a quotation name as speaking, or a pronoun that can mean one person only."""
    each = _scene(field, reading)
    found = next(one for one in each.witness.findings.quotes if one.span.start == reading.citation.start)
    mention = found.speaker
    if not reading.speaker or not mention or not _beside(each, found, mention.span) or _denies(each, found):
        return ()
    if mention.span.of(each.text).casefold() in _PRONOUNS:
        return _only_person(field, each, mention)
    by_name = _by_name(field, each, reading, mention.span) or _in_apposition(field, each, mention.span)
    return by_name or _by_office(field, each, mention)


def _by_office(field: Field, each: Scene, mention: Mention) -> tuple[str, ...]:
    """The person whom `the president` means: the article takes them for it, and nobody else of the event is one."""
    player, words = field.players.who(each.source, mention), mention.span.of(each.text).split()
    bare = len(words) == _BARE and words[0].casefold() == "the"
    return (player.name,) if player and bare and field.parties.holder.get(key(words[1])) == player.name else ()


_BARE = 2


_PRONOUNS = frozenset({"he", "she"})


def _denies(each: Scene, found: QuoteFinding) -> bool:
    """Whether the words are brought by somebody who denies to have said them: `denied shouting “…”`."""
    start = found.cue.start if found.cue else found.marks.start
    line = each.line(found.marks.start)
    before = line.within(Span(min(start, found.marks.start), found.marks.start)) if line else ()
    return any(stem(word.text) in _DENIALS for word in before)


_DENIALS = frozenset(map(stem, ("deny", "dispute")))


def _by_name(field: Field, each: Scene, reading: Reading, span: Span) -> tuple[str, ...]:
    """The speakers of a reading, where all are persons and the words themselves name one of them."""
    speakers = (reading.speaker or "").split(" and ")
    said = {spelling(word) for word in span.of(each.text).split()}
    told = any(spelling(word) in said for name in speakers for word in name.split())
    persons = {player.name for player in field.players.players.values() if player.kind == "person"}
    return tuple(speakers) if told and set(speakers) <= persons else ()


def _in_apposition(field: Field, each: Scene, span: Span) -> tuple[str, ...]:
    """The person whom a comma sets beside the words for an office or a relation: `its president, Ana Ito`."""
    line = each.line(span.start)
    if line is None or span.end > line.span.end:
        return ()
    held = field.players.within(each, line.span)
    at = span.end + len(", ")
    beside = [player for place, player in held if place.start == at and each.text[span.end : at] == ", "]
    return tuple(player.name for player in beside if player.kind == "person")


def _only_person(field: Field, each: Scene, mention: Mention) -> tuple[str, ...]:
    """The actor that a pronoun is taken for, where no other person is named before it near by, outside quotations."""
    player, line = field.players.who(each.source, mention), each.line(mention.span.start)
    if not player or not line:
        return ()
    for back in reversed(each.lines[max(0, line.index - _BACK) : line.index + 1]):
        named = _persons(field, each, Span(back.span.start, min(back.span.end, mention.span.start)))
        said = (field.players.who(each.source, one.source) for one in each.told.get(back.index, ()))
        if not named and back is not line and _opens_with_another(back):
            return ()
        meant = named & {who.name for who in said if who} or named
        if meant:
            return (player.name,) if meant == {player.name} and _is_known(field, player.name) else ()
    return ()


def _opens_with_another(line: Line) -> bool:
    """Whether a sentence tells of somebody whom it does not name: `His lawyer spoke for him`."""
    opening = [word.text.casefold() for word in line.words[:2]]
    return len(opening) > 1 and opening[0] in OPENERS and stem(opening[1]) in _trades()


def _persons(field: Field, each: Scene, span: Span) -> set[str]:
    """The persons named in words, outside quotations."""
    held = field.players.within(each, span)
    return {who.name for place, who in held if who.kind == "person" and not each.quoted(place)}


def _is_known(field: Field, name: str) -> bool:
    """Whether an actor surely is a person, and no place: holds an office, has an age or a trade, or speaks by name."""
    spoken = any(
        statement.source and _names(statement.source.span.of(each.text).split(), name.split())
        for each in field.scenes
        for held in each.told.values()
        for statement in held
    )
    held = field.players.places
    places = [(each, place) for each in field.scenes for place, who in held[each.source] if who.name == name]
    described = any(_told_as_person(*each) for each in places) and not any(_told_as_place(*each) for each in places)
    return name in field.parties.held or spoken or described


def _told_as_place(each: Scene, place: Span) -> bool:
    return each.text.endswith(_PLACED, 0, place.start)


_PLACED = (" in ", "In ", " at ", " near ")


def _told_as_person(each: Scene, place: Span) -> bool:
    """Whether an age, a description or a comma stands behind a name, or a trade before it, as beside a person's."""
    before = _BEFORE.search(each.text, max(0, place.start - _FAR), place.start)
    if before and stem(before[1]) in _trades():
        return True
    if _THING.search(each.text, max(0, place.start - _FAR), place.start):
        return False
    aside = before is not None and before[0].endswith(", ") and each.text[place.end : place.end + 1] == ","
    return aside or bool(_DESCRIBED.match(each.text, place.end))


_DESCRIBED = re.compile(r", (?:\d{1,2}\b|(?:the|an?|his|her|who|whose)\b)")
_THING = re.compile(r"\b(?:the|an?) (?:\w+ )?\Z", re.IGNORECASE)
"""What opens a thing's name: `the ferry Santa Mira`."""
_BEFORE = re.compile(r"(\w+),? \Z")
_FAR = 24


@cache
def _trades() -> frozenset[str]:
    return frozenset(map(stem, lexicon.sections("names")["person"] | lexicon.sections("names")["title"]))


def _names(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are a part of a name, or end with all of it and no preposition before: not `people in Vell`."""
    titled = said[-len(name) :] == name and CLASSES["preposition"].isdisjoint(said)
    return titled or set(said) <= set(name)


_BACK = 2


def _beside(each: Scene, found: QuoteFinding, speaker: Span) -> bool:
    """Whether quotation and speaker stand in one sentence, or in two that touch."""
    said, start = each.line(speaker.start), each.line(found.marks.start)
    return bool(start and said and abs(start.index - said.index) <= 1)


def _sentence(field: Field, reading: Reading, who: Sequence[str]) -> Anchor:
    """The sentence around a reading; with those before it, from the one that names whom its pronoun means."""
    each = _scene(field, reading)
    line = each.line(reading.citation.start)
    if line is None:
        return reading.citation
    lines = each.lines[max(0, line.index - _BACK) : line.index + 1]
    naming = [one for one in lines if any(named.name in who for _, named in field.players.within(each, one.span))]
    first = line if not naming or naming[-1] is line else naming[-1]
    return each.anchor(Span(first.span.start, line.span.end))


def _scene(field: Field, reading: Reading) -> Scene:
    return next(each for each in field.scenes if each.source == reading.source)


def _shortest(readings: Iterable[Reading]) -> str:
    return min((each.exact for each in readings), key=lambda exact: (len(exact), exact)).strip(" ,.")
