"""Numbers that count or measure: what they count, what happened to it, where, since when, and who says so."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from unicodedata import category

from msgspec.structs import replace

from collate.language.as_of import as_of
from collate.language.bare_numbers import OF_THOSE, in_brackets, one_counts, stands_alone
from collate.language.counted import counted, crew_of, partitive
from collate.language.dates import DateMention, mentions
from collate.language.figure_frame import held_by, place_after, since_when, sinces, verb_beside
from collate.language.figure_row import level_nouns, spoken_of, whole_of_part
from collate.language.givers import Givers
from collate.language.guess import is_abroad
from collate.language.lexicon import sections
from collate.language.numbers import number_phrases
from collate.language.qualifiers import change, qualifier
from collate.language.quantities import quantities
from collate.language.quantity import Quantity
from collate.language.units import is_measured, rate_after
from collate.model import Document, FigureFinding, Findings, Number, Sentence
from collate.text import Span


def extract(document: Document, findings: Findings) -> Findings:
    """Add the figures of every sentence."""
    when = mentions(document.text, document.article.body, document.published.date, document.language)
    givers = Givers(document, findings)
    abroad = is_abroad(document.language, document.article.body.of(document.text))
    found: list[FigureFinding] = []
    before: list[FigureFinding] = []
    for sentence in document.sentences:
        if abroad:
            found += _digits(document, sentence, _within(when, sentence.span))
        else:
            before = list(_of_sentence(document, givers, sentence, _within(when, sentence.span), before))
            found += before
    return replace(findings, figures=tuple(found))


def _digits(document: Document, sentence: Sentence, when: Sequence[DateMention]) -> Iterator[FigureFinding]:
    """What is written in digits in a language whose nouns are unknown: with its measure, or the word it stands before.

    A number with a mark in it is left out, and one before a stop: languages do not agree on what these say.
    """
    text = document.text
    for each in quantities(text, sentence.span, [mention.span for mention in when]):
        before_stop = text.startswith(".", each.number.end) and each.number.end + 1 < sentence.span.end
        if not each.number.of(text).isdigit() or before_stop:
            continue
        what = None if each.unit else _word_after(document, sentence, each.span.end)
        if each.unit or what:
            span = Span(each.span.start, what.end if what else each.span.end)
            low, high, value = _bounds(each, "")
            unit = what.of(text) if what else each.unit
            yield FigureFinding(span, each.number, value, low, high, unit, what, "", "digits")


def _word_after(document: Document, sentence: Sentence, end: int) -> Span | None:
    """The next word, where it is none of the language's small ones."""
    at = bisect_left(sentence.tokens, (end,))
    if at >= len(sentence.tokens):
        return None
    token = sentence.tokens[at]
    small = sections("function_words").get(document.language, frozenset())
    near = document.text[end : token.start] in {" ", "\u00a0"}
    whole = token.text.isalpha() and not category(document.text[token.end : token.end + 1] or " ").startswith("M")
    return Span(token.start, token.end) if near and whole and token.text.lower() not in small else None


def _within(when: Sequence[DateMention], span: Span) -> Sequence[DateMention]:
    first = bisect_left(when, span.start, key=lambda each: each.span.start)
    return when[first : bisect_left(when, span.end, lo=first, key=lambda each: each.span.start)]


def _of_sentence(
    document: Document,
    givers: Givers,
    sentence: Sentence,
    when: Sequence[DateMention],
    before: Sequence[FigureFinding],
) -> Iterator[FigureFinding]:
    """The figures of a sentence; `before` are those of the sentence before it."""
    known = sinces(sentence, when)
    text = document.text
    found: list[FigureFinding] = []
    for quantity in quantities(text, sentence.span, [mention.span for mention in when]):
        figure = _figure(text, sentence, quantity, found)
        if figure is not None:
            found.append(_of_those(sentence, text, figure, found or before))
    for each in level_nouns(found):
        yield replace(
            each,
            since=since_when(sentence, each.span, known),
            attributed_to=givers.of(sentence, each.span),
            as_of=as_of(text, sentence, each.span, when),
        )


def _figure(text: str, sentence: Sentence, quantity: Quantity, before: Sequence[FigureFinding]) -> FigureFinding | None:
    what, rule = _counted(text, sentence, quantity)
    name, start, end = qualifier(text, quantity.span.start, quantity.span.end, sentence.span.start)
    if not (quantity.unit or what or quantity.level or stands_alone(text, quantity, name, sentence.span.start)):
        return None
    if quantity.first == 1 and not quantity.is_range and not quantity.unit and not one_counts(text, quantity):
        return None
    unit, end = _unit(text, quantity, what, end)
    span = Span(start, max(end, what.end if what else end))
    low, high, value = _bounds(quantity, name)
    if quantity.phrase.kind == "vague" and name in {"", "about"}:
        name = "at least"
    whole = held_by(sentence, Span(start, end), what) or what
    made = FigureFinding(
        span, quantity.number, value, low, high, unit, whole, name, rule,
        change=change(text, start, sentence.span.start),
        verb=verb_beside(sentence, span, whole),
        place=place_after(sentence, span),
    )  # fmt: skip
    if quantity.level:
        return replace(made, rule=f"level-{quantity.level}")
    return _after(text, sentence, made, before)


