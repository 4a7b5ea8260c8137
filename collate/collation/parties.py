"""Support of the discrepancies: whom words mean, so that `the mayor` here and `Lena Tosh` there can be one.

A party is a set of keys: the telling words, and where they name an actor, or an office that one person alone holds in
the event, that actor's name and offices.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from collate.collation.cast import Cast, Player
from collate.collation.offices import Office
from collate.collation.scene import Scene, keys
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key
from collate.model import Mention
from collate.text import Span

_BETWEEN = ", "


class Parties(Frozen):
    """Knows the actors of an event by name and by office, and what the offices are of (`bodies`)."""

    players: Cast
    held: dict[str, frozenset[str]]
    holder: dict[str, str]
    bodies: dict[str, frozenset[str]]

    def of(self, each: Scene, span: Span) -> frozenset[str]:
        """The party that the words of `span` name, or a name that a comma sets behind them."""
        line = each.line(span.start)
        words = line.within(span) if line else ()
        named = self._named(each, span)
        if named:
            return keys(words) | frozenset().union(*map(self._known, named))
        last = next((word.key for word in reversed(words) if word.key), "")
        office = _HEADED.get(last, last)
        if office not in self.holder or (office != last and not self._heads(office, keys(words) - {last})):
            return keys(words)
        return keys(words) | _name(self.holder[office]) | {office}

    def who(self, each: Scene, mention: Mention | None) -> frozenset[str]:
        """The party that a mention resolves to; a pronoun that resolves to nobody is none."""
        if mention is None:
            return frozenset()
        player = self.players.who(each.source, mention)
        return self.of(each, mention.span) | (self._known(player) if player else frozenset())

    def _named(self, each: Scene, span: Span) -> list[Player]:
        inside = [player for _, player in self.players.within(each, span)]
        behind = span.end + len(_BETWEEN)
        if inside or each.text[span.end : behind] != _BETWEEN:
            return inside
        near = self.players.within(each, Span(behind, behind + _NAME))
        return [player for place, player in near if _only_titles(each.text[behind : place.start])][:1]

    def _heads(self, office: str, of: frozenset[str]) -> bool:
        """Whether the holder of an office heads a body called by some words: a prime minister heads no ministry."""
        own = self.bodies.get(office, frozenset())
        return _FIRST not in own and (not of or not own or bool(of & own))

    def _known(self, player: Player) -> frozenset[str]:
        return _name(player.name) | self.held.get(player.name, frozenset())


def _only_titles(words: str) -> bool:
    return all(word.casefold().rstrip(".") in lexicon.words("offices") for word in words.split())


_FIRST = key("prime")
_NAME = 60
_HEADED = {key("ministry"): key("minister"), key("presidency"): key("president")}
"""A body that speaks by whoever heads it."""


def parties(told: Iterable[Iterable[Office]], players: Cast) -> Parties:
    """The parties of an event; an office counts as somebody's where one person alone holds it."""
    held: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[str]] = defaultdict(set)
    for office in chain.from_iterable(told):
        held[office.name].add(office.title)
        holders[office.title].add(office.name)
        bodies[office.title].update(office.body)
    alone = {title: next(iter(names)) for title, names in holders.items() if len(names) == 1}
    return Parties(
        players,
        {name: frozenset(title for title in titles if title in alone) for name, titles in held.items()},
        alone,
        {title: frozenset(of) for title, of in bodies.items()},
    )


def _name(name: str) -> frozenset[str]:
    return frozenset(map(key, name.split()))
