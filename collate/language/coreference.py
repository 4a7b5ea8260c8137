"""Which actor a mention means: its name, its office, or the nearest that a pronoun fits."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from collate.frozen import Deriving
from collate.language.lexicon import sections
from collate.model import Actor, Document, Mention, Sentence
from collate.text import Span

_PRONOUNS = {"he": "man", "him": "man", "his": "man", "she": "woman", "her": "woman"}
_JOINT = re.compile(r"\band\b")
_OF = re.compile(r"\b(?:of|for)\b")
_LAST = re.compile(r"[a-z-]+$")
_CLOSES = frozenset(',.;:—–)”"\n')
"""What stands behind a name that only says who was meant."""
_REACH = 4
"""Sentences back that a pronoun reaches."""


class Cast(Deriving):
    """The actors of one article by their places."""

    document: Document
    actors: tuple[Actor, ...]

    @cached_property
    def _places(self) -> list[tuple[Span, Actor]]:
        """Every mention, sorted once."""
        return sorted((span, actor) for actor in self.actors for span in actor.mentions)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self._places]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.document.sentences]

    def mention(self, span: Span) -> Mention:
        """The mention at `span` with the actor it means, if that is sure enough."""
        words = span.of(self.document.text)
        actor = (
            self._named(span)
            or self._apposed(span)
            or self._pronoun(words, span.start)
            or self._office(words, span.start)
        )
        return Mention(span, actor.id if actor else None)

    def _named(self, span: Span) -> Actor | None:
        """The actor whose name is the head of the words: it ends them, or an apposition follows it.

        Of two joined by `and` it is the nearer to the verb; the mention's words tell the other.
        """
        text = self.document.text
        at = bisect_right(self._starts, span.end - 1)
        held = [
            each
            for each in self._places[max(0, at - 8) : at]
            if each[0].start >= span.start and each[0].end <= span.end
        ]
        if len({actor.id for _, actor in held}) > 1 and _JOINT.search(words := span.of(text)) and not _OF.search(words):
            place, actor = held[-1]
            return actor if place.end == span.end else None
        for place, actor in held:
            rest = text[place.end : span.end].strip()
            if not rest or rest[0] in ",(—–" or rest.startswith("who "):
                return actor
        return None

    def _apposed(self, span: Span) -> Actor | None:
        """The person named right behind what they are: `the firm's lawyer, Ana Ito, said`."""
        text = self.document.text
        head = _LAST.search(span.of(text))
        if not head or head.group().lower() not in sections("names")["title"] | sections("names")["person"]:
            return None
        at = bisect_left(self._starts, span.end + len(", "))
        if at == len(self._places) or text[span.end : self._places[at][0].start] != ", ":
            return None
        place, actor = self._places[at]
        alone = text[place.end : place.end + 1] in _CLOSES
        return actor if alone and actor.kind == "person" and " " in place.of(text) else None

    def _pronoun(self, words: str, at: int) -> Actor | None:
        sex = _PRONOUNS.get(words.lower())
        if words.lower() == "who":
            return self._antecedent(at)
        if sex is None:
            return None
        for sentence in self._back(at):
            fits = self._persons(sentence, at, sex)
            if fits:
                return fits[0]
        return None

    def _antecedent(self, at: int) -> Actor | None:
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return None
        place, actor = self._places[index]
        return actor if self.document.text[place.end : at].strip(" ,") == "" else None

    def _back(self, at: int) -> list[Sentence]:
        index = bisect_right(self._sentence_starts, at) - 1
        return [self.document.sentences[each] for each in range(index, max(-1, index - _REACH), -1)]

    def _persons(self, sentence: Sentence, at: int, sex: str) -> list[Actor]:
        first, last = (
            bisect_right(self._starts, sentence.span.start - 1),
            bisect_right(self._starts, min(sentence.span.end, at) - 1),
        )
        return [actor for _, actor in self._places[first:last] if actor.kind == "person" and _fits(actor, sex)]

    def _office(self, words: str, at: int) -> Actor | None:
        """`the minister`, `the ministry`: the nearest actor before with that office or word in its name."""
        parts = words.lower().split()
        if len(parts) < 2 or parts[0] not in ("the", "this", "that"):  # noqa: PLR2004 - an article and a noun
            return None
        head = parts[-1]
        if head not in sections("names")["title"] | sections("names")["organisation"]:
            return None
        fits = [actor for actor in self.actors if actor.mentions[0].start < at and _holds(actor, head)]
        return max(fits, key=lambda actor: max(span.start for span in actor.mentions if span.start < at), default=None)


def _holds(actor: Actor, head: str) -> bool:
    role = (actor.role or "").lower().split()
    return (bool(role) and role[-1] == head) or (actor.kind != "person" and head in actor.name.lower().split())


def _fits(actor: Actor, sex: str) -> bool:
    known = sections("names")
    other = "man" if sex == "woman" else "woman"
    return not known[other].intersection((actor.role or "").lower().replace(".", "").split())


def cast(document: Document, actors: Sequence[Actor]) -> Cast:
    """The actors of `document`, ready to be asked."""
    return Cast(document, tuple(actors))
