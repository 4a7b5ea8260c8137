"""Support of the comparers: who is the same actor in several articles.

Every actor keeps one display name over the event: the configured one, else the fullest that an
article uses. Two names are one actor only by rules that state how names are shortened; likeness never suffices.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from collate.collation.clauses import OPENERS
from collate.collation.scene import Line, Scene, Word
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import spelling
from collate.model import Actor, KnownActor, Mention
from collate.text import Span

_AND = re.compile(r"(?:,\s+(?:a|an|the|his|her|its|who|whose)\s[^,]{1,120},)?\s+and\s+")


class Player(Frozen):
    """An actor over all articles, under one display name."""

    name: str
    kind: str


Named = tuple[Span, Player]
"""The words that name an actor, and the actor."""


class Cast(Frozen):
    """The actors of the event: by article and actor id, and by the places in each article that name them."""

    players: dict[tuple[str, str], Player]
    places: dict[str, tuple[Named, ...]]

    def who(self, source: str, mention: Mention | None) -> Player | None:
        """The actor that `mention` resolves to, or None."""
        return self.players.get((source, mention.actor)) if mention and mention.actor else None

    def within(self, scene: Scene, span: Span) -> tuple[Named, ...]:
        """The actors named inside `span`, in order."""
        held = self.places[scene.source]
        first = bisect_left(held, ((span.start,),))
        last = bisect_left(held, ((span.end,),), first) if span.end > span.start else first
        return tuple([named for named in held[first:last] if named[0].end <= span.end])

    def bodies(self, scene: Scene, line: Line) -> tuple[tuple[Span, Player], ...]:
        """Bodies that the sentence names by a common noun: `the federation` is the article's own, if it names one."""
        bodies = _bodies()
        return tuple(
            (Span(words[0].start, words[-1].end), self._body(scene, words))
            for at, word in enumerate(line.words)
            if word.text.casefold() in bodies and (words := _phrase(scene, line.words[: at + 1]))
        )

    def _body(self, scene: Scene, words: Sequence[Word]) -> Player:
        """The only actor of the article whose name ends on the same noun, else the body as it is called."""
        head = spelling(words[-1].text)
        own = {
            self.players[scene.source, actor.id]
            for actor in scene.witness.findings.actors
            if actor.kind != "person" and folded(actor.name).split()[-1:] == [head]
        }
        called = " ".join(word.text for word in words if word.text.casefold() not in OPENERS)
        return next(iter(own)) if len(own) == 1 else Player(called, "group")

    def speakers(self, scene: Scene, mention: Mention | None) -> tuple[Player, ...]:
        """All whom the words of a mention make the speaker: `X, the minister, and Y` are two."""
        first = self.who(scene.source, mention)
        if not mention or not first:
            return ()
        line = scene.line(mention.span.start)
        named = self.within(scene, Span(line.span.start, mention.span.end)) if line else ()
        return (*_joined(scene.text, named, mention.span), first) if named else (first,)


def _bodies() -> frozenset[str]:
    return lexicon.words("bodies")


def _phrase(scene: Scene, words: Sequence[Word]) -> tuple[Word, ...]:
    """The noun phrase that ends a run of words and opens with an article or stands first; else empty."""
    for back in range(1, min(_LONGEST, len(words)) + 1):
        first = words[-back]
        if back > 1 and not scene.glued(first, words[-back + 1]):
            return ()
        if first.text.casefold() in OPENERS or (back == len(words) and first.text[0].isupper()):
            return tuple(words[-back:])
    return ()


_LONGEST = 4


def _joined(text: str, named: tuple[tuple[Span, Player], ...], mention: Span) -> tuple[Player, ...]:
    """Actors whom `and` ties to the last actor of `mention`, appositions passed over."""
    last, player = named[-1]
    start = last.start if mention.meets(last) else mention.start
    partners = [each for each in named[:-1] if _AND.fullmatch(text, each[0].end, start)]
    return tuple(partner for _, partner in partners if partner != player)


