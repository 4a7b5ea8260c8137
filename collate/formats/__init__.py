"""Bytes → one article: a format each, told by the file's ending.

Offsets are code points of the file as it was decoded, nothing normalised. A byte order mark stays
in the text as U+FEFF at offset 0 and lies outside `body`, so that an offset counts the same code points for
whoever decodes the file as plain UTF-8.

To add a format: one file with `layout(text, file) -> Checked[Layout]`, one line here, one case in `tests/cases/`.
"""

import hashlib
from collections.abc import Callable
from dataclasses import fields

from collate.diagnostics import Checked, Diagnostic
from collate.formats import markdown, plain
from collate.formats.decoding import decode, suspicious
from collate.formats.layout import Layout
from collate.language.slugs import slug
from collate.model import About, Article, Published, RawSource

FORMATS: dict[str, tuple[str, Callable[[str, str], Checked[Layout]]]] = {
    ".txt": ("text", plain.layout),
    ".md": ("markdown", markdown.layout),
}

LIMIT = 4 * 1024 * 1024
"""Bytes an article may have; more is no news article but a mistake."""


def read(raw: RawSource) -> Checked[Article | None]:
    """The article in `raw`, or None where there is none to read; complaints name the place."""
    ending = _ending(raw.file)
    if ending not in FORMATS:
        return None, (_unknown(raw.file, ending),)
    if len(raw.data) > LIMIT:
        return None, (_too_large(raw),)
    text, complaints = decode(raw.data, raw.file)
    if not text.strip("\ufeff \t\r\n"):
        return None, (*complaints, Diagnostic("error", "source-empty", "this article has no words", raw.file))
    name, layout = FORMATS[ending]
    laid, more = layout(text, raw.file)
    return _article(raw, text, name, laid), (*complaints, *suspicious(text, raw.file), *more)


def _article(raw: RawSource, text: str, name: str, laid: Layout) -> Article:
    digest = hashlib.sha256(raw.data).hexdigest()
    stem = raw.file.rsplit("/", 1)[-1].rpartition(".")[0]
    about = _first_known(raw.about, laid.about)
    return Article(slug(stem) or digest[:12], raw.file, digest, text, name, about, laid.body, laid.markup)


def _first_known(beside: About, inside: About) -> About:
    """What the file beside the article states wins over the article's own front matter."""
    unknown = (None, (), Published())
    known = {
        each.name: getattr(beside, each.name)
        if getattr(beside, each.name) not in unknown
        else getattr(inside, each.name)
        for each in fields(About)
    }
    return About(**known)


def _ending(file: str) -> str:
    stem, dot, ending = file.rsplit("/", 1)[-1].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def _unknown(file: str, ending: str) -> Diagnostic:
    return Diagnostic(
        "error",
        "format-unknown",
        f"no format is known for the ending “{ending}”" if ending else "a source needs an ending that tells its format",
        file,
        hints=(f"known endings: {', '.join(sorted(FORMATS))}",),
    )


def _too_large(raw: RawSource) -> Diagnostic:
    message = f"this source has {len(raw.data):,} bytes; the limit is {LIMIT:,}"
    return Diagnostic("error", "source-too-large", message, raw.file)
