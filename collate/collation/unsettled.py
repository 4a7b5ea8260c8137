"""Support of the issues: which sentences leave something open, by what words, and what they are about."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from collate.collation import positions
from collate.collation.cast import Cast
from collate.collation.clauses import clause_around
from collate.collation.material import Material
from collate.collation.positions import Stand
from collate.collation.scene import Line, Scene, Word, keys, words
from collate.collation.topics import Topic, topics
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key, stem
from collate.text import Span

Place = tuple[str, int]
"""A sentence: its article and its index."""

_PAIR = 2


class Ground(Frozen):
    """All that issues are found in: the articles, their unsettled sentences with rule and cue, and who stands where."""

    scenes: dict[str, Scene]
    players: Cast
    cues: dict[Place, tuple[str, Span]]
    stands: tuple[Stand, ...]

    def lines(self) -> tuple[Line, ...]:
        """Every sentence, in order of the sources."""
        return tuple(line for each in self.scenes.values() for line in each.lines)

    def unsettled(self, line: Line) -> bool:
        """Whether a sentence says that something is open."""
        return place(line) in self.cues

    def rule(self, line: Line) -> str:
        """The name of the rule that says so, empty without one."""
        return self.cues.get(place(line), ("", Span(0, 0)))[0]


def place(line: Line) -> Place:
    """Where a sentence stands."""
    return line.source, line.index


def ground(material: Material) -> Ground:
    """The ground of one event."""
    scenes = {each.source: each for each in material.scenes}
    cues = {place(line): cue for each in material.scenes for line in each.lines if (cue := _cue(each, line))}
    done = zip(material.scenes, material.acts, strict=True)
    held = tuple(stand for each, acts in done for stand in positions.stands(each, acts))
    return Ground(scenes, material.players, cues, held)


@cache
def _pattern() -> re.Pattern[str]:
    """All cues, one alternative a rule; longer ones first within it."""
    rules = (
        f"(?P<{rule}>{'|'.join(sorted(map(re.escape, phrases), key=lambda each: (-len(each), each)))})"
        for rule, phrases in lexicon.entries("unsettled").items()
    )
    return re.compile(rf"\b(?:{'|'.join(rules)})\b", re.IGNORECASE)


@cache
def _begins() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """The cues of one word, and the first two words of every longer one."""
    cues = [tuple(_RUN.findall(cue.casefold())) for cues in lexicon.entries("unsettled").values() for cue in cues]
    return frozenset(cue[0] for cue in cues if len(cue) == 1), frozenset(cue[:_PAIR] for cue in cues if len(cue) > 1)


_RUN = re.compile(r"\w+")


def _may_hold_one(sentence: str) -> bool:
    """Whether a sentence has a cue's word or its first two: a cue begins and ends where words do, so none is missed."""
    alone, pairs = _begins()
    said = _RUN.findall(sentence.casefold())
    return not alone.isdisjoint(said) or not pairs.isdisjoint(pairwise(said))


def _cue(each: Scene, line: Line) -> tuple[str, Span] | None:
    if not _may_hold_one(line.span.of(each.text)):
        return None
    found = (one for one in _pattern().finditer(each.text, line.span.start, line.span.end) if _leaves_open(each, one))
    first = next(found, None)
    return (first.lastgroup or "", Span(*first.span())) if first else None


def asked(text: str, span: Span) -> Span:
    """`span`, a question, without the words at its end that only say it is open: `whether it holds is unclear`."""
    said = next((one for one in _pattern().finditer(text, *span) if one.lastgroup in _OPEN), None)
    return Span(span.start, said.start()) if said else span


_OPEN = frozenset({"remains", "unclear"})


def _leaves_open(each: Scene, cue: re.Match[str]) -> bool:
    """Whether a cue is used as one: no noun (`demand in Asia`), and no plain need (`farms depend on the river`)."""
    said = cue.group().casefold()
    if said == "demand":
        return not _NOUN.match(each.text, cue.end(), cue.end() + _NEAR)
    return said != "depend on" or bool(_WILL.search(each.text, max(0, cue.start() - _NEAR), cue.start()))


