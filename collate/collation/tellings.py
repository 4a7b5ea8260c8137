"""Support of the discrepancies: what plain clauses tell of any subject, so that a yes and a no can be held together.

Acts are what actors do; a telling may be of anything (`the alarm did not go off`, `shares in the firm fell`). It is
read only where subject, auxiliaries and verb stand side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from collate.collation.clauses import CLASSES, clause_end, is_aux, is_past, is_saying, objects, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.language import lexicon
from collate.language.meaning import stem
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
    the auxiliary to the verb, `span` the clause; `stands_in` whether the subject is a pronoun or a common noun that may
    mean whom another article names; `some` whether it counts some of several, `none` whether it is `no …`; `content`
    are all telling words behind the verb, `without` and `bringing` what it says is missing and there; `whatever` is
    for a pronoun as its object.
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
    stands_in: bool = False
    some: bool = False
    none: bool = False
    content: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    bringing: frozenset[str] = frozenset()
    whatever: bool = False


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
    if not (word.key and word.text.islower()) or is_aux(word):
        return False
    past = is_past(word) and (bool(before.key) or plain(before) in _PRONOUNS)
    return is_aux(before) or past or _follows(words, at) or _relative(before) or _is_present(words, at)


def _is_present(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the present of a verb that one does or does not: `the firm accepts`, `engineers expect`."""
    word, before = words[at], words[at - 1]
    if before.text.endswith("s") == word.text.endswith("s") or not before.key or stem(word.text) not in _yes_or_no():
        return False
    return plain(before) not in CLASSES["preposition"] | _DETERMINERS and not is_past(before) and not is_aux(before)


_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "no", "this", "that", "these", "those"})


@cache
def _yes_or_no() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["exclusive"] | CLASSES["affirming"] | CLASSES["expecting"])) - _SAY


_SAY = frozenset(map(stem, CLASSES["saying"]))


def _relative(word: Word) -> bool:
    return word.text in _WHO


_WHO = frozenset({"which", "who"})


def _follows(words: Sequence[Word], at: int) -> bool:
    """Whether a verb hangs by `to` on a word that says yes or no to it: `refused to sign`, `is willing to pay`."""
    if at < _LED or words[at - 1].text != "to":
        return False
    return words[at - 2].text in _leading() or plain(words[at - 2]) in _IS


_LED = 2
_IS = frozenset({"is", "are", "was", "were"})


@cache
def _leading() -> dict[str, str]:
    """Word before `to` and a verb → whether it says `will`, `did`, `not` or `will not` to the verb."""
    return {word: says.replace("-", " ") for says, held in lexicon.sections("leading").items() for word in held}


def _telling(each: Scene, line: Line, at: int) -> Telling | None:
    inner = at
    while inner and is_aux(line.words[inner - 1]) and each.glued(line.words[inner - 1], line.words[inner]):
        inner -= 1
    says = _leading().get(line.words[inner - 2].text, "will") if _follows(line.words, inner) else ""
    first = inner - 2 if says else inner
    while says and first and is_aux(line.words[first - 1]) and each.glued(line.words[first - 1], line.words[first]):
        first -= 1
    subject = _subject(each, line.words[:first], line.words[first])
    if not subject:
        return None
    chain, verb = [*line.words[first : inner - 2 if says else inner], *line.words[inner:at]], line.words[at]
    end = clause_end(each.text, verb.end, line.span.end)
    comma = each.text.find(",", verb.end, end)
    rest = line.within(Span(verb.end, end if comma < 0 else comma))
    particle = _particle(verb, rest)
    aux = {plain(word) for word in chain}
    passive = bool({plain(word) for word in (line.words[inner:at] if says else chain)} & _BE)
    if not (says or is_past(verb) or aux & _AUXILIARY or _is_present(line.words, at)):
        return None
    none = plain(subject[0]) in _NONE
    nothing = bool(rest) and rest[0].text == "no"
    said = {plain(word) for word in subject}
    some = bool(said & (_SOME | lexicon.words("numerals"))) or any(word[0].isdigit() for word in said)
    return Telling(
        each,
        line,
        keys(subject[-1:]) if some else keys(subject),
        base(verb.text) + {"in_favour": "for", "in_favor": "for"}.get(particle, particle),
        passive=passive,
        state=passive and not is_past(verb),
        denied=((bool(aux & CLASSES["not"]) != none) != ("not" in says)) != nothing,
        mood="may" if aux & CLASSES["weak"] else "will" if aux & CLASSES["future"] or "will" in says else "",
        objects=_objects(rest[particle.count("_") + 1 :] if particle else rest[1:] if nothing else rest),
        whatever=bool(rest) and rest[0].text in _IT,
        named=Span(subject[0].start, subject[-1].end),
        told=Span(
            next(word.start for word in line.words[first : at + 1] if word.text[0].islower()),
            (rest[0] if particle else verb).end,
        ),
        span=Span(subject[0].start, end),
        stands_in=_stands_in(subject),
        some=some,
        none=none,
        content=keys(takewhile(_goes_on, line.within(Span(verb.end, end)))),
        without=_behind("without", rest),
        bringing=_behind("with", rest),
    )


