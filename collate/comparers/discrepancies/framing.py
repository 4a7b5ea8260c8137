"""How strongly: one actor flatly against here and hesitant there (soft), or doing here what is denied there (hard)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from collate.collation.acts import Act
from collate.collation.bearings import moments
from collate.collation.clauses import CLASSES, light, other_beyond, other_complement, other_of_several
from collate.collation.positions import told
from collate.collation.scene import Scene
from collate.collation.stances import verbs
from collate.comparers.discrepancies.field import Field, day, discrepancy, ordinal
from collate.language.meaning import stem
from collate.model import Anchor, Discrepancy, Severity
from collate.text import Span

Done = tuple[Scene, Act]
_STEP = 2
_MOST = 250


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Acts and positions of one actor that exclude each other or differ in strength by a step or more."""
    by_actor: dict[str, list[Done]] = defaultdict(list)
    for each, act in field.acts:
        by_actor[act.subject.name].append((each, act))
    found = [each for done in by_actor.values() for each in (*_opposed(done), *_weaker(field, done))]
    return tuple(found)


def _opposed(done: Sequence[Done]) -> Iterator[Discrepancy]:
    """What one article says an actor does or will do, and another that it does not or will not."""
    told = list({(each.source, act.span.of(each.text)): (each, act) for each, act in reversed(done)}.values())[::-1]
    for one, other in combinations(told[:_MOST], 2):
        if one[0].source == other[0].source:
            continue
        rule = _excludes(one[1], other[1])
        if rule and not any(holds(one, other) for holds in _BOTH_HOLD):
            about = f"{one[1].subject.name}: “{_plainly(one)}” or “{_plainly(other)}”"
            yield discrepancy("framing", _severity(one, other), about, [[_cited(one)], [_cited(other)]], (rule,))


def _excludes(one: Act, other: Act) -> str | None:
    if one.strength * other.strength >= 0 or not _meet(one, other):
        return None
    if one.verb == other.verb and (stem(one.verb) not in light() or len(one.about & other.about) >= _STEP):
        return "polarity"
    if {one.side, other.side} == {"yes", "no"} and one.objects & other.objects:
        return "yes-and-no"
    return "promised-and-ruled-out" if _promised(one, other) or _promised(other, one) else None


def _promised(one: Act, other: Act) -> bool:
    """Whether the very thing that one promises is ruled out by the other: `a second vote`."""
    thing = one.stance == "vow" and one.verb in verbs()
    return thing and other.side == "no" and bool(other.objects) and other.objects <= one.objects


def _meet(one: Act, other: Act) -> bool:
    """Whether two acts have an object in common, or one has none of its own."""
    if one.aux & _THEN or other.aux & _THEN:
        return False
    return bool(one.objects & other.objects) or (one.verb == other.verb and not (one.objects and other.objects))


_THEN = CLASSES["then"]


def _severity(one: Done, other: Done) -> Severity:
    """Hard where both are firm and no later day can have brought the change.

    A refusal can end, and a plan holds a day; what was done by the day of one article cannot be undone by another's.
    """
    early, late = sorted((one, other), key=lambda done: day(done[0]) or "")
    dates = [known for each, _ in (early, late) if (known := day(each))]
    firm = min(abs(act.strength) for _, act in (one, other)) > 1
    given_up = any(act.side == "no" for _, act in (one, other)) and any(not act.stance for _, act in (one, other))
    untold = given_up and len(dates) < _STEP
    apart = ordinal(dates[-1]) - ordinal(dates[0]) if dates else 0
    ahead = all(act.aux & _MODAL for _, act in (one, other))
    undone = early[1].strength > 0 > late[1].strength and not ahead and apart <= _WEEK
    holds = not apart or (apart == 1 and ahead and early[1].strength > 0) or undone
    return "hard" if firm and not untold and holds else "soft"


_WEEK = 7


def _another_day(one: Done, other: Done) -> bool:
    """Whether each clause has a day of its own."""
    days = [{found.date for found in moments(each, act.span) if found.date} for each, act in (one, other)]
    return all(days) and not days[0] & days[1]


