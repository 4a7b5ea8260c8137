"""An editor's open issues: the question, its status, and who stands where."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from collate.annotations import Section
from collate.compose.desk import Desk
from collate.compose.overlap import any_meet, joined
from collate.entries import IssueEntry
from collate.folding import key
from collate.model import Anchor, Config, Issue, Position, Witness
from collate.text import Span

_PLAIN_STANCE = "say"


def issues(
    desk: Desk,
    section: Section[IssueEntry],
    extracted: tuple[Issue, ...],
    witnesses: Mapping[str, Witness],
    config: Config,
) -> tuple[Issue, ...]:
    """The editor's first, joined with the extracted issue of the same id; then the others that cite something."""
    found = () if section.only else tuple(each for each in extracted if each.citations)
    names = _names(config)
    given = tuple(_given(desk, section, witnesses, config))
    return joined(given, found, same=_same, join=lambda one, other: _join(one, other, names))


def _given(
    desk: Desk, section: Section[IssueEntry], witnesses: Mapping[str, Witness], config: Config
) -> Iterator[Issue]:
    titles = {each.id: each.title for each in config.issues}
    for entry in section.items:
        positions = tuple(_positions(desk, entry, witnesses))
        cited = (*desk.anchors(entry.cite), *(anchor for each in positions for anchor in each.citations))
        if not entry.cite and not entry.positions:
            desk.fault(entry.id, "uncited", f"`{entry.id}` cites nothing", "add `cite`, or a position with its words")
        title = entry.title or titles.get(entry.id) or entry.id.replace("-", " ").capitalize()
        note = desk.prose(entry.note)
        if cited:
            unique = tuple(dict.fromkeys(cited))
            yield Issue(
                entry.id,
                title,
                entry.ask,
                entry.status,
                "editor",
                unique,
                positions,
                entry.silent,
                entry.since,
                note,
                ("editor",),
            )


def _positions(desk: Desk, entry: IssueEntry, witnesses: Mapping[str, Witness]) -> Iterator[Position]:
    for actor, citations in entry.positions.items():
        for cited in desk.anchors(citations):
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
    heard = {_actor(each.actor, names) for each in (*given.positions, *added)}
    silent = {_actor(name, names): name for name in (*other.silent, *given.silent)}
    return replace(
        given,
        citations=tuple(dict.fromkeys((*given.citations, *other.citations))),
        positions=(*given.positions, *added),
        silent=tuple(name for actor, name in silent.items() if actor not in heard),
        since=given.since or other.since,
        why=(*given.why, *other.why),
    )


def _actor(name: str, names: Mapping[str, str]) -> str:
    return names.get(key(name), key(name))
