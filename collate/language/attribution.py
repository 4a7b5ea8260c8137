"""Who said what in a paragraph: each reporting verb with its subject and the words it governs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from collate.language import complements, subjects
from collate.language.complements import Complement
from collate.language.cues import Cue, cues
from collate.language.passage import Passage, Range, word_class
from collate.language.subjects import Subject

_ENDS = frozenset((".", "!", "?", ",", ";", "…", "..."))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content ascribed to somebody: all ranges are tokens of the passage; `begins` is where its clause opens."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    stance: str
    rule: str
    begins: int
    unit: Range
    negated: bool = False
    modal: str | None = None
    hearer: Range | None = None
    venue: Range | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    """A verb group with subject and complement, before its content is cut."""

    cue: Cue
    subject: Subject | None
    complement: Complement
    begins: int
    after: int


def attributions(passage: Passage) -> list[Attribution]:
    """All attributions of a passage in order of their cues; a unit that is only a quotation joins the one before it."""
    found: list[Attribution] = []
    for unit in passage.units:
        made = list(_in_unit(passage, unit))
        if not made and found and _all_quoted(passage, unit) and _has_quote(passage, found[-1]):
            found[-1] = replace(found[-1], content=(*found[-1].content, unit))
        found += made
    return found


def _all_quoted(passage: Passage, unit: Range) -> bool:
    return all(passage.quoted[at] != -1 or not passage.low[at][0].isalnum() for at in range(*unit))


def _has_quote(passage: Passage, found: Attribution) -> bool:
    return any(passage.quoted[start] != -1 for start, _ in found.content)


def _in_unit(passage: Passage, unit: Range) -> Iterator[Attribution]:
    frames = _frames(passage, unit)
    for number, frame in enumerate(frames):
        content = _content(passage, unit, frame, frames[number + 1 :], frames[:number])
        if content:
            yield _made(unit, frame, content)


def _made(unit: Range, frame: _Frame, content: tuple[Range, ...]) -> Attribution:
    cue, subject = frame.cue, frame.subject
    return Attribution(
        subject.held if subject else None,
        (cue.first, cue.last),
        content,
        "say" if "plain" in cue.verb.takes else cue.verb.base.replace("_", " "),
        f"{frame.complement.rule}/{subject.how if subject else 'none'}",
        frame.begins,
        unit,
        cue.negated,
        cue.modal,
        frame.complement.hearer,
        frame.complement.venue,
    )


def _frames(passage: Passage, unit: Range) -> list[_Frame]:
    found: list[_Frame] = []
    for cue in cues(passage, unit):
        frame = _frame(passage, unit, cue, found[-1] if found else None)
        if frame:
            found.append(frame)
    return found


def _frame(passage: Passage, unit: Range, cue: Cue, last: _Frame | None) -> _Frame | None:
    if cue.voice in ("passive", "reduced", "infinitive"):
        return None
    subject = None
    if cue.voice == "finite":
        subject = subjects.before(passage, unit[0], cue.first)
    at = cue.last
    if subject is None and cue.voice == "finite" and "beside" in cue.verb.takes and _may_invert(passage, unit, cue):
        subject = subjects.after(passage, unit, cue)
        at = subject.held[1] if subject else at
        if subject and at < unit[1] and passage.low[at] == ",":
            at = _past_apposition(passage, unit, at)
    if subject is None:
        subject = _shared(passage, unit, cue, last)
    if subject is None:
        return None
    follows = complements.complement(passage, unit, cue, at)
    if follows is None:
        return None
    begins = cue.first if subject.how in ("shared", "main") else min(subject.start, cue.first)
    return _Frame(cue, subject, follows, begins, at)


def _may_invert(passage: Passage, unit: Range, cue: Cue) -> bool:
    """Inverted subjects follow a quotation, a comma or the start of a unit."""
    at = cue.first - 1
    return at < unit[0] or passage.quoted[at] != -1 or passage.low[at] in (",", "?", "!", "—", "–", "--")


def _past_apposition(passage: Passage, unit: Range, comma: int) -> int:
    """`said Ito, the energy minister, on Monday`: the comma after the apposition, if it is one."""
    low = passage.low
    if comma + 1 >= unit[1] or low[comma + 1] not in word_class("determiner") | {"who", "one"}:
        return comma
    for at in range(comma + 1, min(unit[1], comma + 30)):
        if passage.quoted[at] != -1:
            return comma
        if low[at] in (",", ".") and (low[at] == "," or at + 1 >= unit[1]):
            return at
    return comma


def _shared(passage: Passage, unit: Range, cue: Cue, last: _Frame | None) -> Subject | None:
    """A participle's or a coordinated verb's subject: that of the clause it leans on."""
    at = cue.first - 1
    if at < unit[0]:
        return None
    joined = passage.low[at] in word_class("conjunction")
    if cue.voice == "finite" and not joined:
        return None
    if last and last.subject and (cue.first - last.cue.last) < 60:
        return replace(last.subject, how="shared")
    return subjects.main(passage, unit, cue.first)


def _content(
    passage: Passage, unit: Range, frame: _Frame, later: list[_Frame], earlier: list[_Frame]
) -> tuple[Range, ...]:
    """The ranges of a frame's content: after the cue, before it, or both."""
    start = frame.complement.start
    parts: list[Range] = []
    if start is None or _quote_before(passage, unit, frame):
        floor = _left_floor(passage, unit, frame, earlier)
        parts.append(_trimmed(passage, floor, frame.begins))
    if start is not None:
        parts.append(_trimmed(passage, start, _right_end(passage, unit, start, later)))
    else:
        rest = _rest(passage, unit, frame)
        if rest is not None:
            parts.append(_trimmed(passage, rest, _right_end(passage, unit, rest, later)))
    return tuple(part for part in parts if part[0] < part[1])


