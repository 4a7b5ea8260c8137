"""Open issues, found without being told: what sources call unsettled, grouped by what it is about.

A sentence is unsettled by the words it uses (`hinges on`, `has yet to`, `refuses` …). What such sentences
repeat over the articles is a topic and titled in the sources' own words; a sentence that asks a question
outright stands for itself. Issues that the configuration names are recognised by their aliases.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec.structs import replace

from collate import ids
from collate.collation import positions
from collate.collation.cast import folded
from collate.collation.clauses import clause_around
from collate.collation.material import Material
from collate.collation.positions import Stand
from collate.collation.scene import Line, Scene, keys, words
from collate.collation.topics import Topic
from collate.collation.unsettled import Ground, Place, asked, ground, left_open, matters, place, takes_part
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key
from collate.model import Anchor, Comparison, Issue, KnownIssue
from collate.text import Span

_MOST = 12
_ASKED = 4
_CITED = 6
_PAIR = 2
_LONG = 30
_LEAST = 6
_OUTRIGHT = frozenset({"hinges", "remains", "unclear", "yet", "question"})


class _Matter(Frozen):
    """An issue before its positions are told: its name, title and question, all its sentences, and its keys."""

    name: str
    title: str
    question: str
    lines: tuple[Line, ...]
    about: frozenset[str]
    rule: str


_Said = Mapping[str, Sequence[tuple[Place, tuple[str, ...]]]]
"""The sentences of an event that have a word, each with all its words: of an archive's many issues few are there."""


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its issues: those the configuration names, then the widest found."""
    field = ground(material)
    topics = matters(field)
    said = _said(field)
    known = [(each, _known(field, said, each, topics)) for each in material.config.issues]
    named = tuple(_issue(field, matter) for _, matter in known if matter.lines)
    taken = {place(line) for _, matter in known for line in matter.lines}
    found = [topic for topic in topics if not _mostly(topic.lines, taken)]
    drafts = sorted((each for topic in found if (each := _draft(field, topic))), key=_weight)
    covered = taken | {place(line) for topic in found for line in topic.lines}
    outright = tuple(_asked(field, covered))[:_ASKED]
    return replace(comparison, issues=(*named, *tuple(_unlike(drafts))[:_MOST], *outright))


def _known(field: Ground, said: _Said, known: KnownIssue, topics: Sequence[Topic]) -> _Matter:
    """A configured issue with the sentences that hold one of its names, and those of topics that are the same."""
    forms = _forms((known.title, *known.aliases))
    own = {at for form in forms for at in _holding(said, form)}
    for topic in topics if own else ():
        if _mostly(topic.lines, own) or any(topic.keys <= set(form) for form in forms):
            own |= {place(line) for line in topic.lines}
    lines = tuple(line for line in field.lines() if place(line) in own) if own else ()
    about = frozenset(word for form in forms for word in form)
    return _Matter(known.id, known.title, known.question, lines, about, "configured")


def _said(field: Ground) -> _Said:
    found: dict[str, list[tuple[Place, tuple[str, ...]]]] = defaultdict(list)
    for line in field.lines():
        told = tuple(key(word.text) for word in line.words)
        for word in dict.fromkeys(told):
            found[word].append((place(line), told))
    return found


@lru_cache(maxsize=1 << 12)
def _forms(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(key(word) for word in name.split()) for name in names)


def _holding(said: _Said, form: tuple[str, ...]) -> Iterator[Place]:
    """The sentences that have the words of a name in a row."""
    rarest = min((said.get(word, ()) for word in form), key=len, default=())
    for at, told in rarest:
        if any(told[first : first + len(form)] == form for first in range(len(told) - len(form) + 1)):
            yield at


def _unlike(drafts: list[Issue]) -> Iterator[Issue]:
    """Issues without those whose positions all stand in a wider one."""
    told: list[set[Anchor]] = []
    for issue in drafts:
        own = {cited for position in issue.positions for cited in position.citations}
        if not own or not any(own <= wider for wider in told):
            told.append(own)
            yield issue


def _mostly(lines: Iterable[Line], taken: set[Place]) -> bool:
    places = [(line.source, line.index) for line in lines]
    return sum(place in taken for place in places) * 2 > len(places)


def _draft(field: Ground, topic: Topic) -> Issue | None:
    """A topic as an issue, where it is left open and either several articles or several positions carry it."""
    matter = _Matter(
        ids.of("i", *sorted(topic.keys)),
        topic.title,
        "",
        topic.lines,
        topic.keys,
        f"topic:{'+'.join(sorted(topic.keys))}",
    )
    wide = topic.sources > 1 and (len(topic.keys) > 1 or len(topic.lines) > _PAIR)
    opened = any(left_open(field, line, topic.keys) for line in topic.lines)
    return _issue(field, matter) if opened and (wide or len(_held(field, matter)) > 1) else None


def _issue(field: Ground, matter: _Matter) -> Issue:
    told = positions.positions(_held(field, matter))
    opened = [line for line in matter.lines if left_open(field, line, matter.about)]
    cited = opened or [line for line in matter.lines if field.unsettled(line)] or list(matter.lines)
    rules = dict.fromkeys(f"cue:{field.rule(line)}" for line in cited if field.unsettled(line))
    return Issue(
        matter.name,
        matter.title,
        matter.question or _question(field, cited),
        "open",
        "auto",
        tuple(_anchor(field, line) for line in cited)[:_CITED],
        told,
        _silent(field, matter.lines, {each.actor for each in told}),
        _since(field, matter.lines),
        why=(*rules, matter.rule),
    )


def _anchor(field: Ground, line: Line) -> Anchor:
    return field.scenes[line.source].anchor(line.span)


def _question(field: Ground, cited: Sequence[Line]) -> str:
    """The sentence that leaves it most plainly open, in the source's words."""
    best = min(cited, key=lambda line: (field.rule(line) not in _OUTRIGHT, line.span.end - line.span.start))
    each = field.scenes[best.source]
    cue = field.cues.get(place(best))
    if cue and len(best.words) > _LONG:
        clause = clause_around(each.text, best.span, cue[1])
        if len(best.within(clause)) >= _LEAST:
            return clause.of(each.text).strip(" ,;–—")
    return best.span.of(each.text)


