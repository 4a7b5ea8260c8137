"""Support of the comparers: who does, wants or refuses what, read off a sentence by where its words stand.

No grammar is parsed: an act is taken only where its subject stands right before its verb, with nothing
between but auxiliaries, adverbs or one apposition. What is not that plain is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from collate.comparers.cast import Cast, Player
from collate.comparers.scene import Line, Scene, Word, keys
from collate.language import lexicon
from collate.language.meaning import is_bent, spelling, stem
from collate.text import Span

_PREPOSITIONS = frozenset(
    "of with by for in between to from against on at near over under into about than as like among".split()
)
_ENDS = re.compile(
    r"\s[–—]\s|;|,\s+(?:but|while|whereas|although|though|as|and)\s|\s(?:but|while|whereas|although|though)\s"
)
_BREAKS = frozenset("and or but that if unless until when while because after before since during late early".split())
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
    position, empty for a plain act; `strength` runs from -3 to 3, `side` is `yes` or
    `no` where one excludes the other; `told` are the words that say so, `span` the clause,
    `about` its telling words after the verb, `objects` those of them that follow it directly.
    """

    line: Line
    subject: Player
    named: Span
    verb: str
    aux: frozenset[str]
    stance: str
    strength: int
    side: str
    told: Span
    span: Span
    about: frozenset[str]
    objects: frozenset[str]
    rule: str

    @property
    def negative(self) -> bool:
        """Whether it is denied or refused."""
        return self.strength < 0


@dataclass(frozen=True, slots=True)
class _Stance:
    stems: tuple[str, ...]
    label: str
    strength: int
    side: str


@cache
def _stances() -> tuple[_Stance, ...]:
    """The verbs of position, longer phrases first."""
    found = [
        _Stance(tuple(map(stem, phrase.split())), *_heading(heading))
        for heading, phrases in lexicon.entries("stances").items()
        for phrase in phrases
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.stems), each.stems)))


def _heading(heading: str) -> tuple[str, int, str]:
    label, strength, side = heading.rsplit(" ", 2)
    return label, int(strength), side.strip("-")


def acts(each: Scene, players: Cast) -> tuple[Act, ...]:
    """The plain acts of an article, in order."""
    return tuple(act for line in each.lines for act in _of_line(each, line, players))


def _of_line(each: Scene, line: Line, players: Cast) -> Iterator[Act]:
    subjects = _subjects(each, line, players)
    for at, (named, player) in enumerate(subjects):
        until = subjects[at + 1][0].start if at + 1 < len(subjects) else line.span.end
        first = _act(each, line, named, named, player)
        if first:
            yield first
        for turn in _turns(line, named.end if first is None else first.told.end, until):
            joined = _act(each, line, named, turn, player)
            if joined:
                yield joined


def _turns(line: Line, start: int, until: int) -> Iterator[Span]:
    """Each `and` or `but` that goes on with what the same subject does: `… and would not join`."""
    for word, following in zip(line.words, line.words[1:], strict=False):
        if start <= word.start and word.end < until and word.text in {"and", "but"} and _goes_on(following):
            yield word.span


def _goes_on(word: Word) -> bool:
    """Whether a word after `and` can only go on with the verb."""
    return _is_aux(word) or is_bent(spelling(word.text)) or stem(word.text) in _known()


def clause_around(text: str, sentence: Span, inside: Span) -> Span:
    """The clause of a sentence that holds a span, as far as punctuation and conjunctions tell."""
    start = max((found.end() for found in _ENDS.finditer(text, sentence.start, inside.start)), default=sentence.start)
    found = _ENDS.search(text, inside.end, sentence.end)
    return Span(start, found.start() if found else sentence.end)


def _subjects(each: Scene, line: Line, players: Cast) -> list[tuple[Span, Player]]:
    """Actors that may be subjects: named ones not behind a preposition, and pronouns that stand for one."""
    known = players.within(each, line.span)
    bodies = [pair for pair in players.bodies(each, line) if not any(pair[0].meets(span) for span, _ in known)]
    named = [(span, player) for span, player in (*known, *bodies) if _free(each, line, span)]
    told = [
        (statement.source.span, player)
        for statement in each.witness.findings.statements
        if statement.source
        and line.span.holds(statement.source.span)
        and (player := players.who(each.source, statement.source))
        and not any(statement.source.span.meets(span) for span, _ in named)
    ]
    return sorted([*named, *told, *_pronouns(line, [*named, *told])], key=lambda pair: pair[0])


def _free(each: Scene, line: Line, span: Span) -> bool:
    before = line.before(span.start)
    owned = each.text[span.end : span.end + 2].casefold() in {"'s", "’s"} or each.text[span.end : span.end + 1] in "'’-"
    if owned or not before:
        return not owned
    doing = line.after(span.end)[:1]
    absolute = before[-1].text.casefold() == "with" and bool(doing) and doing[0].text.endswith("ing")
    return absolute or before[-1].text.casefold() not in _PREPOSITIONS


