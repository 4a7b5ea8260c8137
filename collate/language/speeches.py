"""Attribution without a reporting verb: according to, a speaker's label, a quotation beside its speaker."""

from collections.abc import Iterator

from collate.frozen import Frozen
from collate.language import leaning, subjects
from collate.language.cues import cues
from collate.language.passage import INNER_STOP, Passage, Range, word_class
from collate.language.verbs import is_finite

_ENDS = frozenset((".", "!", "?", ",", ";", "…", "..."))
_CARRIED = frozenset((",", "?", "!", "—", "-", "–", "…", "..."))
"""Marks with which a quotation ends that goes on with its speaker."""
_LABEL_REACH = 12
_SIGNING = frozenset(("—", "–", "―", "--"))
_SOURCE_REACH = 30
_SPEAKER_REACH = 16


class Attribution(Frozen):
    """Content ascribed to somebody: all ranges are tokens of the passage."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    stance: str
    rule: str
    unit: Range
    negated: bool = False
    modal: str | None = None
    hearer: Range | None = None
    venue: Range | None = None


def trimmed(passage: Passage, start: int, end: int) -> Range:
    """A range without end marks and commas at its edges; marks inside a quotation stay."""
    while end > start and passage.quoted[end - 1] == -1 and passage.low[end - 1] in _ENDS:
        end -= 1
    while start < end and passage.quoted[start] == -1 and passage.low[start] in _ENDS:
        start += 1
    return start, end


def label(passage: Passage, unit: Range) -> Attribution | None:
    """A unit that a speaker's name opens, as in an interview: `Ana Ito, minister: …`, or closes: `“…” — Ana Ito`."""
    return _label_before(passage, unit) or _signature(passage, unit)


def _label_before(passage: Passage, unit: Range) -> Attribution | None:
    start, end = unit
    colon = next((at for at in range(start, min(end, start + _LABEL_REACH)) if passage.low[at] == ":"), start)
    if colon == start or colon + 1 >= end:
        return None
    quoted = passage.quoted[colon + 1] != -1
    first = passage.tokens[start].text
    if passage.low[start] in word_class("determiner", "preposition", "subordinator"):
        return None
    if not (first[0].isupper() and (quoted or first.isupper())) or not all(
        _in_label(passage, at, start, quoted=quoted) for at in range(start, colon)
    ):
        return None
    end = end if quoted else len(passage.tokens)
    return Attribution((start, colon), (colon, colon + 1), (trimmed(passage, colon + 1, end),), "say", "label", unit)


def _in_label(passage: Passage, at: int, start: int, *, quoted: bool) -> bool:
    word = passage.tokens[at].text
    if passage.quoted[at] != -1:
        return False
    if word[0].isupper() or passage.low[at] in (",", INNER_STOP, "(", ")"):
        return True
    return quoted and word[0].isalpha() and not is_finite(word) and "," in passage.low[start:at]


def _signature(passage: Passage, unit: Range) -> Attribution | None:
    """`“…” — Ana Ito` at the end of a paragraph."""
    start, end = unit
    dash = next((at for at in range(max(start + 2, end - _LABEL_REACH), end) if passage.low[at] in _SIGNING), start)
    if dash == start or dash + 1 >= end or passage.quoted[dash] != -1 or passage.quoted[dash - 1] == -1:
        return None
    source = trimmed(passage, dash + 1, end)
    named = all(passage.tokens[at].text[0].isupper() or passage.low[at] in (",", INNER_STOP) for at in range(*source))
    if source[0] == source[1] or not named:
        return None
    return Attribution(source, (dash, dash + 1), (trimmed(passage, start, dash),), "say", "signature", unit)


def is_all_quoted(passage: Passage) -> bool:
    """Whether a paragraph holds nothing but quotation."""
    return bool(passage.quotations) and all(
        quoted != -1 or not word[0].isalnum() for quoted, word in zip(passage.quoted, passage.low, strict=True)
    )


def introduces(passage: Passage) -> Attribution | None:
    """A paragraph that ends with a colon: who its last sentence is about says what the next paragraph quotes."""
    if not passage.units or passage.low[-1] != ":":
        return None
    unit = passage.units[-1]
    spoken = [
        subjects.before(passage, unit[0], each.first) or leaning.inverted(passage, unit, each)
        for each in cues(passage, unit)
        if each.voice == "finite"
    ]
    subject = next((each for each in reversed(spoken) if each), None) or leaning.main(passage, unit, unit[1] - 1)
    cue = (unit[1] - 1, unit[1])
    return Attribution(subject.held, cue, (cue,), "say", "introduced", unit) if subject else None


