"""Support of the discrepancies: what plain clauses tell of any subject, so that a yes and a no can be held together.

Acts are what actors do; a telling may be of anything (`the alarm did not go off`, `shares in the firm fell`). It is
read only where subject, auxiliaries and verb stand side by side.
"""

import re
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from collate.collation.clauses import CLASSES, behind, clause_end, is_aux, is_past, is_unreal, objects, plain
from collate.collation.particles import particle_of
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.subject_phrase import PRONOUNS, is_relative, subject
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import stem
from collate.language.roots import key
from collate.text import Span

_AUXILIARY = (
    CLASSES["be"]
    | CLASSES["future"]
    | CLASSES["weak"]
    | CLASSES["not"]
    | {"has", "have", "had", "do", "does", "did", "would", "can"}
)
_NONE = frozenset({"no", "neither", "none", "nobody", "no-one"})
_SOME = frozenset(
    {"some", "many", "most", "others", "other", "another", "several", "few", "half", "both", "all", "one"}
)


class Telling(Frozen):
    """That a subject did, does or will do something, or not.

    `subject` and `objects` are keys; `verb` is a key, with its particle; `state` whether it is none but an adjective;
    `denied` whether the clause says no; `mood` is `will`, `may`, `open` where it is undecided, or empty; `named` the
    subject, `told` the words from the auxiliary to the verb, `span` the clause; `stands_in` whether the subject is a
    pronoun or a common noun that may mean whom another article names; `some` whether it counts some of several, `none`
    whether it is `no …`; `content` are all telling words behind the verb, `without` and `bringing` what it says is
    missing and there; `whatever` is for a pronoun as its object.
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
        before: Telling | None = None
        for at, word in enumerate(line.words):
            if not (at and word.text.islower() and (word.key or word.text in _INFORMED)):
                continue
            verb = (before and _is_joined(line.words, at)) or _is_verb(line.words, at)
            if verb and not each.quoted(word.span) and (found := _telling(each, line, at, before)):
                before = found
                yield found
                yield from _set_against(each, line, found)


def _is_verb(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    if is_aux(word):
        return False
    if not word.key:
        return plain(before) in CLASSES["be"] | CLASSES["not"]
    past = is_past(word) and (bool(before.key) or plain(before) in PRONOUNS)
    if past or is_aux(before) or is_relative(before) or _is_present(words, at):
        return True
    return before.text == "to" and (_follows(words, at) or bool(_undecided(words, at)))


def _set_against(each: Scene, line: Line, found: Telling) -> Iterator[Telling]:
    """That another did not, where a clause says so beside its subject: `the council, not the mayor, ordered it`."""
    other = _NOT.match(each.text, found.named.end, found.told.start)
    subject = line.within(Span(*other.span("who"))) if other else ()
    if subject and not found.denied:
        named = Span(subject[0].start, subject[-1].end)
        yield replace(found, subject=keys(subject), named=named, denied=True, stands_in=False)


_NOT = re.compile(r", (?:and |but )?not (?P<who>[^,;.]{2,60}), ?")


def _is_joined(words: Sequence[Word], at: int) -> bool:
    """Whether a verb goes on with what the subject of the verb before did: `… and ordered an inquiry`."""
    return words[at - 1].text in _JOINS and is_past(words[at])


_JOINS = frozenset({"and", "but"})


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


def _follows(words: Sequence[Word], at: int) -> bool:
    """Whether a verb hangs by `to` on a word that says yes or no to it: `refused to sign`, `is willing to pay`."""
    if at < _LED or words[at - 1].text != "to":
        return False
    return words[at - 2].text in _leading() or plain(words[at - 2]) in _IS


_LED = 2
_INFORMED = frozenset({"told"})
_IS = frozenset({"is", "are", "was", "were"})


@cache
def _leading() -> dict[str, str]:
    """Word before `to` and a verb → whether it says `will`, `did`, `not` or `will not` to the verb."""
    return {word: says.replace("-", " ") for says, held in lexicon.sections("leading").items() for word in held}


class _Group(NamedTuple):
    """A verb group: where it begins, where the auxiliaries right before its verb do, what the verb hangs on says."""

    first: int
    inner: int
    says: str


def _group(each: Scene, words: Sequence[Word], at: int) -> _Group:
    inner = _past_auxiliaries(each, words, at)
    undecided = _undecided(words, at)
    if undecided:
        return _Group(undecided, inner, _UNDECIDED)
    if not _follows(words, inner):
        return _Group(inner, inner, "")
    return _Group(_past_auxiliaries(each, words, inner - 2), inner, _leading().get(words[inner - 2].text, "will"))


def _past_auxiliaries(each: Scene, words: Sequence[Word], at: int) -> int:
    while at and is_aux(words[at - 1]) and each.glued(words[at - 1], words[at]):
        at -= 1
    return at


def _undecided(words: Sequence[Word], at: int) -> int:
    """Where `had not yet decided whether to` begins, if the verb at `at` hangs on that; else 0."""
    if [word.text for word in words[max(0, at - 2) : at]] != ["whether", "to"]:
        return 0
    first = decided = at - 3
    while first > 0 and (is_aux(words[first - 1]) or words[first - 1].text == "yet"):
        first -= 1
    said = {plain(word) for word in words[first : decided + 1]}
    sure = plain(words[decided]) in _DECIDED and (said & CLASSES["not"] or not said.isdisjoint({"yet", "undecided"}))
    return first if sure else 0


_UNDECIDED = "undecided"
_DECIDED = frozenset({"decided", "decide", "undecided"})


def _telling(each: Scene, line: Line, at: int, before: Telling | None) -> Telling | None:
    group, verb = _group(each, line.words, at), line.words[at]
    whose = subject(each, line.words[: group.first], line.words[group.first])
    if not whose and before and group.first and line.words[group.first - 1].text in _JOINS:
        whose = list(line.within(before.named))
    chain = [*line.words[group.first : group.inner - 2 if group.says else group.inner], *line.words[group.inner : at]]
    aux = {plain(word) for word in chain}
    if is_unreal(aux):
        return None
    if not whose or not (group.says or is_past(verb) or aux & _AUXILIARY or _is_present(line.words, at)):
        return None
    end = clause_end(each.text, verb.end, line.span.end)
    comma = each.text.find(",", verb.end, end)
    colon = each.text.find(":", verb.end, end)
    end = end if colon < 0 else colon
    rest = line.within(Span(verb.end, end if comma < 0 else min(comma, end)))
    particle = particle_of(verb, rest)
    helped = {plain(word) for word in (line.words[group.inner : at] if group.says else chain)}
    passive = bool(helped & CLASSES["be"]) and not verb.text.endswith("ing")
    none, some = plain(whose[0]) in _NONE, _counts_some(whose)
    nothing = bool(rest) and (rest[0].text == "no" or (rest[0].text == "nothing" and stem(verb.text) not in _SAY))
    return Telling(
        each,
        line,
        keys(whose[-1:]) if some else keys(whose),
        base(verb.text) + {"in_favour": "for", "in_favor": "for"}.get(particle, particle),
        passive=passive,
        state=passive and not is_past(verb),
        denied=_denied(aux, group.says, none=none, nothing=nothing),
        mood=mood(aux, group.says),
        objects=_objects(rest[particle.count("_") + 1 :] if particle else rest[1:] if nothing else rest),
        whatever=bool(rest) and rest[0].text in _IT and not (rest[0].text == "that" and len(rest) > 1),
        named=Span(whose[0].start, whose[-1].end),
        told=Span(
            next((word.start for word in line.words[group.first : at + 1] if word.text[0].islower()), verb.start),
            (rest[0] if particle else verb).end,
        ),
        span=Span(whose[0].start, end),
        stands_in=stands_in(whose),
        some=some,
        none=none,
        content=keys(takewhile(_goes_on, line.within(Span(verb.end, end)))),
        without=behind("without", rest),
        bringing=behind("with", rest),
    )


def _counts_some(whose: Sequence[Word]) -> bool:
    said = {plain(word) for word in whose}
    return bool(said & (_SOME | lexicon.words("numerals"))) or any(word[0].isdigit() for word in said)


def mood(aux: AbstractSet[str], says: str) -> str:
    """Whether auxiliaries say that something `will` or `may` be, or leave it `open`; empty where it was or is."""
    if says == _UNDECIDED:
        return "open"
    if aux & CLASSES["weak"] and not ("could" in aux and "not" in aux):
        return "may"
    return "will" if aux & CLASSES["future"] or "will" in says else ""


def _goes_on(word: Word) -> bool:
    return word.text not in {"and", "but"}


def _denied(aux: Container[str], says: str, *, none: bool, nothing: bool) -> bool:
    """Whether a clause says no: an odd number of times, by its verb, its subject or its object."""
    nays = (any(word in aux for word in CLASSES["not"]), none, "not" in says, nothing)
    return sum(nays) % 2 == 1 and says != _UNDECIDED


_IT = frozenset({"it", "them", "this", "that"})


def stands_in(subject: Sequence[Word]) -> bool:
    """Whether a subject may be one that another article names: a pronoun, `his client`, `the company`."""
    first, last = plain(subject[0]), plain(subject[-1])
    body = first == "the" and len(subject) == _BARE and last in lexicon.words("bodies")
    return body or first in PRONOUNS | _OWNERS


_BARE = 2


_OWNERS = frozenset({"his", "her", "its", "their", "him", "them"})


def _objects(rest: Sequence[Word]) -> frozenset[str]:
    """What is done to whom; none where only an amount follows, as in `rose 8 percent`."""
    amount = next((word.text[0].isdigit() for word in rest if word.key), False)
    return frozenset() if amount else objects(rest)


def base(word: str) -> str:
    """The key of a verb, `denied` beside `deny`."""
    said = word.casefold()
    return key(f"{said[:-3]}y" if said.endswith("ied") else said)
