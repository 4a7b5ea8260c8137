"""What templates cannot say safely themselves: source words as markup, exact to the code point.

Every element that shows a source's words carries `data-source`, `data-start` and `data-end`, and its
text content is `text[start:end]` of that source. Characters that nobody sees are framed, so that they
show without being changed; what no document can hold (NUL and its like) is shown by its picture.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from collate.model import Anchor
from collate.outputs.escaping import escaped
from collate.outputs.voice import Voice, leftward
from collate.pages.annotated import Annotated
from collate.pages.notes import Mark
from collate.pages.passages import Passage, Run, Said
from collate.pages.plain import segment
from collate.text import BLANK, varies

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    f"{BLANK}]"
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_HAS_MARKS = re.compile('["“”„«»‹›「」『』]')
"""Quotation marks that words bring, within which or around which the page's would mislead."""
_STRONG = frozenset(("L", "R", "AL"))
_MAY_BREAK = "\u200b"
_JOINERS = "\u200c\u200d"
"""Ordinary letters' company in several scripts: they shape words and are left alone."""


def visible(text: str) -> Markup:
    """`text` escaped, with a frame around each character that would not show."""
    return Markup(_visible(text))  # noqa: S704 - escaped there


def _visible(text: str) -> str:
    return escaped(text) if text.isprintable() else _INVISIBLE.sub(_framed, escaped(text))


def _framed(match: re.Match[str]) -> str:
    char = match[0]
    if char in _JOINERS or char == "\r" or varies(match.string, match.start()):
        return char
    name = f"U+{ord(char):04X}"
    if _has_no_place(char):
        return f'<span class="unseen" data-char="{name}">{_picture(char)}</span>'
    return f'<span class="unseen" data-char="{name}">{char}</span>'


def _has_no_place(char: str) -> bool:
    """Whether HTML cannot hold the character at all."""
    return unicodedata.category(char) in ("Cc", "Cn")


def _picture(char: str) -> str:
    return chr(0x2400 + ord(char)) if ord(char) < 0x20 else "\ufffd"  # noqa: PLR2004 - control pictures mirror C0


def _attributes(passage: Passage, language: str) -> str:
    """Where the words lie, and the language and direction they are in where these differ from the page's."""
    spoken = ""
    if passage.language != language and _base(passage.language) != _base(language):
        spoken = f' lang="{"" if passage.language == "und" else escaped(passage.language)}"'
    placed = _at(escaped(passage.source), passage.start, passage.end)
    return placed + spoken + direction(passage.text, leftward=leftward(language))


def _at(source: str, start: int, end: int) -> str:
    return f' data-source="{source}" data-start="{start}" data-end="{end}"'


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def direction(text: str, *, leftward: bool = False) -> str:
    """`dir="auto"` where some of `text` may run against the page, which runs `leftward` or not."""
    if leftward:
        return ' dir="auto"' if any(map(str.isalpha, text)) else ""
    return ' dir="auto"' if not text.isascii() and _RIGHT_TO_LEFT.search(text) else ""


def runs(text: str, *, leftward: bool = False) -> Markup:
    """The direction of a paragraph whose first letter runs against the page."""
    ways = map(unicodedata.bidirectional, text)
    strong = next((way for way in ways if way in _STRONG), "R" if leftward else "L")
    against = (strong != "L") != leftward
    return Markup(f' dir="{"ltr" if leftward else "rtl"}"' if against else "")  # noqa: S704 - no input


def words(passage: Passage, language: str, tag: str = "q", name: str = "words") -> Markup:
    """A passage as an element; cited words within their context are marked."""
    return Markup(_words(passage, language, tag, name))  # noqa: S704 - escaped there; `tag` is a template's own


def _words(passage: Passage, language: str, tag: str, name: str) -> str:
    around = any(run.kind == "context" for run in passage.runs)
    inner = "".join([_run(run, passage.source, marked=around) for run in passage.runs])
    before = '<span class="cut">… </span>' if passage.before else ""
    after = '<span class="cut"> …</span>' if passage.after else ""
    quoted = " own-marks" if tag == "q" and _HAS_MARKS.search(passage.text) else ""
    opened = f'<{tag} class="{escaped(name)}{quoted}"{_attributes(passage, language)}>'
    return f"{before}{opened}{inner}</{tag}>{after}"


def _run(run: Run, source: str, *, marked: bool) -> str:
    if run.kind == "syntax":
        return f'<span class="syntax" hidden>{_visible(run.text)}</span>'
    if run.kind == "cited" and marked:
        return f"<mark{_at(escaped(source), run.start, run.end)}>{_visible(run.text)}</mark>"
    return _visible(run.text)


def said(parts: Said, language: str, tag: str = "q", name: str = "words") -> Markup:
    """What is said: source words as elements of their own, the page's own words plainly."""
    told = (
        named(part, leftward=leftward(language)) if isinstance(part, str) else _words(part, language, tag, name)
        for part in parts
    )
    return Markup("".join(told))  # noqa: S704 - made of markup


@lru_cache(maxsize=1024)
def named(text: str, *, leftward: bool = False) -> Markup:
    """A name or title; kept apart from its surroundings where it may run against the page."""
    marks = direction(text, leftward=leftward)
    return Markup(f"<bdi{marks}>{_visible(text)}</bdi>" if marks else _visible(text))  # noqa: S704 - escaped there


def marks(voice: Voice, view: Annotated, owner: str, citations: Sequence[Anchor]) -> Markup:
    """The citation marks of a statement; `owner` is told apart from all others on the page."""
    if not citations:
        return Markup()
    place = escaped(segment(owner))
    found = _MAY_BREAK.join([_mark(voice, view.mark(anchor), place) for anchor in dict.fromkeys(citations)])
    return Markup(f'<span class="marks">{found}</span>')  # noqa: S704 - escaped there


def _mark(voice: Voice, mark: Mark, place: str) -> str:
    outlet = mark.card.publisher or voice.say(mark.card.called)
    spoken = escaped(voice.say("%(outlet)s, note %(label)s") % {"outlet": outlet, "label": mark.label})
    label = escaped(mark.label)
    opened = f'<a role="doc-noteref" class="mark t{mark.card.tone}" id="{place}.{label}" href="#n-{label}"'
    return f'{opened} aria-label="{spoken}">{label}</a>'
