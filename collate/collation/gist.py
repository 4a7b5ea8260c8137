"""Support of the comparers: what a stretch of text says, as keys that another outlet's words can be held against.

A gist keeps the order of the words, the figures, what is denied and how sure the words are,
because statements that share every word may still be opposed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from string import ascii_letters
from typing import NamedTuple

from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.derived import derived
from collate.language.meaning import is_bent
from collate.language.roots import key, parts
from collate.language.senses import plain
from collate.language.tokens import tokenise
from collate.language.verbs import is_finite

_SCOPE = 3
"""Telling words after a negation that it reaches."""
_COUNTED = 3
"""Words after a number among which the first telling one names what it counts."""
_SHARE = 5
"""The same where `of` follows: `two of the five miners`."""
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    **dict.fromkeys(("million", "mn", "mln", "M"), 10**6),
    **dict.fromkeys(("billion", "bn", "bln"), 10**9),
    **dict.fromkeys(("trillion", "tn"), 10**12),
}
"""What a number is multiplied by; a lone `m` or `k` may measure a length and is left as it is."""
_PRICES = {"k": 1000, "K": 1000, "m": 10**6, "b": 10**9, "B": 10**9}
"""The same right after a sign of money, where a letter measures nothing."""
_MONEY = frozenset("$€£¥")
_ACRONYM = 3
_OPEN = frozenset(("“", "„", "«", "``"))
_CLOSE = frozenset(("”", "»", "''"))
_MARKS = _OPEN | _CLOSE | {'"'}
_ENDS = frozenset(",.?!")
_READ = 120
"""Words of a statement without an end that are read."""


class Gist(Frozen):
    """What is said.

    `words` are the keys in their order; `figures` the numbers that are no part of a date, each with the word it
    counts; `denied` the keys within reach of a negation; `names` the keys of capitalised words in order; `deeds` those
    of words that may be a clause's verb; `quoted` the keys between quotation marks; `asks` of a question.
    """

    words: tuple[str, ...]
    figures: frozenset[tuple[str, str]] = frozenset()
    denied: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    deeds: frozenset[str] = frozenset()
    quoted: tuple[str, ...] = ()
    asks: bool = False

    def __hash__(self) -> int:
        """By the words alone: what is derived from a statement is looked up by it thousands of times."""
        return hash(self.words)


def opening(gist: Gist) -> Gist:
    """The gist of the first words, for rules that hold words against each other: some sentences have no end."""
    if len(gist.words) <= _READ:
        return gist
    kept = gist.words[:_READ]
    held = frozenset(kept)
    return Gist(
        kept,
        frozenset(each for each in gist.figures if held.issuperset(each)),
        gist.denied & held,
        tuple(name for name in gist.names if name in held),
        gist.deeds & held,
        gist.quoted[:_READ],
        gist.asks,
    )


def gist_of(text: str) -> Gist:
    """The gist of a text."""
    return gist(token.text for token in tokenise(text, 0, len(text)))


def gist(tokens: Iterable[str]) -> Gist:
    """The gist of a sentence's tokens."""
    tokens = tuple(tokens)
    words: list[str] = []
    names: list[str] = []
    deeds: set[str] = set()
    priced, joined = False, _joined()
    for token in tokens:
        for part in _read(token):
            known = _key(part.text, priced=True) if priced else part.known
            if priced and part.text in _PRICES and words and words[-1][:1].isdigit():
                words[-1] = _scaled(words[-1], _PRICES[part.text])
                priced = False
                continue
            priced = part.sign or (priced and part.text[:1].isdigit())
            if not known:
                continue
            if part.proper and words:
                names.append(known)
            elif part.acts:
                deeds.add(known)
            if known in joined:
                _join(words, known)
            else:
                words.append(known)
    kept = tuple(words), _figures(words), _denied(words), tuple(dict.fromkeys(names)), frozenset(deeds)
    return Gist(*kept, () if _MARKS.isdisjoint(tokens) else _quoted(tokens), "?" in tokens)


def _quoted(tokens: Sequence[str]) -> tuple[str, ...]:
    """The keys of what is said between quotation marks; names, titles and single words set in them left out."""
    return tuple(known for span in _within(tokens) for known in _said(tokens[span]))


def _within(tokens: Sequence[str]) -> Iterator[slice]:
    """What stands between quotation marks; what a sentence only closes was opened in one before."""
    since: int | None = None
    for at, token in enumerate(tokens):
        if token not in _MARKS:
            continue
        closes = token in _CLOSE or (token not in _OPEN and (since is not None or _only_closes(tokens, at)))
        if closes:
            yield slice(since or 0, at)
        since = None if closes else at + 1
    if since is not None:
        yield slice(since, len(tokens))


