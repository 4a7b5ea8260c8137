"""Numbers that count or measure, with what they count, what happened to it, where, since when, and who gives the number."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from collate.language.counted import counted, partitive
from collate.language.dates import DateMention, dates
from collate.language.figure_frame import held_by, place_after, since_when, verb_beside
from collate.language.qualifiers import change, qualifier
from collate.language.quantities import Quantity, quantities
from collate.language.units import TIME_UNITS
from collate.model import Document, FigureFinding, Findings, Mention, Number, Sentence, StatementFinding
from collate.text import Span

_SMALL = 20
_BARE = 1000


def extract(document: Document, findings: Findings) -> Findings:
    """Add the figures of every sentence."""
    found: list[FigureFinding] = []
    when = _dates(document)
    for sentence in document.sentences:
        found += _of_sentence(document, findings, sentence, _within(when, sentence.span))
    return replace(findings, figures=tuple(found))


def _dates(document: Document) -> tuple[DateMention, ...]:
    return tuple(dates(document.text, document.article.body, document.published.date))


def _within(when: Sequence[DateMention], span: Span) -> Sequence[DateMention]:
    first = bisect_left(when, span.start, key=lambda each: each.span.start)
    last = bisect_left(when, span.end, key=lambda each: each.span.start)
    return when[first:last]


def _of_sentence(
    document: Document, findings: Findings, sentence: Sentence, when: Sequence[DateMention]
) -> Iterator[FigureFinding]:
    taken = [mention.span for mention in when if mention.precision != "other" or mention.rule == "ago"]
    for quantity in quantities(document.text, sentence.span, taken):
        figure = _figure(document, sentence, quantity)
        if figure is not None:
            since = since_when(document.text, sentence, figure.span, when)
            attributed = _attributed(findings, figure.number)
            yield replace(figure, since=since, attributed_to=attributed, as_of=_as_of(document))


def _as_of(document: Document) -> str | None:
    return document.published.date


def _figure(document: Document, sentence: Sentence, quantity: Quantity) -> FigureFinding | None:
    text = document.text
    what, rule = _counted(text, sentence, quantity)
    name, start, end = qualifier(text, quantity.span.start, quantity.span.end, sentence.span.start)
    if not _is_figure(text, quantity, what, name):
        return None
    span = Span(start, max(end, what.end if what and what.start >= quantity.span.end else end))
    low, high, value = _bounds(quantity, name)
    unit = quantity.unit or (what.of(text) if what else "")
    whole = held_by(sentence, Span(start, end), what)
    return FigureFinding(
        span, quantity.number, value, low, high, unit, whole or what, name, rule,
        change=change(text, start, sentence.span.start),
        verb=verb_beside(sentence, span, whole),
        place=place_after(sentence, span),
    )  # fmt: skip


def _bounds(quantity: Quantity, name: str) -> tuple[Number | None, Number | None, Number | None]:
    """Low, high and value: a range has no value, “at least” no high, “up to” no low."""
    if quantity.last is None:
        return quantity.first, None, None
    low, high = sorted((quantity.first, quantity.last))
    if low != high:
        return low, high, None
    if name in {"at least", "more than"}:
        return low, None, low
    return (None, high, high) if name in {"up to", "less than"} else (low, high, low)


def _counted(text: str, sentence: Sentence, quantity: Quantity) -> tuple[Span | None, str]:
    """The noun phrase counted and the rule that says so."""
    tokens = sentence.tokens
    at = bisect_left(tokens, (quantity.span.end,))
    if quantity.unit:
        return counted(tokens, at, plural=True), quantity.rule
    if quantity.phrase.kind in {"fraction", "vague"} or quantity.first == 1 or tokens[at : at + 1]:
        part = partitive(tokens, at)
        if part is not None:
            return part, "part-of"
    if quantity.phrase.kind == "fraction":
        return counted(tokens, at + _determiners(tokens, at), plural=True), "fraction"
    return counted(tokens, at, plural=quantity.first != 1 or quantity.is_range), "count"


def _determiners(tokens: Sequence[tuple[int, int, str]], at: int) -> int:
    return int(at < len(tokens) and tokens[at][2].lower() in {"the", "of", "its", "his", "her", "their", "all"})


def _is_figure(text: str, quantity: Quantity, what: Span | None, name: str) -> bool:
    """A bare number must count something, be loosened, or be written as only amounts are."""
    if quantity.unit or what or quantity.rule == "score":
        return quantity.first != 1 or bool(quantity.unit) or _one_counts(text, quantity)
    if quantity.phrase.kind == "vague":
        return False
    if quantity.phrase.kind in {"words", "fraction"}:
        return bool(name) and quantity.first > 1
    written = quantity.number.of(text)
    return bool(name) or "," in written or "." in written or quantity.first >= _BARE


_ONE_AFTER = frozenset("no any every each this that the which another such last first next only-one day-one".split())


def _one_counts(text: str, quantity: Quantity) -> bool:
    """“one” is a pronoun more often than a number."""
    before = text[max(0, quantity.span.start - _SMALL) : quantity.span.start].split()
    return not before or before[-1].lower() not in _ONE_AFTER


def _attributed(findings: Findings, number: Span) -> Mention | None:
    """Who gives the number: the source of the innermost statement that holds it."""
    holding = [each for each in findings.statements if each.source and _holds(each, number)]
    innermost = min(holding, key=_length, default=None)
    return innermost.source if innermost else None


def _holds(statement: StatementFinding, number: Span) -> bool:
    return any(part.holds(number) for part in statement.content)


def _length(statement: StatementFinding) -> int:
    return sum(part.end - part.start for part in statement.content)
