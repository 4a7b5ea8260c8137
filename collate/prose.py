"""An editor's Markdown, in which `[source: "words"]` is a citation.

The n-th citation of a text has the index n here, in `Prose.citations` and in the token stream that
a page is rendered from, so that finding and showing citations can never disagree.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from collate.frozen import Frozen
from collate.text import Span

if TYPE_CHECKING:  # most projects have no prose, and to import its parser takes as long as a page
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

CITATION = "citation"
"""The type of a citation's token; its `meta` is `{"index", "source", "words"}`, and it renders as nothing."""

_LONGEST = 2000
_OPEN = re.compile(r"""\[\s{0,3}([^\W_][\w-]{0,79}):\s{0,3}(["'“‘„«])""")
_CLOSE = re.compile(r"""["'”’“»]\s{0,3}\]""")
_LINE_END = re.compile(r"\r\n?|\n")
"""As the parser counts lines."""
_BREAKS = frozenset({"softbreak", "hardbreak"})


class Reference(Frozen):
    """A citation as it is written: the source's short name and the copied words, with their places in the Markdown."""

    source: str
    words: str
    span: Span
    inner: Span


class Block(Frozen):
    """A block at the top level of a text: a paragraph, a list, a heading …, with its Markdown."""

    kind: str
    span: Span
    markdown: str


@lru_cache(maxsize=1)
def markdown() -> "MarkdownIt":
    """The parser of editors' prose; a page that shows it sets a render rule for `CITATION` on a copy of its own."""
    return new_markdown()


def new_markdown() -> "MarkdownIt":
    """A parser of editors' prose, the caller's own: HTML is shown, not run, and links lead out or nowhere."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - see above

    parser = MarkdownIt("js-default", {"html": False, "typographer": False}).disable("image").use(plugin)
    parser.validateLink = _leads_out  # type: ignore[method-assign]
    return parser


def _leads_out(url: str) -> bool:
    return url.casefold().startswith(("http://", "https://", "mailto:"))


def plugin(parser: "MarkdownIt") -> None:
    """Let `parser` find citations."""
    parser.inline.ruler.before("link", CITATION, _citation)
    parser.add_render_rule(CITATION, _nothing)


def references(text: str) -> tuple[Reference, ...]:
    """The citations of a text in order."""
    tokens = (child for token in markdown().parse(text) for child in token.children or () if child.type == CITATION)
    found: list[Reference] = []
    at = 0
    for token in tokens:
        span, inner = _located(text, token.meta["source"], at)
        at = span.end
        found.append(Reference(token.meta["source"], token.meta["words"], span, inner))
    return tuple(found)


def plain(text: str) -> str:
    """What a text says, without its citations and marks, on one line."""
    inline = (token.children or [] for token in markdown().parse(text) if token.type == "inline")
    return " ".join(filter(None, (_said(children) for children in inline)))


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, which together hold all of it."""
    lines = [*pairwise([0, *(end.end() for end in _LINE_END.finditer(text)), len(text)])]
    tops = [token for token in markdown().parse(text) if token.level == 0 and token.nesting >= 0 and token.map]
    spans = [(token.type.removesuffix("_open"), _lines(lines, token.map or [0, 0])) for token in tops]
    return tuple(Block(kind, span, span.of(text)) for kind, span in spans)


def _lines(lines: list[tuple[int, int]], rows: list[int]) -> Span:
    return Span(lines[rows[0]][0], lines[min(rows[1], len(lines)) - 1][1])


def _citation(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - markdown-it's protocol
    scanned = _scan(state.src, state.pos)
    if not scanned:
        return False
    source, words, end = scanned
    if not silent:
        index = state.env.setdefault("citations", 0)
        state.env["citations"] = index + 1
        state.push(CITATION, "", 0).meta = {"index": index, "source": source, "words": words}
    state.pos = end
    return True


def _scan(text: str, at: int) -> tuple[str, str, int] | None:
    """The source, the words and the end of the citation that begins at `at`."""
    opened = _OPEN.match(text, at)
    closed = _CLOSE.search(text, opened.end(), opened.end() + _LONGEST) if opened else None
    if not opened or not closed:
        return None
    return opened[1], text[opened.end() : closed.start()], closed.end()


def _located(text: str, source: str, at: int) -> tuple[Span, Span]:
    """The places of the next citation of `source` and of its words."""
    for opened in _OPEN.finditer(text, at):
        scanned = _scan(text, opened.start()) if opened[1] == source else None
        if scanned:
            return Span(opened.start(), scanned[2]), Span(opened.end(), opened.end() + len(scanned[1]))
    return Span(at, at), Span(at, at)


def _said(children: "list[Token]") -> str:
    words = ""
    for piece in _pieces(children):
        words = words.rstrip() if piece is None else words + piece
    return " ".join(words.split())


def _pieces(children: "list[Token]") -> Iterator[str | None]:
    """The words of each token, None for a citation, which takes the white space before it away."""
    for child in children:
        if child.type == CITATION:
            yield None
        elif child.type in _BREAKS:
            yield " "
        else:
            yield child.content


def _nothing(*_: object) -> str:
    return ""
