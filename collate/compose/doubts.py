"""What an editor says that the cited words do not bear: doubts, told as warnings, since an editor may know better."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from collate.folding import key
from collate.language.dates import dates
from collate.language.numbers import NumberPhrase, number_phrases
from collate.model import Actor, Anchor, QuoteFinding, Witness
from collate.text import Lines, Span

Spoken = tuple[Anchor, QuoteFinding | None]
"""A cited passage, and the quote that was found at its words."""

_ORDINAL = ("st", "nd", "rd", "th")
_RUN = re.compile(r"\d[\d.,'’ \u00a0\u202f\u2009]*")
_TYING = re.compile(r"\b(?:of|for|at|from|who)\b")
_TELLING = re.compile(r"[^\W_]{4,}|[^\W\d_a-z]{2,}")


def unborne(said: str, cited: Sequence[str]) -> Iterator[Span]:
    """The numbers in digits that `said` claims and none of the `cited` words has; those of a date claim nothing.

    Digits are grouped and parted by another custom in other languages: the same digits are the same number.
    """
    borne = {bound for words in cited for each in _numbers(words) for bound in (each.low, each.high)}
    written = {_digits(run) for words in cited for run in _RUN.findall(words)}
    days = [each.span for each in dates(said, Span(0, len(said)))]
    for each in _numbers(said):
        digits = "" if _is_part(said, each.span) else _digits(each.span.of(said))
        known = not digits or each.low in borne or digits in written
        if not known and not any(day.meets(each.span) for day in days):
            yield each.span


def countless(cited: Anchor) -> bool:
    """Whether no number stands in the words cited for one."""
    return not any(char.isnumeric() for char in cited.exact) and next(_numbers(cited.exact), None) is None


def another_speaker(
    who: str, found: Iterable[Spoken], witnesses: Mapping[str, Witness], same: Mapping[str, str]
) -> tuple[str, tuple[str, ...]] | None:
    """Whom every source names as who spoke the words, and where, if that is somebody else than `who`.

    `same` are the known actors' ids by each of their names. A passage without a named speaker settles nothing.
    """
    named = [(_speaker(quote, witnesses[anchor.source]), quote, witnesses[anchor.source]) for anchor, quote in found]
    speakers = [
        actor
        for actor, _, witness in named
        if actor and not _alike(who, actor, same) and not _introduced(who, actor, witness.document.text)
    ]
    if not speakers or len(speakers) < len(named):
        return None
    places = (_place(quote, witness) for _, quote, witness in named if quote)
    return speakers[0].name, tuple(dict.fromkeys(places))


def _is_part(said: str, span: Span) -> bool:
    """Whether digits belong to a name (*G7*, *A-66*), an ordinal or a time of day, and count nothing."""
    before, after = said[max(0, span.start - 2) : span.start], said[span.end : span.end + 2]
    named = before[-1:].isalpha() or (before[-1:] == "-" and before[:1].isalpha())
    hour = re.match(r":\d", after) or re.fullmatch(r"\d:", before)
    return named or bool(hour) or after in _ORDINAL


def _digits(words: str) -> str:
    return "".join(str(int(char)) for char in words if char.isdecimal())


def _numbers(words: str) -> Iterator[NumberPhrase]:
    return number_phrases(words, Span(0, len(words)))


def _speaker(quote: QuoteFinding | None, witness: Witness) -> Actor | None:
    if quote is None or quote.speaker is None or quote.speaker.actor is None:
        return None
    found = (each for each in witness.findings.actors if each.id == quote.speaker.actor)
    return next((each for each in found if each.name[:1].isupper()), None)


def _alike(who: str, actor: Actor, same: Mapping[str, str]) -> bool:
    """Whether `who` may be the actor: a word of a name or of the role in common, or one known actor."""
    forms = (actor.name, *actor.aliases, actor.role or "")
    one, other = same.get(key(who)), same.get(key(actor.name))
    return (one is not None and one == other) or not _telling([who]).isdisjoint(_telling(forms))


def _introduced(who: str, actor: Actor, text: str) -> bool:
    """Whether the actor is named by `who`: *Ada Moreau, head of the River Board*, *River Board head Ada Moreau*."""
    said = re.escape(who)
    for name in map(re.escape, (actor.name, *actor.aliases)):
        behind = re.search(rf"{name}, ([^.,;:!?\"“”«»\n]{{0,80}}?{said})\b", text, re.IGNORECASE)
        before = re.search(rf"\b{said} ([a-z][a-z -]{{0,40}}) {name}", text)
        if (behind and _TYING.search(behind[1])) or (before and actor.role and actor.role in before[1]):
            return True
    return False


def _telling(forms: Iterable[str]) -> set[str]:
    return {word.casefold() for word in chain.from_iterable(map(_TELLING.findall, forms))}


def _place(quote: QuoteFinding, witness: Witness) -> str:
    """Where the article says who spoke, in its words."""
    spans = [each for each in (quote.speaker.span if quote.speaker else None, quote.cue) if each]
    start, end = min(each.start for each in spans), max(each.end for each in spans)
    line = Lines(witness.document.text).position(start).line
    words = " ".join(witness.document.text[start:end].split())
    return f"“{words}” ({witness.document.article.file}:{line})"
