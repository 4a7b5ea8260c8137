"""How far content reaches: where it begins before a cue, where it ends after one."""

from collections.abc import Sequence

from collate.frozen import Frozen
from collate.language.complements import Complement
from collate.language.cues import Cue, is_adverb
from collate.language.passage import Passage, Range, word_class
from collate.language.speeches import trimmed
from collate.language.subjects import Subject, closes_with_comma
from collate.language.verbs import is_finite, readings

_REACH = 400
"""Tokens that content is followed through."""
_JOINED_BY = dict.fromkeys(("shared", "main", "absolute"), frozenset((",", "and")))
"""What joins a cue without a subject before it to the one before."""
_YEAR = 4
_OPENING = 3
"""Tokens within which a subordinate clause that opens a unit begins: `Even as`, `Two years after`."""
_ADJUNCTS = frozenset(("because", "since", "after", "when", "while", "before", "although", "though", "if", "unless"))
"""Words that open what is no part of a thing that is reported: `rejected the offer because …`."""
_CONTRASTS = frozenset(("while", "but", "although", "though", "whereas", "and", "as"))
_ASIDE = 30
"""Tokens of a relative clause between two commas."""
_RELATIVES = frozenset(("which", "who", "whose", "whom", "where"))
_CLAUSES = frozenset(
    ("according", "but", "though", "although", "while", "whereas", "yet", "which", "who", "where", "whose")
)
"""Words that open another clause after a comma."""


class Frame(Frozen):
    """A verb group with subject and complement, before its content is cut."""

    cue: Cue
    subject: Subject | None
    complement: Complement
    begins: int
    after: int


def content(passage: Passage, unit: Range, frame: Frame, later: Sequence[Frame]) -> tuple[Range, ...]:
    """The ranges of a frame's content: after the cue, before it, or both."""
    start = frame.complement.start
    parts: list[Range] = []
    if start is not None:
        if _follows_quotation(passage, unit, frame):
            parts.append(trimmed(passage, unit[0], frame.begins))
        parts.append(trimmed(passage, start, _end(passage, unit, frame, start, later)))
    else:
        left = trimmed(passage, unit[0], frame.begins)
        rest = _rest(passage, unit, frame, left)
        if not _only_leads(passage, left, rest):
            as_clause = left[1] - left[0] > 1 and passage.low[left[1] - 1] == "as"
            parts.append(trimmed(passage, left[0], left[1] - as_clause))
        if rest is not None:
            parts.append(trimmed(passage, rest, _end(passage, unit, frame, rest, later)))
    return tuple(part for part in parts if part[0] < part[1])


def _is_opening(passage: Passage, left: Range) -> bool:
    """Whether words before a cue are no clause: `On the other side`, `But`."""
    return left[0] < left[1] and passage.quoted[left[1] - 1] == -1 and not _has_verb(passage, left)


def _only_leads(passage: Passage, left: Range, rest: int | None) -> bool:
    """Whether words before a cue lead up to content that follows it, or to none."""
    if not _is_opening(passage, left):
        return False
    word = passage.low[left[0]]
    if rest is not None and _is_verb(passage.low[rest]):
        return False
    if rest is not None:
        return word not in ("to", "if", "for")
    return any(word in word_class(each) for each in ("preposition", "subordinator", "conjunction")) or is_adverb(word)


def _is_verb(word: str) -> bool:
    return word in word_class("modal", "be", "have", "do") or is_finite(word)


def _has_verb(passage: Passage, held: Range) -> bool:
    verbal = word_class("modal", "be", "have", "do")
    return any(
        passage.low[at] in verbal or is_finite(passage.low[at]) or passage.quoted[at] != -1
        for at in range(held[0], min(held[1], held[0] + _REACH))
    )


def _follows_quotation(passage: Passage, unit: Range, frame: Frame) -> bool:
    """Whether a cue that introduces a quotation also closes one: `“…,” she said: “…”`."""
    at = frame.begins - 1
    if frame.cue.voice == "participle":
        return False
    if at >= unit[0] and passage.low[at] == "," and passage.quoted[at] == -1:
        at -= 1
        if passage.quoted[unit[0]] != -1 and frame.complement.rule in ("quote-after-mark", "after-aside"):
            return True
    return at >= unit[0] and passage.quoted[at] != -1 and frame.complement.rule == "quote-after-mark"


def _rest(passage: Passage, unit: Range, frame: Frame, left: Range) -> int | None:
    """Content that goes on after a cue set in it: `“…,” she said, “…”`; `When rain falls, she said, …`."""
    at = frame.complement.venue[1] if frame.complement.venue else (frame.complement.hearer or (0, frame.after))[1]
    if at + 1 >= unit[1] or passage.low[at] not in (",", "—", "–", "--", ":"):
        return None
    following = at + 1
    if passage.quoted[following] != -1:
        return following
    word = passage.low[following]
    if word in ("and", "but") and frame.begins > unit[0] + 2:
        return following
    if word in word_class("modal", "be", "have", "do"):
        return following
    incomplete = _is_opening(passage, left) or passage.low[left[0]] in word_class("subordinator") - {"that"}
    if incomplete and left[0] < left[1] and not (word.endswith("ing") or word in word_class("relative")):
        return following
    return None


