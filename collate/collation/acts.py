"""Support of the comparers: who does, wants or refuses what, read off a sentence by where its words stand.

No grammar is parsed: an act is taken only where its subject stands right before its verb, with nothing
between but auxiliaries, adverbs or one apposition. What is not that plain is left out.
"""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from collate.collation.cast import Cast, Player
from collate.collation.clauses import (
    ARTICLES,
    CLASSES,
    after_apposition,
    clause_end,
    is_aux,
    is_past,
    is_saying,
    is_unreal,
    objects,
    plain,
)
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.stances import Stance, stance, verbs, weighed
from collate.collation.subjects import Named, subjects
from collate.frozen import Frozen
from collate.language.meaning import is_bent, spelling, stem
from collate.text import Span

_TO = 6
_MODAL = CLASSES["future"] | CLASSES["weak"]
_FIRM, _DONE = 3, 2


class Act(Frozen):
    """What a subject does or says it would do.

    `verb` is the stem of what is done; `aux` the words between subject and verb; `stance` the label of a verb of
    position, empty for a plain act; `strength` runs from -3 to 3, `side` is `yes` or `no` where one excludes the
    other; `told` are the words that say so, `span` the clause, `about` its telling words after the verb, `objects`
    those of them that follow it directly.
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


class _Clause(Frozen):
    """A subject, the words between it and its verb, and the words from the verb to the end of the clause."""

    line: Line
    named: Named
    between: tuple[Word, ...]
    words: tuple[Word, ...]
    end: int

    @property
    def aux(self) -> list[str]:
        return [plain(word) for word in self.between]


def acts(each: Scene, players: Cast) -> tuple[Act, ...]:
    """The plain acts of an article, in order; `it` stands for the object of the act before."""
    done: list[Act] = []
    for line in each.lines:
        for act in _of_line(each, line, players):
            before = done[-1] if done and line.index - done[-1].line.index <= 1 else None
            done.append(replace(act, objects=before.objects) if before and _takes_it(act) else act)
    return tuple(done)


def _takes_it(act: Act) -> bool:
    after = act.line.within(Span(act.told.end, act.told.end + len(" them")))[:1]
    return not act.objects and bool(after) and after[0].text in {"it", "them"}


def _of_line(each: Scene, line: Line, players: Cast) -> Iterator[Act]:
    found = subjects(each, line, players)
    for at, named in enumerate(found):
        if _is_asked(line, named[0]):
            continue
        until = found[at + 1][0].start if at + 1 < len(found) else line.span.end
        first = _act(_clause(each, line, named, named[0]))
        if first:
            yield first
        for turn in _turns(line, named[0].end if first is None else first.told.end, until):
            joined = _act(_clause(each, line, named, turn))
            if joined:
                yield joined


def _is_asked(line: Line, named: Span) -> bool:
    """Whether the clause of a subject is only asked about: `whether the government will`."""
    small = [word for word in line.before(named.start)[-2:] if plain(word) not in ARTICLES][-1:]
    return bool(small) and plain(small[0]) in {"whether", "if"}


def _turns(line: Line, start: int, until: int) -> Iterator[Span]:
    """Each `and` or `but` that goes on with what the same subject does: `… and would not join`."""
    for word, following in pairwise(line.within(Span(start, until + _NEXT))):
        if word.end < until and word.text in {"and", "but"} and _goes_on(following):
            yield word.span


_NEXT = 2


def _goes_on(word: Word) -> bool:
    """Whether a word after `and` can only go on with the verb."""
    return is_aux(word) or is_bent(spelling(word.text)) or _is_known(word)


def _is_known(word: Word) -> bool:
    return stem(word.text) in verbs() or is_saying(word)


def _clause(each: Scene, line: Line, named: Named, turn: Span) -> _Clause | None:
    """The clause of the subject `named` from `turn` on: its name, or the `and` that goes on with it."""
    start = after_apposition(each.text, turn.end, line.span.end)
    rest = line.within(Span(start, start + _REACH))
    at = next((at for at, word in enumerate(rest) if not is_aux(word)), None)
    if at is None:
        return None
    end = clause_end(each.text, rest[at].start, line.span.end)
    return _Clause(line, named, rest[:at], tuple(word for word in rest[at:] if word.end <= end), end)


_REACH = 1200


def _act(clause: _Clause | None) -> Act | None:
    if not clause or not clause.words or is_unreal(clause.aux):
        return None
    return _position(clause) or _plain(clause)


def _position(clause: _Clause) -> Act | None:
    """An act by a verb of position, with what it is to do where `to` follows."""
    aux, words = clause.aux, clause.words
    found = stance([stem(word.text) for word in words[:_TO]])
    if not found:
        return _unacceptable(clause)
    if _only_when(found, words) or not (aux or _inflected(words[0]) or clause.named[1].kind == "group"):
        return None
    size = len(found.stems)
    done = words[size : size + 1] if found.stems[-1] == "to" or _doing(words[size:]) else _done(words[size:])
    last = (done or words[size - 1 : size])[0]
    strength = weighed(found.strength, aux, [plain(word) for word in words])
    side = found.side if strength == found.strength else ""
    turned = [word for word in aux if word in _MODAL | CLASSES["not"]]
    label = " ".join([*turned, *(word.text for word in words[:size])]) if turned else found.label
    verb = stem(done[0].text) if done else found.stems[0]
    rest = tuple(word for word in words if word.start > last.start)
    first = clause.between[0] if turned else words[0]
    return _made(clause, verb, (label, strength, side), Span(first.start, last.end), (words[size:], rest))


def _only_when(found: Stance, words: tuple[Word, ...]) -> bool:
    """Whether the last word of a phrase only opens a time: `insisted on Thursday`."""
    after = words[len(found.stems) : len(found.stems) + 1]
    return found.stems[-1] == "on" and bool(after) and plain(after[0]) in _WEEKDAYS


_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _unacceptable(clause: _Clause) -> Act | None:
    """A refusal by judgement: `maintains that yielding its land is unacceptable`."""
    says, that, rest = clause.words[0], clause.words[1:2], clause.words[2:]
    at = next((at for at, word in enumerate(rest) if plain(word) in _NEVER), 0)
    doing = is_saying(says) and that[0].text == "that" and rest[0].text.endswith("ing") if rest else False
    if not doing or not any(is_aux(word) for word in rest[:at]):
        return None
    told = Span(says.start, rest[at].end)
    return _made(clause, stem(rest[0].text), (rest[at].text, -_FIRM, "no"), told, (rest[:at], rest[1:at]))


_NEVER = frozenset({"unacceptable", "unthinkable", "inconceivable", "intolerable"})


def _inflected(word: Word) -> bool:
    """Whether a word shows by its ending that it is no noun beside a name: `rejects`, `demanding`, `vowed`."""
    said = spelling(word.text)
    return is_past(word) or said.endswith(("ing", "s"))


def _doing(rest: tuple[Word, ...]) -> bool:
    """Whether the word right after a verb of position is what is done: `ruled out closing the plant`."""
    return bool(rest) and rest[0].text.endswith("ing") and len(rest[0].text) > _GERUND and bool(rest[0].key)


_GERUND = 5


def _done(rest: tuple[Word, ...]) -> tuple[Word, ...]:
    """The verb of `to do` right after a verb of position, a time passed over."""
    for word, following in pairwise(rest[: _TO + 1]):
        if word.text == "to":
            return (following,)
        if word.key:
            break
    return ()


def _plain(clause: _Clause) -> Act | None:
    """A plain act; with a modal it is a position too."""
    first, aux = clause.words[0], clause.aux
    if not first.key or not _verbal(first, aux):
        return None
    modal = bool(_MODAL & set(aux)) and not _foretold(clause)
    strength = weighed(_FIRM if modal else _DONE, aux, [plain(word) for word in clause.words])
    said = [word for word in aux if word in _MODAL | CLASSES["not"]]
    label = " ".join([*said, first.text]) if modal else ""
    start = clause.between[0].start if clause.between else first.start
    rest = clause.words[1:]
    return _made(clause, stem(first.text), (label, strength, ""), Span(start, first.end), (rest, rest))


def _foretold(clause: _Clause) -> bool:
    """Whether somebody else says what the subject would do: `ensure that the club would not play`."""
    name = clause.named[0]
    before = clause.line.before(name.start)[-2:]
    small = [word for word in before if plain(word) not in ARTICLES][-1:]
    own = clause.line.within(name)[:1] and plain(clause.line.within(name)[0]) in _PRONOUNS
    return not own and bool(small) and (small[0].text == "that" or is_saying(small[0]))


_PRONOUNS = frozenset({"it", "he", "she", "they"})


def _made(
    clause: _Clause, verb: str, stand: tuple[str, int, str], told: Span, rest: tuple[tuple[Word, ...], tuple[Word, ...]]
) -> Act:
    named, player = clause.named
    label, strength, side = stand
    return Act(
        clause.line,
        player,
        named,
        verb,
        frozenset(clause.aux),
        label,
        strength,
        side,
        told,
        Span(named.start, clause.end),
        keys(rest[0]),
        objects(rest[1]),
        "subject-stance" if label else "subject-verb",
    )


def _verbal(word: Word, aux: list[str]) -> bool:
    """Whether a word after a name is its verb: after an auxiliary, in the past, or a known verb in the present."""
    if not word.text[0].islower() or word.text.endswith("ing"):
        return False
    return bool(aux) or is_past(word) or (word.text.endswith("s") and _is_known(word))