def _ended(one: Done, other: Done) -> bool:
    """Whether what had not been done by the day of one article is done in one of a later day."""
    early, late = sorted((one, other), key=lambda done: day(done[0]) or "")
    dated = day(early[0]) and (day(early[0]) or "") < (day(late[0]) or "")
    return bool(dated) and early[1].strength < 0 < late[1].strength and bool(early[1].aux & _PERFECT)


_PERFECT = CLASSES["perfect"] | {"yet"}


def _other_complement(one: Done, other: Done) -> bool:
    one_rest, other_rest = (act.line.within(Span(act.told.end, act.span.end)) for _, act in (one, other))
    return other_complement(one_rest, other_rest) or other_beyond(one_rest, other_rest)


def _of_several(one: Done, other: Done) -> bool:
    return other_of_several(*(act.line.within(Span(act.told.end, act.span.end)) for _, act in (one, other)))


def _conditional(one: Done, other: Done) -> bool:
    """Whether what one says flatly will not be done is done in the other on a condition: `would intervene if`."""
    does = max(one, other, key=lambda done: done[1].strength)[1]
    return bool(does.aux & _MODAL) and any(word.text in CLASSES["bound"] for word in does.line.within(does.span))


_MODAL = CLASSES["future"] | CLASSES["weak"]


def _accused(one: Done, other: Done) -> bool:
    """Whether one denies what the other is only said by somebody else to have done."""
    return any(
        denial.stance == "deny" and _said_by_another(*deed) for deed, (_, denial) in ((one, other), (other, one))
    )


def _said_by_another(each: Scene, act: Act) -> bool:
    """Whether an act stands in what a statement of its sentence ascribes to somebody else than the doer."""
    return any(
        span.holds(act.told) and statement.source and not statement.source.span.meets(act.named)
        for statement in each.told.get(act.line.index, ())
        for span in statement.content
    )


_BOTH_HOLD = (_another_day, _ended, _other_complement, _of_several, _conditional, _accused)


def _plainly(done: Done) -> str:
    each, act = done
    return act.told.of(each.text)


def _cited(done: Done) -> Anchor:
    """The words that tell, from the opening of the sentence where the subject stands there with its titles."""
    each, act = done
    span, opening = told(*done), act.line.span.start
    near = 0 < span.start - opening <= _TITLES and not each.quoted(Span(opening, span.start))
    return each.anchor(Span(opening, span.end) if near else span)


_TITLES = 40


def _weaker(field: Field, done: Sequence[Done]) -> Iterator[Discrepancy]:
    """Positions of one actor on one issue, against or for it throughout, a step or more apart over the articles."""
    for issue in field.comparison.issues:
        placed = {
            (cited.source, Span(cited.start, cited.end)) for position in issue.positions for cited in position.citations
        }
        held = [each for each in done if each[1].stance and (each[0].source, told(*each)) in placed]
        for sign in (-1, 1):
            sides = _connected([each for each in held if each[1].strength * sign > 0])
            if _apart(sides):
                about = f"How firmly {sides[0][1].subject.name} stands on “{issue.title}”"
                cited = [[_cited(each)] for each in sides]
                yield discrepancy("framing", "soft", about, cited, (f"strength:{_scale(sides)}",))


def _connected(held: list[Done]) -> list[Done]:
    """The positions that hang together with the firmest: by what is done, by its object, by having none."""
    if not held:
        return []
    kept = [max(held, key=lambda each: abs(each[1].strength))]
    for _ in held:
        kept += [each for each in held if each not in kept and any(_same_matter(each[1], other[1]) for other in kept)]
    return [each for each in held if each in kept]


def _same_matter(one: Act, other: Act) -> bool:
    return one.verb == other.verb or bool(one.about & other.about) or not one.about or not other.about


def _apart(sides: list[Done]) -> bool:
    strengths = [abs(act.strength) for _, act in sides]
    firmest = {each.source for each, act in sides if abs(act.strength) == max(strengths)}
    weakest = {each.source for each, act in sides if abs(act.strength) == min(strengths)}
    return bool(strengths) and max(strengths) - min(strengths) >= _STEP and len(firmest | weakest) > 1


def _scale(sides: list[Done]) -> str:
    return "/".join(f"{act.stance}={act.strength}" for _, act in sides)