def _goes_on(word: Word) -> bool:
    return word.text not in {"and", "but"}


_IT = frozenset({"it", "them", "this", "that"})


def _behind(small: str, rest: Sequence[Word]) -> frozenset[str]:
    """The telling words that a preposition opens: the missiles of `delivered without missiles`."""
    at = next((at for at, word in enumerate(rest) if word.text == small), None)
    return frozenset() if at is None else objects(rest[at + 1 :])


def _particle(verb: Word, rest: Sequence[Word]) -> str:
    """The small word that makes a verb another one: `ruled out`, `voted against`; empty without one."""
    if not rest or stem(verb.text) != _VOTE:
        return rest[0].text if rest and rest[0].text in _PARTICLES else ""
    favour = "_".join(word.text for word in rest[:2])
    return favour if favour in {"in_favour", "in_favor"} else rest[0].text if rest[0].text in {"for", "against"} else ""


_VOTE = stem("vote")


def _stands_in(subject: Sequence[Word]) -> bool:
    """Whether a subject may be one that another article names: a pronoun, `his client`, `the company`."""
    first, last = plain(subject[0]), plain(subject[-1])
    body = first == "the" and len(subject) == _BARE and last in lexicon.words("bodies")
    return body or first in _PRONOUNS | _OWNERS


_BARE = 2


_PRONOUNS = frozenset({"he", "she", "it", "they"})
_OWNERS = frozenset({"his", "her", "its", "their"})


def _objects(rest: Sequence[Word]) -> frozenset[str]:
    """What is done to whom; none where only an amount follows, as in `rose 8 percent`."""
    amount = next((word.text[0].isdigit() for word in rest if word.key), False)
    return frozenset() if amount else objects(rest)


def base(word: str) -> str:
    """The key of a verb, `denied` beside `deny`."""
    said = word.casefold()
    return key(f"{said[:-3]}y" if said.endswith("ied") else said)


def _subject(each: Scene, before: Sequence[Word], following: Word) -> list[Word]:
    """The noun phrase right before a verb; empty where it is long or only asked about; of `, which` what it means."""
    if len(before) > 1 and _relative(before[-1]) and each.text[before[-2].end : before[-1].start] == ", ":
        return _run(each, _behind_preposition(before[:-1]), None)
    if before and each.text[before[-1].end : following.start] == ", ":
        return _run(each, _beside_aside(each, before), None)
    return _run(each, before, following)


def _beside_aside(each: Scene, before: Sequence[Word]) -> Sequence[Word]:
    """Whom an aside that a comma closes tells of, or a name that is the aside: `Ito & Co, which lost, will sue`."""
    commas = (at for at in range(len(before) - 1, 0, -1) if each.text[before[at - 1].end : before[at].start] == ", ")
    at = next((at for at in commas if before[-1].end - before[at].start <= _ASIDE), 0)
    named = at and all(word.text[0].isupper() for word in before[at:])
    return before[at:] if named else _behind_preposition(before[:at])


_ASIDE = 120


def _behind_preposition(before: Sequence[Word]) -> Sequence[Word]:
    """The words behind the last preposition: what `the approval of the council, which …` goes on about."""
    at = next((at for at in range(len(before) - 1, -1, -1) if plain(before[at]) in CLASSES["preposition"]), -1)
    return before[at + 1 :]


def _run(each: Scene, before: Sequence[Word], following: Word | None) -> list[Word]:
    taken: list[Word] = []
    for word in reversed(before):
        beside = taken[0] if taken else following
        if (beside and not each.glued(word, beside)) or _ends(word):
            break
        taken.insert(0, word)
    taken = _behind_time(taken)
    opener = before[-len(taken) - 1 : len(before) - len(taken)]
    asked = bool(opener) and plain(opener[0]) in _OPEN
    adrift = bool(taken) and plain(taken[0]) in CLASSES["preposition"]
    pronoun = len(taken) == 1 and plain(taken[0]) in _PRONOUNS
    return [] if asked or adrift or len(taken) > _LONGEST or not (keys(taken) or pronoun) else taken


def _behind_time(taken: list[Word]) -> list[Word]:
    """A subject without the year or month that opens its sentence: `In 2029 the council`."""
    opened = len(taken) > _TIMED and plain(taken[0]) in CLASSES["preposition"]
    timed = opened and (taken[1].text.isdigit() or plain(taken[1]) in CLASSES["months"])
    return taken[2:] if timed else taken


_TIMED = 2


def _ends(word: Word) -> bool:
    """Whether a word cannot stand in a subject: a conjunction, a verb, a verb of saying."""
    said = plain(word)
    verb = word.text.islower() and (is_past(word) or (is_saying(word) and said.endswith("s")))
    return said in CLASSES["break"] or said in _OPEN or verb
