"""The briefing: what `briefing.json` says, value for value. Every `id` derives from content."""

from typing import Literal

from collate.frozen import Frozen
from collate.model.citation import Anchor, Origins, Prose, Source
from collate.model.findings import Number

By = Literal["auto", "editor"]
Severity = Literal["hard", "soft", "info"]
DiscrepancyKind = Literal["figure", "quote", "attribution", "date", "actor", "name", "framing"]
Status = Literal["open", "moving", "stuck", "settled"]


class SummaryLine(Frozen):
    """A line of the summary: a source's own sentence (`auto`) or an editor's paragraph."""

    text: str
    by: By
    citations: tuple[Anchor, ...]
    prose: Prose | None = None


class KeyPoint(Frozen):
    """The same statement as several articles carry it, and who stands behind it."""

    id: str
    text: str
    by: By
    citations: tuple[Anchor, ...]
    articles: int
    outlets: int
    origins: Origins = Origins()
    authorities: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Change(Frozen):
    """One step of a word diff from the fullest reading; where `op` is `changed`, `words` stand for `was`."""

    op: Literal["same", "cut", "added", "changed"]
    words: str
    was: str = ""


class Reading(Frozen):
    """One source's form of an utterance; `change` is the diff from the fullest reading, empty when it is that one."""

    source: str
    exact: str
    speaker: str | None
    citation: Anchor
    change: tuple[Change, ...] = ()
    paraphrase: bool = False
    venue: str | None = None


class Drift(Frozen):
    """How one reading departs: `cut-before`, `cut-after`, `changed`, `speaker`, `venue`, `paraphrase`."""

    kind: str
    severity: Severity
    source: str
    note: str
    words: str = ""


class Quote(Frozen):
    """One utterance with all its readings; `text` is the fullest reading's words."""

    id: str
    text: str
    speaker: str | None
    kind: Literal["direct", "partial"]
    by: By
    citations: tuple[Anchor, ...]
    readings: tuple[Reading, ...]
    drift: tuple[Drift, ...] = ()
    why: tuple[str, ...] = ()


class Term(Frozen):
    """A quoted term that is nobody's speech."""

    id: str
    text: str
    citations: tuple[Anchor, ...]


class FigureReading(Frozen):
    """One source's number for a slot."""

    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    qualifier: str
    attributed_to: str | None
    as_of: str | None
    citation: Anchor


class Figure(Frozen):
    """A slot: what is counted, where, since when; and its readings side by side."""

    id: str
    what: str
    by: By
    readings: tuple[FigureReading, ...]
    verdict: Literal["agree", "differ", "consistent"]
    note: str = ""
    why: tuple[str, ...] = ()


class Position(Frozen):
    """Where an actor stands on an issue, in a source's words; `stance` is the verb of position."""

    actor: str
    stance: str
    text: str
    date: str | None
    citations: tuple[Anchor, ...]
    by: By = "auto"


class Issue(Frozen):
    """An unsettled question; `silent` are actors with a stake and no position reported."""

    id: str
    title: str
    question: str
    status: Status
    by: By
    citations: tuple[Anchor, ...]
    positions: tuple[Position, ...] = ()
    silent: tuple[str, ...] = ()
    since: str | None = None
    note: Prose | None = None
    why: tuple[str, ...] = ()


class Moment(Frozen):
    """Something that happened or will, once, from all its mentions."""

    id: str
    date: str | None
    precision: str
    basis: Literal["stated", "resolved", "unresolved"]
    text: str
    by: By
    citations: tuple[Anchor, ...]
    why: tuple[str, ...] = ()


class Side(Frozen):
    """One side of a discrepancy, in the source's words."""

    text: str
    citations: tuple[Anchor, ...]


class Discrepancy(Frozen):
    """The same slot filled differently. `within` names the source when one article contradicts itself."""

    id: str
    kind: DiscrepancyKind
    severity: Severity
    about: str
    sides: tuple[Side, ...]
    by: By
    within: str | None = None
    resolution: Prose | None = None
    note: Prose | None = None
    why: tuple[str, ...] = ()


class MatrixRow(Frozen):
    """Which sources carry a statement; `carried` holds source ids, `statement` the key point's or figure's id."""

    statement: str
    text: str
    carried: tuple[str, ...]


class Matrix(Frozen):
    """Statement × source."""

    sources: tuple[str, ...] = ()
    rows: tuple[MatrixRow, ...] = ()


class OriginLink(Frozen):
    """An edge of the origins graph: `source` has something from `origin`, declared or possible, by these words."""

    source: str
    origin: str
    kind: Literal["declared", "possible"]
    citations: tuple[Anchor, ...]
    note: str = ""


class Comparison(Frozen):
    """What many articles share and where they part, before an editor's word is added."""

    key_points: tuple[KeyPoint, ...] = ()
    quotes: tuple[Quote, ...] = ()
    terms: tuple[Term, ...] = ()
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()
    timeline: tuple[Moment, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    origins: tuple[OriginLink, ...] = ()
    matrix: Matrix = Matrix()


class Stand(Frozen):
    """An actor and the verb of their position."""

    actor: str
    stance: str


class Since(Frozen):
    """How an issue or a figure stands against the newest earlier briefing that has it.

    `id` is the issue's or figure's, `slug` and `covers` are the earlier briefing's. `was` and `now` are statuses, or
    numbers as printed; `fresh` and `gone` are positions that only this or only that one has.
    """

    kind: Literal["issue", "figure"]
    id: str
    slug: str
    covers: str | None
    was: str
    now: str
    fresh: tuple[Stand, ...] = ()
    gone: tuple[Stand, ...] = ()


class Amendment(Frozen):
    """A correction or update that readers are told of."""

    on: str
    kind: Literal["correction", "update"]
    note: Prose


class Briefing(Frozen):
    """One event, one page. `covers` and `updated` are ISO dates from the sources and the editor, never a clock's."""

    slug: str
    title: str
    summary: tuple[SummaryLine, ...]
    covers: str | None
    updated: str | None
    sources: tuple[Source, ...]
    key_points: tuple[KeyPoint, ...] = ()
    quotes: tuple[Quote, ...] = ()
    terms: tuple[Term, ...] = ()
    figures: tuple[Figure, ...] = ()
    issues: tuple[Issue, ...] = ()
    timeline: tuple[Moment, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    origins: tuple[OriginLink, ...] = ()
    matrix: Matrix = Matrix()
    changes: tuple[Amendment, ...] = ()
    body: Prose | None = None
    title_citation: Anchor | None = None
