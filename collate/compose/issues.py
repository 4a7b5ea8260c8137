"""An editor's open issues: the question, its status, and who stands where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec.structs import replace

from collate.compose.desk import Desk
from collate.compose.overlap import alike, any_meet, joined
from collate.folding import key
from collate.model import Anchor, Config, Issue, KnownIssue, Position, Witness
from collate.text import Span

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Section
    from collate.entries import IssueEntry
    from collate.located import Words

_PLAIN_STANCE = "say"
_CLOSE = 0.75


def issues(
    desk: Desk,
    section: Section[IssueEntry],
    extracted: tuple[Issue, ...],
    witnesses: Mapping[str, Witness],
    config: Config,
) -> tuple[Issue, ...]:
    """The editor's first, joined with the extracted issue of the same id; then the others that cite something."""
    found = tuple(each for each in extracted if each.citations)
    names = _names(config)
    given = tuple(_given(desk, section, found, witnesses, config))
    join = _merged if section.only else _join
    return joined(given, found, same=_same, join=lambda one, other: join(one, other, names), only=section.only)


def _given(
    desk: Desk,
    section: Section[IssueEntry],
    extracted: tuple[Issue, ...],
    witnesses: Mapping[str, Witness],
    config: Config,
) -> Iterator[Issue]:
    known = {each.id: each for each in config.issues}
    for entry in section.items:
        if entry.id not in known:
            _doubt(desk, entry.id, tuple(known))
        twin = next((each for each in extracted if each.id == entry.id), None)
        positions = tuple(_positions(desk, entry, twin, witnesses))
        cited = desk.anchors(entry.cite, twin.citations if twin else ())
        if not entry.cite and not entry.positions:
            desk.fault(entry.id, "uncited", f"`{entry.id}` cites nothing", "add `cite`, or a position with its words")
        ask = entry.ask or (known[entry.id].question if entry.id in known else "") or (twin.question if twin else "")
        if not ask:
            desk.fault(entry.id, "missing-key", "`ask` is missing here", "config.yaml has no question of this id")
        note = desk.prose(entry.note)
        cited = tuple(dict.fromkeys((*cited, *(anchor for each in positions for anchor in each.citations))))
        if cited and ask:
            yield Issue(
                entry.id,
                _title(entry, known.get(entry.id)),
                ask,
                entry.status,
                "editor",
                cited,
                positions,
                entry.silent,
                entry.since,
                note,
                ("editor",),
            )


def _doubt(desk: Desk, name: Words, known: tuple[str, ...]) -> None:
    """Doubt an id that looks like a misspelt one of config.yaml: it would begin a history of its own."""
    close = get_close_matches(name, known, n=1, cutoff=_CLOSE)
    if close:
        message = f"config.yaml has no issue `{name}`; this one will have a history of its own"
        desk.fault(name, "unknown-id", message, f"did you mean `{close[0]}`?", severity="warning")


def _title(entry: IssueEntry, known: KnownIssue | None) -> str:
    return entry.title or (known and known.title) or entry.id.replace("-", " ").capitalize()


def _positions(
    desk: Desk, entry: IssueEntry, twin: Issue | None, witnesses: Mapping[str, Witness]
) -> Iterator[Position]:
    rests = tuple(anchor for each in twin.positions for anchor in each.citations) if twin else ()
    for actor, citations in entry.positions.items():
        for cited in desk.anchors(citations, rests):
            witness = witnesses[cited.source]
            date = witness.document.published.date
            yield Position(actor, _stance(cited, witness), cited.exact, date, (cited,), "editor")


def _stance(cited: Anchor, witness: Witness) -> str:
    """The verb of position that the source itself has there."""
    place = Span(cited.start, cited.end)
    found = (each for each in witness.findings.statements if each.cue and place.holds(each.cue))
    return next((each.stance for each in found), _PLAIN_STANCE)


def _names(config: Config) -> dict[str, str]:
    return {key(name): each.id for each in config.actors for name in (each.name, *each.aliases)}


def _same(given: Issue, other: Issue) -> bool:
    return given.id == other.id


def _join(given: Issue, other: Issue, names: Mapping[str, str]) -> Issue:
    """The editor's issue with the extracted positions whose words the editor does not use; who speaks is not silent."""
    own = tuple(anchor for each in given.positions for anchor in each.citations)
    added = tuple(each for each in other.positions if not any_meet(each.citations, own))
    kept = (*_kept(given.positions, other.positions), *added)
    heard = {_actor(each.actor, names) for each in kept}
    silent = {_actor(name, names): name for name in (*other.silent, *given.silent)}
    return replace(
        given,
        citations=tuple(dict.fromkeys((*given.citations, *other.citations))),
        positions=kept,
        silent=tuple(name for actor, name in silent.items() if actor not in heard),
        since=given.since or other.since,
        why=(*given.why, *other.why),
    )


def _merged(given: Issue, other: Issue, _: Mapping[str, str]) -> Issue:
    """The editor's issue alone; as it was extracted where it says no more."""
    kept = _kept(given.positions, other.positions)
    positions = other.positions if set(kept) == set(other.positions) else kept
    told = {anchor for each in positions for anchor in each.citations}
    own = tuple(each for each in given.citations if each in other.citations or each not in told)
    said = (given.status, positions, own, given.silent, given.note, given.since or other.since)
    confirmed = said == (other.status, other.positions, other.citations, other.silent, other.note, other.since)
    confirmed = confirmed and alike(given.title, other.title) and alike(given.question, other.question)
    why = (*given.why, *other.why)
    return replace(other, why=why) if confirmed else replace(given, positions=positions, why=why)


def _kept(given: tuple[Position, ...], extracted: tuple[Position, ...]) -> tuple[Position, ...]:
    """The editor's positions; one that was extracted with just these words is what it was."""
    own = {(each.actor, anchor) for each in given for anchor in each.citations}
    same = {
        (each.actor, anchor): each
        for each in extracted
        for anchor in each.citations
        if own.issuperset((each.actor, one) for one in each.citations)
    }
    return tuple(dict.fromkeys(same.get((each.actor, each.citations[0]), each) for each in given))


def _actor(name: str, names: Mapping[str, str]) -> str:
    return names.get(key(name), key(name))
