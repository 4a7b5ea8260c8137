"""Open issues, found without being told: what sources call unsettled, grouped by what it is about.

A sentence is unsettled by the words it uses (`hinges on`, `has yet to`, `refuses` …). What such sentences
repeat over the articles is a topic and titled in the sources' own words; a sentence that asks a question
outright stands for itself. Issues that the configuration names are recognised by their aliases.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from collate import ids
from collate.comparers import positions
from collate.comparers.acts import acts, clause_around
from collate.comparers.cast import Cast, cast, folded
from collate.comparers.material import Material
from collate.comparers.positions import Stand
from collate.comparers.scene import Line, Scene, Word, keys, words
from collate.comparers.topics import Topic, topics
from collate.language import lexicon
from collate.language.meaning import key, stem
from collate.model import Anchor, Comparison, Issue, KnownIssue
from collate.text import Span

_MOST = 12
_ASKED = 4
_CITED = 6
_PAIR = 2
_OUTRIGHT = frozenset({"hinges", "remains", "unclear", "yet", "question"})


@dataclass(frozen=True, slots=True)
class _Field:
    """All that issues are found in: the articles, their unsettled sentences with rule and cue, and who stands where."""

    scenes: dict[str, Scene]
    players: Cast
    cues: dict[tuple[str, int], tuple[str, Span]]
    stands: tuple[Stand, ...]

    def lines(self) -> tuple[Line, ...]:
        return tuple(line for each in self.scenes.values() for line in each.lines)

    def unsettled(self, line: Line) -> bool:
        return _place(line) in self.cues


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its issues: those the configuration names, then the widest found."""
    field = _field(material)
    named = tuple(_named(field, each) for each in material.config.issues)
    known = [(issue, lines) for issue, lines in named if lines]
    taken = {_place(line) for _, lines in known for line in lines}
    found = [topic for topic in _topics(field) if not _mostly(topic.lines, taken)]
    drafts = sorted((each for topic in found if (each := _draft(field, topic))), key=_weight)
    shown = tuple(_unlike(drafts))[:_MOST]
    covered = taken | {_place(line) for topic in found for line in topic.lines}
    asked = tuple(_asked(field, covered))[:_ASKED]
    return replace(comparison, issues=(*(issue for issue, _ in known), *shown, *asked))


def _unlike(drafts: list[Issue]) -> Iterator[Issue]:
    """Issues without those whose positions all stand in a wider one."""
    told: list[set[Anchor]] = []
    for issue in drafts:
        own = {cited for position in issue.positions for cited in position.citations}
        if not own or not any(own <= wider for wider in told):
            told.append(own)
            yield issue


def _field(material: Material) -> _Field:
    scenes = {each.source: each for each in material.scenes}
    players = cast(material)
    cues = {
        (line.source, line.index): cue for each in scenes.values() for line in each.lines if (cue := _cue(each, line))
    }
    held = tuple(stand for each in scenes.values() for stand in positions.stands(each, acts(each, players)))
    return _Field(scenes, players, cues, held)


@cache
def _pattern() -> re.Pattern[str]:
    """All cues, one alternative a rule; longer ones first within it."""
    rules = (
        f"(?P<{rule}>{'|'.join(sorted(map(re.escape, phrases), key=lambda each: (-len(each), each)))})"
        for rule, phrases in lexicon.entries("unsettled").items()
    )
    return re.compile(rf"\b(?:{'|'.join(rules)})\b", re.IGNORECASE)


def _cue(each: Scene, line: Line) -> tuple[str, Span] | None:
    found = _pattern().search(each.text, line.span.start, line.span.end)
    return (found.lastgroup or "", Span(*found.span())) if found else None


def _topics(field: _Field) -> tuple[Topic, ...]:
    named = (
        word
        for each in field.scenes.values()
        for actor in each.witness.findings.actors
        for mention in actor.mentions
        for word in keys(words(each.text, mention))
    )
    found = topics(field.lines(), frozenset(field.cues), frozenset(named))
    direct = [{_place(line) for line in field.lines() if _speaks(line, topic)} for topic in found]
    heads = [at for at, own in enumerate(direct) if not any(_hangs_on(field, own, wider) for wider in direct[:at])]
    free = {_place(line) for line in field.lines()}.difference(*(direct[at] for at in heads))
    return tuple(_widened(field, found[at], direct[at], free) for at in heads)