@lru_cache(maxsize=1 << 12)
def folded(name: str) -> str:
    """A name as it is compared: spelled alike, without a leading article."""
    words = [spelling(word) for word in name.split()]
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def cast(scenes: Sequence[Scene], configured: Iterable[KnownActor]) -> Cast:
    """The actors of all articles; two are one by configuration, an equal name, a surname or an acronym.

    Whom a surname means is told by its own article first: another may know a namesake, or another given name.
    """
    known = {folded(form): each.name for each in configured for form in (each.name, *each.aliases)}
    actors = [(each.source, actor) for each in scenes for actor in each.witness.findings.actors]
    short = _shortenings(actor for _, actor in actors)
    own = {each.source: _shortenings(each.witness.findings.actors) for each in scenes}
    roots = {(source, actor.id): _root(actor, known, {**short, **own[source]}) for source, actor in actors}
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for source, actor in actors:
        kinds[roots[source, actor.id]][actor.kind] += 1 if len(actor.name.split()) == 1 else _FULL_NAME
        names[roots[source, actor.id]][actor.name] += 1
    shown = {root: known.get(root) or _fullest(found) for root, found in names.items()}
    players = {place: Player(shown[root], kinds[root].most_common(1)[0][0]) for place, root in roots.items()}
    return Cast(players, _places(scenes, players))


_FULL_NAME = 100
"""How much more a full name tells of its kind than a lone word, which is a surname or a firm."""


def _places(scenes: Sequence[Scene], players: dict[tuple[str, str], Player]) -> dict[str, tuple[Named, ...]]:
    """Where each article names whom: as its own findings say, and by full names that another article knows."""
    known = {
        tuple(name.split()): players[each.source, actor.id]
        for each in scenes
        for actor in each.witness.findings.actors
        for name in (actor.name, players[each.source, actor.id].name)
    }
    firsts = {name[0] for name in known}
    return {each.source: _named(each, players, known, firsts) for each in scenes}


def _named(
    each: Scene, players: dict[tuple[str, str], Player], known: dict[tuple[str, ...], Player], firsts: set[str]
) -> tuple[Named, ...]:
    own = [
        (mention, players[each.source, actor.id])
        for actor in each.witness.findings.actors
        for mention in actor.mentions
    ]
    lent = [
        (Span(word.start, line.words[at + size - 1].end), player)
        for line in each.lines
        for at, word in enumerate(line.words)
        if word.text in firsts
        for size in range(1, min(_LONGEST, len(line.words) - at) + 1)
        if (player := known.get(tuple(one.text for one in line.words[at : at + size])))
    ]
    kept: list[Named] = []
    for span, player in sorted([*own, *lent], key=lambda named: (named[0].start, -named[0].end, named[1].name)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((Span(*span), player))
    return tuple(kept)


def _fullest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-len(name.split()), -names[name], name))


def _root(actor: Actor, known: dict[str, str], short: dict[str, str]) -> str:
    forms = [folded(form) for form in (actor.name, *actor.aliases)]
    named = next((known[form] for form in forms if form in known), None)
    if named:
        return folded(named)
    own = _untitled(actor)
    return short.get(own, own)


def _untitled(actor: Actor) -> str:
    """An actor's folded name; a person's without titles before it and without middle names."""
    words = folded(actor.name).split()
    if actor.kind != "person":
        return " ".join(words)
    while len(words) > _FULL and words[0] in _titles():
        words = words[1:]
    return " ".join(words if len(words) <= _FULL else (words[0], words[-1]))


_FULL = 2


def _titles() -> frozenset[str]:
    return lexicon.words("offices")


def _shortenings(actors: Iterable[Actor]) -> dict[str, str]:
    """Short name → full name, where only one full name can be meant."""
    full: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        name = _untitled(actor)
        words = name.split()
        if len(words) > 1 and actor.kind == "person":
            full[words[-1]].add(name)
        if len(words) > 1 and actor.kind != "person":
            full["".join(word[0] for word in words)].add(name)
    return {short: next(iter(names)) for short, names in full.items() if len(names) == 1}
