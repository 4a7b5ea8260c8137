"""What every parser, and every stage behind it, must hold of any bytes: a function each; where not, it raises."""

import re
import zlib
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from collate import about, anchor, annotations, config, prose
from collate.check import tell
from collate.clipping import NoArticleError
from collate.clipping.feeds import fed, listed
from collate.clipping.taming import decoded, tamed
from collate.comparers import compare
from collate.extractors import extract
from collate.formats import read
from collate.load import load
from collate.model import Article, Briefing, Config, Inputs, Page, RawFile, RawSource, Site, Witness
from collate.model import anchors as cited
from collate.outputs import Templates, render, templates
from collate.pages import dossier, make, ordered, paginate, plan, shelve, site
from collate.pipeline import edit
from collate.segment import segment
from collate.witnesses import witnesses

CORPUS = Path(__file__).parent.parent / "tests/corpus"
MOST = 3
"""Articles of an event."""

_LET_THROUGH = re.compile(rb'<xq|(?<!\\)" xq=')
"""What the corpus would open an element or an attribute with, if a page let it."""
_ENDINGS = (".txt", ".md")
_USUAL = Config()


def texts(data: bytes) -> None:
    """Reading: bytes to an article."""
    for ending in (*_ENDINGS, ".odd"):
        article, _ = read(RawSource(f"seeds/a{ending}", data))
        if article:
            assert 0 <= article.body.start <= article.body.end <= len(article.text)


def segments(data: bytes) -> None:
    """Laying out: sentences lie in their text and in order."""
    article = _article(data)
    if article:
        spans = [each.span for each in segment(article).sentences]
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


def findings(data: bytes) -> None:
    """Extracting: every finding lies in its text."""
    article = _article(data)
    if article:
        found = extract(segment(article))
        spans = [each.span for each in (*found.quotes, *found.figures, *found.moments, *found.credits)]
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)


def anchors(data: bytes) -> None:
    """Anchoring: what is found stands there, word for word."""
    article = _article(data)
    if article:
        document = segment(article)
        middle, foreign = len(article.text) // 2, data[:30].decode("utf-8", "replace")
        words = (article.text[middle : middle + 40], foreign, f"{foreign[:9]} … {foreign[-9:]}")[zlib.crc32(data) % 3]
        found = anchor.find(document, words)
        assert all(article.text[each.start : each.end] == each.exact for each in found.places)


def yaml(data: bytes) -> None:
    """YAML of each shape."""
    file = RawFile("briefings/a.yaml", data)
    annotations.read(file)
    annotations.read(file, lenient=True)
    config.read(file)
    about.read(file)


def markdown(data: bytes) -> None:
    """An editor's prose: its blocks hold all of it."""
    text = data.decode("utf-8", "replace")
    for each in prose.references(text):
        assert 0 <= each.span.start <= each.inner.start <= each.inner.end <= each.span.end <= len(text)
    prose.plain(text)
    prose.blocks(text)


def briefings(data: bytes) -> None:
    """Comparing: every citation is verbatim, nothing states without one, and the same articles give the same again."""
    event = _event(data)
    if event:
        briefing = _told(event)
        known = {each.id: each.document.text for each in event}
        assert all(known[each.source][each.start : each.end] == each.exact for each in cited(briefing))
        assert data[0] % 8 or _told(_event(data)) == briefing


def fragments(data: bytes) -> None:
    """Rendering: one of the pages of such a briefing."""
    event = _event(data)
    if event:
        held = dossier((_told(event),), (each.document for each in event), _USUAL, Site())
        shelves = ordered([shelve(each, held) for each in held.briefings])
        sheets = plan(shelves, _USUAL, searched=False)
        _rendered(make(sheets[zlib.crc32(data) % len(sheets)], replace(held, site=site(shelves, _USUAL))))


def pages(data: bytes) -> None:
    """The whole ribbon: bytes as an article and as a briefing's YAML become every page of a site."""
    articles = (RawFile("seeds/a.txt", data), RawFile("seeds/ferry.txt", (CORPUS / "article/ferry.txt").read_bytes()))
    made, _ = edit(Inputs(None, articles, (), (RawFile("briefings/a.yaml", data),)))
    for page in paginate(made.briefings, made.witnesses, made.config, searched=False):
        _rendered(page)


def web(data: bytes) -> None:
    """Feeds, lists and pages of the web, up to where they are handed on."""
    for step in (fed, lambda given: listed(decoded(given)), lambda given: tamed(decoded(given))):
        try:
            step(data)
        except NoArticleError:
            continue


def _article(data: bytes) -> Article | None:
    return read(RawSource(f"seeds/a{_ENDINGS[len(data) % 2]}", data))[0]


def _event(data: bytes) -> tuple[Witness, ...]:
    """The articles that a form feed parts, as many as are told apart by their bytes."""
    parts = dict.fromkeys(data.split(b"\x0c")[:MOST])
    files = (RawFile(f"seeds/{at}{_ENDINGS[len(data) % 2]}", each) for at, each in enumerate(parts))
    return witnesses(Inputs(None, tuple(files)))[0]


def _told(event: tuple[Witness, ...]) -> Briefing:
    briefing, faults = tell(None, event, compare(event, _USUAL), _USUAL)
    assert not [each for each in faults if each.severity == "error"], faults
    return briefing


@cache
def _templates() -> Templates:
    return templates(load(CORPUS)[0].templates, search=False)[0]


def _rendered(page: Page) -> None:
    files, faults = render(page, _templates())
    assert not faults, faults
    assert not [each.path for each in files if each.path.endswith((".html", ".xml")) and _LET_THROUGH.search(each.data)]


TARGETS: dict[str, tuple[Callable[[bytes], None], str]] = {
    "texts": (texts, "article"),
    "segments": (segments, "article"),
    "findings": (findings, "article"),
    "anchors": (anchors, "article"),
    "yaml": (yaml, "yaml"),
    "markdown": (markdown, "prose"),
    "briefings": (briefings, "event"),
    "fragments": (fragments, "event"),
    "pages": (pages, "article"),
    "web": (web, "web"),
}