def _pronouns(line: Line, named: list[tuple[Span, Player]]) -> Iterator[tuple[Span, Player]]:
    """`it`, `he`, `she`, `they` stand for the subject of the verb of saying right before them."""
    for at, word in enumerate(line.words):
        if at and word.text in {"it", "he", "she", "they"}:
            earlier = [(span, player) for span, player in sorted(named) if span.end <= word.start]
            if earlier and _says([each for each in line.words[:at] if each.start >= earlier[-1][0].end]):
                yield word.span, earlier[-1][1]


def _says(between: list[Word]) -> bool:
    """Whether nothing but a verb of saying, auxiliaries and `that` stand between."""
    saying = [stem(word.text) in _SAY for word in between]
    return sum(saying) == 1 and all(
        said or _is_aux(word) or word.text == "that" for said, word in zip(saying, between, strict=True)
    )


_SAY = frozenset(
    map(
        stem,
        "say tell report insist indicate state announce declare claim warn add argue confirm signal vow maintain".split(),
    )
)


def _act(each: Scene, line: Line, named: Span, turn: Span, player: Player) -> Act | None:
    """What the subject `named` does right after `turn`: its name, or the `and` that goes on with it."""
    rest = _after(each, line, turn)
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


def _stance(line: Line, named: Span, player: Player, aux: list[str], clause: list[Word], end: int) -> Act | None:
    stems = [stem(word.text) for word in clause[:3]]
    if not clause or not (aux or _inflected(clause[0]) or player.kind == "group"):
        return None
    found = next((each for each in _stances() if tuple(stems[: len(each.stems)]) == each.stems), None)
    if not found:
        return None
    size = len(found.stems)
    done = clause[size : size + 1] if found.stems[-1] == "to" else _done(clause[size:])
    verb = stem(done[0].text) if done else stems[0]
    rest = [word for word in clause if word.start > (done or clause[size - 1 : size])[0].start]
    told = Span(clause[0].start, (done or clause[size - 1 : size])[0].end)
    weighed = _weighed(found.strength, aux, clause)
    side = "" if abs(weighed) != abs(found.strength) else found.side if weighed == found.strength else "turned"
    turned = [word for word in aux if word in _FUTURE | _WEAK | _NOT]
    label = " ".join([*turned, *(word.text for word in clause[:size])]) if turned else found.label
    return Act(
        line,
        player,
        named,
        verb,
        frozenset(aux),
        label,
        weighed,
        side,
        told,
        Span(named.start, end),
        keys(clause[size:]),
        _objects(rest),
        "subject-stance",
    )


def _inflected(word: Word) -> bool:
    """Whether a word shows by its ending that it is no noun beside a name: `rejects`, `demanding`, `vowed`."""
    plain = spelling(word.text)
    return is_bent(plain) or plain.endswith(("ed", "ing", "s"))


def _objects(rest: Sequence[Word]) -> frozenset[str]:
    """The telling words right after a verb, up to a preposition, a conjunction or a time."""
    taken: list[Word] = []
    for word in rest[:_TO]:
        plain = word.text.casefold()
        if plain in _PREPOSITIONS or plain in _BREAKS or (taken and word.start > taken[-1].end + 1):
            break
        taken.append(word)
    return keys(taken)


def _done(rest: list[Word]) -> list[Word]:
    """The verb of `to do` soon after a verb of position."""
    for word, following in zip(rest[:_TO], rest[1:], strict=False):
        if word.text == "to":
            return [following]
        if word.key:
            break
    return []


def _weighed(strength: int, aux: list[str], clause: list[Word]) -> int:
    """The strength of a stance, turned by a negation, weakened by `may` or a condition."""
    if _NOT & set(aux):
        strength = -strength
    if _WEAK & set(aux) or _CONDITION & {word.text.casefold() for word in clause}:
        strength = 1 if strength > 0 else -1
    return strength


def _plain(line: Line, named: Span, player: Player, aux: list[str], clause: list[Word], end: int) -> Act | None:
    """A plain act; with a modal or a negation it is a position too."""
    first = clause[0] if clause else None
    if not first or not first.key or not _verbal(first, aux):
        return None
    modal = bool((_FUTURE | _WEAK) & set(aux))
    strength = _weighed(3 if modal else 2, aux, clause)
    label = " ".join([*[word for word in aux if word in _FUTURE | _WEAK | _NOT], first.text]) if modal else ""
    start = named.end if aux else first.start
    told = Span(first.start if not aux else _first_aux(line, start), first.end)
    return Act(
        line,
        player,
        named,
        stem(first.text),
        frozenset(aux),
        label,
        strength,
        "",
        told,
        Span(named.start, end),
        keys(clause[1:]),
        _objects(clause[1:]),
        "subject-verb",
    )


def _first_aux(line: Line, start: int) -> int:
    return next(word.start for word in line.words if word.start >= start)


def _verbal(word: Word, aux: list[str]) -> bool:
    plain = spelling(word.text)
    if not word.text[0].islower() or plain.endswith("ing"):
        return False
    return bool(aux) or plain.endswith("ed") or is_bent(plain) or (plain.endswith("s") and stem(plain) in _known())


@cache
def _known() -> frozenset[str]:
    """Stems of verbs that may be told in the present."""
    return frozenset(each.stems[0] for each in _stances() if len(each.stems) == 1) | _SAY


def is_saying(word: Word) -> bool:
    """Whether a word is a verb of saying."""
    return stem(word.text) in _SAY
