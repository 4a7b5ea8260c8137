"""Support of the comparers: who does, wants or refuses what, read off a sentence by where its words stand.

No grammar is parsed: an act is taken only where its subject stands right before its verb, with nothing
between but auxiliaries, adverbs or one apposition. What is not that plain is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from collate.comparers.cast import Cast, Player
from collate.comparers.scene import Line, Scene, Word, keys
from collate.language import lexicon
from collate.language.meaning import spelling, stem
from collate.text import Span

_PREPOSITIONS = frozenset("of with by for in between to from against on at near over under into about than as like among".split())
_ENDS = re.compile(r"\s[–—]\s|;|,\s+(?:but|while|whereas|although|though|as|and)\s|\s(?:but|while|whereas|although|though)\s")
_APPOSITION = 120
_TO = 6
_WEAK = frozenset({"may", "might", "could"})
_FUTURE = frozenset({"will", "would", "shall", "should", "must", "won't", "wouldn't"})
_NOT = frozenset(
    "not never won't wouldn't can't cannot couldn't don't doesn't didn't hasn't haven't hadn't isn't aren't wasn't weren't".split()
)
_CONDITION = frozenset({"unless", "without", "if"})


@dataclass(frozen=True, slots=True)
class Act:
    """What a subject does or says it would do.

    `verb` is the stem of what is done; `aux` the words between subject and verb; `stance` the label of a verb of
    position, empty for a plain act; `strength` runs from -3 to 3; `told` are the words that say so, `span` the clause.
    """

    line: Line
    subject: Player
    named: Span
    verb: str
    aux: frozenset[str]
    stance: str
    strength: int
    told: Span
    span: Span
    about: frozenset[str]
    rule: str

    @property
    def negative(self) -> bool:
        """Whether it is denied or refused."""
        return self.strength < 0


@cache
def _stances() -> tuple[tuple[tuple[str, ...], str, int], ...]:
    """(stems, label, strength), longer phrases first."""
    found = [
        (tuple(stem(word) for word in phrase.split()), heading.rpartition(" ")[0], int(heading.rpartition(" ")[2]))
        for heading, phrases in lexicon.entries("stances").items()
        for phrase in phrases
    ]
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each)))


def acts(each: Scene, players: Cast) -> tuple[Act, ...]:
    """The plain acts of an article, in order."""
    return tuple(act for line in each.lines for act in _of_line(each, line, players))


def _of_line(each: Scene, line: Line, players: Cast) -> Iterator[Act]:
    for named, player in _subjects(each, line, players):
        act = _act(each, line, named, player)
        if act:
            yield act


def _subjects(each: Scene, line: Line, players: Cast) -> list[tuple[Span, Player]]:
    """Actors that may be subjects: named ones not behind a preposition, and pronouns that stand for one."""
    named = [(span, player) for span, player in players.within(each, line.span) if _free(each, line, span)]
    told = [
        (statement.source.span, player)
        for statement in each.witness.findings.statements
        if statement.source and line.span.holds(statement.source.span)
        and (player := players.who(each.source, statement.source))
        and not any(statement.source.span.meets(span) for span, _ in named)
    ]
    return sorted([*named, *told, *_pronouns(line, [*named, *told])], key=lambda pair: pair[0])


def _free(each: Scene, line: Line, span: Span) -> bool:
    before = line.before(span.start)
    owned = each.text[span.end : span.end + 2].casefold() in {"'s", "’s"} or each.text[span.end : span.end + 1] in "'’-"
    return not owned and not (before and before[-1].text.casefold() in _PREPOSITIONS)


def _pronouns(line: Line, named: list[tuple[Span, Player]]) -> Iterator[tuple[Span, Player]]:
    """`it`, `he`, `she`, `they` right after a verb of saying stand for the only or nearest subject before."""
    for at, word in enumerate(line.words[1:], 1):
        earlier = [player for span, player in sorted(named) if span.end <= word.start]
        if word.text in {"it", "he", "she", "they"} and earlier and _says(line.words[max(0, at - 3) : at]):
            yield word.span, earlier[-1]


def _says(before: tuple[Word, ...]) -> bool:
    return any(stem(word.text) in _SAY for word in before)


_SAY = frozenset(map(stem, "say insist indicate state announce declare claim warn add argue confirm signal vow maintain".split()))


def _act(each: Scene, line: Line, named: Span, player: Player) -> Act | None:
    rest = _after(each, line, named)
    at = next((at for at, word in enumerate(rest) if not _is_aux(word)), None)
    if at is None:
        return None
    aux = [word.text.casefold().replace("’", "'") for word in rest[:at]]
    end = _clause_end(each, line, rest[at].start)
    clause = [word for word in rest[at:] if word.end <= end]
    return _stance(line, named, player, aux, clause, end) or _plain(line, named, player, aux, clause, end)


def _after(each: Scene, line: Line, named: Span) -> tuple[Word, ...]:
    """The words after a subject, one apposition between commas passed over."""
    start = named.end
    if each.text[start : start + 2] == ", ":
        comma = each.text.find(", ", start + 2, min(line.span.end, start + _APPOSITION))
        start = comma + 1 if comma != -1 else start
    return line.after(start)


def _is_aux(word: Word) -> bool:
    plain = word.text.casefold().replace("’", "'")
    return plain in lexicon.words("auxiliaries") or (plain.endswith("ly") and len(plain) > 4)


def _clause_end(each: Scene, line: Line, start: int) -> int:
    found = _ENDS.search(each.text, start, line.span.end)
    return found.start() if found else line.span.end


def _stance(
    line: Line, named: Span, player: Player, aux: list[str], clause: list[Word], end: int
) -> Act | None:
    stems = [stem(word.text) for word in clause[:3]]
    for phrase, label, strength in _stances():
        if tuple(stems[: len(phrase)]) == phrase:
            size = len(phrase)
            done = _done(clause[size:])
            verb = stem(done.text) if done else stems[0]
            told = Span(clause[0].start, (done or clause[size - 1]).end)
            weighed = _weighed(strength, aux, clause)
            return Act(line, player, named, verb, frozenset(aux), label, weighed, told,
                       Span(named.start, end), keys(clause[size:]), "subject-stance")
    return None


def _done(rest: list[Word]) -> Word | None:
    """The verb of `to do` soon after a verb of position."""
    for at, word in enumerate(rest[:_TO]):
        if word.text == "to" and at + 1 < len(rest):
            return rest[at + 1]
    return None


def _weighed(strength: int, aux: list[str], clause: list[Word]) -> int:
    """The strength of a stance, turned by a negation, weakened by `may` or a condition."""
    if _NOT & set(aux):
        strength = -strength
    if _WEAK & set(aux) or _CONDITION & {word.text.casefold() for word in clause}:
        strength = 1 if strength > 0 else -1
    return strength


def _plain(
    line: Line, named: Span, player: Player, aux: list[str], clause: list[Word], end: int
) -> Act | None:
    """A plain act; with a modal or a negation it is a position too."""
    first = clause[0] if clause else None
    if not first or not first.key or not _verbal(first, aux):
        return None
    modal = bool((_FUTURE | _WEAK) & set(aux))
    strength = _weighed(3 if modal else 2, aux, clause)
    label = " ".join([*[word for word in aux if word in _FUTURE | _WEAK | _NOT], first.text]) if modal else ""
    start = named.end if aux else first.start
    told = Span(first.start if not aux else _first_aux(line, start), first.end)
    return Act(line, player, named, stem(first.text), frozenset(aux), label, strength, told,
               Span(named.start, end), keys(clause[1:]), "subject-verb")


def _first_aux(line: Line, start: int) -> int:
    return next(word.start for word in line.words if word.start >= start)


def _verbal(word: Word, aux: list[str]) -> bool:
    plain = spelling(word.text)
    return word.text[0].islower() and (bool(aux) or plain != stem(word.text) and plain.endswith(("ed", "s")) or stem(plain) != plain.removesuffix("e"))
