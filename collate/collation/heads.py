"""Support of the figures: the noun that a number counts, and the kind of thing it is."""

from collections.abc import Sequence
from functools import cache

from collate.collation.scene import Word
from collate.language import lexicon
from collate.language.counted import is_plural
from collate.language.meaning import key, spelling, stem
from collate.model import FigureFinding


def counted(finding: FigureFinding, before: Sequence[Word], text: str) -> tuple[str, str]:
    """The noun counted and its kind, where the noun only says what became of persons: `46 dead`, `a toll of 46`.

    A number without a noun that a comma sets behind one counts that: `votes from abroad, some 85,000,`.
    """
    said = [word.key for word in before[-_TOLL:]]
    last = before[-1].text.casefold() if before else ""
    told = not finding.unit and last in _REACHED and any(word in said for word in _tolls())
    if told or spelling(finding.unit) in _FATES or (not finding.unit and _happens_to_persons(finding, text)):
        return "", "person"
    if not finding.unit and (numbered := _numbered(before)):
        return _kind(numbered)
    set_behind = before and not finding.unit and text[before[-1].end : finding.span.start] == ", "
    noun = _noun_of(before, text) if set_behind and text[finding.span.end : finding.span.end + 1] in {",", "."} else ""
    return _kind(noun) if noun else _kind(finding.unit)


def _happens_to_persons(finding: FigureFinding, text: str) -> bool:
    """Whether the verb of a number without a noun tells what only persons meet with: `injuring 41`."""
    return finding.verb is not None and stem(finding.verb.of(text)) in _fates()


@cache
def _fates() -> frozenset[str]:
    """Stems of the words of what only persons meet with."""
    told = lexicon.sections("outcomes")
    return frozenset(stem(word) for fate in lexicon.sections("counted")["fates"] for word in told[fate])


def _numbered(before: Sequence[Word]) -> str:
    """The noun of `the number of vehicles involved was`, right before its number."""
    said = [word.text.casefold() for word in before[-_NUMBERED:]]
    at = next((at for at in range(len(said) - 2) if said[at : at + 2] == ["number", "of"]), None)
    return said[at + 2] if at is not None and is_plural(said[at + 2]) else ""


_NUMBERED = 8


def _noun_of(before: Sequence[Word], text: str) -> str:
    """The plural that heads the noun phrase at the end of a run of words: of `votes from abroad` the first."""
    phrase: list[Word] = []
    for word in reversed(before[-_PHRASE:]):
        if phrase and text[word.end : phrase[-1].start] != " ":
            break
        phrase.append(word)
    plural = (word.text for word in reversed(phrase) if word.key and is_plural(word.text.casefold()))
    return next(plural, "")


_PHRASE = 5


_FATES = frozenset(
    {
        "dead",
        "injured",
        "wounded",
        "missing",
        "homeless",
        "killed",
        "hurt",
        "arrests",
        "deaths",
        "fatalities",
        "injuries",
    }
)
_REACHED = frozenset({"at", "to", "of", "reached", "is", "was"})
_TOLL = 5


@cache
def _tolls() -> frozenset[str]:
    return frozenset(map(key, ("dead", "toll", "deaths", "injured", "missing")))


def _kind(unit: str) -> tuple[str, str]:
    """The noun counted, and the kind of thing it is: any person, or that noun."""
    counted, _, rate = unit.partition(" per ")
    last = counted.rsplit(maxsplit=1)[-1] if counted.split() else ""
    bare = alike().get(stem(last), key(last))
    if rate:
        return bare, f"{bare} per {rate}"
    if last[:1].isupper() and last.endswith("s"):
        return bare, "person"
    return bare, "person" if stem(last) in _persons() else bare


@cache
def _persons() -> frozenset[str]:
    found = lexicon.sections("counted")
    return frozenset(map(stem, found["person"] | found["persons"]))


@cache
def times() -> frozenset[str]:
    """Keys of the units of time."""
    return frozenset(map(key, lexicon.sections("clauses")["time"]))


@cache
def any_person() -> frozenset[str]:
    """Heads that go with any person counted."""
    return frozenset(alike().get(stem(word), key(word)) for word in lexicon.sections("counted")["person"]) | {""}


@cache
def alike() -> dict[str, str]:
    """Stem of a noun → the key of the first noun of its class."""
    rows = [row.split() for row in sorted(lexicon.entries("counted")["alike"])]
    return {stem(word): key(row[0]) for row in rows for word in row}
