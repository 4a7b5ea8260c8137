"""Why a statement is there: its rules and scores, every place it rests on, what was joined into it.

Nothing is worked out anew that the build does not work out too: an explanation can only tell what
the statement itself carries, and what each article's findings are at its words.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import to_builtins

from collate.compose.parts import KIND, Statement, label, rests_on
from collate.frozen import Frozen
from collate.model import Anchor, Briefing, Discrepancy, Figure, Findings, Issue, KeyPoint, Moment, Quote, Witness
from collate.text import Lines, Span

_SECTIONS = ("key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies")
_RULED = ("quotes", "terms", "statements", "figures", "moments", "credits")
_SHOWN = 100


class Found(Frozen, array_like=False):
    """What a rule found in one article at the words of a statement."""

    kind: str
    rule: str
    start: int
    end: int
    words: str


class Rest(Frozen, array_like=False):
    """A place a statement rests on; `source` is the article's short name, offsets are code points."""

    source: str
    file: str
    line: int
    start: int
    end: int
    exact: str
    found: tuple[Found, ...]


class Joined(Frozen, array_like=False):
    """An extracted statement that this one stands for too."""

    id: str
    text: str
    why: tuple[str, ...]


class Explained(Frozen, array_like=False):
    """One statement, explained. `shown` is false where an editor's YAML keeps it off the page."""

    id: str
    kind: str
    briefing: str
    text: str
    by: str
    shown: bool
    why: tuple[str, ...]
    details: tuple[str, ...]
    rests: tuple[Rest, ...]
    merged: tuple[Joined, ...]


def ids(briefings: Iterable[Briefing]) -> tuple[str, ...]:
    """The ids of all statements, in order."""
    return tuple(dict.fromkeys(each.id for briefing in briefings for each in statements(briefing)))


def statements(briefing: Briefing) -> tuple[Statement, ...]:
    """Everything in a briefing that has an id."""
    return tuple(each for name in _SECTIONS for each in getattr(briefing, name))


def explain(
    name: str, briefings: Iterable[Briefing], extracted: Iterable[Briefing], witnesses: Iterable[Witness]
) -> tuple[Explained, ...]:
    """Every statement whose id is `name` or begins with it; `extracted` are the briefings without an editor's word."""
    known = {each.id: each for each in witnesses}
    bare = {each.slug: each for each in extracted}
    made: list[Explained] = []
    for briefing in briefings:
        own = statements(briefing)
        hidden = [each for each in statements(bare[briefing.slug]) if each.id not in {one.id for one in own}]
        made += [_explained(each, briefing, known, hidden) for each in own if each.id.startswith(name)]
        left = [each for each in hidden if each.id.startswith(name)]
        made += [_explained(each, briefing, known, [], shown=False) for each in left]
    return tuple(each for each in made if each.id == name) or tuple(made)


def told(each: Explained) -> str:
    """An explanation for people."""
    state = "written by the editor" if each.by == "editor" else "extracted"
    lines = [f"{each.id} · {each.kind} · {state if each.shown else 'extracted, kept off the page by YAML'}"]
    lines += [f"  {_short(each.text)}", f"  in briefings/{each.briefing}", *(f"  {line}" for line in each.details)]
    lines += ["  why", *(f"    {rule}" for rule in each.why or ("it stands in quotation marks",))]
    lines.append("  rests on")
    for rest in each.rests:
        lines.append(f"    {rest.source}  {rest.file}:{rest.line}  [{rest.start}:{rest.end}]  “{_short(rest.exact)}”")
        lines += [f"      {one.kind} by {one.rule} [{one.start}:{one.end}] “{_short(one.words)}”" for one in rest.found]
    if each.merged:
        lines.append("  stands also for what was extracted as")
        lines += [f"    {one.id}  {_short(one.text)}" for one in each.merged]
    return "\n".join(lines) + "\n"


def as_json(each: Explained) -> dict[str, object]:
    """An explanation for programs, key for key."""
    told: dict[str, object] = to_builtins(each, enc_hook=str)
    return told


def _explained(
    each: Statement,
    briefing: Briefing,
    known: Mapping[str, Witness],
    hidden: Iterable[Statement],
    *,
    shown: bool = True,
) -> Explained:
    names = {source.id: source.name for source in briefing.sources}
    places = tuple(dict.fromkeys((*rests_on(each), *_stood_on(each))))
    merged = tuple(
        Joined(other.id, label(other), getattr(other, "why", ()))
        for other in hidden
        if type(other) is type(each) and _overlap(places, rests_on(other))
    )
    return Explained(
        id=each.id,
        kind=KIND[type(each)].partition(" ")[2],
        briefing=briefing.slug,
        text=label(each),
        by=getattr(each, "by", "auto"),
        shown=shown,
        why=getattr(each, "why", ()),
        details=tuple(_details(each, names)),
        rests=tuple(_rest(place, names[place.source], known[place.source]) for place in places),
        merged=merged,
    )


def _stood_on(each: Statement) -> Iterator[Anchor]:
    if isinstance(each, Issue):
        for position in each.positions:
            yield from position.citations


def _overlap(ones: tuple[Anchor, ...], others: tuple[Anchor, ...]) -> bool:
    spans = [(each.source, Span(each.start, each.end)) for each in others]
    held = [(each.source, Span(each.start, each.end)) for each in ones]
    return any(one == other and span.meets(place) for one, span in held for other, place in spans)


def _rest(place: Anchor, name: str, witness: Witness) -> Rest:
    article = witness.document.article
    line = Lines(article.text).position(place.start).line
    found = tuple(_found(witness.findings, Span(place.start, place.end), article.text))
    return Rest(name, article.file, line, place.start, place.end, place.exact, found)


def _found(findings: Findings, place: Span, text: str) -> Iterator[Found]:
    for kind in _RULED:
        for each in getattr(findings, kind):
            spans = each.content if hasattr(each, "content") else (each.span,)
            for span in spans:
                if span.meets(place):
                    yield Found(kind.removesuffix("s"), each.rule, span.start, span.end, span.of(text))


def _details(each: Statement, names: Mapping[str, str]) -> Iterator[str]:
    """What is particular to the kind."""
    if isinstance(each, KeyPoint):
        origins = [*each.origins.declared, *(f"possibly {names.get(one, one)}" for one in each.origins.possible)]
        yield f"articles: {each.articles}; outlets: {each.outlets}; from {', '.join(origins) or 'no origin named'}"
        yield f"authorities: {', '.join(each.authorities) or 'none named'}"
    elif isinstance(each, Quote):
        yield f"speaker: {each.speaker or 'nobody is named'} ({each.kind})"
        yield from (f"{one.severity}: {names.get(one.source, one.source)} {one.kind}: {one.note}" for one in each.drift)
    elif isinstance(each, Figure):
        yield f"verdict: {each.verdict}{f' – {each.note}' if each.note else ''}"
        for one in each.readings:
            number = one.value if one.value is not None else f"{one.low} to {one.high}"
            by = f", by {one.attributed_to}" if one.attributed_to else ""
            yield f"{names[one.citation.source]}: {one.qualifier} {number} {one.unit}{by}".replace("  ", " ")
    elif isinstance(each, Moment):
        yield f"{each.date or 'no date'} ({each.precision}, {each.basis})"
    elif isinstance(each, Discrepancy):
        yield f"{each.kind}, {each.severity}"
    elif isinstance(each, Issue):
        yield f"{each.status}; {each.question}"
        yield from (f"{one.actor} ({one.stance}): {_short(one.text)}" for one in each.positions)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
