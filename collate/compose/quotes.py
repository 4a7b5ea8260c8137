"""An editor's quotes: who spoke, and every source's form of the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from collate import ids
from collate.collation import alignment, drift
from collate.compose.desk import Desk
from collate.compose.doubts import another_speaker
from collate.compose.overlap import any_meet, joined, meet
from collate.folding import key
from collate.model import Anchor, Config, Mention, Quote, QuoteFinding, Reading, Witness
from collate.text import Span

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Section
    from collate.entries import QuoteEntry
    from collate.located import Words


def quotes(
    desk: Desk,
    section: Section[QuoteEntry],
    extracted: tuple[Quote, ...],
    witnesses: Mapping[str, Witness],
    config: Config,
) -> tuple[Quote, ...]:
    """The editor's first, joined with the extracted quote of the same passage; then the others."""
    same = {key(name): each.id for each in config.actors for name in (each.name, *each.aliases)}
    given = _given(desk, section, extracted, witnesses, same)
    return joined(given, extracted, same=_same, join=_merged if section.only else _join, only=section.only)


def collated(quote: Quote, readings: tuple[Reading, ...]) -> Quote:
    """`quote` with these readings, each compared with the longest."""
    lead = max(readings, key=lambda each: len(each.exact))
    full = alignment.words(lead.exact)
    others = (each for each in readings if each is not lead)
    compared = (replace(each, change=alignment.changes(full, alignment.words(each.exact))) for each in others)
    ordered = (replace(lead, change=()), *compared)
    cited = tuple(each.citation for each in ordered)
    return replace(quote, text=lead.exact, citations=cited, readings=ordered, drift=drift.drifts(ordered))


def _given(
    desk: Desk,
    section: Section[QuoteEntry],
    extracted: tuple[Quote, ...],
    witnesses: Mapping[str, Witness],
    same: Mapping[str, str],
) -> Iterator[Quote]:
    for entry in section.items:
        twin = desk.twin(entry.id, extracted)
        cited = desk.anchors(entry.cite, twin.citations if twin else ())
        if cited:
            found = [(anchor, _finding(anchor, witnesses[anchor.source])) for anchor in cited]
            if entry.who:
                _doubt(desk, entry.who, another_speaker(entry.who, found, witnesses, same))
            readings = tuple(_reading(entry, anchor, one, witnesses[anchor.source]) for anchor, one in found)
            direct = any(one is None or one.kind == "direct" for _, one in found)
            name = entry.id or ids.of("q", entry.who or "", cited[0].exact)
            quote = Quote(name, "", entry.who, "direct" if direct else "partial", "editor", cited, (), why=("editor",))
            yield collated(quote, readings)


def _doubt(desk: Desk, who: Words, other: tuple[str, tuple[str, ...]] | None) -> None:
    if other:
        name, places = other
        message = f"where these words stand, {name} speaks them"
        desk.fault(who, "other-speaker", message, *places, severity="warning")


def _finding(anchor: Anchor, witness: Witness) -> QuoteFinding | None:
    place = Span(anchor.start, anchor.end)
    return next((each for each in witness.findings.quotes if each.span.meets(place)), None)


def _reading(entry: QuoteEntry, anchor: Anchor, found: QuoteFinding | None, witness: Witness) -> Reading:
    """The speaker is whom the source itself names, and only if it names none whom the editor does."""
    speaker = _named(found.speaker, witness) if found and found.speaker else entry.who
    venue = found.venue.of(witness.document.text) if found and found.venue else entry.where
    return Reading(anchor.source, anchor.exact, speaker, anchor, venue=venue)


def _named(mention: Mention, witness: Witness) -> str:
    known = (each.name for each in witness.findings.actors if each.id == mention.actor)
    return next(known, mention.span.of(witness.document.text))


def _same(given: Quote, other: Quote) -> bool:
    return any_meet(given.citations, other.citations)


def _join(given: Quote, other: Quote) -> Quote:
    """The extracted readings, those the editor adds, and the editor's speaker."""
    return _together(given, other, other.readings)


def _merged(given: Quote, other: Quote) -> Quote:
    """The readings that the editor gives, as they are extracted where they are."""
    cited = tuple(each.citation for each in given.readings)
    return _together(given, other, tuple(each for each in other.readings if any_meet((each.citation,), cited)))


def _together(given: Quote, other: Quote, kept: tuple[Reading, ...]) -> Quote:
    added = [one for one in given.readings if not any(meet(one.citation, each.citation) for each in kept)]
    confirmed = given.id == other.id and given.speaker in (None, other.speaker)
    joint = replace(
        other,
        speaker=given.speaker or other.speaker,
        by=other.by if confirmed else "editor",
        why=(*given.why, *other.why),
    )
    return joint if kept == other.readings and not added else collated(joint, (*kept, *added))
