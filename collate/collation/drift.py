"""Support of the quote ledger: how each reading departs from the fullest, in short neutral words."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from collate.collation import alignment
from collate.collation.alignment import Words
from collate.collation.clauses import CLASSES
from collate.language import lexicon, roots
from collate.language.meaning import STOP, key, spelling
from collate.language.nominal import names_nobody
from collate.language.senses import alike, contraries, nearness, plain
from collate.model import Change, Drift, Reading, Severity

_HINGES = frozenset(map(spelling, lexicon.words("hinges")))


def drifts(readings: tuple[Reading, ...]) -> tuple[Drift, ...]:
    """Every departure of the other readings from the first, which is the fullest."""
    if not readings:
        return ()
    lead, *others = readings
    return tuple(each for other in others for each in _departures(lead, other))


def _departures(lead: Reading, other: Reading) -> Iterator[Drift]:
    if other.paraphrase:
        yield Drift("paraphrase", "info", other.source, "Told without quotation marks.", other.exact)
    else:
        yield from _wording(other)
    if _unlike(lead.speaker, other.speaker) and other.speaker:
        note = f"Reported as said by {other.speaker}; the fullest reading names {lead.speaker}."
        yield Drift("speaker", _severity_of_speakers(lead, other), other.source, note, other.speaker)
    yield from _venue(lead, other)


def _unlike(one: str | None, other: str | None) -> bool:
    """Whether two names are told that are not the same; *its chair* names nobody."""
    return one != other and all(each and not names_nobody(each) for each in (one, other))


def _severity_of_speakers(lead: Reading, other: Reading) -> Severity:
    return "info" if other.paraphrase or _within(lead.speaker, other.speaker) else "hard"


def _within(one: str | None, other: str | None) -> bool:
    """Whether one name is only a shorter form of the other."""
    short, long = sorted((_bag(one), _bag(other)), key=len)
    return short <= long and "and" not in long - short


def _bag(name: str | None) -> frozenset[str]:
    return frozenset(map(spelling, (name or "").split()))


def _wording(other: Reading) -> Iterator[Drift]:
    steps = other.change
    for at, step in enumerate(steps):
        if step.op == "cut":
            yield _cut(other, step, at, len(steps))
        elif step.op in {"changed", "added"}:
            yield _changed(other, step)


def _cut(other: Reading, step: Change, at: int, size: int) -> Drift:
    severity: Severity = "soft" if turns(step.words) or (at == 0 and _limits(step.words)) else "info"
    if at == 0:
        return Drift("cut-before", severity, other.source, "The quotation starts after these words.", step.words)
    if at == size - 1:
        marked = other.exact.rstrip().endswith(("…", "..."))
        ends = "The quotation stops before these words, which an ellipsis marks." if marked else _STOPS
        return Drift("cut-after", severity, other.source, ends, step.words)
    severity = "hard" if drops_denial(step) else severity
    return Drift("changed", severity, other.source, "These words are left out of the quotation.", step.words)


_STOPS = "The quotation stops before these words."


def _changed(other: Reading, step: Change) -> Drift:
    was = f"“{step.was}” in the fullest reading." if step.was else "Not in the fullest reading."
    return Drift("changed", weight(step), other.source, was, step.words)


def weight(step: Change) -> Severity:
    """How much a change matters: a number, day or month, a negation or a contrary is hard, else a telling word soft."""
    now, was = alignment.words(step.words), alignment.words(step.was)
    if "".join(now.folded) == "".join(was.folded):
        return "info"
    if _exact(now) != _exact(was) or hinges(step.words) != hinges(step.was) or _contrary(now, was):
        return "hard" if step.op == "changed" else "soft"
    if not now.telling() and not was.telling():
        return "info"
    same = {key(word) for word in now.folded} == {key(word) for word in was.folded}
    return "info" if same else "soft"


def misquoted(change: Sequence[Change]) -> bool:
    """Whether all is the same but for one place, where other words stand that say another thing: `will` and `may`."""
    steps = [step for at, step in enumerate(change) if step.op != "cut" or 0 < at < len(change) - 1]
    changed = [step for step in steps if step.op == "changed"]
    same = sum(alignment.words(step.words).telling() for step in steps if step.op == "same")
    alone = len(changed) == 1 and all(step.op in {"same", "changed"} for step in steps)
    return alone and same > 0 and _turned(changed[0])


def _turned(step: Change) -> bool:
    now, was = (_telling(words) for words in (step.words, step.was))
    if _is_masked(step.words) or _is_masked(step.was) or _glued(step.words) == _glued(step.was):
        return False
    if _unreal(step.words) != _unreal(step.was):
        return True
    if not now and not was:
        return _sure(step.words) != _sure(step.was)
    return 0 < len(now) == len(was) <= _FEW and not any(_akin(one, other) for one in now for other in was)


def _is_masked(words: str) -> bool:
    """Whether letters of a word are left out, as of a swear word: `f***`, `F-ed`."""
    return "*" in words or bool(_DASHED.search(words))


_DASHED = re.compile(r"\b[A-Za-z][-–—](?:ed|ing|er|s)?\b|\b[A-Za-z]-{2,}")


def _glued(words: str) -> str:
    """The letters of words: `not-so-nice` and `not so nice` have the same, but for an article."""
    told = re.findall(r"\w+", words.casefold())
    return "".join(word for word in told if word not in {"a", "an", "the"})


def _unreal(words: str) -> bool:
    """Whether words tell what was not, or need not have been, done: `should have known`."""
    folded = alignment.words(words).folded
    return any(one in _MODALS and other == "have" for one, other in pairwise(folded))


def _sure(words: str) -> tuple[bool, bool]:
    """Whether words bind and whether they leave open: `will` does the one, `may` the other."""
    folded = set(alignment.words(words).folded)
    return bool(folded & _BINDING), bool(folded & _OPEN)


_MODALS, _FIRM = (frozenset(lexicon.sections("certainty")[each]) for each in ("modals", "firm"))
_BINDING, _OPEN = _MODALS & _FIRM, _MODALS & frozenset(lexicon.sections("certainty")["weak"])


def _telling(words: str) -> list[str]:
    return [word for word in alignment.words(words).folded if word not in STOP | _MODALS]


def _akin(one: str, other: str) -> bool:
    """Whether two words may be one told otherwise: very common, alike in meaning, of one stem, spelled nearly alike.

    Two words of two known meanings are two, however they are spelled: `respect` and `reject`.
    """
    keys = [roots.key(word) for word in (one, other)]
    if not plain("common").isdisjoint(keys):
        return True
    meanings = [alike(known) for known in keys]
    if all(meanings) and meanings[0].isdisjoint(meanings[1]):
        return False
    near = nearness(*keys) > 0 or one[:_STEM] == other[:_STEM]
    return near or SequenceMatcher(None, one, other).ratio() > _SPELLED


_FEW = 2
_STEM = 3
_SPELLED = 0.7


def drops_denial(step: Change) -> bool:
    """Whether nothing but a denial or a limit is left out or put in: `not safe` and `safe`, `never knowingly`."""
    words = set(alignment.words(step.words).folded) - _HELPING
    return step.op in {"cut", "added"} and bool(words) and words <= DENYING | _LIMITING


def noes(said: Words) -> int:
    """How many words deny."""
    return sum(word in DENYING for word in said.folded)


DENYING = CLASSES["not"] | CLASSES["none"]
_LIMITING = frozenset(lexicon.sections("certainty")["limiting"])
_HELPING = frozenset({"do", "does", "did"})


def _contrary(now: Words, was: Words) -> bool:
    """Whether one word stands in the place of its contrary: `victory` of `defeat`."""
    told = [[roots.key(word) for word in said.folded] for said in (now, was)]
    return any(contraries(one) & set(told[1]) for one in told[0]) and len(told[0]) == len(told[1])


def _exact(said: Words) -> list[str]:
    """The numbers, days and months among words."""
    pairs = zip(said.shown, said.folded, strict=True)
    return [*_numbers(said.folded), *(word for shown, word in pairs if shown[:1].isupper() and word in _CALENDAR)]


_CALENDAR = frozenset().union(*(lexicon.sections("certainty")[each] for each in ("months", "weekdays")))


def _numbers(words: Sequence[str]) -> list[str]:
    """The numbers among words, those in digits without their currency and scale."""
    numerals = lexicon.words("numerals")
    digits = ("".join(each for each in word if each.isdigit()) for word in words)
    return [found or word for word, found in zip(words, digits, strict=True) if found or word in numerals]


def turns(words: str) -> bool:
    """Whether words that were cut off begin by turning or binding what stands before them."""
    return any(word in _HINGES for word in alignment.words(words).folded[:_FIRST])


_FIRST = 2


def _limits(words: str) -> bool:
    """Whether words that were cut off end by limiting what follows them: `one of` the best is not the best."""
    return words.casefold().rstrip().endswith(_LIMITS)


_LIMITS = ("one of", "some of", "among", "part of", "almost", "nearly", "hardly", "up to", "as if", "if")


def hinges(words: str) -> bool:
    """Whether words that turn or bind a statement (`not`, `unless`, `if`) are among them."""
    return any(word in _HINGES for word in alignment.words(words.replace("-", " ")).folded)


def _venue(lead: Reading, other: Reading) -> Iterator[Drift]:
    if not lead.venue or not other.venue:
        return
    one, two = ({key(word) for word in alignment.words(venue).folded} for venue in (lead.venue, other.venue))
    if not (one & two):
        note = f"Placed “{other.venue}”; the fullest reading has “{lead.venue}”."
        yield Drift("venue", "soft", other.source, note, other.venue)
