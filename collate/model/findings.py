"""What one article says: each finding is a span of its text and the name of the rule that saw it."""

from typing import Literal

from collate.frozen import Frozen
from collate.model.article import Document
from collate.text import Span

Number = int | float
Polarity = Literal["+", "-"]


class Actor(Frozen):
    """Somebody or something that acts or speaks in one article.

    `id` is a slug of `name`, the fullest form the article uses; `aliases` are its other forms;
    `mentions` are all its places, pronouns excepted.
    """

    id: str
    name: str
    kind: Literal["person", "organisation", "place", "group"]
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    role: str | None = None


class Mention(Frozen):
    """Words that name a speaker or holder (`the minister`, `he`, `Ms Ito`), and the actor they resolve to, if any."""

    span: Span
    actor: str | None = None


class QuoteFinding(Frozen):
    """Words within quotation marks that somebody uttered.

    `span` lies inside the marks, `marks` includes them; a quote split by its cue is several
    findings with the same `utterance` number; `venue` is where or to whom it was said, as words of the text.
    """

    span: Span
    marks: Span
    kind: Literal["direct", "partial"]
    speaker: Mention | None
    cue: Span | None
    utterance: int
    rule: str
    venue: Span | None = None


class TermFinding(Frozen):
    """A quoted name, title, motto or scare quote that is nobody's speech."""

    span: Span
    rule: str


class StatementFinding(Frozen):
    """Content that the article ascribes to somebody, quoted or not.

    `content` may be split by its cue; `stance` is the verb of position in its base form
    (`demand`, `reject`, `deny`, `accuse`, `expect` …) or `say`; `modality` is `would`, `may`, `will` …
    as written, or None; `within` is the index of the statement that reports this one (two layers).
    """

    content: tuple[Span, ...]
    source: Mention | None
    cue: Span | None
    stance: str
    rule: str
    polarity: Polarity = "+"
    modality: str | None = None
    within: int | None = None
    listener: Span | None = None


class FigureFinding(Frozen):
    """A number that counts or measures something.

    `span` covers qualifier, number and unit; `low` and `high` are the bounds (equal for a plain value;
    None: open); `value` is None for a range, and for a score or a vote, which is no range: its unit is `score`, the
    words of `number` keep the order of its two sides; `unit` is a currency, a measure, `percent` or the noun counted;
    `what` is the noun phrase counted, as words of the text; `qualifier` is one of `` `` (exactly) `about`
    `at least` `more than` `up to` `less than`; `change` is `up`, `down` or None;
    `verb` says what happened to it (`killed`).
    """

    span: Span
    number: Span
    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    what: Span | None
    qualifier: str
    rule: str
    change: Literal["up", "down"] | None = None
    verb: Span | None = None
    place: Span | None = None
    since: Span | None = None
    as_of: str | None = None
    attributed_to: Mention | None = None


class MomentFinding(Frozen):
    """Words that say when. `date` is ISO 8601 or a TIMEX3 value, None while nothing anchors it.

    `role` is what the date does: only `when` says when what the clause tells happened; `since`, `until` and `from`
    bound a time, `of` is part of a name or of a phrase that tells which (`the 2023 war`, `a law of 1998`).
    """

    span: Span
    date: str | None
    precision: Literal["day", "week", "month", "quarter", "season", "year", "decade", "time", "other"]
    basis: Literal["stated", "resolved", "unresolved"]
    rule: str
    role: Literal["when", "since", "until", "of", "from"] = "when"


class CreditFinding(Frozen):
    """Another outlet or agency that the article names as where it has something from."""

    span: Span
    name: str
    kind: Literal["credited", "according-to", "agency-tag", "told", "reported"]
    rule: str


class Findings(Frozen):
    """All that was found in one article, each kind in order of the text."""

    source: str
    actors: tuple[Actor, ...] = ()
    quotes: tuple[QuoteFinding, ...] = ()
    terms: tuple[TermFinding, ...] = ()
    statements: tuple[StatementFinding, ...] = ()
    figures: tuple[FigureFinding, ...] = ()
    moments: tuple[MomentFinding, ...] = ()
    credits: tuple[CreditFinding, ...] = ()


class Witness(Frozen):
    """An article with what was found in it: what comparison compares."""

    document: Document
    findings: Findings

    @property
    def id(self) -> str:
        """The article's id."""
        return self.document.id
