"""Support of the comparers: what several sentences are about, named by the sources' own noun phrase.

A topic is a run of two to four telling words (or one abstract noun) that several sentences repeat, in
any spelling; its title is the form printed most often. Nothing is named in words no source uses.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from collate.collation.scene import Line, Word, telling
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import is_bent, key, spelling, stem

_LONGEST = 4
_OPENING = 2
_PAIR = 2
_SHARE = 0.2
_FEW = 3
_MOST = 100
_ABSTRACT = ("ment", "tion", "sion", "ance", "ence", "closure")


class Topic(Frozen):
    """What sentences are about: its `keys`, its title as printed, and the sentences that say it, in order."""

    keys: frozenset[str]
    title: str
    lines: tuple[Line, ...]

    @property
    def sources(self) -> int:
        """How many articles speak of it."""
        return len({line.source for line in self.lines})


def topics(lines: Sequence[Line], unsettled: frozenset[tuple[str, int]], names: frozenset[str]) -> tuple[Topic, ...]:
    """The topics that unsettled sentences repeat, widest first; no two stand on mostly the same words.

    `unsettled` holds (source, index) of sentences with a cue; `names` are the keys of actors, which name
    nobody's question by themselves.
    """
    said: dict[frozenset[str], list[tuple[Line, Sequence[Word]]]] = defaultdict(list)
    for line in lines:
        for words in _phrases(line.words):
            about = frozenset([word.key for word in words if word.key]) - names
            if len(about) == len(words) or (len(about) > 1 and words[0].key and words[-1].key):
                said[about].append((line, words))
    proper, common = _proper(lines), _everywhere(lines)
    repeated = ((about, _titled(held)) for about, held in said.items() if _repeated(held, unsettled))
    ranked = sorted(repeated, key=lambda item: _rank(item, unsettled), reverse=True)
    found = (
        Topic(keys, _commonest(places), _lines(places))
        for keys, places in ranked
        if keys - common - _idle()
        and not _names_an_office(places)
        and (len(keys) > 1 or _names_a_question(places, keys & proper))
    )
    return tuple(_distinct(found))


def _everywhere(lines: Sequence[Line]) -> frozenset[str]:
    """Words that so many sentences share that they name the event and none of its questions."""
    counts = Counter(word for line in lines for word in line.keys)
    often = frozenset(word for word, count in counts.items() if count > max(_FEW, len(lines) * _SHARE))
    return often | _everybodys(lines)


def _everybodys(lines: Sequence[Line]) -> frozenset[str]:
    """Words that every one of three articles or more opens with."""
    opened: dict[str, frozenset[str]] = defaultdict(frozenset)
    for line in lines:
        if line.index < _OPENING:
            opened[line.source] |= line.keys
    return frozenset.intersection(*opened.values()) if len(opened) > _PAIR else frozenset()


@cache
def _idle() -> frozenset[str]:
    return frozenset(map(key, lexicon.words("idle_nouns")))


def _proper(lines: Sequence[Line]) -> frozenset[str]:
    """Words printed with a capital inside a sentence: they are part of somebody's name."""
    return frozenset(word.key for line in lines for word in line.words[1:] if word.text[:1].isupper())


def _names_a_question(places: list[tuple[Line, str]], proper: frozenset[str]) -> bool:
    """Whether one word alone can name a question: a noun made of a verb, neither idle nor a name."""
    title = spelling(_commonest(places))
    idle = lexicon.words("idle_nouns")
    return not proper and title.endswith(_ABSTRACT) and title not in idle and title.removesuffix("s") not in idle


def _names_an_office(places: list[tuple[Line, str]]) -> bool:
    """Whether a title only names an office or a body: `the interior minister` is nobody's question."""
    last = _commonest(places).split()[-1]
    return key(last) in _offices() or spelling(last) in lexicon.words("bodies")


@cache
def _offices() -> frozenset[str]:
    return frozenset(map(key, lexicon.words("offices")))


def _rank(
    item: tuple[frozenset[str], list[tuple[Line, str]]], unsettled: frozenset[tuple[str, int]]
) -> tuple[int, int, int, list[str]]:
    keys, places = item
    lines = _lines(places)
    open_ones = sum((line.source, line.index) in unsettled for line in lines)
    return len({line.source for line in lines}), open_ones, len(keys), sorted(keys)


def _titled(places: Iterable[tuple[Line, Sequence[Word]]]) -> list[tuple[Line, str]]:
    return [(line, " ".join([word.text for word in words])) for line, words in places]


def _repeated(places: Sequence[tuple[Line, object]], unsettled: frozenset[tuple[str, int]]) -> bool:
    if len(places) == 1:
        return False
    lines = _lines(places)
    return len(lines) > 1 and any((line.source, line.index) in unsettled for line in lines)


def _lines(places: Iterable[tuple[Line, object]]) -> tuple[Line, ...]:
    return tuple(dict.fromkeys(line for line, _ in places))


def _distinct(found: Iterable[Topic]) -> Iterator[Topic]:
    kept: list[Topic] = []
    for topic in found:
        if len(kept) < _MOST and not any(_covers(each, topic) for each in kept):
            kept.append(topic)
            yield topic


def _covers(kept: Topic, other: Topic) -> bool:
    """Whether a kept topic already speaks of the other: a word in common, and one or half of the sentences."""
    common = kept.keys & other.keys
    return bool(common) and (len(common) * 2 >= min(len(kept.keys), len(other.keys)))


def _phrases(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Every run of one to four words that could be a noun phrase: telling, no verb, no number, no mark between."""
    fit = [at for at, word in enumerate(words) if _nominal(word.text)]
    held = frozenset(fit)
    for start in fit:
        for last in range(start, min(len(words), start + _LONGEST)):
            if last not in held or (last > start and words[last].start != words[last - 1].end + 1):
                break
            yield words[start : last + 1]


@lru_cache(maxsize=1 << 14)
def _nominal(word: str) -> bool:
    plain = spelling(word)
    if not telling(word) or plain.isdigit() or is_bent(plain) or plain.endswith(("ed", "ly")):
        return False
    return stem(plain) not in _VERBS and plain not in lexicon.words("numerals")


_VERBS = frozenset(stem(word) for word in lexicon.words("cue_verbs"))


def _commonest(places: list[tuple[Line, str]]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for _, title in places:
        counts[title] += 1
    return min(counts, key=lambda title: (-counts[title], title))