_NEAR = 24
_NOUN = re.compile(r"\s+(?:in|for|from|by|is|was|has|had|fell|rose|grew|came|remains?|could|will|would)\b")
_WILL = re.compile(r"\b(?:will|would|may|might|could|much)\s+(?:\w+ly\s+)?$")


def matters(field: Ground) -> tuple[Topic, ...]:
    """What unsettled sentences are about, each with all its sentences, narrower ones gone into wider ones."""
    named = (
        word
        for each in field.scenes.values()
        for actor in each.witness.findings.actors
        for mention in actor.mentions
        for word in keys(words(each.text, mention))
    )
    found = topics(field.lines(), frozenset(field.cues), frozenset(named))
    direct = [{place(line) for line in field.lines() if _speaks(line, topic)} for topic in found]
    heads = [at for at, own in enumerate(direct) if not any(_hangs_on(field, own, wider) for wider in direct[:at])]
    free = {place(line) for line in field.lines()}.difference(*(direct[at] for at in heads))
    return tuple(_widened(field, found[at], direct[at], free) for at in heads)


def _hangs_on(field: Ground, own: set[Place], wider: set[Place]) -> bool:
    """Whether a topic only goes on with a wider one: all its sentences stand in it or go on from it, one at least."""
    outside = own - wider
    return bool(outside) and all(
        (source, index - 1) in wider and _goes_on(field.scenes[source], field.scenes[source].lines[index])
        for source, index in outside
    )


def _speaks(line: Line, topic: Topic) -> bool:
    """Whether a sentence speaks of a topic, be it in fewer words: `the harbour tax`, `such a tax`."""
    common, head = len(topic.keys & line.keys), key(topic.title.split()[-1])
    shorter = len(topic.keys) > _PAIR and common >= _PAIR and head in line.keys
    return common == len(topic.keys) or shorter or (len(topic.keys) > 1 and _points_back(line, head))


def _widened(field: Ground, topic: Topic, own: set[Place], free: set[Place]) -> Topic:
    """The topic with its sentences and those of no other that go on with them."""
    for line in field.lines():
        before = (line.source, line.index - 1) in own
        if before and place(line) in free and _goes_on(field.scenes[line.source], line):
            own.add(place(line))
    return replace(topic, lines=tuple(line for line in field.lines() if place(line) in own))


def _goes_on(each: Scene, line: Line) -> bool:
    """Whether a sentence goes on, in the same paragraph, about taking part in what the one before names."""
    sentences = each.witness.document.sentences
    together = line.index > 0 and sentences[line.index - 1].paragraph == sentences[line.index].paragraph
    return together and takes_part(line.words)


def _points_back(line: Line, head: str) -> bool:
    """Whether the sentence names the topic's head with `such` or `this` before it, or as the owner of something."""
    for at, word in enumerate(line.words):
        if word.key == head:
            before = {each.text.casefold() for each in line.words[max(0, at - 2) : at]}
            if before & {"such", "this"} or word.text.endswith(("'s", "’s")):
                return True
    return False


def left_open(field: Ground, line: Line, about: frozenset[str]) -> bool:
    """Whether the cue stands in the clause that speaks of the topic, or right before it."""
    if not field.unsettled(line):
        return False
    each, cue = field.scenes[line.source], field.cues[place(line)][1]
    clause = clause_around(each.text, line.span, cue)
    said = keys(words(each.text, clause))
    return bool(about & said) or _goes_on(each, line)


@cache
def _parts() -> frozenset[str]:
    return frozenset(map(stem, lexicon.sections("parts")["part"]))


def takes_part(said: Iterable[Word]) -> bool:
    """Whether words speak of having a part in something."""
    return any(stem(word.text) in _parts() for word in said)
