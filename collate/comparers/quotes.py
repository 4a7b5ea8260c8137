"""The quote ledger: one utterance with all its readings, and how each departs from the fullest.

The longest reading leads; which shorter ones join it is told by `utterances`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from collate import ids
from collate.collation import alignment, drift, paraphrase, venue
from collate.collation.alignment import Words
from collate.collation.cast import Cast, Player, folded
from collate.collation.material import Material
from collate.collation.paraphrase import Report
from collate.collation.scene import Scene
from collate.collation.utterances import RULES, Spoken, rule, without
from collate.language.meaning import spelling
from collate.model import Comparison, Quote, QuoteFinding, Reading, Term, TermFinding

_MOST = 30
_FEWEST = 3
_WORDS = 1200
"""Words that a quotation is held against at most, as far as that leaves it `_FEWEST` utterances."""
_MANY = 500


class _Utterance(Struct):
    lead: Spoken
    readings: list[Spoken]
    why: list[str]


def compare(material: Material, comparison: Comparison) -> Comparison:
    """The comparison with its quotes and terms, each in order of first appearance."""
    scenes = material.scenes
    players = material.players
    order = {each.source: rank for rank, each in enumerate(scenes)}
    spoken = [_spoken(each, found, players) for each in scenes for found in each.witness.findings.quotes]
    utterances = _utterances(spoken, _unquoted(scenes), order)
    reports = tuple(paraphrase.report(each, players) for each in scenes)
    quotes = tuple(_quote(each, scenes, reports) for each in utterances)
    return replace(comparison, quotes=_distinct(quotes), terms=_terms(scenes))


def _spoken(each: Scene, found: QuoteFinding, players: Cast) -> Spoken:
    outlets = {folded(credit.name) for credit in each.witness.findings.credits}
    speakers = players.speakers(each, found.speaker)
    credited = bool(speakers) and all(folded(player.name) in outlets for player in speakers)
    return Spoken(
        each,
        found,
        alignment.words(without(found.span, each.text, ",").of(each.text)),
        () if credited else speakers,
        not credited,
    )


def _unquoted(scenes: Iterable[Scene]) -> frozenset[tuple[str, str]]:
    """Pairs of neighbouring words that some article uses without quotation marks."""
    pairs: set[tuple[str, str]] = set()
    for each in scenes:
        for line in each.lines:
            inside = {word.start for mark in each.set_off(line.span) for word in line.within(mark)}
            pairs.update(pairwise(spelling(word.text) for word in line.words if word.start not in inside))
    return frozenset(pairs)


def _utterances(spoken: list[Spoken], unquoted: frozenset[tuple[str, str]], order: dict[str, int]) -> list[_Utterance]:
    """Readings gathered around the longest, in order of their first appearance."""
    found: list[_Utterance] = []
    holding: dict[str, list[int]] = defaultdict(list)
    for each in sorted(spoken, key=lambda one: (*_fullness(one), order[one.scene.source], one.place)):
        best = max(
            ((why, found[at]) for at in _candidates(each, holding) if (why := rule(found[at].lead, each, unquoted))),
            key=lambda pair: RULES.index(pair[0]),
            default=None,
        )
        if best:
            best[1].readings.append(each)
            best[1].why.append(f"{best[0]}:{each.scene.source}")
        else:
            for word in dict.fromkeys(each.words.folded):
                holding[word].append(len(found))
            found.append(_Utterance(each, [each], [each.finding.rule]))
    return sorted(found, key=lambda one: min((order[each.scene.source], each.place) for each in one.readings))


def _fullness(one: Spoken) -> tuple[bool, int]:
    """Longer ones first; after them those whose closing mark is lost, of which nobody knows how far they go."""
    return one.finding.marks.end == one.finding.span.end, -len(one.words.folded)


def _candidates(each: Spoken, holding: dict[str, list[int]]) -> list[int]:
    """The utterances that share most words with a quotation, half of them at least; fewer for a long one."""
    words = dict.fromkeys(each.words.folded)
    shared = Counter(at for word in words for at in holding.get(word, ())[:_MANY])
    wide = ((count, at) for at, count in shared.items() if count * 2 >= len(words))
    most = min(_MOST, max(_FEWEST, _WORDS // max(1, len(each.words.folded))))
    return sorted(at for _, at in nlargest(most, wide, key=lambda pair: (pair[0], -pair[1])))


def _quote(utterance: _Utterance, scenes: tuple[Scene, ...], reports: tuple[Report, ...]) -> Quote:
    lead = utterance.lead
    rank = {each.source: at for at, each in enumerate(scenes)}
    ordered = sorted(utterance.readings, key=lambda one: (one is not lead, rank[one.scene.source], one.place))
    full = _allotted(lead, ordered)
    readings = [_reading(each, lead, full[each.place]) for each in ordered]
    told = paraphrase.readings(lead.scene, lead.exact, lead.speakers, reports)
    carried = {each.source for each in readings}
    readings += [each for each in told if each.source not in carried]
    return Quote(
        ids.of("q", " ".join(lead.words.folded)),
        lead.exact,
        _named(lead.speakers) or lead.mention,
        "direct" if any(each.finding.kind == "direct" for each in utterance.readings) else "partial",
        "auto",
        tuple(each.citation for each in readings),
        tuple(readings),
        drift.drifts(tuple(readings)),
        tuple(utterance.why),
    )


def _allotted(lead: Spoken, readings: Iterable[Spoken]) -> dict[tuple[str, int], Words]:
    """The words of the lead that each reading is held against: its part of them where its article has several."""
    pieces: dict[str, list[Spoken]] = defaultdict(list)
    for each in readings:
        pieces[each.scene.source].append(each)
    return {
        each.place: part
        for held in pieces.values()
        for each, part in zip(held, alignment.allotted(lead.words, [one.words for one in held]), strict=True)
    }


def _reading(each: Spoken, lead: Spoken, full: Words) -> Reading:
    change = () if each is lead else alignment.changes(full, each.words)
    place = venue.venue(each.scene, each.finding)
    return Reading(
        each.scene.source,
        each.exact,
        _named(each.speakers) or each.mention,
        each.scene.anchor(each.span),
        change,
        venue=place.of(each.scene.text) if place else None,
    )


def _named(speakers: tuple[Player, ...]) -> str | None:
    return " and ".join(player.name for player in speakers) or None


def _distinct(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """One quote an id: the same words said twice by leads that could not be joined keep the first."""
    return tuple({each.id: each for each in reversed(quotes)}.values())[::-1]


def _terms(scenes: tuple[Scene, ...]) -> tuple[Term, ...]:
    """Quoted terms, those spelled alike as one."""
    found: dict[str, list[tuple[Scene, TermFinding]]] = {}
    for each, term in _all_terms(scenes):
        found.setdefault(" ".join(alignment.words(term.span.of(each.text)).folded), []).append((each, term))
    return tuple(_term(folded, places) for folded, places in found.items())


def _all_terms(scenes: tuple[Scene, ...]) -> Iterator[tuple[Scene, TermFinding]]:
    return ((each, term) for each in scenes for term in each.witness.findings.terms)


def _term(folded: str, places: list[tuple[Scene, TermFinding]]) -> Term:
    cited = tuple(each.anchor(without(found.span, each.text, ",.")) for each, found in places)
    return Term(ids.of("t", folded), cited[0].exact, cited)
