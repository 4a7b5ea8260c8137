"""Whether: two sentences that say much the same, one of which denies the verb of the other.

Two quotations are left to the kind `quote`.
Who does it is not parsed, so that it may be called in any way; what stands for it is how alike the sentences are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product, takewhile

from collate.collation.bearings import moments
from collate.collation.clauses import CLASSES, OPENERS, is_aux, is_past, other_complement, plain
from collate.collation.gist import Gist, gist
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.similarity import weighed, wording
from collate.collation.subject_phrase import PRONOUNS, subject
from collate.comparers.discrepancies.field import Field, discrepancy, later, unless_turned
from collate.comparers.discrepancies.occasions import meet
from collate.frozen import Frozen
from collate.language import lexicon, senses
from collate.language.meaning import stem
from collate.language.roots import key
from collate.language.senses import contraries, nearness
from collate.model import Discrepancy

_ALIKE = 0.5
_A_LITTLE = 0.24
"""How alike two sentences are whose verb hardly any other of the event has."""
_SELDOM = 3
_MOST = 40
"""Sentences with one verb that a denial is held against."""
_WORDS = 60
"""Words up to which a sentence is one statement."""
_UNSURE = frozenset(
    {
        "if",
        "unless",
        "until",
        "whether",
        "when",
        "before",
        "may",
        "might",
        "could",
        "yet",
        "only",
        "later",
        "eventually",
        "finally",
    }
)
_FUTURE = frozenset({"will", "would", "won't", "wouldn't", "shall"})


class _Said(Frozen):
    """A sentence that tells something of `verb`; `told` are the auxiliaries before it."""

    scene: Scene
    line: Line
    verb: Word
    told: tuple[str, ...]

    @property
    def gist(self) -> Gist:
        """What the whole sentence says."""
        return gist(word.text for word in self.line.words)

    @property
    def ahead(self) -> bool:
        """Whether it is told to come."""
        return not _FUTURE.isdisjoint(self.told)


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles, alike in words, of which one alone says no."""
    lines = [(each, line) for each in field.scenes for line in each.lines if _is_plain(line)]
    denials = [said for each, line in lines for said in _denials(each, line)]
    wanted = {said.verb.key for said in denials}
    tellings: dict[str, list[_Said]] = defaultdict(list)
    for each, line in lines:
        for said in _tellings(each, line, wanted):
            tellings[said.verb.key].append(said)
    often = Counter(verb for _, line in lines for verb in line.keys & wanted)
    pairs = ((no, yes) for no in denials for yes in tellings[no.verb.key][:_MOST])
    return tuple(_written(*pair) for pair in pairs if _apart(*pair, seldom=often[pair[0].verb.key] <= _SELDOM))


def _is_plain(line: Line) -> bool:
    """Whether a sentence says one thing, surely and on no condition."""
    return len(line.words) <= _WORDS and _UNSURE.isdisjoint(map(plain, line.words))


def _denials(each: Scene, line: Line) -> Iterator[_Said]:
    """The verb, or what is said to be, behind an auxiliary and its only `not`."""
    places = [at for at, word in enumerate(line.words) if plain(word) in CLASSES["not"]]
    if len(places) != 1 or not {plain(word) for word in line.words}.isdisjoint(CLASSES["none"]):
        return
    at = places[0]
    helped = "'" in plain(line.words[at]) or (at and is_aux(line.words[at - 1]))
    verb = next((word for word in line.words[at + 1 :][:_NEAR] if word.key), None)
    if helped and verb and verb.text.islower():
        yield _Said(each, line, verb, _auxiliaries(line.words, at + 1))


_NEAR = 3


def _tellings(each: Scene, line: Line, wanted: set[str]) -> Iterator[_Said]:
    """The words of a sentence without a no that some denial is of."""
    said = {plain(word) for word in line.words}
    if said & (CLASSES["not"] | CLASSES["none"]):
        return
    for at, word in enumerate(line.words):
        if word.key in wanted and word.text.islower() and not _is_meant(line.words, at):
            yield _Said(each, line, word, _auxiliaries(line.words, at))


def _is_meant(words: Sequence[Word], at: int) -> bool:
    """Whether a verb is only meant to be: `means to appeal`."""
    return at > 1 and words[at - 1].text == "to" and words[at - 2].text in lexicon.sections("leading")["will"]


def _auxiliaries(words: Sequence[Word], end: int) -> tuple[str, ...]:
    first = end
    while first and (is_aux(words[first - 1]) or plain(words[first - 1]) in CLASSES["not"]):
        first -= 1
    return tuple(map(plain, words[first:end]))


def _apart(no: _Said, yes: _Said, *, seldom: bool) -> bool:
    if no.scene is yes.scene or no.ahead != yes.ahead or _of_two_times(no, yes) or _since(no, yes):
        return False
    if all(each.scene.quoted(each.verb.span) for each in (no, yes)):
        return False
    if _of_two_subjects(no, yes):
        return False
    if not (_of_one(no, yes) and _takes_the_same(no, yes)) or _bound_otherwise(no, yes):
        return False
    like = wording(weighed(no.gist), weighed(yes.gist))
    return like >= _ALIKE or (seldom and like >= _A_LITTLE and _is_one_claim(no, yes))


