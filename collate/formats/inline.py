"""Where the notation lies inside a paragraph of Markdown: what the parser passes over, by the rule that took it."""

from collections.abc import Callable, Iterator

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from collate.text import Span

_NOTATION = "notation"
_Rule = Callable[[StateInline, bool], bool]


class Inline(ParserInline):
    """The parser of a paragraph, which keeps with each token where its notation lies."""

    def __init__(self) -> None:
        """Every rule as it is, followed by one that looks at what was taken; no token is joined to its neighbour."""
        super().__init__()
        self.ruler2.disable("fragments_join")
        for rule in self.ruler.__rules__:
            rule.fn = _watched(rule.name, rule.fn)


def marks(inline: Token) -> tuple[Span, ...]:
    """The notation inside a block's content, a piece a line."""
    spans = [span for token in inline.children or () for span in _of(token)]
    return tuple(piece for span in spans for piece in _lines(inline.content, span))


def _of(token: Token) -> list[Span]:
    """The notation that came with a token; a mark of emphasis is some only where it found its partner."""
    if token.meta.get("mark") and token.type == "text" and token.content:
        return []
    found: list[Span] = token.meta.get(_NOTATION, [])
    return found


def _lines(content: str, span: Span) -> Iterator[Span]:
    at = span.start
    for piece in span.of(content).split("\n"):
        if piece:
            yield Span(at, at + len(piece))
        at += len(piece) + 1


def _watched(name: str, rule: _Rule) -> _Rule:
    look = _LOOKS.get(name)
    if look is None:
        return rule

    def watched(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's protocol
        if state.pending and not silent:
            state.pushPending()
        start, before = state.pos, len(state.tokens)
        taken = rule(state, silent)
        if taken and not silent:
            look(state, start, state.tokens[before:])
        return taken

    return watched


def _keep(token: Token, *spans: tuple[int, int]) -> None:
    token.meta.setdefault(_NOTATION, []).extend(Span(*each) for each in spans)


def _escape(_state: StateInline, start: int, made: list[Token]) -> None:
    escaped = made[-1].type == "hardbreak" or made[-1].content != made[-1].markup
    _keep(made[-1], *[(start, start + 1)] * escaped)


def _backticks(state: StateInline, start: int, made: list[Token]) -> None:
    if made and made[-1].type == "code_inline":
        long = len(made[-1].markup)
        _keep(made[-1], (start, start + long), (state.pos - long, state.pos))


def _address(state: StateInline, start: int, made: list[Token]) -> None:
    _keep(made[-1], (start, start + 1), (state.pos - 1, state.pos))


def _all(state: StateInline, start: int, made: list[Token]) -> None:
    _keep(made[-1], (start, state.pos))


def _link(state: StateInline, start: int, made: list[Token]) -> None:
    """A link's label is read while its rule runs, and ends where the rest begins."""
    _keep(made[-1], (start, start + 1), (_label_end(state, start), state.pos))


def _label_end(state: StateInline, start: int) -> int:
    at, state.pos = state.pos, start
    end: int = state.md.helpers.parseLinkLabel(state, start, True)  # noqa: FBT003 - markdown-it's protocol
    state.pos = at
    return end


def _emphasis(_state: StateInline, start: int, made: list[Token]) -> None:
    at = start
    for token in made:
        token.meta["mark"] = True
        _keep(token, (at, at + len(token.content)))
        at += len(token.content)


_LOOKS: dict[str, Callable[[StateInline, int, list[Token]], None]] = {
    "escape": _escape,
    "backticks": _backticks,
    "autolink": _address,
    "html_inline": _all,
    "image": _all,
    "link": _link,
    "emphasis": _emphasis,
    "strikethrough": _emphasis,
}
