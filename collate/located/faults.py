"""What the models find wrong, at its line and in words that name no model."""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from collate.diagnostics import Diagnostic
from collate.frozen import Frozen
from collate.located.sheet import Sheet
from collate.located.tree import Path, Place
from collate.located.written import flow
from collate.text import Span

_SHAPES = {
    "words_type": "words",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "tuple_type": "a list, each item with `- ` before it,",
    "list_type": "a list, each item with `- ` before it,",
}

_NUMBERS = ("int_parsing", "int_type", "int_from_float", "greater_than_equal")


class Written(Frozen):
    """A file as it was written, and the model it is to fit."""

    sheet: Sheet
    places: Mapping[Path, Place]
    model: type[BaseModel]


def faults(error: ValidationError, written: Written) -> Iterator[Diagnostic]:
    """One complaint a fault, each at the key or the value it is about."""
    errors = error.errors(include_url=False)
    within = {each["loc"][:end] for each in errors for end in range(len(each["loc"]))}
    for each in errors:
        if each["type"] != "too_short" or each["loc"] not in within:
            yield _fault(each, written)


def near(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The hints for a word that is none of `known`: the nearest, or all if they are few."""
    close = get_close_matches(word.casefold(), _looked_at(word.casefold(), [each.casefold() for each in known]), n=1)
    meant = [each for each in known if each.casefold() in close]
    if meant:
        return (f"did you mean `{meant[0]}`?",)
    return (f"known are {', '.join(sorted(known))}",) if 0 < len(known) <= _FEW else ()


def _looked_at(word: str, known: list[str]) -> list[str]:
    """Of very many names those around the word's place in their order: to hold it against all would take long."""
    if len(known) <= _MANY:
        return known
    at = bisect(known := sorted(known), word)
    return known[max(0, at - _MANY // 2) : at + _MANY // 2]


_FEW = 40
_MANY = 400


def _fault(error: ErrorDetails, written: Written) -> Diagnostic:
    place = _place(error["loc"], written.places)
    told = _TOLD.get(error["type"], _as_it_says)
    return told(written, place, error)


def _missing(written: Written, _: Place, error: ErrorDetails) -> Diagnostic:
    around = _place(error["loc"][:-1], written.places)
    return _at(
        written, _head(around), "missing-key", f"`{error['loc'][-1]}` is missing here", *_example(written, error)
    )


def _unknown_key(written: Written, place: Place, error: ErrorDetails) -> Diagnostic:
    key = str(error["loc"][-1])
    hints = near(key, _keys(written.model, error["loc"][:-1]))
    return _at(written, _head(place), "unknown-key", f"`{key}` is not a key here", *hints)


def _misshapen(written: Written, place: Place, error: ErrorDetails) -> Diagnostic:
    message = f"{_SHAPES[error['type']]} must stand here"
    return _at(written, _head(place), "wrong-shape", message, *_example(written, error))


def _example(written: Written, error: ErrorDetails) -> tuple[str, ...]:
    """How a key may be written, by the example of its model."""
    *outer, key = error["loc"]
    if key == "items":
        *outer, key = outer
    known = _model(written.model, tuple(outer)).model_fields.get(str(key))
    return (f"such as `{key}: {flow(known.examples[0])}`",) if known and known.examples else ()


def _too_few(written: Written, place: Place, error: ErrorDetails) -> Diagnostic:
    few = error.get("ctx", {}).get("min_length", 1)
    return _at(written, _head(place), "too-few", f"at least {few} must be given here")


def _no_number(written: Written, place: Place, _: ErrorDetails) -> Diagnostic:
    return _at(written, place.value, "wrong-number", "a whole number from 1 on must stand here")


def _as_it_says(written: Written, place: Place, error: ErrorDetails) -> Diagnostic:
    """A fault of a field's own, in its own words."""
    hint = error.get("ctx", {}).get("hint")
    span = place.key if place.key and error["loc"][-1:] == ("[key]",) else place.value
    part = error.get("ctx", {}).get("part", "")
    at = written.sheet.text.find(part, span.start, span.end) if part else -1
    span = Span(at, at + len(part)) if at != -1 else span
    return _at(written, span, error["type"].replace("_", "-"), error["msg"], *([str(hint)] if hint else []))


def _not_one_of(written: Written, place: Place, error: ErrorDetails) -> Diagnostic:
    wanted = str(error.get("ctx", {}).get("expected", ""))
    known = tuple(word.strip(" '") for word in wanted.replace(" or ", ",").split(",") if word.strip())
    return _at(
        written,
        place.value,
        "unknown-value",
        f"this must be one of {', '.join(known)}",
        *(hint for hint in near(str(error["input"]), known) if "did you mean" in hint),
    )


def _head(place: Place) -> Span:
    return place.key or place.value


def _at(written: Written, span: Span, code: str, message: str, *hints: str) -> Diagnostic:
    """A fault at `span`; keys or a list, which begin there and have no width, to the end of the line."""
    span = written.sheet.line_at(span.start)._replace(start=span.start) if span.start == span.end else span
    return written.sheet.fault(span, code, message, *hints)


def _place(loc: Path, places: Mapping[Path, Place]) -> Place:
    """The place of what pydantic speaks of, or of the nearest thing around it; a list may stand for its `items`."""
    path: Path = ()
    for step in loc:
        if (*path, step) in places:
            path = (*path, step)
        elif step != "items":
            break
    return places.get(path, Place(Span(0, 0)))


def _keys(model: type[BaseModel], loc: Path) -> tuple[str, ...]:
    """The keys that may stand at `loc`."""
    return tuple(_model(model, loc).model_fields)


def _model(model: type[BaseModel], loc: Path) -> type[BaseModel]:
    """The model of what stands at `loc`."""
    for step in loc:
        field = model.model_fields.get(str(step))
        model = next(_models(field.annotation), model) if field else model
    return model


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


_TOLD: Mapping[str, Callable[[Written, Place, ErrorDetails], Diagnostic]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_one_of,
    "too_short": _too_few,
    **dict.fromkeys(_SHAPES, _misshapen),
    **dict.fromkeys(_NUMBERS, _no_number),
}