def _is_one_claim(no: _Said, yes: _Said) -> bool:
    """Whether a verb that is seldom told is told of one subject, flatly, and of more that both sentences have."""
    if _is_undergone(no) != _is_undergone(yes) or _describes(yes) or _is_refused(yes) or stem(yes.verb.text) in _WANTS:
        return False
    named = [keys(_subject(each)) for each in (no, yes)]
    if all(named) and not (named[0] <= named[1] or named[1] <= named[0]):
        return False
    if any(contraries(each) & yes.line.keys for each in no.line.keys - yes.line.keys):
        return False
    common = (no.line.keys & yes.line.keys) - {no.verb.key} - _persons(no) - _persons(yes)
    return any(senses.weight(each) > senses.COMMON for each in common)


def _bound_otherwise(no: _Said, yes: _Said) -> bool:
    """Whether one small word binds other words behind each verb: `questions on the leak`, `questions on profits`."""
    bound = [_behind_small_words(each) for each in (no, yes)]
    return any(bound[0][word].isdisjoint(bound[1][word]) for word in bound[0].keys() & bound[1].keys())


def _behind_small_words(said: _Said) -> dict[str, frozenset[str]]:
    rest = said.line.after(said.verb.end)[:_WIDE]
    held = ((plain(word), keys(rest[at + 1 :])) for at, word in enumerate(rest))
    return {word: named for word, named in held if named and word in CLASSES["preposition"]}


_WIDE = 10


def _persons(said: _Said) -> frozenset[str]:
    """The names in a sentence and the words right before them, which may be titles."""
    words = said.line.words
    proper = {at for at, word in enumerate(words) if at and word.text[0].isupper()}
    return keys(words[at] for at in proper | {at - 1 for at in proper})


def _describes(said: _Said) -> bool:
    """Whether a word that is no verb stands before its noun: `dangerous levels`."""
    after = said.line.after(said.verb.end)[:1]
    glued = bool(after) and bool(after[0].key) and said.scene.glued(said.verb, after[0])
    return glued and not is_past(said.verb) and not said.told


def _is_refused(said: _Said) -> bool:
    """Whether a verb hangs on one that says no to it, or leaves it open: `refused to concede`, `claim to have been`."""
    words = said.line.before(said.verb.start)[-_REACH:]
    return any(plain(word) in _HELD_OFF for word in words)


_REACH = 4
_WANTS = frozenset(map(stem, ("want", "need", "hope", "like")))
_LEADING = lexicon.sections("leading")
_HELD_OFF = (
    _LEADING["not"] | _LEADING["will-not"] | {"refuse", "refuses", "claim", "claims", "claimed", "wants", "want"}
)


def _of_two_times(no: _Said, yes: _Said) -> bool:
    times = [{found.date for found in moments(each.scene, each.line.span) if found.date} for each in (no, yes)]
    return all(times) and not any(meet(a, b) for a, b in product(*times))


def _of_one(no: _Said, yes: _Said) -> bool:
    """Whether the two sentences name somebody in common, or one of them nobody."""
    names = [keys(word for word in each.line.words[1:] if word.text[0].isupper()) for each in (no, yes)]
    return not all(names) or bool(names[0] & names[1])


def _of_two_subjects(no: _Said, yes: _Said) -> bool:
    """Whether common nouns that are nothing alike do it, `he` and `his deputy`, or `a bridge` and `an old bridge`."""
    named = [_subject(each) for each in (no, yes)]
    if not all(named) or _is_undergone(no) != _is_undergone(yes):
        return False
    said = [[plain(word) for word in words] for words in named]
    if any(set(one) <= PRONOUNS and other[0] in CLASSES["owner"] for one, other in (said, said[::-1])):
        return True
    proper = any(word.text[0].isupper() for words in named for word in words[1:])
    if proper or not PRONOUNS.isdisjoint(said[0] + said[1]):
        return False
    row = CLASSES["in-a-row"]
    like = any(nearness(key(a), key(b)) > 0 for a, b in product(*said) if key(a) and key(b) and a not in OPENERS)
    return not like or set(said[0]) & row != set(said[1]) & row


def _subject(each: _Said) -> list[Word]:
    before = each.line.before(each.verb.start)
    first = len(before) - len(_auxiliaries(before, len(before)))
    return subject(each.scene, before[:first], (*before, each.verb)[first])


def _is_undergone(each: _Said) -> bool:
    return any(plain(word) in CLASSES["be"] for word in each.line.before(each.verb.start)[-2:])


def _takes_the_same(no: _Said, yes: _Said) -> bool:
    """Whether what follows right behind the verb is the same on both sides, or nothing does on one."""
    held = [keys(takewhile(_goes_on, each.line.after(each.verb.end)[:_BEHIND])) for each in (no, yes)]
    rests = [each.line.after(each.verb.end)[:_BEHIND] for each in (no, yes)]
    return (not all(held) or bool(held[0] & held[1])) and not other_complement(*rests)


_BEHIND = 4


def _goes_on(word: Word) -> bool:
    return plain(word) not in CLASSES["preposition"] | CLASSES["break"]


def _written(no: _Said, yes: _Said) -> Discrepancy:
    about = f"“{yes.verb.text}”: told, and denied"
    sides = [[each.scene.anchor(each.line.span)] for each in (no, yes)]
    changed = no.ahead and later(no.scene, yes.scene) > 0
    severity = "soft" if changed else unless_turned(no.scene, yes.scene)
    return discrepancy("framing", severity, about, sides, ("alike-and-denied",))


def _since(no: _Said, yes: _Said) -> bool:
    """Whether what had not been done by the day of one article may be done in one of a later day."""
    return later(no.scene, yes.scene) > 0 and not CLASSES["perfect"].isdisjoint(no.told)