def _of_those(sentence: Sentence, text: str, made: FigureFinding, before: Sequence[FigureFinding]) -> FigureFinding:
    """“four of them”: a figure with the noun that the sentence, or the one before it, counts last."""
    found = OF_THOSE.match(text, made.number.end) if made.what is None and made.rule in _BARE else None
    if found is None:
        return made
    noun = next((each for each in reversed(before) if each.what and found.group().endswith(_BACKWARDS)), None)
    span = Span(made.span.start, found.end())
    unit = made.unit or (noun.unit if noun else "")
    return replace(made, span=span, unit=unit, rule="part-of", verb=made.verb or verb_beside(sentence, span, None))


_BARE = frozenset(("count", "noun-left-out"))
_BACKWARDS = ("them", "whom", "which", "these")


def _unit(text: str, quantity: Quantity, what: Span | None, end: int) -> tuple[str, int]:
    """A measure as it was found, else the noun counted, with the time it is counted by."""
    if quantity.unit or what is None:
        return quantity.unit, end
    rate = rate_after(text, what.end)
    return (f"{what.of(text)} per {rate[0]}", rate[1]) if rate else (what.of(text), end)


def _after(text: str, sentence: Sentence, made: FigureFinding, earlier: Sequence[FigureFinding]) -> FigureFinding:
    """What a figure takes from those before: a qualifier in brackets, a change said over again, the noun, the verb."""
    if not earlier:
        return made
    before = earlier[-1]
    begin = min(made.span.start, made.what.start) if made.what else made.span.start
    if in_brackets(text, before.span, made.span) and not made.qualifier:
        made = replace(made, qualifier=before.qualifier)
    if text[before.span.end : made.span.start] == ", or " and made.change is None and made.unit != before.unit:
        made = replace(made, change=before.change)
    if whole_of_part(text, before, made):
        return replace(made, rule="whole", verb=None)
    spoken = (
        spoken_of(text, sentence, earlier) if not made.unit and made.rule == "count" and (made.low or 0) > 1 else None
    )
    if spoken is not None:
        made = replace(made, unit=spoken.unit, what=spoken.what, rule="noun-left-out")
    if made.verb is None and text[before.span.end : begin].strip(" ,") in {"and", "", "and the", "the"}:
        made = replace(made, verb=before.verb)
    return made


def _bounds(quantity: Quantity, name: str) -> tuple[Number | None, Number | None, Number | None]:
    """Low, high and value: a range has no value, “at least” no high, “up to” no low."""
    if quantity.last is None:
        return quantity.first, None, None
    low, high = sorted((quantity.first, quantity.last))
    if low != high or quantity.rule == "score":
        return low, high, None
    if name in {"at least", "more than"}:
        return low, None, low
    return (None, high, high) if name in {"up to", "less than"} else (low, high, low)


def _counted(text: str, sentence: Sentence, quantity: Quantity) -> tuple[Span | None, str]:
    """The noun phrase counted and the rule that says so."""
    tokens = sentence.tokens
    at = bisect_left(tokens, (quantity.span.end,))
    if not quantity.unit and (crew := crew_of(text, quantity.span)):
        return crew, "count"
    compound = "-" in (
        text[quantity.span.end : quantity.span.end + 1],
        text[quantity.number.end : quantity.number.end + 1],
    )
    if quantity.rule in {"score", "magnitude"} or compound:
        return None, quantity.rule
    if quantity.unit:
        found = counted(tokens, at, plural=True) if is_measured(quantity.unit) else None
        return (None if found and _opens_with_a_number(text, found) else found), quantity.rule
    part = partitive(tokens, at)
    if part is not None:
        return part, "part-of"
    if quantity.phrase.kind == "fraction":
        following = tokens[at].text.lower() if at < len(tokens) else ""
        return counted(tokens, at + (following in _DETERMINERS), plural=True), "fraction"
    return counted(tokens, at, plural=quantity.first != 1 or quantity.is_range), "count"


def _opens_with_a_number(text: str, span: Span) -> bool:
    """“51% four years ago”: another number counts what comes after it."""
    return any(phrase.span.start == span.start for phrase in number_phrases(text, span))


_DETERMINERS = frozenset(("the", "of", "its", "his", "her", "their", "all", "a", "an"))
