"""What templates cannot say safely themselves: source words as markup, exact to the code point.

Every element that shows a source's words carries `data-source`, `data-start` and `data-end`, and its
text content is `text[start:end]` of that source. Characters that nobody sees are framed, so that they
show without being changed; what no document can hold (NUL and its like) is shown by its picture.
"""

import re
import unicodedata
from collections.abc import Iterable

from markupsafe import Markup, escape

from collate.model import Anchor
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
_QUOTATION_MARKS = '"“”„«»‹›「」『』'
_MAY_BREAK = Markup("\u200b")
_JOINERS = "\u200c\u200d"
"""Ordinary letters' company in several scripts: they shape words and are left alone."""


def visible(text: str) -> Markup:
    """`text` escaped, with a frame around each character that would not show."""
    return Markup(_INVISIBLE.sub(_framed, str(escape(text))))  # noqa: S704 - escaped just here, frames hold no input


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


def attributes(passage: Passage, language: str) -> Markup:
    """Where the words lie, and the language and direction they are in where these differ from the page's."""
    found = _at(passage.source, passage.start, passage.end)
    if _base(passage.language) != _base(language):
        found += Markup(' lang="{}"').format("" if passage.language == "und" else passage.language)
    return found + direction(passage.text, leftward=leftward(language))


def _at(source: str, start: int, end: int) -> Markup:
    return Markup(f' data-source="{escape(source)}" data-start="{start}" data-end="{end}"')  # noqa: S704 - escaped


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def direction(text: str, *, leftward: bool = False) -> Markup:
    """`dir="auto"` where some of `text` may run against the page, which runs `leftward` or not."""
    against = any(map(str.isalpha, text)) if leftward else _RIGHT_TO_LEFT.search(text)
    return Markup(' dir="auto"') if against else Markup()


def runs(text: str, *, leftward: bool = False) -> Markup:
    """The direction of a paragraph whose first letter runs against the page."""
    ways = map(unicodedata.bidirectional, text)
    strong = next((way for way in ways if way in ("L", "R", "AL")), "R" if leftward else "L")
    if (strong != "L") == leftward:
        return Markup()
    return Markup(' dir="{}"').format("ltr" if leftward else "rtl")


def words(passage: Passage, language: str, tag: str = "q", name: str = "words") -> Markup:
    """A passage as an element; cited words within their context are marked."""
    alone = all(run.kind != "context" for run in passage.runs)
    inner = Markup().join(_run(run, passage.source, marked=not alone) for run in passage.runs)
    before = Markup('<span class="cut">… </span>') if passage.before else Markup()
    after = Markup('<span class="cut"> …</span>') if passage.after else Markup()
    quoted = " own-marks" if tag == "q" and _has_marks(passage.text) else ""
    opened = f'<{tag} class="{escape(name)}{quoted}"{attributes(passage, language)}>'
    return Markup(f"{before}{opened}{inner}</{tag}>{after}")  # noqa: S704 - made of markup; `tag` is a template's own


def _has_marks(text: str) -> bool:
    """Whether words bring quotation marks of their own, within which or around which the page's would mislead."""
    return any(mark in text for mark in _QUOTATION_MARKS)


def _run(run: Run, source: str, *, marked: bool) -> Markup:
    if run.kind == "syntax":
        return Markup(f'<span class="syntax" hidden>{visible(run.text)}</span>')  # noqa: S704 - made visible, so escaped
    if run.kind == "cited" and marked:
        return Markup(f"<mark{_at(source, run.start, run.end)}>{visible(run.text)}</mark>")  # noqa: S704 - as above
    return visible(run.text)


def said(parts: Said, language: str, tag: str = "q", name: str = "words") -> Markup:
    """What is said: source words as elements of their own, the page's own words plainly."""
    return Markup().join(
        named(part, leftward=leftward(language)) if isinstance(part, str) else words(part, language, tag, name)
        for part in parts
    )


def named(text: str, *, leftward: bool = False) -> Markup:
    """A name or title; kept apart from its surroundings where it may run against the page."""
    marks = direction(text, leftward=leftward)
    return Markup("<bdi{}>{}</bdi>").format(marks, visible(text)) if marks else visible(text)


def marks(voice: Voice, view: Annotated, owner: str, citations: Iterable[Anchor]) -> Markup:
    """The citation marks of a statement; `owner` is told apart from all others on the page."""
    found = _MAY_BREAK.join(_mark(voice, view.mark(anchor), owner) for anchor in dict.fromkeys(citations))
    return Markup('<span class="marks">{}</span>').format(found) if found else found


def _mark(voice: Voice, mark: Mark, owner: str) -> Markup:
    outlet = mark.card.publisher or voice.say(mark.card.called)
    spoken = escape(voice.say("%(outlet)s, note %(label)s") % {"outlet": outlet, "label": mark.label})
    label = escape(mark.label)
    place = f'id="{escape(segment(owner))}.{label}" href="#n-{label}"'
    opened = f'<a role="doc-noteref" class="mark t{mark.card.tone}" {place} aria-label="{spoken}">'
    return Markup(f"{opened}{label}</a>")  # noqa: S704 - made of markup and escaped words