def according(passage: Passage, unit: Range) -> Iterator[Attribution]:
    """`According to the ministry, …`; `…, according to the ministry`; `“…,” per the ministry`."""
    for at in range(unit[0], unit[1] - 2):
        first = _accords(passage, at)
        if first == at or passage.quoted[at] != -1:
            continue
        source = first, source_end(passage, unit, first)
        if source[0] == source[1]:
            continue
        content = tuple(part for part in _accorded(passage, unit, at, source[1]) if part[0] < part[1])
        if content:
            yield Attribution(source, (at, first), content, "say", "according-to", unit)


def _accords(passage: Passage, at: int) -> int:
    """Where the source opens that is named at `at`; `at` where none is. `per` names one after a quotation's comma."""
    if passage.low[at] == "according" and passage.low[at + 1] == "to":
        return at + 2
    named = passage.low[at] == "per" and at > 1 and subjects.closes_with_comma(passage, at - 2)
    return at + 1 if named else at


def _accorded(passage: Passage, unit: Range, at: int, after: int) -> Iterator[Range]:
    """What is accorded to the source that ends before `after`: the clause after it, before it, or around it."""
    if at - unit[0] <= 1 or passage.low[at - 1] == ":":
        yield trimmed(passage, after, unit[1])
        return
    yield trimmed(passage, _clause_floor(passage, unit, at), at)
    if after + 1 < unit[1] and passage.low[after] == "," and _goes_on(passage.low[after + 1]):
        yield trimmed(passage, after, unit[1])


def _goes_on(word: str) -> bool:
    """Whether a clause that was broken off goes on, rather than another one opening."""
    return word not in word_class("relative", "conjunction", "subordinator", "subject") and not word.endswith("ing")


def source_end(passage: Passage, unit: Range, start: int) -> int:
    """Where a source named by a phrase ends: at a mark, or where another clause opens."""
    at = start
    while at < unit[1] and at - start < _SOURCE_REACH and passage.quoted[at] == -1:
        word = passage.low[at]
        if at > start and (word in word_class("break") or word in ("while", "but", "as", "when", "although")):
            break
        at += 1
    return at


def _clause_floor(passage: Passage, unit: Range, at: int) -> int:
    stop = max(unit[0], at - 120)
    for each in range(at - 1, stop, -1):
        if passage.low[each] == ";" and passage.quoted[each] == -1:
            return each + 1
    return unit[0]


def beside_quote(passage: Passage, unit: Range) -> Iterator[Attribution]:
    """`“…!” Ms Ito fumed`: any verb beside a finished quotation is a verb of speech."""
    for index in sorted({passage.quoted[at] for at in (unit[0],)} - {-1}):
        quotation = passage.quotations[index]
        after = quotation.last + (quotation.marks.end > quotation.span.end)
        glued = after < unit[1] and passage.tokens[after].start == passage.tokens[after - 1].end
        if after < unit[1] and not glued and passage.low[quotation.last - 1] in _CARRIED:
            found = _speaker_after(passage, unit, after)
            if found:
                source, verb = found
                yield Attribution(source, (verb, verb + 1), ((unit[0], after),), "say", "beside-quotation", unit)


def _speaker_after(passage: Passage, unit: Range, start: int) -> tuple[Range, int] | None:
    low = passage.low
    if passage.tokens[start].text[0].islower() and low[start] not in word_class("determiner", "subject"):
        return None
    for at in range(start + 1, min(unit[1], start + _SPEAKER_REACH)):
        if passage.quoted[at] != -1 or low[at] in (".", ";", ":"):
            return None
        if is_finite(low[at]) or (low[at].endswith("ed") and low[at].isalpha()):
            return (start, at), at
    return None


def after_colon(passage: Passage, unit: Range) -> Iterator[Attribution]:
    """`The minister was blunt: “…”`: who the clause before the colon is about said it."""
    for index in sorted(set(passage.quoted[unit[0] + 1 : unit[1]]) - {-1}):
        opening = passage.quotations[index].first - 1
        if not unit[0] < opening < unit[1] or passage.quoted[opening] != index:
            continue
        if passage.low[opening - 1] != ":":
            continue
        subject = leaning.main(passage, unit, opening)
        if subject and passage.low[subject.held[0]][0].isalnum():
            content = trimmed(passage, opening, unit[1])
            yield Attribution(subject.held, (opening - 1, opening), (content,), "say", "colon", unit)
            return