def _only_closes(tokens: Sequence[str], at: int) -> bool:
    """Whether a mark that may open or close stands where one closes: `…," said`, the last of an odd number."""
    after = tokens[at + 1 : at + 2]
    return at > 0 and tokens[at - 1] in _ENDS and tokens.count('"') % 2 == 1 and (not after or after[0].islower())


def _said(tokens: Sequence[str]) -> list[str]:
    known = [part for token in tokens for part in _read(token) if part.known]
    telling = [part for part in known if part.known not in plain("grammar")]
    return [part.known for part in known] if len(telling) > 1 and any(part.text.islower() for part in telling) else []


class _Part(NamedTuple):
    """A word of a token: its key, whether it is a sign of money, may be a name, may be a clause's verb."""

    text: str
    known: str
    sign: bool
    proper: bool
    acts: bool


@lru_cache(maxsize=1 << 14)
def _read(token: str) -> tuple[_Part, ...]:
    """The words of a token, each with all that is known of it wherever it stands."""
    return tuple(
        _Part(
            part,
            known := _key(part, priced=False),
            part[-1:] in _MONEY,
            part[:1].isupper() and known not in plain("grammar"),
            is_finite(part) or is_bent(part),
        )
        for part in parts(token)
    )


@lru_cache(maxsize=1 << 13)
def _key(word: str, *, priced: bool) -> str:
    """`US` and `U.S.` are no pronoun; a percentage sign is a word; `4bn` is a number, `4m` too if money."""
    if word[:1].isdigit() and word[-1:].isalpha():
        number = word.rstrip(ascii_letters)
        unit = word[len(number) :]
        scale = _SCALES.get(unit) or (_PRICES.get(unit) if priced else None)
        return _scaled(key(number), scale) if scale else key(word)
    if word == "%":
        return key("percent")
    if word.isupper() and 1 < len(word.replace(".", "")) <= _ACRONYM and key(word) in plain("grammar"):
        return word.replace(".", "")
    return key(word)


def _join(words: list[str], known: str) -> None:
    """Join what is one word to the comparison: a number with its scale, a phrase of the table of like words."""
    last = words[-1] if words else ""
    if last[:1].isdigit() and known in _scales():
        words[-1] = _scaled(last, _scales()[known])
    elif last == "a" and known in _scales():
        words[-1] = str(_scales()[known])
    elif (last, known) in _phrases():
        words[-1] = last + known
    else:
        words.append(known)


@cache
def _scales() -> Mapping[str, int]:
    return {key(word): scale for word, scale in _SCALES.items()}


def _scaled(number: str, scale: int) -> str:
    try:
        return f"{float(number) * scale:.0f}"
    except (ValueError, OverflowError):
        return number


@derived
def _phrases() -> frozenset[tuple[str, str]]:
    tables = ("similar", "opposites", "polarity", "directed", "peoples")
    entries = (word.split("_") for table in tables for word in lexicon.words(table))
    return frozenset((key(first), key(rest[0])) for first, *rest in entries if len(rest) == 1)


@cache
def _joined() -> frozenset[str]:
    """What may join the word before it: scales, and the second words of phrases."""
    return frozenset((*_scales(), *(second for _, second in _phrases())))


@cache
def certainty(heading: str) -> frozenset[str]:
    """The keys of the words under a heading of the table of certainty: `weak`, `firm`, `months`."""
    return frozenset(key(word) for word in lexicon.sections("certainty")[heading])


def _figures(words: list[str]) -> frozenset[tuple[str, str]]:
    """Numbers and what they count, those of a date or a clock and the word *one* left out."""
    months = certainty("months")
    numbers = [(at, word) for at, word in enumerate(words) if word[0].isdigit()]
    return frozenset(
        (word, _counted(words[at + 1 : at + 1 + (_SHARE if words[at + 1 : at + 2] == ["of"] else _COUNTED)]))
        for at, word in numbers
        if word != "1" and ":" not in word and not months.intersection(words[max(0, at - 1) : at + 2])
    )


def _counted(words: list[str]) -> str:
    return next((word for word in words if word not in plain("grammar") and not word[0].isdigit()), "")


@cache
def negations() -> frozenset[str]:
    """The keys of the words that deny by themselves."""
    return frozenset(map(key, lexicon.sections("polarity")["negations"]))


def _denied(words: list[str]) -> frozenset[str]:
    if negations().isdisjoint(words):
        return frozenset()
    reached: set[str] = set()
    left = 0
    for word in words:
        if word in negations():
            left = _SCOPE
        elif left and word not in plain("grammar"):
            reached.add(word)
            left -= 1
    return frozenset(reached)
