"""Where articles may have their words from: what they declare, and what shared wording makes possible.

A link never says that one article copied another: it shows the words that both have, outside
quotation marks, and leaves the rest to the reader. Names and titles are written alike by everyone
and count for nothing.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from msgspec.structs import replace

from collate.anchor import at
from collate.collation.copying import COPY, Places, Run, places, reuse, runs
from collate.collation.material import Material
from collate.folding import key as folded
from collate.frozen import Frozen
from collate.language.roots import key
from collate.language.senses import plain
from collate.model import Anchor, Comparison, OriginLink, QuoteFinding, Witness
from collate.text import Span, merged

_SHINGLE = 4
_PHRASE = 4
"""Telling words of a shared phrase that ask where it comes from."""
_LONG = 12
"""Words in a row that no two writers find alone, however many articles have them."""
_COPIED = 0.9
_SHOWN = 3
_CUT = 4

_Index = dict[tuple[str, ...], set[int]]


class _Text(Frozen):
    """An article's words outside quotation marks: keys, places, and whether each tells more than a name does."""

    witness: Witness
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    telling: tuple[bool, ...]
    places: Places
    fragments: tuple[tuple[str, QuoteFinding], ...]
    """Its quoted fragments, each by its words."""


def compare(material: Material, comparison: Comparison) -> Comparison:
    """Adds the origins graph: declared links of every article, then possible ones between every two."""
    declared = (link for witness in material.witnesses for link in _declared(witness))
    return replace(comparison, origins=(*declared, *_possible(material.witnesses)))


def _declared(witness: Witness) -> Iterator[OriginLink]:
    """One link a name, by every place that names it."""
    places: defaultdict[str, list[Anchor]] = defaultdict(list)
    shown: dict[str, tuple[str, str]] = {}
    for credit in witness.findings.credits:
        name = folded(credit.name)
        places[name].append(at(witness.document, credit.span))
        shown.setdefault(name, (credit.name, credit.kind))
    for name, anchors in places.items():
        yield OriginLink(witness.id, shown[name][0], "declared", tuple(anchors), shown[name][1])


def _possible(witnesses: Sequence[Witness]) -> list[OriginLink]:
    texts = [_text(witness) for witness in sorted(witnesses, key=lambda each: each.id)]
    index = _index(texts)
    together = {tuple(sorted(numbers)) for numbers in index.values() if len(numbers) > 1}
    met = {pair for numbers in together for pair in combinations(numbers, 2)}
    cuts = _cuts(texts)
    pairs = sorted(met | {pair for numbers in cuts.values() for pair in combinations(sorted(numbers), 2)})
    links = (_link(texts[one], texts[other], index) for one, other in pairs)
    return [link for link in links if link]


def _text(witness: Witness) -> _Text:
    found = witness.findings
    quoted = merged([*(each.marks for each in found.quotes), *(each.span for each in found.terms)])
    starts = [span.start for span in quoted]
    said = [
        (*known, start, end)
        for sentence in witness.document.sentences
        for start, end, word in sentence.tokens
        if (known := _known(word))[0] and not (starts and _within(quoted, starts, start))
    ]
    said = sorted((*said, *_ends(witness)), key=lambda each: each[2]) if witness.document.excluded else said
    keys, telling, begins, ends = zip(*said, strict=True) if said else ((), (), (), ())
    return _Text(witness, keys, begins, ends, telling, places(keys, _SHINGLE), tuple(_fragments(witness)))


def _ends(witness: Witness) -> Iterator[tuple[str, bool, int, int]]:
    """What no other article has, in the place of page furniture: no words stand in a row across it."""
    for each in witness.document.excluded:
        yield f"{witness.id} {each.span.start}", False, each.span.start, each.span.start


@lru_cache(maxsize=1 << 14)
def _known(word: str) -> tuple[str, bool]:
    """A word's key, and whether it tells more than a name, a number or common words do."""
    known = key(word)
    return known, word.islower() and known not in plain("grammar") and known not in plain("common")


def _within(merged: Sequence[Span], starts: Sequence[int], place: int) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and place < merged[at].end


