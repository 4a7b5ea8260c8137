"""Support of the comparers: who stands behind a statement, as a ladder from articles to authorities.

Articles, outlets, declared origins, possible origins, root authorities: each step may be fewer
than the one before, and that is what a reader should see. The same ladder is for statements that
an editor wrote. Nothing here confirms anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from collate.collation.cast import Cast, cast
from collate.collation.cast import folded as alike
from collate.collation.copying import COPY
from collate.collation.material import Material
from collate.folding import key as folded
from collate.language import lexicon
from collate.model import Anchor, Mention, OriginLink, Origins, StatementFinding, Witness
from collate.text import Span

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """How many articles and outlets carry a statement, where they may have it from, who is said to have said it."""

    articles: int
    outlets: int
    origins: Origins
    authorities: tuple[str, ...]


@dataclass(frozen=True)
class Ladder:
    """Works out the standing of any citations of one event's articles; built once an event."""

    material: Material
    links: tuple[OriginLink, ...]

    def standing(self, citations: Sequence[Anchor]) -> Standing:
        """The ladder of a statement that `citations` carry; an article cited twice counts once."""
        witnesses = [self._witnesses[source] for source in dict.fromkeys(anchor.source for anchor in citations)]
        sources = {witness.id for witness in witnesses}
        own = [witness for witness in witnesses if not self._copied(witness.id, sources)]
        return Standing(
            len(own),
            len({_publisher(witness) for witness in own}),
            Origins(self._declared(witnesses), self._possible(sources)),
            self._authorities(citations, {folded(name) for witness in witnesses for name in _credits(witness)}),
        )

    @cached_property
    def _cast(self) -> Cast:
        return cast(self.material)

    @cached_property
    def _witnesses(self) -> dict[str, Witness]:
        return {witness.id: witness for witness in self.material.witnesses}

    def _copied(self, source: str, sources: set[str]) -> bool:
        """Whether another of the carrying articles holds this one word for word."""
        return any(link.source == source and link.origin in sources and link.note == COPY for link in self.links)

    def _declared(self, witnesses: Iterable[Witness]) -> tuple[str, ...]:
        """The outlets that the articles credit, each once, themselves left out."""
        found: dict[str, str] = {}
        for witness in witnesses:
            for name in _credits(witness):
                if folded(name) != _publisher(witness):
                    shown = found.setdefault(folded(name), name)
                    found[folded(name)] = min(shown, name, key=str.isupper)
        return tuple(sorted(found.values(), key=folded))

    def _possible(self, sources: set[str]) -> tuple[str, ...]:
        found = {
            link.origin for link in self.links if link.kind == "possible" and {link.source, link.origin} <= sources
        }
        return tuple(sorted(found))

    def _authorities(self, citations: Sequence[Anchor], outlets: set[str]) -> tuple[str, ...]:
        """Who is said to have said the cited words, each once however written; a credited outlet only passed it on."""
        found: dict[str, str] = {}
        for name in (name for anchor in citations for name in self._sayers(anchor)):
            if folded(name) not in outlets:
                found.setdefault(alike(name), name)
        return tuple(found.values())

    def _sayers(self, anchor: Anchor) -> Iterator[str]:
        """By statements first, then by figures among the cited words."""
        witness = self._witnesses[anchor.source]
        span = Span(anchor.start, anchor.end)
        mentions = [each.source for each in _innermost(witness.findings.statements, span)]
        mentions += [each.attributed_to for each in witness.findings.figures if span.holds(each.span)]
        for mention in mentions:
            name = self._name(witness, mention)
            if name:
                yield name

    def _name(self, witness: Witness, mention: Mention | None) -> str | None:
        if not mention:
            return None
        player = self._cast.who(witness.id, mention)
        if player:
            return player.name
        words = mention.span.of(witness.document.text)
        return None if folded(words) in lexicon.words("pronouns") else words


def _publisher(witness: Witness) -> str:
    """The outlet by name; an article of no known publisher is an outlet of its own."""
    name = witness.document.article.about.publisher
    return folded(name) if name else f"\0{witness.id}"


def _credits(witness: Witness) -> tuple[str, ...]:
    return (*witness.document.article.about.credits, *(each.name for each in witness.findings.credits))


def _innermost(statements: Sequence[StatementFinding], span: Span) -> list[StatementFinding]:
    """The statements that cover half of `span` or lie in it, without those that only report another of them."""
    held = {at: each for at, each in enumerate(statements) if _covers(each, span)}
    outer = {each.within for each in held.values()}
    return [each for at, each in held.items() if at not in outer]


def _covers(statement: StatementFinding, span: Span) -> bool:
    shared = sum(max(0, min(each.end, span.end) - max(each.start, span.start)) for each in statement.content)
    size = sum(each.end - each.start for each in statement.content)
    return bool(shared) and shared >= _HALF * min(size, span.end - span.start)