def _hangs_on(field: _Field, own: set[tuple[str, int]], wider: set[tuple[str, int]]) -> bool:
    """Whether a topic only goes on with a wider one: all its sentences stand in it or go on from it, one at least."""
    outside = own - wider
    return bool(outside) and all(
        (source, index - 1) in wider and _goes_on(field.scenes[source], field.scenes[source].lines[index])
        for source, index in outside
    )


def _place(line: Line) -> tuple[str, int]:
    return line.source, line.index


def _speaks(line: Line, topic: Topic) -> bool:
    """Whether a sentence speaks of a topic, be it in fewer words: `the international force`, `such a force`."""
    common, head = len(topic.keys & line.keys), key(topic.title.split()[-1])
    shorter = len(topic.keys) > _PAIR and common >= _PAIR and head in line.keys
    return common == len(topic.keys) or shorter or (len(topic.keys) > 1 and _points_back(line, head))


def _widened(field: _Field, topic: Topic, own: set[tuple[str, int]], free: set[tuple[str, int]]) -> Topic:
    """The topic with its sentences and those of no other that go on with them."""
    for line in field.lines():
        before = (line.source, line.index - 1) in own
        if before and _place(line) in free and _goes_on(field.scenes[line.source], line):
            own.add(_place(line))
    return replace(topic, lines=tuple(line for line in field.lines() if _place(line) in own))


def _goes_on(each: Scene, line: Line) -> bool:
    """Whether a sentence goes on, in the same paragraph, about taking part in what the one before names."""
    sentences = each.witness.document.sentences
    together = line.index > 0 and sentences[line.index - 1].paragraph == sentences[line.index].paragraph
    return together and _takes_part(line.words)


def _points_back(line: Line, head: str) -> bool:
    """Whether the sentence names the topic's head with `such` or `this` before it, or as the owner of something."""
    for at, word in enumerate(line.words):
        if word.key == head:
            before = {each.text.casefold() for each in line.words[max(0, at - 2) : at]}
            if before & {"such", "this"} or word.text.endswith(("'s", "’s")):
                return True
    return False


def _mostly(lines: Iterable[Line], taken: set[tuple[str, int]]) -> bool:
    places = [(line.source, line.index) for line in lines]
    return sum(place in taken for place in places) * 2 > len(places)


def _draft(field: _Field, topic: Topic) -> Issue | None:
    held = _held(field, topic.lines, topic.keys)
    cited = [line for line in topic.lines if _left_open(field, line, topic.keys)]
    wide = topic.sources > 1 and (len(topic.keys) > 1 or len(topic.lines) > _PAIR)
    if not cited or not (wide or len(held) > 1):
        return None
    why = (*_rules(field, cited), f"topic:{'+'.join(sorted(topic.keys))}")
    return _issue(field, ids.of("i", *sorted(topic.keys)), topic.title, "", cited, held, topic.lines, why)


def _left_open(field: _Field, line: Line, about: frozenset[str]) -> bool:
    """Whether the cue stands in the clause that speaks of the topic, or right before it."""
    if not field.unsettled(line):
        return False
    each, cue = field.scenes[line.source], field.cues[_place(line)][1]
    clause = clause_around(each.text, line.span, cue)
    said = keys(words(each.text, clause))
    return bool(about & said) or _goes_on(each, line)


def _issue(
    field: _Field,
    name: str,
    title: str,
    question: str,
    cited: Sequence[Line],
    held: list[Stand],
    lines: Sequence[Line],
    why: tuple[str, ...],
) -> Issue:
    anchors = tuple(_anchor(field, line) for line in cited)[:_CITED]
    told = positions.positions(held)
    return Issue(
        name,
        title,
        question or _question(field, cited),
        "open",
        "auto",
        anchors,
        told,
        _silent(field, lines, {each.actor for each in told}),
        _since(field, lines),
        why=why,
    )


def _anchor(field: _Field, line: Line) -> Anchor:
    return field.scenes[line.source].anchor(line.span)


def _question(field: _Field, cited: Sequence[Line]) -> str:
    """The sentence that leaves it most plainly open, in the source's words."""
    best = min(cited, key=lambda line: (_cue_rule(field, line) not in _OUTRIGHT, line.span.end - line.span.start))
    return best.span.of(field.scenes[best.source].text)


def _cue_rule(field: _Field, line: Line) -> str:
    return field.cues.get(_place(line), ("", Span(0, 0)))[0]


def _rules(field: _Field, cited: Sequence[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"cue:{_cue_rule(field, line)}" for line in cited))