def _held(field: Ground, matter: _Matter) -> list[Stand]:
    """Who takes a position in these sentences, or in the sentence that goes on with one of them."""
    own = {place(line) for line in matter.lines}
    return [stand for stand in field.stands if _concerns(stand, own, matter.about)]


def _concerns(stand: Stand, own: set[Place], about: frozenset[str]) -> bool:
    """Whether a position is on the topic: by its words, by having none of its own, or by going on about taking part."""
    line, act = stand.line, stand.act
    here = place(line) in own
    if here and (not about or not act.about or about & keys(words(stand.scene.text, act.span))):
        return True
    if about and about <= act.about:
        return True
    said = [word for word in line.words if act.told.start <= word.start < act.span.end]
    return here and (not act.about or takes_part(said))


def _silent(field: Ground, lines: Sequence[Line], heard: set[str]) -> tuple[str, ...]:
    """Actors whom a sentence on the issue gives a part in it, and who are not heard."""
    outlets = {folded(credit.name) for each in field.scenes.values() for credit in each.witness.findings.credits}
    found = [
        player.name
        for line in lines
        if any(word.key in _stakes() for word in line.words)
        for span, player in field.players.within(field.scenes[line.source], line.span)
        if player.kind != "person" and folded(player.name) not in outlets and not _onlyplace(line, span)
    ]
    return tuple(name for name in dict.fromkeys(found) if name not in heard)


def _onlyplace(line: Line, span: Span) -> bool:
    return any(word.text.casefold() in {"in", "for", "of", "to", "from", "at"} for word in line.before(span.start)[-1:])


@cache
def _stakes() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("parts")["stake"]))


def _since(field: Ground, lines: Sequence[Line]) -> str | None:
    dates = (field.scenes[line.source].witness.document.published.date for line in lines)
    return min((date for date in dates if date), default=None)


def _weight(issue: Issue) -> tuple[int, int, int]:
    sources = {anchor.source for anchor in issue.citations}
    return -len(sources), -len(issue.positions), -len(issue.citations)


def _asked(field: Ground, covered: set[Place]) -> Iterator[Issue]:
    """Sentences outside every topic that leave a question open outright."""
    for line in field.lines():
        if field.rule(line) in _OUTRIGHT and place(line) not in covered:
            title = _asking(field.scenes[line.source], line, field.cues[place(line)][1])
            name = ids.of("i", *sorted(line.keys))
            yield _issue(field, _Matter(name, title, "", (line,), frozenset(), "asked-outright"))


def _standing(each: Scene, line: Line, cue: Span) -> str:
    """What hangs on something or remains open, where the words before the cue say so: up to a mark, no mere pronoun."""
    words = each.text[clause_around(each.text, line.span, cue).start : cue.start].strip()
    own = words.partition(",")[0].strip()
    said = cue.of(each.text).casefold()
    stands = said.endswith((" on", " upon")) or said.startswith(("remain", "is ", "are "))
    return own if stands and len(own) <= _TITLE and len(own.split()) > 1 else ""


_TITLE = 80
_ASKS = frozenset({"whether", "how", "what", "who", "which", "when", "where", "why", "if"})


def _asking(each: Scene, line: Line, cue: Span) -> str:
    """What is asked, in the source's words: from `whether` or `how` on, else from the cue to the end of the clause."""
    after = line.within(Span(cue.start, line.span.end))
    start = next((word.start for word in after if word.text.casefold() in _ASKS), None)
    standing = _standing(each, line, cue) if start is None else ""
    if standing:
        return standing
    begin = start if start is not None else cue.start
    stops = (each.text.find(mark, begin, line.span.end) for mark in ",;–—")
    whole = Span(begin, min((at for at in stops if at > 0), default=line.span.end))
    title = (asked(each.text, whole) if start is not None else whole).of(each.text).rstrip(".?! ")
    return title if len(title.split()) > 1 else line.span.of(each.text).rstrip(".?! ")
