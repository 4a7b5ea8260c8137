"""An article → paragraphs and sentences, with its furniture, headings and dateline set apart."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from collate.furniture import BULLETS, DATED, author, furniture, is_credit, is_prose, tells_of_the_page
from collate.language import datelines, guess, sentences
from collate.language.tokens import tokenise
from collate.model import Article, Dateline, Document, Excluded, Published, Sentence, Token
from collate.text import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_SHORTEST_TITLE = 4
_HEADING = 12
"""Words a heading between paragraphs has at most."""
_SMALL = 3
"""Letters of words that titles do not capitalise."""
_TITLE_LIKE = 25
"""Words a headline has at most."""
_WRAPPED = 100
"""Code points of the longest line in a text whose lines were broken at a column."""
_ENDS = ".!?…:;,"


def segment(article: Article) -> Document:
    """Lay `article` out; every offset is the article's own. Nothing raises, an empty body has no sentences."""
    text = article.text
    lines = list(_lines(article))
    tokens = _tokens(article)
    language = article.about.language or guess.language(tokens)
    headline = _headline(article, lines, language)
    excluded = furniture(text, lines, headline, language)
    out = {each.span for each in excluded}
    own = [line for line in lines if line not in out]
    headings = tuple(line for at, line in enumerate(own) if line == headline or _is_heading(text, own, at, headline))
    paragraphs = _paragraphs(article, [line for line in own if line not in headings], lines)
    dateline = _dateline(text, paragraphs, tokens, language)
    return Document(
        article,
        language,
        tuple(paragraphs),
        tuple(_sentences(text, paragraphs, tokens, dateline, language)),
        headings,
        tuple(excluded),
        dateline,
        _published(article, dateline, excluded, language),
        article.about.author or _author(article, excluded, language),
        article.about.title or (_without_markup(article, headline) if headline else None),
    )


def _lines(article: Article) -> Iterator[Span]:
    """The lines that hold more than white space, stripped of it and of notation at their start."""
    marks = {mark.start: mark.end for mark in article.markup}
    for match in _LINE.finditer(article.text, *article.body):
        start, end = match.span()
        words = match.group()
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        while start in marks:
            start = marks[start]
        if start < end:
            yield Span(start, end)


def _tokens(article: Article) -> list[Token]:
    tokens = tokenise(article.text, *article.body)
    if not article.markup:
        return tokens
    starts = [mark.start for mark in article.markup]
    return [token for token in tokens if not _in_markup(token, article.markup, starts)]


def _in_markup(token: Token, markup: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, token.start + 1) - 1
    return at >= 0 and token.start < markup[at].end


def _headline(article: Article, lines: Sequence[Span], language: str) -> Span | None:
    """The line that is the article's title: as its about-file or a repetition says, else its first title-like line."""
    text = article.text
    head = []
    for line in lines:
        if is_prose(line.of(text)):
            break
        head.append(line)
    titles = [line for line in head if _title_like(line.of(text), language)]
    if article.about.title in {line.of(text) for line in titles}:
        return next(line for line in titles if line.of(text) == article.about.title)
    said = [line.of(text) for line in titles]
    repeated = next((line for line in titles if said.count(line.of(text)) > 1), None)
    return repeated or (titles[0] if titles and len(lines) > 1 else None)


def _title_like(line: str, language: str) -> bool:
    words = line.split(maxsplit=_TITLE_LIKE)
    return (
        _SHORTEST_TITLE <= len(words) <= _TITLE_LIKE
        and line[-1] not in _ENDS
        and not is_credit(line)
        and not datelines.whole(line)
        and not tells_of_the_page(line, language)
    )


def _is_heading(text: str, lines: Sequence[Span], at: int, headline: Span | None) -> bool:
    """A line between paragraphs that is written as a title: short, without a stop, its words capitalised."""
    line = lines[at].of(text)
    if headline and line == headline.of(text):
        return True
    words = line.split(maxsplit=_HEADING)
    if len(words) > _HEADING or line[-1] in _ENDS or line[-1] in '"”’' or line.startswith(BULLETS) or is_credit(line):
        return False
    long = [word for word in words if len(word) > _SMALL]
    return (
        at + 1 < len(lines)
        and bool(long)
        and line[0].isupper()
        and all(not word[0].islower() for word in long)
        and not datelines.whole(line)
    )