def _held(field: _Field, lines: Sequence[Line], about: frozenset[str]) -> list[Stand]:
    """Who takes a position in these sentences, or in the sentence that goes on with one of them."""
    own = {_place(line) for line in lines}
    return [stand for stand in field.stands if _concerns(field, stand, own, about)]


def _concerns(field: _Field, stand: Stand, own: set[tuple[str, int]], about: frozenset[str]) -> bool:
    """Whether a position is on the topic: by its words, by having none of its own, or by going on about taking part."""
    line, act = stand.line, stand.act
    here = _place(line) in own
    if here and (not about or not act.about or about & keys(words(stand.scene.text, act.span))):
        return True
    if about and about <= act.about:
        return True
    said = [word for word in line.words if act.told.start <= word.start < act.span.end]
    return here and (not act.about or _takes_part(said))


def _silent(field: _Field, lines: Sequence[Line], heard: set[str]) -> tuple[str, ...]:
    """Actors whom a sentence on the issue gives a part in it, and who are not heard."""
    outlets = {folded(credit.name) for each in field.scenes.values() for credit in each.witness.findings.credits}
    found = [
        player.name
        for line in lines
        if any(word.key in _stakes() for word in line.words)
        for span, player in field.players.within(field.scenes[line.source], line.span)
        if player.kind != "person" and folded(player.name) not in outlets and not _only_place(line, span)
    ]
    return tuple(name for name in dict.fromkeys(found) if name not in heard)


def _only_place(line: Line, span: Span) -> bool:
    return any(word.text.casefold() in {"in", "for", "of", "to", "from", "at"} for word in line.before(span.start)[-1:])


@cache
def _stakes() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("parts")["stake"]))


@cache
def _parts() -> frozenset[str]:
    return frozenset(map(stem, lexicon.sections("parts")["part"]))


def _takes_part(said: Iterable[Word]) -> bool:
    return any(stem(word.text) in _parts() for word in said)


def _since(field: _Field, lines: Sequence[Line]) -> str | None:
    dates = (field.scenes[line.source].witness.document.published.date for line in lines)
    return min((date for date in dates if date), default=None)


def _weight(issue: Issue) -> tuple[int, int, int]:
    sources = {anchor.source for anchor in issue.citations}
    return -len(sources), -len(issue.positions), -len(issue.citations)


def _named(field: _Field, known: KnownIssue) -> tuple[Issue, tuple[Line, ...]]:
    """A configured issue, with the sentences that hold one of its names; no sentence where nobody speaks of it."""
    forms = [tuple(key(word) for word in name.split()) for name in (known.title, *known.aliases)]
    lines = tuple(line for line in field.lines() if any(_says(line, form) for form in forms))
    cited = [line for line in lines if field.unsettled(line)] or list(lines)
    why = (*_rules(field, cited), "configured") if lines else ()
    held = _held(field, lines, frozenset())
    if not lines:
        return Issue(known.id, known.title, known.question, "open", "auto", ()), ()
    return _issue(field, known.id, known.title, known.question, cited, held, lines, why), lines


def _says(line: Line, form: tuple[str, ...]) -> bool:
    said = [key(word.text) for word in line.words]
    return any(tuple(said[at : at + len(form)]) == form for at in range(len(said) - len(form) + 1))


def _asked(field: _Field, covered: set[tuple[str, int]]) -> Iterator[Issue]:
    """Sentences outside every topic that leave a question open outright."""
    for line in field.lines():
        rule, cue = field.cues.get(_place(line), ("", Span(0, 0)))
        if rule in _OUTRIGHT and _place(line) not in covered:
            title = _asking(field.scenes[line.source], line, cue)
            held = _held(field, [line], frozenset())
            yield _issue(field, ids.of("i", *sorted(line.keys)), title, "", [line], held, [line], (f"cue:{rule}",))


def _asking(each: Scene, line: Line, cue: Span) -> str:
    """What is asked, in the source's words: from `whether` or `how` on, else from the cue to the end of the clause."""
    start = next(
        (word.start for word in line.words if word.text.casefold() in {"whether", "how", "what", "who", "if"}), None
    )
    begin = start if start is not None else cue.start
    end = min(
        [
            line.span.end,
            *(at for mark in (",", ";", "–", "—") if (at := each.text.find(mark, begin, line.span.end)) > 0),
        ]
    )
    return each.text[begin:end].rstrip(".?! ")