def _index(texts: Sequence[_Text]) -> _Index:
    """Which articles have a short run of words."""
    index: _Index = defaultdict(set)
    for number, text in enumerate(texts):
        for run in text.places:
            index[run].add(number)
    return index


def _cuts(texts: Sequence[_Text]) -> dict[str, set[int]]:
    """Which articles have a quoted fragment."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for words, _ in text.fragments:
            found[words].add(number)
    return found


def _link(one: _Text, other: _Text, index: _Index) -> OriginLink | None:
    shared = list(runs(one.keys, other.keys, _SHINGLE, other.places))
    weights = {run: _weight(one, run, index) for run in shared}
    ranked = sorted(shared, key=lambda run: (-weights[run], -run.size, run.here))[:_SHOWN]
    if (
        any(run.size >= _LONG for run in shared)
        and _same_words(one, other)
        and reuse(one.keys, other.keys, _LONG) >= _COPIED
    ):
        return _directed(one, other, _cited(one, other, ranked), COPY)
    strong = [run for run in ranked if weights[run] >= _PHRASE]
    cut = tuple(_same_cut(one, other))
    notes = [f"{run.size} words in a row" for run in strong] + ["the same cut of a quotation"] * bool(cut)
    return _directed(one, other, _cited(one, other, strong) + cut, "; ".join(notes)) if notes else None


def _same_words(one: _Text, other: _Text) -> bool:
    """Whether the shorter text has so many words of the other that it may be a copy: what it copies, the other has."""
    shorter, longer = sorted((one.keys, other.keys), key=len)
    return sum(map(frozenset(longer).__contains__, shorter)) / len(shorter) >= _COPIED


def _cited(one: _Text, other: _Text, shared: Sequence[Run]) -> tuple[Anchor, ...]:
    """The words of both sides, run by run in order of the text."""
    in_order = sorted(shared, key=lambda run: run.here)
    return tuple(anchor for run in in_order for anchor in _sides(one, other, run))


def _weight(text: _Text, run: Run, index: _Index) -> int:
    """How many words of a run tell more than a name, a number or common words do.

    What a third article has too is how the event is spoken of, unless the run is long.
    """
    held = set(range(run.here, run.here + run.size))
    if run.size < _LONG:
        starts = range(run.here, run.here + run.size - _SHINGLE + 1)
        rare = [start for start in starts if len(index[text.keys[start : start + _SHINGLE]]) <= 2]  # noqa: PLR2004 -- the pair
        held = {place for start in rare for place in range(start, start + _SHINGLE)}
    return sum(text.telling[place] for place in held)


def _sides(one: _Text, other: _Text, run: Run) -> tuple[Anchor, Anchor]:
    return _anchor(one, run.here, run.size), _anchor(other, run.there, run.size)


def _anchor(text: _Text, first: int, size: int) -> Anchor:
    return at(text.witness.document, Span(text.starts[first], text.ends[first + size - 1]))


def _same_cut(one: _Text, other: _Text) -> Iterator[Anchor]:
    """Quoted fragments, no whole sentences, that both articles cut at the same words."""
    there = dict(other.fragments)
    for words, quote in one.fragments:
        twin = there.get(words)
        if twin:
            yield at(one.witness.document, quote.span)
            yield at(other.witness.document, twin.span)


def _fragments(witness: Witness) -> Iterator[tuple[str, QuoteFinding]]:
    partial = ((_words(witness, each), each) for each in witness.findings.quotes if each.kind == "partial")
    return ((words, each) for words, each in partial if len(words.split()) >= _CUT)


def _words(witness: Witness, quote: QuoteFinding) -> str:
    return folded(quote.span.of(witness.document.text)).strip(" .,;:!?…'")


def _directed(one: _Text, other: _Text, citations: tuple[Anchor, ...], note: str) -> OriginLink:
    """The link from the article published later, where both say when; else from the one that stands later in name."""
    dates = [text.witness.document.published.date or "" for text in (one, other)]
    later, earlier = (one, other) if all(dates) and dates[0] > dates[1] else (other, one)
    return OriginLink(later.witness.id, earlier.witness.id, "possible", citations, note)
