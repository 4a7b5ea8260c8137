"""Figures: slots with their readings side by side, and whether these agree, differ or go together.

A verdict states arithmetic and nothing else: *agree* where all readings give one number, *consistent* where
only rounding, a bound, a later day or a sum that holds tells them apart, *differ* where none of these explains it.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from msgspec.structs import replace

from collate import ids
from collate.collation import amounts, balance
from collate.collation.bearings import hours
from collate.collation.called import called
from collate.collation.counts import Count
from collate.collation.heads import times
from collate.collation.material import Material
from collate.collation.slots import slots
from collate.language import lexicon
from collate.language.nominal import names_nobody
from collate.model import Comparison, Figure, FigureReading

_OFTEN = 0.4
_LEAST = 8
Verdict = Literal["agree", "differ", "consistent"]


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its figures, in order of first appearance."""
    found = material.counts
    groups = [group for group in balance.joined(slots(found, _common(found))) if _tells(group)]
    rank = {one.source: at for at, one in enumerate(material.scenes)}
    ordered = sorted(groups, key=lambda group: min((rank[each.place[0]], each.place[1]) for each in group.members))
    return replace(comparison, figures=_with_ids([_figure(group, rank) for group in ordered]))


def _with_ids(found: Sequence[tuple[tuple[str, ...], Figure]]) -> tuple[Figure, ...]:
    """The figures named by what they count; by their numbers and words too where two count what sounds the same."""
    often = Counter(words for words, _ in found)
    numbered = Counter((words, _numbers(figure)) for words, figure in found)
    named = []
    for words, figure in found:
        more = [_numbers(figure)] if often[words] > 1 else []
        again = [_around(figure)] if numbered[words, _numbers(figure)] > 1 else []
        named.append(replace(figure, id=ids.of("f", *words, *more, *again)))
    return tuple({each.id: each for each in named}.values())


def _around(figure: Figure) -> str:
    return min(f"{each.citation.prefix}{each.citation.exact}{each.citation.suffix}" for each in figure.readings)


def _numbers(figure: Figure) -> str:
    return " ".join(sorted({f"{each.value}/{each.low}/{each.high}" for each in figure.readings}))


def _tells(group: balance.Group) -> bool:
    """Whether a slot is worth a line: several articles give it, or something became of more than a handful."""
    first = group.members[0]
    several = len({each.scene.source for each in group.members}) > 1
    number = first.finding.value
    few = number is not None and abs(number) < _HANDFUL and first.kind != "person" and not first.outcomes
    handful = few and " of " not in first.finding.span.of(first.scene.text)
    return several or not (handful or (first.kind in times() and "sentence" not in first.outcomes))


_HANDFUL = 10
_MOST = 100


def _common(found: Sequence[Count]) -> frozenset[str]:
    """Words that so many figures stand among that they tell none from another."""
    tally = Counter(word for each in found for word in each.clause)
    return frozenset(word for word, times in tally.items() if times > max(_LEAST, len(found) * _OFTEN))


def _figure(group: balance.Group, rank: dict[str, int]) -> tuple[tuple[str, ...], Figure]:
    """A slot's figure, and the words that name it."""
    members = sorted(group.members, key=lambda each: (rank[each.place[0]], each.place[1]))
    verdict, note = _verdict(members, group.note)
    lead = max(members, key=lambda each: (_is_told(each), len(each.what), -rank[each.place[0]], -each.place[1]))
    words = (lead.kind, *sorted({word for each in members for word in (each.head, *each.what, *each.outcomes)}))
    return words, Figure("", called(lead), "auto", tuple(map(_reading, members)), verdict, note, group.why)


def _is_told(each: Count) -> bool:
    """Whether a figure says what became of a noun it counts."""
    return bool(each.finding.what and each.finding.verb and each.outcomes)


def _reading(each: Count) -> FigureReading:
    finding = each.finding
    by = finding.attributed_to.span.of(each.scene.text) if finding.attributed_to else None
    by = None if by and names_nobody(by) else by
    return FigureReading(
        finding.value,
        finding.low,
        finding.high,
        finding.unit,
        finding.qualifier,
        by,
        finding.as_of,
        each.scene.anchor(finding.span),
    )


def _verdict(members: Sequence[Count], balanced: str) -> tuple[Verdict, str]:
    if balanced:
        return "consistent", balanced
    told = {(each.scene.source, each.amount, each.outcomes, each.finding.as_of): each for each in reversed(members)}
    pairs = list(combinations(list(told.values())[:_MOST], 2))
    rules = [amounts.between(one.amount, other.amount) or _update(one, other) for one, other in pairs]
    if None in rules:
        return "differ", _parted(members)
    loose = [rule for rule in dict.fromkeys(rules) if rule and rule != "same"]
    return ("consistent", _NOTES[loose[0]]) if loose else ("agree", "")


_NOTES = {
    "rounded": "One is the other, rounded.",
    "bound": "One lies within the bound that the other gives.",
    "about": "One lies within what the other gives as approximate.",
    "range": "One lies within the range of the other.",
    "update": "One is the later report of a running count.",
    "hours": "The numbers are given for different hours.",
}


def _update(one: Count, other: Count) -> str | None:
    """Whether a later day, or another hour of it, explains a running count that grew."""
    if not one.outcomes & other.outcomes & _RUNNING:
        return None
    early, late = sorted((one, other), key=_given)
    dated = _given(early) and _given(early) < _given(late)
    grew = (early.finding.value or 0) < (late.finding.value or 0)
    if dated and (grew or one.outcomes & other.outcomes & _SHRINKING):
        return "update"
    said = [hours(each.scene.text, each.line.span) for each in (one, other)]
    return "hours" if all(said) and not said[0] & said[1] else None


def _given(each: Count) -> str:
    """The day for which a figure is given: its own, else that of its article."""
    return each.finding.as_of or each.scene.witness.document.published.date or ""


_SHRINKING = lexicon.sections("clauses")["shrinking"]
_RUNNING = lexicon.sections("clauses")["running"]


def _parted(members: Sequence[Count]) -> str:
    """The numbers that differ, with how many articles give each."""
    sources: dict[str, list[str]] = {}
    for each in members:
        sources.setdefault(_shown(each), []).append(each.scene.source)
    told = (
        f"{number} in {len(set(given))} {'article' if len(set(given)) == 1 else 'articles'}"
        for number, given in sources.items()
    )
    return "; ".join(told) + "."


def _shown(each: Count) -> str:
    return each.finding.number.of(each.scene.text)
