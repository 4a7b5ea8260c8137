"""What is said of the thing counted: the verb beside it, the place, the time since when, and what holds it."""

from bisect import bisect_left
from collections.abc import Container, Sequence

from collate.frozen import Frozen
from collate.language.date_words import DateMention
from collate.language.lexicon import sections
from collate.language.tables import table
from collate.model import Sentence, Token
from collate.text import Span

_WORDS = sections("figure_verbs")
_IRREGULAR, _AUXILIARY, _CONTAINER, _NO_VERB = (
    _WORDS["irregular"],
    _WORDS["aux"],
    _WORDS["container"],
    _WORDS["not_verbs"],
)
_DETERMINERS = _WORDS["determiners"]
_PLACING = frozenset(("in", "at", "across", "near", "inside", "outside", "throughout", "around", "under", "along"))
_STOPS = frozenset(',;:.!?()“”"—–')
_CALENDAR = table("calendar").items()
_MONTHS = frozenset(form for key, each in _CALENDAR if key.startswith(("month", "weekday")) for form in each)
_SKY = frozenset(("southern", "northern", "eastern", "western", "central"))
_REACH = 8
_FAR = 200


def verb_beside(sentence: Sentence, span: Span, what: Span | None) -> Span | None:
    """What happened to the thing counted: the participle after it, else the verb right before the number."""
    tokens = sentence.tokens
    after = _past_aside(tokens, bisect_left(tokens, (max(span.end, what.end if what else 0),)))
    for token in tokens[after : after + _REACH]:
        if is_event(token.text):
            return Span(token.start, token.end)
        if token.text.lower() not in _AUXILIARY:
            break
    begin = min(span.start, what.start) if what else span.start
    for token in reversed(tokens[max(0, bisect_left(tokens, (begin,)) - _REACH) : bisect_left(tokens, (begin,))]):
        if is_event(token.text) or (token.text.endswith("ing") and token.text not in _NO_VERB):
            return Span(token.start, token.end)
        if token.text.lower() not in _DETERMINERS:
            break
    return None


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """“17 people, three of them children, were killed”: the token after the second comma, where a verb follows it."""
    if at >= len(tokens) or tokens[at].text != ",":
        return at
    stop = min(len(tokens) - 1, at + 2 * _REACH)
    closing = next((each for each in range(at + 1, stop) if tokens[each].text in _STOPS), at)
    after = [token.text.lower() for token in tokens[closing : closing + 2]]
    helped = after[:1] == [","] and after[1:] != [] and after[1] in _AUXILIARY
    return closing + 1 if closing > at and helped else at


def is_event(word: str) -> bool:
    """Whether a word is a past or participle that can say what happened."""
    low = word.lower()
    if low in _NO_VERB or low in _AUXILIARY:
        return False
    return (low.endswith("ed") and len(low) > 4) or low in _IRREGULAR  # noqa: PLR2004 -- “need”, “red”


def place_after(sentence: Sentence, span: Span) -> Span | None:
    """The first “in Lima” after the number and before the clause ends."""
    tokens = sentence.tokens
    at = bisect_left(tokens, (span.end,))
    stop = min(len(tokens) - 1, at + 3 * _REACH)
    while at < stop and tokens[at].text not in _STOPS:
        named = tokens[at + 1].text
        led = named[0].isupper() or named == "the" or named in _SKY
        if led and tokens[at].text.lower() in _PLACING:
            return _name(tokens, at + 1)
        if tokens[at].text[0].isdigit():
            return None
        at += 1
    return None


def _name(tokens: Sequence[Token], at: int) -> Span | None:
    """The capitals from token `at` on, after an article or a quarter of the sky."""
    first = at + 1 if tokens[at].text == "the" else at
    last = first - 1
    for token in tokens[first : first + 6]:
        if not (token.text[0].isupper() or token.text in _SKY or token.text in {"of", "al", "de"}):
            break
        last += 1
    while last >= first and not tokens[last].text[0].isupper():
        last -= 1
    if last < first or tokens[last].text.lower() in _MONTHS:
        return None
    return Span(tokens[first].start, tokens[last].end)


class Since(Frozen):
    """What follows a “since”; `opens` where it opens its sentence or clause, so that it governs what comes after."""

    token: int
    span: Span
    opens: bool


def sinces(sentence: Sentence, when: Sequence[DateMention]) -> list[Since]:
    """Every “since” of a sentence with the words after it, to the date that ends them or the end of their clause."""
    tokens = sentence.tokens
    found = []
    ends = {mention.span.end for mention in when}
    for at, token in enumerate(tokens):
        if token.text in {"since", "Since"} and (span := _clause(tokens, at + 1, ends)):
            opens = at == 0 or tokens[at - 1].text.lower() in {"that", ",", "“"}
            found.append(Since(at, span, opens))
    return found


def since_when(sentence: Sentence, span: Span, known: Sequence[Since]) -> Span | None:
    """The “since” that governs a figure: one that opens a clause before it, or stands in the figure's own."""
    tokens = sentence.tokens
    first = bisect_left(known, span.start - _FAR, key=lambda each: each.span.end)
    last = bisect_left(known, span.end + _FAR, key=lambda each: each.span.start)
    opener = next((each for each in known[:_REACH] if each.opens), None)
    for since in (*([opener] if opener else []), *known[first:last]):
        start = tokens[since.token].start
        if start < span.start and since.opens:
            return since.span
        gap = Span(span.end, start) if start > span.start else Span(since.span.end, span.start)
        if gap.end - gap.start < _FAR and not _bordered(tokens, gap):
            return since.span
    return None


def _bordered(tokens: Sequence[Token], gap: Span) -> bool:
    """Whether a clause ends somewhere in between."""
    first, last = bisect_left(tokens, (gap.start,)), bisect_left(tokens, (gap.end,))
    return any(token.text in _STOPS or token.text.lower() in {"while", "but"} for token in tokens[first:last])


def _clause(tokens: Sequence[Token], at: int, ends: Container[int]) -> Span | None:
    if at >= len(tokens):
        return None
    last = at - 1
    for token in tokens[at : at + 2 * _REACH]:
        if token.text in _STOPS or (token.text.lower() in {"have", "has", "had", "and", "while"} and last >= at):
            break
        last += 1
        if token.end in ends:
            break
    return Span(tokens[at].start, tokens[last].end) if last >= at else None


def held_by(sentence: Sentence, span: Span, what: Span | None) -> Span | None:
    """“the remains of 24 sailors”: what is counted is held by another noun, which leads the phrase."""
    if what is None:
        return None
    tokens = sentence.tokens
    at = bisect_left(tokens, (span.start,))
    if at >= 2 and tokens[at - 1].text.lower() == "of" and tokens[at - 2].text.lower() in _CONTAINER:  # noqa: PLR2004
        return Span(tokens[at - 2].start, what.end)
    return None
