"""Support of the comparers: who stands behind a statement, as a ladder from articles to authorities.

Articles, outlets, declared origins, possible origins, root authorities: each step may be fewer
than the one before, and that is what a reader should see. The same ladder is for statements that
an editor wrote. Nothing here confirms anything.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from collate.collation.cast import folded as alike
from collate.collation.copying import COPY
from collate.collation.material import Material
from collate.folding import key as folded
from collate.frozen import Deriving, Frozen
from collate.language import lexicon
from collate.language.roots import key
from collate.language.tokens import tokenise
from collate.language.verbs import readings
from collate.model import Anchor, Mention, OriginLink, Origins, StatementFinding, Witness
from collate.model.findings import Number
from collate.text import Span

_HALF = 0.5
_OPENING = 4
"""Characters before who speaks, such as an article, where the whole sentence hangs on the cue."""
_LINE = 8
"""Words that two writers do not put alike into a sentence by chance."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_POSITIONS = ("thing", "infinitive")
"""How the rules begin that find a position on a thing, not a claim."""


class Standing(Frozen):
    """How many articles and outlets carry a statement, where they may have it from, who is said to have said it."""

    articles: int
    outlets: int
    origins: Origins
    authorities: tuple[str, ...]


class Ladder(Deriving):
    """Works out the standing of any citations of one event's articles; built once an event."""

    material: Material
    links: tuple[OriginLink, ...]

    def standing(self, citations: Sequence[Anchor]) -> Standing:
        """The ladder of a statement that `citations` carry; an article cited twice counts once."""
        witnesses = [self._witnesses[source] for source in dict.fromkeys(anchor.source for anchor in citations)]
        sources = {witness.id for witness in witnesses}
        repeated = self._repeated(citations)
        own = [each for each in witnesses if each.id not in repeated and not self._copied(each.id, sources)]
        return Standing(
            len(own),
            len({name for witness in own if (name := _publisher(witness))}),
            Origins(self._declared(witnesses), self._possible(sources)),
            self._authorities(citations, {folded(name) for witness in witnesses for name in _credits(witness)}),
        )

    @cached_property
    def _witnesses(self) -> dict[str, Witness]:
        return {witness.id: witness for witness in self.material.witnesses}

    @cached_property
    def _claims(self) -> dict[str, dict[int, StatementFinding]]:
        """The statements of each article that claim something to be so, by their number."""
        return {
            source: {at: each for at, each in enumerate(witness.findings.statements) if _asserts(each)}
            for source, witness in self._witnesses.items()
        }

    def _copied(self, source: str, sources: set[str]) -> bool:
        """Whether another of the carrying articles holds this one word for word."""
        return any(link.source == source and link.origin in sources and link.note == COPY for link in self.links)

    def _repeated(self, citations: Sequence[Anchor]) -> set[str]:
        """The articles that carry the statement in the very words of another, with which a link says so."""
        sources = {anchor.source for anchor in citations}
        linked = {
            frozenset((link.source, link.origin))
            for link in self.links
            if link.kind == "possible" and {link.source, link.origin} <= sources
        }
        if not linked:
            return set()
        first: dict[tuple[str, ...], str] = {}
        own: set[str] = set()
        for anchor in citations:
            words = _words(anchor.exact)
            holder = first.setdefault(words, anchor.source)
            if len(words) < _LINE or frozenset((holder, anchor.source)) not in linked:
                own.add(anchor.source)
        return sources - own

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
        counts = {value for anchor in citations[:1] for value, _ in self._figures(anchor)}
        for name in (name for anchor in citations for name in self._sayers(anchor, counts)):
            if folded(name) not in outlets:
                found.setdefault(alike(name), name)
        return tuple(found.values())

    def _sayers(self, anchor: Anchor, counts: Container[Number | None]) -> Iterator[str]:
        """By statements first, then by those figures among the cited words that the first citation has too."""
        witness = self._witnesses[anchor.source]
        mentions = [each.source for each in _innermost(self._claims[anchor.source], Span(anchor.start, anchor.end))]
        mentions += [mention for value, mention in self._figures(anchor) if value in counts]
        for mention in mentions:
            name = self._name(witness, mention)
            if name:
                yield name

    def _figures(self, anchor: Anchor) -> Iterator[tuple[Number | None, Mention | None]]:
        """The figures among the cited words: how many, and by whom."""
        span = Span(anchor.start, anchor.end)
        found = self._witnesses[anchor.source].findings.figures
        return ((each.value, each.attributed_to) for each in found if span.holds(each.span))

    def _name(self, witness: Witness, mention: Mention | None) -> str | None:
        if not mention:
            return None
        player = self.material.players.who(witness.id, mention)
        if player:
            return player.name
        words = mention.span.of(witness.document.text)
        return None if folded(words) in lexicon.words("pronouns") else words


def _words(exact: str) -> tuple[str, ...]:
    """Words outside quotation marks, as they are compared: whoever quotes the same words quotes them alike."""
    plain = _QUOTED.sub(" ", exact)
    return tuple(known for token in tokenise(plain, 0, len(plain)) if (known := key(token.text)))


def _publisher(witness: Witness) -> str | None:
    """The outlet by name; None where it is not known: what is not known is not counted."""
    name = witness.document.article.about.publisher
    return folded(name) if name else None


def _credits(witness: Witness) -> tuple[str, ...]:
    return (*witness.document.article.about.credits, *(each.name for each in witness.findings.credits))


def _innermost(claims: Mapping[int, StatementFinding], span: Span) -> list[StatementFinding]:
    """The statements that open `span` or cover half of it, without those that only report another of them."""
    held = {at: each for at, each in claims.items() if _covers(each, span)}
    outer = {each.within for each in held.values()}
    return [each for at, each in held.items() if at not in outer]


def _asserts(statement: StatementFinding) -> bool:
    """Whether the content is claimed to be so: who discusses, wants or opposes a thing has not said that it is."""
    if statement.rule.startswith(_POSITIONS):
        return False
    reading = readings().get(statement.stance)
    takes = reading.verb.takes if reading else frozenset[str]()
    return bool(takes & {"beside", "evidence"}) or "thing" not in takes


def _covers(statement: StatementFinding, span: Span) -> bool:
    shared = sum(max(0, min(each.end, span.end) - max(each.start, span.start)) for each in statement.content)
    opens = statement.source is not None and 0 <= statement.source.span.start - span.start <= _OPENING
    return shared > 0 and (opens or shared >= _HALF * (span.end - span.start))
