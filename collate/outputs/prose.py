"""An editor's prose as HTML: Markdown with citation marks where it cites, and nothing that could run.

Raw HTML is shown, never passed on; headings rank below the page's own; a table brings no style.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from collate.model import Prose
from collate.outputs.markup import direction, marks, visible
from collate.outputs.voice import Voice
from collate.pages.annotated import Annotated
from collate.prose import CITATION, new_markdown

if TYPE_CHECKING:  # most pages have no prose, and to import its parser takes as long as a page
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_WORD_JOINER = "\u2060"
_STOPS = tuple(",.;:!?)")
"""What must not begin a line of its own after a mark."""
_RANK = 2
"""How far a text's own headings are lowered, `#` to `h3`."""


def prose(voice: Voice, view: Annotated, text: Prose, owner: str) -> Markup:
    """An editor's prose; `owner` tells its marks apart from all others on the page."""
    parser = _parser()
    tokens = parser.parse(text.markdown)
    found = list(_all(tokens))
    for token in found:
        _tame(token)
    for token, inner in pairwise(found):
        if inner.type == "inline" and direction(inner.content, leftward=voice.leftward):
            token.attrSet("dir", "auto")
    env = {"voice": voice, "view": view, "owner": owner, "citations": text.citations}
    return Markup(parser.renderer.render(tokens, parser.options, env))  # noqa: S704 - markdown-it escapes, HTML is off


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    parser = new_markdown()
    parser.add_render_rule(CITATION, _citation)
    parser.add_render_rule("text", _text)
    parser.add_render_rule("softbreak", _softbreak)
    return parser


def _all(tokens: "Sequence[Token]") -> "Iterator[Token]":
    for token in tokens:
        yield token
        yield from token.children or ()


def _tame(token: "Token") -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(6, int(token.tag[1]) + _RANK)}"
    if token.type == "link_open":
        token.attrSet("rel", "noreferrer")
    token.attrs.pop("style", None)


def _text(_renderer: object, tokens: "Sequence[Token]", index: int, _options: object, _env: object) -> str:
    content = tokens[index].content
    return str(visible(content.rstrip() if _cited_next(tokens, index) else content))


def _softbreak(_renderer: object, tokens: "Sequence[Token]", index: int, _options: object, _: object) -> str:
    return "" if _cited_next(tokens, index) else "\n"


def _cited_next(tokens: "Sequence[Token]", index: int) -> bool:
    """Whether a citation mark follows, which brings its own space."""
    return index + 1 < len(tokens) and tokens[index + 1].type == CITATION


def _citation(_renderer: object, tokens: "Sequence[Token]", index: int, _options: object, env: dict[str, Any]) -> str:
    number = tokens[index].meta["index"]
    if number >= len(env["citations"]):
        return ""
    shown = marks(env["voice"], env["view"], f"{env['owner']}-{number + 1}", (env["citations"][number],))
    following = tokens[index + 1].content if index + 1 < len(tokens) else ""
    return str(shown) + (_WORD_JOINER if following[:1] in _STOPS else "")
