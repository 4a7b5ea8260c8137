"""Tasks on one article's numbers and dates: figures, dates."""

from collections.abc import Iterator
from datetime import date

from collate.extractors import extract
from collate.formats import read
from collate.language.dates import mentions
from collate.language.figure_row import LEVELS
from collate.language.numbers import number_phrases
from collate.model import About, Document, FigureFinding, Findings, Number, Published, RawSource
from collate.segment import segment

_CHANGES = {"about": "~", "at least": ">", "more than": ">", "up to": "<", "less than": "<"}
_DAY = len("2025-11-10")


def figures(document: dict[str, object]) -> dict[str, object]:
    """The figures of `text` as value, unit, change and concept."""
    article = laid(document)
    return {"figures": figures_of(article, extract(article))}


def figures_of(document: Document, findings: Findings) -> list[dict[str, object]]:
    """The neutral form of the figures found in `document`."""
    return list(_figures(document.text, findings.figures))


def dates(document: dict[str, object]) -> dict[str, object]:
    """The dates of `text`, counted from `dct`; what stays unresolved is left out, as are clocks.

    TimeML marks “the current plan” too, which is no moment of an article: so these are what the moments are made of.
    """
    article = laid(document)
    found = mentions(article.text, article.article.body, article.published.date, article.language)
    return {
        "timex": [
            {"start": each.span.start, "end": each.span.end, "type": "DATE", "value": each.value}
            for each in found
            if each.value and each.precision != "time" and not each.value.startswith("-")
        ]
    }


TASKS = {"figures": figures, "dates": dates}


def laid(document: dict[str, object]) -> Document:
    """A document's `text` as an article in English of the day `dct`."""
    published = Published(_day(str(document.get("dct") or "")[:_DAY]), "stated")
    data = str(document["text"]).encode("utf-8", "replace")
    article, _ = read(RawSource("article.txt", data, About(language="en", published=published)))
    if article is None:
        message = f"no words in {document['doc_id']}"
        raise ValueError(message)
    return segment(article)


def _day(told: str) -> str | None:
    """A day in any of the forms of ISO 8601."""
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        return None


def _figures(text: str, found: tuple[FigureFinding, ...]) -> Iterator[dict[str, object]]:
    """The neutral form knows “from 60 to 45” as one pair, in order of the text."""
    at = 0
    while at < len(found):
        one, two = found[at], found[min(at + 1, len(found) - 1)]
        pair = {one.rule, two.rule} == LEVELS
        if pair and one.rule == "level-before":
            yield {**_figure(text, two), "value": [_end(_value(text, one), 0), _end(_value(text, two), -1)]}
        else:
            yield from (_figure(text, each) for each in ((one, two) if pair else (one,)))
        at += 2 if pair else 1


def _end(value: Number | list[Number], at: int) -> Number:
    return value[at] if isinstance(value, list) else value


def _figure(text: str, figure: FigureFinding) -> dict[str, object]:
    what = figure.what.of(text) if figure.what else "-"
    vague = figure.value is None and figure.high is None
    change = "=" if vague else _CHANGES.get(figure.qualifier) or figure.change or "="
    return {"value": _value(text, figure), "unit": figure.unit, "change": change, "concept": what}


def _value(text: str, figure: FigureFinding) -> Number | list[Number]:
    """A range's bounds in the order of the text; of a bound alone, the bound; of a plural, what its word can mean."""
    if figure.value is not None:
        return figure.value
    if figure.high is None:
        return _plural(figure.low or 0)
    known = [each for each in (figure.low, figure.high) if each is not None]
    first = next(number_phrases(text, figure.number)).low
    return known[::-1] if first == figure.high else known


def _plural(low: Number) -> Number | list[Number]:
    """“Hundreds” are 100 to 1,000, as the neutral form has it; “dozens” and “scores” stay open."""
    unit = low // 2
    steps = ((1_000_000, 1000), (100, 10), (10, 10))
    step = next((step for least, step in steps if unit >= least and unit % least == 0), 1)
    return unit if step == 1 or unit in {12, 20} else [unit, unit * step]
