"""Support of the quote ledger: whether two quotations are readings of one utterance, and by which rule.

A shorter one is a reading of a longer one when its words stand in it as one run, or when the same speaker says most of
them in the same order. Two or three words are common property until the same speaker, or nobody's unquoted use, ties
them together.
"""

from collate.collation import alignment, drift
from collate.collation.alignment import Words
from collate.collation.cast import Player
from collate.collation.scene import Scene
from collate.collation.subject_phrase import PRONOUNS
from collate.frozen import Frozen
from collate.language.meaning import spelling
from collate.model import QuoteFinding
from collate.text import Span

_RUN = 5
_TELLING = 2
_REWORDED = 0.6
_LEAST = 4
_SAME = 0.8
_SENTENCE = 6
_NEGATED = 2
"""Words that a negation adds: `not`, `do not`."""


class Spoken(Frozen):
    """A quoted passage of one article, ready to be compared; not `told` where only an outlet is named for it."""

    scene: Scene
    finding: QuoteFinding
    words: Words
    speakers: tuple[Player, ...]
    told: bool

    @property
    def exact(self) -> str:
        """The words within the marks."""
        return self.span.of(self.scene.text)

    @property
    def span(self) -> Span:
        """Where they stand, without the comma of the sentence that reports them."""
        return without(self.finding.span, self.scene.text, ",")

    @property
    def mention(self) -> str | None:
        """The words that name its speaker; none where only an outlet is named for it."""
        return self.finding.speaker.span.of(self.scene.text) if self.finding.speaker and self.told else None

    @property
    def named(self) -> bool:
        """Whether its speakers are known, and by more than a pronoun."""
        return bool(self.speakers and self.mention) and self.mention not in PRONOUNS

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, to break ties."""
        return self.scene.source, self.finding.span.start


RULES = ("nearly-the-same", "reworded", "same-beginning", "contained-common", "shared-run", "contained")


def rule(lead: Spoken, other: Spoken, unquoted: frozenset[tuple[str, str]]) -> str | None:
    """The rule by which `other` is a reading of what `lead` says, or None."""
    met = set(lead.words.folded) & set(other.words.folded)
    if not met or _quotes_another(lead, other) or _contradicts_another(lead, other):
        return None
    if other.words.telling() < _TELLING:
        return "same-beginning" if _begins(lead, other) or _is_sentence(lead, other) else None
    shared = alignment.shared(lead.words, other.words)
    alike = not other.speakers or not lead.speakers or _one_speaker(lead, other)
    own = shared.run >= _RUN or not _common(other.words, unquoted)
    long = shared.run >= _RUN and shared.telling > _TELLING
    tests = (
        ("contained", shared.contained and own),
        ("contained-common", shared.contained and alike),
        ("shared-run", long and shared.covered >= _REWORDED),
        ("reworded", alike and shared.covered >= _REWORDED and other.words.telling() >= _LEAST),
        ("nearly-the-same", _nearly(lead, other, shared.words)),
    )
    return next((rule for rule, holds in tests if holds), None)


def _nearly(lead: Spoken, other: Spoken, shared: int) -> bool:
    """Whether two sentences of one named speaker are the same but for a word in five, telling or not."""
    size = max(len(lead.words.folded), len(other.words.folded))
    same = _one_speaker(lead, other) and len(other.words.folded) >= _SENTENCE
    return same and shared >= _SAME * size


def _one_speaker(lead: Spoken, other: Spoken) -> bool:
    """Whether a speaker of both is one by his surname: his given name may be told otherwise, as his words may."""
    mine, yours = ({spelling(player.name.split()[-1]) for player in each.speakers} for each in (lead, other))
    return not mine.isdisjoint(yours)


def _quotes_another(lead: Spoken, other: Spoken) -> bool:
    """Whether the longer is one person's words that quote the other's: these stand within marks of their own."""
    inner = any(mark in lead.exact for mark in _INNER) and not set(lead.speakers) & set(other.speakers)
    return inner and any(
        lead.words.shown[at][:1] in _OPENS
        and lead.words.folded[at : at + len(other.words.folded)] == other.words.folded
        for at in range(len(lead.words.folded) - len(other.words.folded) + 1)
    )


_OPENS = frozenset("'‘\"“«")
_INNER = tuple(f" {mark}" for mark in sorted(_OPENS))


def _contradicts_another(lead: Spoken, other: Spoken) -> bool:
    """Whether two say the same but for a negation, each named beside it: one turns the other's words round."""
    two = lead.named and other.named and not _one_speaker(lead, other)
    whole = len(lead.words.folded) <= len(other.words.folded) + _NEGATED
    return two and whole and drift.noes(lead.words) != drift.noes(other.words)


def _begins(lead: Spoken, other: Spoken) -> bool:
    """Whether a few plain words of one named speaker are how a longer quotation of the same speaker begins."""
    size = len(other.words.folded)
    return _one_speaker(lead, other) and size > _TELLING and lead.words.folded[:size] == other.words.folded


def _is_sentence(lead: Spoken, other: Spoken) -> bool:
    """Whether both are one short sentence, word for word: who said it may be told otherwise."""
    return len(other.words.folded) >= _LEAST and lead.words.folded == other.words.folded and other.words.telling() > 0


def _common(words: Words, unquoted: frozenset[tuple[str, str]]) -> bool:
    """Whether the words are common property: some article uses each pair of them without quotation marks."""
    return all(pair in unquoted for pair in zip(words.folded, words.folded[1:], strict=False))


def without(span: Span, text: str, marks: str) -> Span:
    """A span without the marks at its end, where words are left."""
    kept = len(span.of(text).rstrip().rstrip(marks))
    return Span(span.start, span.start + kept) if kept else span
