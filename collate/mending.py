"""Citations that do not hold, and what `fix` offers an editor: the nearest passage, or each of several places.

Only the words of one citation are exchanged, in the file's own text, so that every comment and
every blank stays where a person put it; an exchange after which the file would read otherwise
anywhere else is not offered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

from msgspec.structs import replace
from pydantic import BaseModel

from collate import anchor, annotations
from collate.annotations import Annotations
from collate.entries import Citation
from collate.frozen import Frozen
from collate.language.numbers import number_phrases
from collate.located import Loaded, Sheet, Words, quoted, scalar
from collate.model import Anchor, Document, RawFile
from collate.prose import references
from collate.text import Span

_NEGATION = frozenset(["no", "not", "never", "none", "nor", "neither", "without", "cannot", "nobody", "nothing"])
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SEVERAL = 2


T = TypeVar("T")


class Mend(Frozen):
    """One exchange: at `span` of the file's text `instead` is written; `now` are the article's words at `place`.

    `grave` are the words that differ and can turn what is claimed: numbers, names and negations.
    """

    span: Span
    instead: str
    source: str
    was: str
    now: str
    place: Anchor
    grave: tuple[str, ...]


class Choice(Frozen):
    """A citation whose words stand in several places: an exchange for each place that a few more words tell apart."""

    span: Span
    ways: tuple[Mend, ...]


class _Written(Frozen):
    """A citation where it is written: `span` is the scalar's, or that of the words in their quote marks in prose."""

    source: str
    words: str
    span: Span
    prose: bool


def mends(loaded: Loaded[Annotations], documents: Mapping[str, Document]) -> tuple[Mend, ...]:
    """The exchanges for every citation that stands nowhere and has a nearest passage, in order of the file."""
    found = (_mend(each, loaded, documents) for each in _citations(loaded))
    return tuple(sorted((each for each in found if each), key=lambda each: each.span))


def choices(loaded: Loaded[Annotations], documents: Mapping[str, Document]) -> tuple[Choice, ...]:
    """The citations that stand in several places, in order of the file."""
    found = (_choice(each, loaded, documents) for each in _citations(loaded))
    return tuple(sorted((each for each in found if each), key=lambda each: each.span))


def mended(text: str, mend: Mend) -> str:
    """The file's text with one exchange made."""
    return text[: mend.span.start] + mend.instead + text[mend.span.end :]


def _mend(written: _Written, loaded: Loaded[Annotations], documents: Mapping[str, Document]) -> Mend | None:
    document = documents.get(written.source)
    found = anchor.find(document, written.words) if document else None
    if document is None or found is None or found.places or found.nearest is None:
        return None
    now = anchor.citable(document, found.nearest)
    grave = _grave(written.words, now if now and "…" in written.words else found.nearest.exact)
    return _exchange(written, now, found.nearest, grave, loaded)


def _choice(written: _Written, loaded: Loaded[Annotations], documents: Mapping[str, Document]) -> Choice | None:
    document = documents.get(written.source)
    places = anchor.find(document, written.words).places if document else ()
    if document is None or len(places) < _SEVERAL:
        return None
    ways = (_exchange(written, anchor.citable(document, each), each, (), loaded) for each in places)
    return Choice(written.span, tuple(each for each in ways if each))


def _exchange(
    written: _Written, now: str | None, place: Anchor, grave: tuple[str, ...], loaded: Loaded[Annotations]
) -> Mend | None:
    """The words `now` in place of those written, as the file takes them; None if it would read otherwise elsewhere."""
    if now is None:
        return None
    mend = Mend(written.span, "", written.source, written.words, now, place, grave)
    offered = (replace(mend, instead=instead) for instead in _ways(written, now, loaded.sheet))
    return next((each for each in offered if _holds(loaded, each)), None)


def _ways(written: _Written, now: str, sheet: Sheet) -> Iterator[str]:
    """How the new words may be written there, the most natural first."""
    if written.prose:
        yield now
        return
    was = written.span.of(sheet.text)
    end = was[len(was.rstrip()) :]
    if was[:1] not in ("'", '"'):
        yield scalar(now) + end
    yield scalar(now, flow=True) + end
    yield quoted(now) + end


def _holds(loaded: Loaded[Annotations], mend: Mend) -> bool:
    """Whether the file, read again, says the new words there, and elsewhere what it said."""
    again, _ = annotations.read(RawFile(loaded.sheet.file, mended(loaded.sheet.text, mend).encode()))
    if again is None:
        return False
    cited = _changed(map(_cited, _citations(loaded)), map(_cited, _citations(again)))
    said = _changed(_leaves(loaded.value), _leaves(again.value))
    return cited == [((mend.source, mend.was), (mend.source, mend.now))] and said is not None and len(said) == 1


def _changed(before: Iterable[T], after: Iterable[T]) -> list[tuple[T, T]] | None:
    ones, others = list(before), list(after)
    if len(ones) != len(others):
        return None
    return [(one, other) for one, other in zip(ones, others, strict=True) if one != other]


def _leaves(value: object) -> Iterator[str]:
    """Everything that is written, keys too, in order."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (key, *_leaves(each))
    elif isinstance(value, tuple):
        for each in value:
            yield from _leaves(each)
    else:
        yield str(value)


def _cited(written: _Written) -> tuple[str, str]:
    return written.source, written.words


def _citations(loaded: Loaded[Annotations]) -> Iterator[_Written]:
    yield from _within(loaded.value, loaded.sheet)


def _within(value: object, sheet: Sheet) -> Iterator[_Written]:
    if isinstance(value, Citation):
        yield _Written(value.source, value.words, value.words.span, prose=False)
    elif isinstance(value, Words):
        for each in references(value):
            yield _Written(each.source, each.words, value.within(*each.inner, sheet.text), prose=True)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _within(getattr(value, name), sheet)
    elif isinstance(value, Mapping | tuple):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _within(each, sheet)


def _grave(was: str, now: str) -> tuple[str, ...]:
    """The words of either that the other lacks and that can turn a claim: numbers, names, negations."""
    here, there = _WORD.findall(was), _WORD.findall(now)
    steps = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    apart = [word for op, a, b, c, d in steps if op != "equal" for word in (*here[a:b], *there[c:d])]
    return tuple(dict.fromkeys(word for word in apart if _turns(word)))


def _turns(word: str) -> bool:
    counts = any(number_phrases(word, Span(0, len(word))))
    return word[:1].isupper() or counts or word.casefold() in _NEGATION or "n't" in word
