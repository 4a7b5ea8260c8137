"""Quotation marks paired within a paragraph: mixed styles, lost marks, apostrophes and inches that are none."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from collate.frozen import Frozen
from collate.model import Token
from collate.text import Span

_OPEN = frozenset(("“", "„", "«", "``"))
_CLOSE = frozenset(("”", "»", "''"))
_EITHER = frozenset(('"', "＂"))
_SINGLE = frozenset(("‘", "’", "'", "‚", "‹", "›"))
MARKS = _OPEN | _CLOSE | _EITHER | _SINGLE
_TURNED = frozenset((("“", "„"), ("«", "»")))
"""Marks that close in one style what they open in another, with what they close."""
_ENDS = frozenset(".!?…,")
_BRACKETS = frozenset("([{—–-/“‘")


class Quotation(Frozen):
    """Words within marks: tokens `[first, last)` of the paragraph, marks apart.

    `marks` includes the marks; `rule` names how the pair was found; `runs_on` tells that the paragraph
    ends before the quotation does; `single` that its marks are single ones.
    """

    first: int
    last: int
    span: Span
    marks: Span
    rule: str
    runs_on: bool = False
    single: bool = False


class _Open(Struct):
    at: int
    single: bool


def quotations(text: str, tokens: Sequence[Token], *, next_opens: bool = False) -> list[Quotation]:
    """The outermost quotations of one paragraph, in order; `next_opens`: the next paragraph opens with a mark."""
    found: list[Quotation] = []
    opened: _Open | None = None
    last_single = _last_single_closer(text, tokens)
    nested = _nested(tokens)
    for at in (at for at, token in enumerate(tokens) if token.text in MARKS and at not in nested):
        if opened is None:
            opened = _opened(text, tokens, at, last_single)
            if opened is None and tokens[at].text in _CLOSE - {"»"} and _closes(text, tokens[at]):
                found += _lost_opening(tokens, at, found)
        elif _is_single(tokens[at]) == opened.single and _ends(text, tokens, at, opened):
            found += _pair(tokens, opened.at, at, "marks")
            opened = None
        elif not opened.single and tokens[at].text in _OPEN | _EITHER and _opens(text, tokens, at):
            found += _lost_closing(tokens, opened.at, at)
            opened = _Open(at, single=False)
    if opened is not None and not opened.single:
        found += _unclosed(tokens, opened.at, next_opens=next_opens)
    return found


def _opened(text: str, tokens: Sequence[Token], at: int, last_single: int) -> _Open | None:
    """What the mark at `at` opens; a single mark that nothing closes is an apostrophe."""
    single = _is_single(tokens[at])
    opens = _opens(text, tokens, at) and (not single or at + 1 < last_single)
    return _Open(at, single) if opens else None


def _is_single(token: Token) -> bool:
    return token.text in _SINGLE


def _nested(tokens: Sequence[Token]) -> set[int]:
    """Marks “…” within “…”, where every one of them is closed; the outer quotation holds them."""
    places = [at for at, token in enumerate(tokens) if token.text in ("“", "”")]
    nested: set[int] = set()
    depth = 0
    for at in places:
        opens = tokens[at].text == "“"
        depth += 1 if opens else -1
        if depth > (1 if opens else 0):
            nested.add(at)
        if depth < 0:
            return set()
    return nested if depth == 0 else set()


def opens_with_mark(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph begins with a mark that may open a quotation."""
    return bool(tokens) and tokens[0].text in _OPEN | _EITHER


def _before(text: str, token: Token) -> str:
    return text[token.start - 1] if token.start else " "


def _after(text: str, token: Token) -> str:
    return text[token.end] if token.end < len(text) else " "


def _opens(text: str, tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in _CLOSE and token.text != "»":
        return at == 0 or (_before(text, token).isspace() and not _after(text, token).isspace())
    before, after = _before(text, token), _after(text, token)
    if token.text in _OPEN:
        return not after.isspace() or before.isspace()
    if token.text == "’":
        return False
    free = before.isspace() or before in _BRACKETS or at == 0
    return free and not after.isspace() and before != "=" and not _elided(token, after)


def _elided(token: Token, after: str) -> bool:
    """`'90s` opens nothing."""
    return token.text in _SINGLE and after.isdigit()


def _closes(text: str, token: Token) -> bool:
    return not _before(text, token).isspace() or not _after(text, token).isalnum()


def _ends(text: str, tokens: Sequence[Token], at: int, opened: _Open) -> bool:
    """Whether the mark at `at` closes what `opened` began."""
    token, opening = tokens[at], tokens[opened.at].text
    if at == opened.at + 1 and token.text != "”":
        return False
    glued, free = not _before(text, token).isspace(), not _after(text, token).isalnum()
    if opened.single:
        return token.text in ("’", "'", "›") and glued and free
    if token.text in _EITHER:
        return glued or free
    return token.text in _CLOSE or (token.text, opening) in _TURNED or (token.text == "“" and glued and free)


def _last_single_closer(text: str, tokens: Sequence[Token]) -> int:
    """The last token that may close a single quotation; an opener after it is an apostrophe."""
    opened = _Open(-1, single=True)
    return next(
        (at for at in reversed(range(len(tokens))) if tokens[at].text in _SINGLE and _ends(text, tokens, at, opened)),
        -1,
    )


def _pair(tokens: Sequence[Token], opening: int, closing: int, rule: str) -> Iterator[Quotation]:
    if closing > opening + 1:
        span = Span(tokens[opening + 1].start, tokens[closing - 1].end)
        held = Span(tokens[opening].start, tokens[closing].end)
        yield Quotation(opening + 1, closing, span, held, rule, single=_is_single(tokens[opening]))


def _lost_opening(tokens: Sequence[Token], closing: int, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """A closing mark alone: the quotation began with the sentence, or where a comma or colon introduced it."""
    floor = found[-1].last + 1 if found else 0
    first = closing
    while first > floor and tokens[first - 1].text != ":":
        first -= 1
        if tokens[first - 1].text in {".", "!", "?"} and first < closing - 1:
            break
    if closing - first > 1:
        span = Span(tokens[first].start, tokens[closing - 1].end)
        yield Quotation(first, closing, span, Span(span.start, tokens[closing].end), "lost-opening-mark")


def _lost_closing(tokens: Sequence[Token], opening: int, before: int) -> Iterator[Quotation]:
    """An opening mark whose closing one was lost: the words run to the last end of a clause, else to the next mark."""
    last = before
    while last > opening + 2 and tokens[last - 1].text not in _ENDS:
        last -= 1
    if last <= opening + 2:
        last = before
    if last > opening + 1:
        span = Span(tokens[opening + 1].start, tokens[last - 1].end)
        yield Quotation(opening + 1, last, span, Span(tokens[opening].start, span.end), "lost-closing-mark")


def _unclosed(tokens: Sequence[Token], opening: int, *, next_opens: bool) -> Iterator[Quotation]:
    """A quotation that the paragraph does not close: it runs on where the next paragraph opens with a mark."""
    if len(tokens) > opening + 1:
        span = Span(tokens[opening + 1].start, tokens[-1].end)
        rule = "paragraph-runs-on" if next_opens else "lost-closing-mark"
        yield Quotation(opening + 1, len(tokens), span, Span(tokens[opening].start, span.end), rule, next_opens)
