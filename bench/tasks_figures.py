"""Neutral predictions of figures and dates, from the same extractors as the build."""

from typing import Any

from collate.extractors import figures, moments
from collate.language.numbers import number_phrases
from collate.model import About, Document, FigureFinding, Findings, Number, Published, RawSource
from collate.formats import read
from collate.segment import segment

_CHANGES = {"about": "~", "at least": ">", "more than": ">", "up to": "<", "less than": "<"}


def predict_figures(record: dict[str, Any]) -> dict[str, Any]:
    """The figures of `text` as value, unit, change and concept."""
    document = _document(record["text"])
    found = figures.extract(document, Findings(document.id)).figures
    return {"figures": [_figure(document, each) for each in found]}


def predict_dates(record: dict[str, Any]) -> dict[str, Any]:
    """The `DATE` mentions of `text`, resolved from the document's date `dct`."""
    document = _document(record["text"], record.get("dct"))
    found = moments.extract(document, Findings(document.id)).moments
    return {
        "timex": [
            {"start": each.span.start, "end": each.span.end, "type": "DATE", "value": each.date}
            for each in found
            if each.date and each.precision != "time" and not each.date.startswith("-")
        ]
    }


def _document(text: str, published: str | None = None) -> Document:
    about = About(published=Published((published or "")[:10] or None, "stated"))
    article, _ = read(RawSource("bench.txt", text.encode("utf-8", "replace"), about))
    assert article is not None
    return segment(article)


def _figure(document: Document, figure: FigureFinding) -> dict[str, Any]:
    what = figure.what.of(document.text) if figure.what else "-"
    change = _CHANGES.get(figure.qualifier) or figure.change or "="
    return {"value": _value(document, figure), "unit": figure.unit, "change": change, "concept": what}


def _value(document: Document, figure: FigureFinding) -> Number | list[Number]:
    """A range's bounds in the order of the text."""
    if figure.value is not None:
        return figure.value
    if figure.low is None or figure.high is None:
        return figure.low if figure.low is not None else figure.high or 0
    first = next(number_phrases(document.text, figure.number)).low
    bounds: list[Number] = [figure.low, figure.high]
    return bounds[::-1] if first == figure.high else bounds