def _quote_before(passage: Passage, unit: Range, frame: _Frame) -> bool:
    at = frame.begins - 1
    if at >= unit[0] and passage.low[at] == "," and passage.quoted[at] == -1:
        at -= 1
    return (
        at >= unit[0]
        and passage.quoted[at] != -1
        and passage.low[at] not in ("“",)
        and frame.complement.rule == "quote-after-mark"
    )


def _left_floor(passage: Passage, unit: Range, frame: _Frame, earlier: list[_Frame]) -> int:
    """Where content before the cue begins: the unit, or after an earlier cue that is joined and not nested."""
    return unit[0]


def _rest(passage: Passage, unit: Range, frame: _Frame) -> int | None:
    """Content that goes on after a cue set in it: `“…,” she said, “…”`."""
    at = frame.complement.venue[1] if frame.complement.venue else (frame.complement.hearer or (0, frame.after))[1]
    if at + 1 >= unit[1] or passage.low[at] not in (",", "—", "–", "--", ":"):
        return None
    following = at + 1
    if passage.quoted[following] != -1:
        return following
    if passage.low[following] in ("and", "but") and frame.begins > unit[0] + 2:
        return following
    return None


def _right_end(passage: Passage, unit: Range, start: int, later: list[_Frame]) -> int:
    """Where content after the cue ends: the unit, or where a joined cue or another clause begins."""
    for frame in later:
        if frame.begins <= start:
            continue
        cut = _joined(passage, frame, start)
        if cut is not None:
            return cut
    for at in range(start, unit[1]):
        if passage.low[at] == ";" and passage.quoted[at] == -1:
            return at
    return unit[1]


def _joined(passage: Passage, frame: _Frame, start: int) -> int | None:
    """Where a later cue that is joined to this one, and not inside its content, begins."""
    at = frame.begins - 1
    if at <= start or frame.subject is None:
        return None
    word = passage.low[at]
    if frame.complement.start is None:
        return at if word in (",", "—", "–", "--") or passage.quoted[at] != -1 else None
    if frame.subject.how in ("shared", "main"):
        if frame.cue.voice == "participle":
            return at if word in (",", "and") else None
        return at if word in ("and", "but") else None
    if word in ("while", "but", "although", "though", "whereas", "and", "as") and passage.low[at - 1] in (",", ";"):
        return at - 1
    if word in (";", "while"):
        return at
    return None


def _trimmed(passage: Passage, start: int, end: int) -> Range:
    while end > start and passage.quoted[end - 1] == -1 and passage.low[end - 1] in _ENDS:
        end -= 1
    while start < end and passage.quoted[start] == -1 and passage.low[start] in _ENDS:
        start += 1
    return start, end
