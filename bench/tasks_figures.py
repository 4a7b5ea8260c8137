"""Tasks on one article's numbers and dates: figures, dates."""

from collate.extractors import extract
from collate.formats import read
from collate.language.numbers import number_phrases
from collate.model import About, Document, FigureFinding, Findings, Number, Published, RawSource
from collate.segment import segment

_CHANGES = {"about": "~", "at least": ">", "more than": ">", "up to": "<", "less than": "<"}
_DAY = len("2025-11-10")


def figures(document: dict[str, object]) -> dict[str, object]:
    """The figures of `text` as value, unit, change and concept."""
    laid, found = _extracted(document)
    return {"figures": [_figure(laid.text, each) for each in found.figures]}


def dates(document: dict[str, object]) -> dict[str, object]:
    """The calendar dates of `text`, counted from `dct`; what stays unresolved is left out, as are clocks."""
    _, found = _extracted(document)
    return {
        "timex": [
            {"start": each.span.start, "end": each.span.end, "type": "DATE", "value": each.date}
            for each in found.moments
            if each.date and each.precision != "time" and not each.date.startswith("-")
        ]
    }


TASKS = {"figures": figures, "dates": dates}


def _extracted(document: dict[str, object]) -> tuple[Document, Findings]:
    published = Published(str(document.get("dct") or "")[:_DAY] or None, "stated")
    data = str(document["text"]).encode("utf-8", "replace")
    article, _ = read(RawSource("article.txt", data, About(language="en", published=published)))
    if article is None:
        message = f"no words in {document['doc_id']}"
        raise ValueError(message)
    laid = segment(article)
    return laid, extract(laid)


def _figure(text: str, figure: FigureFinding) -> dict[str, object]:
    what = figure.what.of(text) if figure.what else "-"
    change = _CHANGES.get(figure.qualifier) or figure.change or "="
    return {"value": _value(text, figure), "unit": figure.unit, "change": change, "concept": what}


def _value(text: str, figure: FigureFinding) -> Number | list[Number]:
    """A range's bounds in the order of the text; of a bound alone, the bound."""
    if figure.value is not None:
        return figure.value
    known = [each for each in (figure.low, figure.high) if each is not None]
    if len(known) == 1:
        return known[0]
    first = next(number_phrases(text, figure.number)).low
    return known[::-1] if first == figure.high else known