def _end(passage: Passage, unit: Range, frame: Frame, start: int, later: Sequence[Frame]) -> int:
    """Where content after the cue ends: the unit, or where a joined cue or another clause begins."""
    end = unit[1]
    thing = frame.complement.rule in ("thing", "preposition")
    for other in later:
        cut = _joined(passage, other, start) if other.begins > start else None
        if cut is None and thing and other.begins > start and _opens_after_comma(passage, other):
            cut = other.begins - 1
        if cut is not None:
            end = cut
            break
    opened = _is_subordinate(passage, unit, frame) or (frame.subject is not None and frame.subject.how == "opening")
    relative = frame.subject is not None and frame.subject.how == "relative"
    relative = relative or (frame.begins > unit[0] and passage.low[frame.begins - 1] in ("which", "whom", "who"))
    named = _named(passage, frame, start)
    if named:
        return named
    for at in range(start, min(end, start + _REACH)):
        if thing and at > start and passage.quoted[at] == -1 and _is_adjunct(passage, at):
            return at
        if at > start and _is_outside(passage, at) and _breaks(passage, end, at, opened=opened, relative=relative):
            return at
    return end


def _opens_after_comma(passage: Passage, other: Frame) -> bool:
    """Whether another cue opens a clause with its own subject after a comma: `…, Ms Ito said`."""
    how = other.subject.how if other.subject else ""
    return passage.low[other.begins - 1] == "," and how in ("pronoun", "before") and other.cue.first > other.begins


def _named(passage: Passage, frame: Frame, start: int) -> int | None:
    """Where the words end by which `what X calls “…”` names something."""
    index = passage.quoted[start]
    what = frame.begins and passage.low[frame.begins - 1] in ("what", "which")
    if index == -1 or not what:
        return None
    quotation = passage.quotations[index]
    return quotation.last + (quotation.marks.end > quotation.span.end)


def _is_adjunct(passage: Passage, at: int) -> bool:
    """Whether a reason, a condition or a date opens here."""
    after = passage.low[at + 1] if at + 1 < len(passage.low) else ""
    dated = passage.low[at] in ("in", "on") and (
        after in word_class("time") or (after.isdigit() and len(after) == _YEAR)
    )
    return dated or passage.low[at] in _ADJUNCTS


def _is_subordinate(passage: Passage, unit: Range, frame: Frame) -> bool:
    """Whether a cue stands in the clause that opens its unit: `While Ms Ito said …,`; `Years after she said …,`."""
    before = range(unit[0], min(frame.cue.first, unit[0] + _REACH))
    begins = frame.subject.start if frame.subject and frame.subject.how == "shared" else frame.begins
    if begins > unit[0] and passage.low[begins - 1] in word_class("setting"):
        return True
    opens = any(passage.low[at] in word_class("subordinator") for at in before[:_OPENING])
    return opens and not any(passage.low[at] == "," for at in before)


def _comments(word: str) -> bool:
    """Whether a participle is the author's comment on what was said: `…, underscoring how fragile it is`."""
    reading = readings().get(word)
    return reading is not None and reading.form == "ing" and "evidence" in reading.verb.takes


def _is_outside(passage: Passage, at: int) -> bool:
    """Whether a mark stands outside quotations; a comma before a closing mark divides what is around it."""
    return passage.quoted[at] == -1 or closes_with_comma(passage, at)


def _breaks(passage: Passage, end: int, at: int, *, opened: bool, relative: bool) -> bool:
    """Whether another clause begins at the mark `at`."""
    low = passage.low
    if low[at] == ";":
        return at + 1 >= end or _opens_clause(passage, end, at + 1)
    if low[at] != "," or at + 2 >= end:
        return False
    after = low[at + 1 if passage.quoted[at] == -1 else at + 2]
    if after in _RELATIVES and _goes_on_after(passage, end, at):
        return False
    if opened or relative or after in _CLAUSES or _comments(after):
        return True
    return after == "and" and _opens_clause(passage, end, at + 2)


def _goes_on_after(passage: Passage, end: int, comma: int) -> bool:
    """Whether a relative clause opened at `comma` closes with another comma, after which the verb follows."""
    for at in range(comma + 2, min(end - 1, comma + _ASIDE)):
        if passage.low[at] == "," and passage.quoted[at] == -1:
            return _is_verb(passage.low[at + 1])
    return False


def _opens_clause(passage: Passage, end: int, at: int) -> bool:
    """Whether a subject and a finite verb follow soon."""
    if passage.low[at] in word_class("subject") | {"there"}:
        return True
    verbal = word_class("modal", "be", "have", "do")
    for each in range(at, min(end, at + 8)):
        if passage.quoted[each] != -1 or passage.low[each] in (",", "."):
            return False
        if each > at and (passage.low[each] in verbal or is_finite(passage.low[each])):
            return True
    return False


def _leans_from(frame: Frame, subject: Subject, word: str) -> bool:
    """Whether a cue without a subject before it goes on after `word`; `and would back it` goes on inside a content."""
    if subject.how == "shared" and frame.cue.modal:
        return False
    return word in _JOINED_BY[subject.how] | {"but"} - (set() if frame.cue.voice == "participle" else {","})


def _joined(passage: Passage, frame: Frame, start: int) -> int | None:
    """Where a later cue that is joined to this one, and not inside its content, begins."""
    at = frame.begins - 1
    if at <= start or frame.subject is None:
        return None
    word = passage.low[at]
    if frame.cue.voice == "participle" and closes_with_comma(passage, at - 1):
        return frame.begins
    if frame.complement.start is None:
        return at if word in (",", "—", "–", "--") or passage.quoted[at] != -1 else None
    if frame.subject.how in _JOINED_BY:
        return at if _leans_from(frame, frame.subject, word) else None
    if word in _CONTRASTS and passage.low[at - 1] in (",", ";", "—", "–", "--", "-"):
        return at - 1
    return at if word in (";", "while") or (word == "and" and frame.subject.how in ("before", "apposition")) else None
