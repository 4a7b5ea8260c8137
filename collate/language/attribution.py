"""Who said what in a paragraph: each reporting verb with its subject and the words it governs."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from collate.language import complements, extent, following, leaning, speeches, subjects
from collate.language.adjectival import adjectival
from collate.language.complements import Complement
from collate.language.cues import Cue, cues, is_adverb
from collate.language.extent import Frame
from collate.language.lexicon import sections
from collate.language.nominal import nominal
from collate.language.passage import INNER_STOP, Passage, Range, word_class
from collate.language.passives import passive
from collate.language.speeches import Attribution
from collate.language.subjects import Subject

_UTTERED = frozenset(("that-clause", "quote-after-mark", "after-aside", "quote"))
"""What an infinitive must take to be more than a plan: `went on to say that …`."""
_UNSURE = frozenset(
    (
        ("thing", "relative"),
        ("infinitive", "relative"),
        ("beside", "relative"),
        ("beside", "main"),
        ("beside", "shared"),
    )
)
"""Frames whose subject is no sure source."""
_ACTING = frozenset(("by", "in", "after", "before", "without"))
"""Prepositions after which a participle is what somebody does: `replied by suggesting …`."""
_BEARING = frozenset(("of", "with", "from", "by", "show", "shows", "showing"))
"""What stands before a name whose words a participle brings: `footage of Ms Ito saying …`."""
_NAMING = 6
"""Tokens of a thing before the quotation that names it."""
_AHEAD = 12
"""Later cues of a unit that may end a content."""
_SHARING = 60
"""Tokens within which a verb may lean on the subject of the one before."""


def attributions(passage: Passage) -> list[Attribution]:
    """All attributions of a passage in order of their cues; a unit that is only a quotation joins the one before it."""
    found: list[Attribution] = []
    for unit in passage.units:
        label = speeches.label(passage, unit)
        if label:
            found.append(label)
            continue
        made = sorted(_all_in(passage, unit), key=lambda each: each.cue)
        made = (
            following.joined(passage, unit, made)
            or list(speeches.beside_quote(passage, unit))
            or list(speeches.after_colon(passage, unit))
        )
        if not made and found and _is_quotation(passage, unit):
            _carry_over(found, unit)
        found += made
    return found


def _all_in(passage: Passage, unit: Range) -> Iterator[Attribution]:
    yield from _in_unit(passage, unit)
    yield from speeches.according(passage, unit)
    yield from nominal(passage, unit)
    yield from adjectival(passage, unit)


def _is_quotation(passage: Passage, unit: Range) -> bool:
    """Whether a unit is a quotation, led in at most by an adverb or a conjunction: `But “…”`, `Now, “…”`."""
    first = unit[0]
    while first < unit[1] and (is_adverb(passage.low[first]) or passage.low[first] in ("but", "and", ",")):
        first += 1
    last = max((at for at in range(*unit) if passage.tokens[at].text[0].isalnum()), default=first)
    return first < unit[1] and passage.quoted[first] != -1 and (first == unit[0] or passage.quoted[last] != -1)


def _carry_over(found: list[Attribution], unit: Range) -> None:
    """A unit that is only a quotation goes on with what was said last before it in the paragraph, in all its layers."""
    last = [number for number, each in enumerate(found) if each.unit == found[-1].unit]
    spoken = next((number for number in last if found[number].stance == "say"), last[0])
    for number in last:
        if number == spoken or _has_layer(found[number], found[spoken]):
            found[number] = replace(found[number], content=(*found[number].content, unit), unit=unit)


def _has_layer(outer: Attribution, inner: Attribution) -> bool:
    """Whether the cue of `inner` lies in the content of `outer`."""
    return any(start <= inner.cue[0] and inner.cue[1] <= end for start, end in outer.content)


def _in_unit(passage: Passage, unit: Range) -> Iterator[Attribution]:
    found = list(cues(passage, unit))
    for cue in found:
        if cue.voice in ("passive", "reduced"):
            yield from passive(passage, unit, cue)
    frames = _frames(passage, unit, found)
    for number, frame in enumerate(frames):
        content = extent.content(passage, unit, frame, frames[number + 1 : number + _AHEAD])
        if content:
            yield _made(unit, frame, content)


def _made(unit: Range, frame: Frame, content: tuple[Range, ...]) -> Attribution:
    cue, subject = frame.cue, frame.subject
    return Attribution(
        subject.held if subject else None,
        (cue.first, cue.last),
        content,
        "say" if "plain" in cue.verb.takes else cue.verb.base.replace("_", " "),
        f"{frame.complement.rule}/{subject.how if subject else 'none'}",
        unit,
        cue.negated,
        cue.modal,
        frame.complement.hearer,
        frame.complement.venue,
    )


def _frames(passage: Passage, unit: Range, known: Sequence[Cue]) -> list[Frame]:
    found: list[Frame] = []
    for cue in known:
        frame = _frame(passage, unit, cue, found[-1] if found else None)
        if frame:
            found.append(frame)
    return found


def _frame(passage: Passage, unit: Range, cue: Cue, last: Frame | None) -> Frame | None:
    if cue.voice in ("passive", "reduced"):
        return None
    subject = None
    if cue.voice == "finite":
        subject = subjects.before(passage, unit[0], cue.first)
    at = cue.last
    if subject is None and cue.voice == "finite" and "beside" in cue.verb.takes and _may_invert(passage, unit, cue):
        subject = leaning.inverted(passage, unit, cue)
        at = subject.held[1] if subject else at
        if subject and at < unit[1] and passage.low[at] in (",", "("):
            at = _past_apposition(passage, unit, at)
    if subject is None and cue.voice == "finite":
        subject = subjects.past_title(passage, unit[0], cue.first)
    if subject is None:
        subject = _shared(passage, unit, cue, last)
    if subject is None:
        return None
    subject = subjects.antecedent(passage, unit, subject)
    begins = cue.first if subject.how in ("shared", "main") else min(subject.start, cue.first)
    follows = complements.complement(passage, unit, cue, at, begins)
    if follows is None:
        return None
    planned = cue.voice == "infinitive" and not _goes_on_to(passage, cue)
    if (planned and follows.rule not in _UTTERED) or _is_unsure(passage, unit, follows, subject):
        return None
    return Frame(cue, subject, follows, begins, at)


def _is_unsure(passage: Passage, unit: Range, follows: Complement, subject: Subject) -> bool:
    """Whether a subject is no sure source; `who called the plan “…”` is one."""
    if (follows.rule, subject.how) not in _UNSURE:
        return False
    if follows.rule != "thing" or follows.start is None:
        return True
    near = range(follows.start, min(unit[1], follows.start + _NAMING))
    stop = next((at for at in near if passage.quoted[at] != -1 or passage.low[at] in word_class("break")), unit[1] - 1)
    return passage.quoted[stop] == -1


def _goes_on_to(passage: Passage, cue: Cue) -> bool:
    """`continued to question the plan`: what is under way is no mere plan."""
    return cue.first > 0 and passage.low[cue.first - 1] in sections("leaning")["under_way"]


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
        if low[at] in (",", "."):
            return at
    return comma


def _shared(passage: Passage, unit: Range, cue: Cue, last: Frame | None) -> Subject | None:
    """A participle's or a coordinated verb's subject: that of the clause it leans on."""
    if cue.voice == "participle":
        comments = "evidence" in cue.verb.takes and passage.low[cue.first - 1] not in _ACTING
        return None if comments else _of_participle(passage, unit, cue, last)
    if cue.voice == "infinitive":
        before = cue.first - 1
        if before >= unit[0] and passage.low[before] in word_class("object"):
            return Subject((before, cue.first), before, "shared")
        found = leaning.caused(passage, unit, cue.first)
        if found:
            return found
        return _leans_on(passage, unit, cue, last)
    joined = cue.first > unit[0] and passage.low[cue.first - 1] in word_class("conjunction")
    return _leans_on(passage, unit, cue, last) if joined else None


def _of_participle(passage: Passage, unit: Range, cue: Cue, last: Frame | None) -> Subject | None:
    found = _kept(passage, unit, cue) or _bearer(passage, unit, cue, last)
    if found:
        return found
    follows = bool(last and last.subject and last.subject.how == "absolute")
    found = leaning.opening(passage, unit, cue) or leaning.absolute(passage, unit, cue.first, follows=follows)
    if found or cue.first == unit[0]:
        return found
    if passage.low[cue.first - 1] == ",":
        if last and last.subject and _ends_at(last, cue.first - 1):
            return replace(last.subject, how="shared")
        found = leaning.main(passage, unit, cue.first)
    if (
        found is None
        and cue.first - 1 > unit[0]
        and passage.low[cue.first - 1] in _ACTING
        and passage.low[cue.first - 2] == ","
    ):
        found = leaning.main(passage, unit, cue.first) or subjects.before(passage, unit[0], cue.first - 2)
    return found or _leans_on(passage, unit, cue, last)


def _kept(passage: Passage, unit: Range, cue: Cue) -> Subject | None:
    """`keeps talking about`: whose verb the participle completes."""
    at = cue.first - 1
    if at <= unit[0] or passage.low[at] not in sections("leaning")["keeping"]:
        return None
    found = subjects.before(passage, unit[0], at)
    return Subject(found.held, found.start, "shared") if found else None


def _ends_at(last: Frame, comma: int) -> bool:
    """Whether a cue beside its content ends at a comma, place and time included: `“…,” Ito added in May, saying …`."""
    return last.complement.start is None and comma == (last.complement.venue or (0, last.after))[1]


def _bearer(passage: Passage, unit: Range, cue: Cue, last: Frame | None) -> Subject | None:
    """Whose words a participle brings: `recalls him saying`, `a sign saying`, `quoted Ms Ito as saying`."""
    at = cue.first - 1
    word = passage.low[at] if at > unit[0] else ""
    if word in word_class("object"):
        return Subject((at, at + 1), at, "shared")
    if word in sections("leaning")["bearing"]:
        first = at - 1 if passage.low[at - 1] in word_class("determiner", "possessive") else at
        return Subject((first, at + 1), first, "shared")
    name = _name_start(passage, unit[0], cue.first)
    if name < cue.first and passage.low[name - 1] in _BEARING:
        return Subject((name, cue.first), name, "shared")
    if word == "as" and last and last.cue.verb.base == "quote" and last.cue.last < at:
        return Subject((last.cue.last, at), last.cue.last, "shared")
    return None


def _name_start(passage: Passage, floor: int, end: int) -> int:
    """Where the name that ends before `end` begins; `end` if none does."""
    at = end
    while (
        at - 1 > floor
        and passage.quoted[at - 1] == -1
        and (passage.tokens[at - 1].text[0].isupper() or passage.low[at - 1] == INNER_STOP)
    ):
        at -= 1
    return at


def _leans_on(passage: Passage, unit: Range, cue: Cue, last: Frame | None) -> Subject | None:
    """The subject of the cue before, if it is near, else of the unit's main clause."""
    if last and last.subject and cue.first - last.cue.last < _SHARING and not _is_closed(passage, last, cue.first):
        return replace(last.subject, how="shared")
    return leaning.coordinate(passage, unit, cue.first) or leaning.main(passage, unit, cue.first)


def _is_closed(passage: Passage, last: Frame, before_it: int) -> bool:
    """Whether the clause of `last` is one of time or reason that a comma has closed: `When Ms Ito asked, …`."""
    opener = last.begins - 1
    if opener < 0 or passage.low[opener] not in word_class("setting"):
        return False
    return any(passage.low[at] == "," and passage.quoted[at] == -1 for at in range(last.cue.last, before_it - 1))
