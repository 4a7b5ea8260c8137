"""Bytes → one article: a format each, told by the file's ending.

Offsets are code points of the file as it was decoded, nothing normalised. A byte order mark stays
in the text as U+FEFF at offset 0 and lies outside `body`, so that an offset counts the same code points for
whoever decodes the file as plain UTF-8. A file in another encoding counts the code points of its decoded text too:
`Article.encoding` tells by which it was read.

To add a format: one file with `layout(text, file, limits) -> Checked[Layout]`, one line here, one case in
`tests/cases/`.
"""

import hashlib
from collections.abc import Callable

from msgspec.structs import replace

from collate.diagnostics import Checked, Diagnostic
from collate.formats import markdown, plain
from collate.formats.decoding import Decoded, decode, is_text, suspicious
from collate.formats.layout import Layout
from collate.ids import folder
from collate.language.slugs import slug
from collate.model import About, Article, Limits, Published, RawSource, raising
from collate.text import Span

FORMATS: dict[str, tuple[str, Callable[[str, str, Limits], Checked[Layout]]]] = {
    ".txt": ("text", plain.layout),
    ".md": ("markdown", markdown.layout),
}

_NEAR = 1000


def read(raw: RawSource) -> Checked[Article | None]:
    """The article in `raw`, or None where there is none to read: a warning names it, and it is left out.

    Only what an editor wrote can be an error: a file that cannot be read stops no build.
    """
    ending = _ending(raw.file)
    if ending not in FORMATS:
        return None, (_unknown(raw.file, ending),)
    if len(raw.data) > raw.limits.article_bytes:
        return None, (_too_large(raw),)
    decoded, complaints = decode(raw.data, raw.file)
    if not is_text(decoded.text):
        return None, (_no_text(raw.file),)
    if not decoded.text.strip("\ufeff \t\r\n"):
        message = "this article has no words; it is left out"
        return None, (*complaints, Diagnostic("warning", "source-empty", message, raw.file))
    name, layout = FORMATS[ending]
    limits = replace(raw.limits, article_characters=raw.about.longest or raw.limits.article_characters)
    laid, more = layout(decoded.text, raw.file, limits)
    body, cut = _bounded(laid.body, decoded.text, raw)
    article = _article(raw, decoded, name, replace(laid, body=body))
    return article, (*complaints, *suspicious(decoded.text, raw.file), *more, *cut)


def _bounded(body: Span, text: str, raw: RawSource) -> Checked[Span]:
    """The part of `body` that is read, up to white space where there is any near."""
    most = raw.about.longest or raw.limits.article_characters
    if body.end - body.start <= most:
        return body, ()
    end = body.start + most
    space = max(text.rfind(each, end - _NEAR, end) for each in " \n")
    message = f"this article has {body.end - body.start:,} characters; the first {most:,} are read"
    whole = body.end - body.start
    hints = (f"`longest: {whole}` in the YAML beside it reads them all", raising("article_characters", whole))
    warning = Diagnostic("warning", "article-too-long", message, raw.file, hints=hints)
    return Span(body.start, end if space < 0 else space), (warning,)


def _article(raw: RawSource, decoded: Decoded, name: str, laid: Layout) -> Article:
    digest = hashlib.sha256(raw.data).hexdigest()
    stem = raw.file.rsplit("/", 1)[-1].rpartition(".")[0]
    about = _first_known(raw.about, laid.about)
    source = folder(slug(stem)) or digest[:12]
    return Article(source, raw.file, digest, decoded.text, name, about, laid.body, laid.markup, decoded.encoding)


def _first_known(beside: About, inside: About) -> About:
    """What the file beside the article states wins over the article's own front matter."""
    unknown = (None, (), Published())
    return About(
        *(
            stated if (stated := getattr(beside, name)) not in unknown else getattr(inside, name)
            for name in About.__struct_fields__
        )
    )


def _ending(file: str) -> str:
    stem, dot, ending = file.rsplit("/", 1)[-1].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def _unknown(file: str, ending: str) -> Diagnostic:
    told = f"no format is known for the ending “{ending}”" if ending else "no ending tells this source's format"
    hint = f"known endings: {', '.join(sorted(FORMATS))}"
    return Diagnostic("warning", "format-unknown", f"{told}; it is left out", file, hints=(hint,))


def _too_large(raw: RawSource) -> Diagnostic:
    message = f"this source has {len(raw.data):,} bytes; the limit is {raw.limits.article_bytes:,}; it is left out"
    hint = raising("article_bytes", len(raw.data))
    return Diagnostic("warning", "source-too-large", message, raw.file, hints=(hint,))


def _no_text(file: str) -> Diagnostic:
    hint = "save the article as UTF-8; a picture, a document or an archive is no source"
    return Diagnostic("warning", "not-text", "this file holds no text; it is left out", file, hints=(hint,))
