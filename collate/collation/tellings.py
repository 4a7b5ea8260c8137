"""Support of the discrepancies: what plain clauses tell of any subject, so that a yes and a no can be held together.

Acts are what actors do; a telling may be of anything (`the alarm did not go off`, `shares in the firm fell`). It is
read only where subject, auxiliaries and verb stand side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from collate.collation.clauses import CLASSES, clause_end, is_aux, is_past, is_saying, objects, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.language import lexicon
from collate.language.roots import key
from collate.text import Span

_LONGEST = 6
_BE = frozenset({"was", "were", "been", "being", "be", "is", "are"})
_AUXILIARY = (
    _BE
    | CLASSES["future"]
    | CLASSES["weak"]
    | CLASSES["not"]
    | {"has", "have", "had", "do", "does", "did", "would", "can"}
)
_NONE = frozenset({"no", "neither", "none"})
_SOME = frozenset(
    {"some", "many", "most", "others", "other", "another", "several", "few", "half", "both", "all", "one"}
)
_OPEN = frozenset({"if", "whether", "unless", "when", "until", "once", "while", "who", "which", "whose", "where"})
_PARTICLES = frozenset({"off", "out", "up", "down", "over", "back", "aground", "ahead", "through", "away"})


@dataclass(frozen=True, slots=True)
class Telling:
    """That a subject did, does or will do something, or not.

    `subject` and `objects` are keys; `verb` is a key, with its particle; `state` whether it is none but an adjective;
    `denied` whether the clause says no; `mood` is `will`, `may` or empty; `named` the subject, `told` the words from
    the auxiliary to the verb, `span` the clause.
    """

    scene: Scene
    line: Line
    subject: frozenset[str]
    verb: str
    passive: bool
    state: bool
    denied: bool
    mood: str
    objects: frozenset[str]
    named: Span
    told: Span
    span: Span


def tellings(each: Scene) -> Iterator[Telling]:
    """The tellings of an article in its own words, in order."""
    for line in each.lines:
        for at, word in enumerate(line.words):
            if at and _is_verb(line.words, at) and not each.quoted(word.span):
                found = _telling(each, line, at)
                if found:
                    yield found


def _is_verb(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    own = word.text.islower() and bool(word.key) and not is_aux(word)
    return own and (is_aux(before) or (is_past(word) and bool(before.key)))


def _telling(each: Scene, line: Line, at: int) -> Telling | None:
    first = at
    while first and is_aux(line.words[first - 1]) and each.glued(line.words[first - 1], line.words[first]):
        first -= 1
    subject = _subject(each, line.words[:first], line.words[first])
    if not subject or not keys(subject):
        return None
    chain, verb = line.words[first:at], line.words[at]
    end = clause_end(each.text, verb.end, line.span.end)
    comma = each.text.find(",", verb.end, end)
    rest = line.within(Span(verb.end, end if comma < 0 else comma))
    particle = rest[0].text if rest and rest[0].text in _PARTICLES else ""
    aux = {plain(word) for word in chain}
    if not is_past(verb) and not aux & _AUXILIARY:
        return None
    return Telling(
        each,
        line,
        keys(subject),
        base(verb.text) + particle,
        passive=bool(aux & _BE),
        state=bool(aux & _BE) and not is_past(verb),
        denied=bool(aux & CLASSES["not"]) != (plain(subject[0]) in _NONE),
        mood="may" if aux & CLASSES["weak"] else "will" if aux & CLASSES["future"] else "",
        objects=_objects(rest[1:] if particle else rest),
        named=Span(subject[0].start, subject[-1].end),
        told=Span(
            next(word.start for word in (*chain, verb) if word.text[0].islower()), (rest[0] if particle else verb).end
        ),
        span=Span(subject[0].start, end),
    )


def _objects(rest: Sequence[Word]) -> frozenset[str]:
    """What is done to whom; none where only an amount follows, as in `rose 8 percent`."""
    amount = next((word.text[0].isdigit() for word in rest if word.key), False)
    return frozenset() if amount else objects(rest)


def base(word: str) -> str:
    """The key of a verb, `denied` beside `deny`."""
    said = word.casefold()
    return key(f"{said[:-3]}y" if said.endswith("ied") else said)


def _subject(each: Scene, before: Sequence[Word], following: Word) -> list[Word]:
    """The noun phrase right before a verb; empty where it is long, counts some of several or is only asked about."""
    taken: list[Word] = []
    for word in reversed(before):
        if not each.glued(word, taken[0] if taken else following) or _ends(word):
            break
        taken.insert(0, word)
    said = {plain(word) for word in taken} if len(taken) <= _LONGEST else {""}
    opener = before[-len(taken) - 1 : len(before) - len(taken)]
    asked = bool(opener) and plain(opener[0]) in _OPEN
    vague = said & (_SOME | lexicon.words("numerals") | {""}) or any(word[0].isdigit() for word in said)
    adrift = bool(taken) and plain(taken[0]) in CLASSES["preposition"]
    return [] if asked or vague or adrift else taken


def _ends(word: Word) -> bool:
    """Whether a word cannot stand in a subject: a conjunction, a verb, a verb of saying."""
    said = plain(word)
    verb = word.text.islower() and (is_past(word) or (is_saying(word) and said.endswith("s")))
    return said in CLASSES["break"] or said in _OPEN or verb