def _paragraphs(article: Article, own: Sequence[Span], lines: Sequence[Span]) -> list[Span]:
    """Own lines, those joined again that were one paragraph before their lines were broken."""
    text = article.text
    if not (article.format == "markdown" or _is_wrapped(text, lines)):
        return list(own)
    joined: list[Span] = []
    for line in own:
        last = joined[-1] if joined else None
        if last and _adjacent(text, last, line) and not _opens_item(line.of(text)):
            joined[-1] = Span(last.start, line.end)
        else:
            joined.append(line)
    return joined


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines were broken at a column: none is long, and most that have a neighbour below lack a full stop."""
    pairs = [above for above, below in itertools.pairwise(lines) if _adjacent(text, above, below)]
    if not pairs or any(line.end - line.start > _WRAPPED for line in lines):
        return False
    broken = sum(text[above.end - 1] not in '.!?"”' and above.end - above.start > _WRAPPED // 2 for above in pairs)
    return broken * 2 > len(pairs)


def _adjacent(text: str, above: Span, below: Span) -> bool:
    between = text[above.end : below.start]
    return between.replace("\r\n", "\n").count("\n") <= 1 and not between.strip()


def _opens_item(line: str) -> bool:
    return line.startswith(BULLETS) or (line[0].isdigit() and line.lstrip("0123456789")[:1] in {".", ")"})


def _dateline(text: str, paragraphs: Sequence[Span], tokens: Sequence[Token], language: str) -> Dateline | None:
    starts = [token.start for token in tokens]
    for paragraph in paragraphs[:3]:
        found = datelines.dateline(text, paragraph, _within(tokens, starts, paragraph), language)
        if found:
            return found
    return None


def _within(tokens: Sequence[Token], starts: Sequence[int], span: Span) -> Sequence[Token]:
    return tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _sentences(
    text: str, paragraphs: Sequence[Span], tokens: Sequence[Token], dateline: Dateline | None, language: str
) -> Iterator[Sentence]:
    starts = [token.start for token in tokens]
    for number, paragraph in enumerate(paragraphs):
        if is_credit(paragraph.of(text)):
            continue
        start = paragraph.start
        if dateline and paragraph.meets(dateline.span):
            start = dateline.span.end
        held = _without_bullet(text, _within(tokens, starts, Span(start, paragraph.end)))
        for first, last in sentences.split(text, held, language):
            cut = tuple(held[first:last])
            yield Sentence(Span(cut[0].start, cut[-1].end), number, cut)


def _without_bullet(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    if tokens and tokens[0].text in BULLETS and text[tokens[0].end : tokens[0].end + 1].isspace():
        return tokens[1:]
    return tokens


def _published(article: Article, dateline: Dateline | None, excluded: Sequence[Excluded], language: str) -> Published:
    """When it was published: as its about-file says, else its dateline, else the lines of the page that state it.

    A dateline without its year gives way to a line with one.
    """
    if article.about.published.date:
        return article.about.published
    lines = (each.span.of(article.text) for each in excluded if each.rule in DATED)
    stated = datelines.stated(lines, language)
    whole = stated and not stated.startswith("-")
    if dateline and dateline.date and not (whole and dateline.date.startswith("-")):
        return Published(dateline.date, "dateline")
    return Published(stated, "stated") if stated else Published()


def _author(article: Article, excluded: Sequence[Excluded], language: str) -> str | None:
    """Who wrote the article, as its first byline names them."""
    lines = (_without_markup(article, each.span) for each in excluded if each.rule == "byline")
    return next((name for line in lines if (name := author(line, language))), None)


def _without_markup(article: Article, span: Span) -> str:
    """The words of `span` without a format's notation."""
    starts = [mark.start for mark in article.markup]
    held = article.markup[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    ends = (span.start, *(mark.end for mark in held))
    return "".join(article.text[a:b] for a, b in zip(ends, (*(mark.start for mark in held), span.end), strict=True))
