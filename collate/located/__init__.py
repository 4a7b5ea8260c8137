"""A YAML file → a checked model whose every word knows its line: the only room that reads YAML.

`load` gives the model and every fault it found; the model is None where a fault leaves it
without meaning. What a plain parser would quietly change or drop is a complaint here.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from collate.diagnostics import Checked, Diagnostic
from collate.frozen import Frozen
from collate.located.faults import Written, faults, near
from collate.located.sheet import Sheet, read
from collate.located.spaces import odd_spaces, told
from collate.located.traps import explain
from collate.located.tree import Path, Tree, grow
from collate.located.words import Words
from collate.located.written import quoted, scalar
from collate.model import Limits, RawFile
from collate.text import Span

__all__ = ["Loaded", "Sheet", "Words", "load", "near", "quoted", "scalar"]

_MENDS = 20

M = TypeVar("M", bound=BaseModel)


class Loaded(Frozen, Generic[M]):
    """A file as its model, and the sheet on which the model's words stand; `faulty` are the lines with an error."""

    value: M
    sheet: Sheet
    faulty: frozenset[int] = frozenset()


def load(file: RawFile, model: type[M], *, lenient: bool = False) -> Checked[Loaded[M] | None]:
    """`file` as a `model`, or None, with every fault that was found in order of the file.

    `lenient`: also with errors, as far as it can be read, so that what is wrong further on is told in the same run.
    """
    sheet, unread = read(file)
    if sheet is None:
        return None, unread
    value, found = _tried(sheet, sheet.text, model, file.limits)
    odd = tuple(odd_spaces(sheet)) if _errors(found) else ()
    if odd:
        value, found = _spaced(sheet, odd, (value, found), lambda text: _tried(sheet, text, model, file.limits))
    faulty = frozenset(each.line for each in found if each.severity == "error")
    ordered = tuple(sorted(dict.fromkeys(found), key=lambda each: (each.line, each.column, each.code)))
    refused = value is None or (faulty and not lenient)
    return (None if refused or value is None else Loaded(value, sheet, faulty)), ordered


Tried = tuple[M | None, list[Diagnostic]]


def _tried(sheet: Sheet, text: str, model: type[M], limits: Limits) -> Tried[M]:
    """The model of `text`, which is the sheet's own or as long and mended, and all that is wrong."""
    tree, stops, whole = _grown(sheet, text, limits)
    stopped = {each.line for each in stops}
    grown = [each for each in tree.faults if each.line not in stopped]
    value, misfits = _fitted(sheet, tree, model, limits) if whole else (None, ())
    misshapen = {each.line for each in misfits if each.code == "wrong-shape"}
    stops = [each for each in stops if each.line not in misshapen]
    places = {(each.line, each.column) for each in grown}
    fresh = [each for each in misfits if (each.line, each.column) not in places]
    return value, [*stops, *grown, *_warnings(sheet, tree), *fresh]


def _spaced(sheet: Sheet, odd: tuple[Span, ...], first: Tried[M], tried: Callable[[str], Tried[M]]) -> Tried[M]:
    """What is told of a file whose spaces are mended, if that mends a fault: then they were what is wrong."""
    letters = list(sheet.text)
    for span in odd:
        letters[span.start] = " "
    value, found = tried("".join(letters))
    if len(_errors(found)) >= len(_errors(first[1])):
        return first
    lines = {sheet.lines.position(span.start).line: span for span in reversed(odd)}
    faults = (sheet.fault(span, "yaml-space", *told(span.of(sheet.text))) for span in lines.values())
    return value, [*faults, *found]


def _errors(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [each for each in found if each.severity == "error"]


def _grown(sheet: Sheet, text: str, limits: Limits) -> tuple[Tree, list[Diagnostic], bool]:
    """The tree, the traps met on the way, and whether the file's end was reached."""
    met = list[Diagnostic]()
    for _ in range(_MENDS):
        tree, error = grow(sheet, text, limits)
        if error is None:
            return tree, met, tree.whole
        trap = explain(sheet, tree, error)
        if trap.fault.code == "yaml-indent" and any(each.code == "yaml-tab" for each in met):
            return tree, met, False  # how wide the tab was meant to be decides what fits
        met.append(trap.fault)
        if trap.mend is None:
            return tree, met, False
        span, instead = trap.mend
        text = text[: span.start] + instead + text[span.end :]
    return tree, met, False


def _fitted(sheet: Sheet, tree: Tree, model: type[M], limits: Limits) -> tuple[M | None, tuple[Diagnostic, ...]]:
    written = {} if tree.value is None and not _needed(model) else tree.value
    if written is None:
        hint = "delete the file, or begin one with `python build.py new`"
        return None, (sheet.fault(Span(0, 0), "empty-file", "nothing is written here", hint),)
    if not isinstance(written, dict):
        message = "keys with values must stand at the top, such as `title: …`"
        return None, (sheet.fault(tree.places[()].value, "wrong-shape", message),)
    try:
        return model.model_validate(written, context=limits), ()
    except ValidationError as error:
        return _rest(model, written, error, limits), tuple(faults(error, Written(sheet, tree.places, model)))


def _rest(model: type[M], written: dict[str, Any], error: ValidationError, limits: Limits) -> M | None:
    """What is sound without the entries that are not; None where something that all else needs is wrong."""
    for _ in range(_MENDS):
        wrong = {_entry(each["loc"], written) for each in error.errors(include_url=False)}
        if any(not path or _is_needed(model, path[0]) for path in wrong):
            return None
        written = _without(written, wrong)
        try:
            return model.model_validate(written, context=limits)
        except ValidationError as another:
            error = another
    return None


def _entry(loc: Path, written: object) -> Path:
    """Where the item of a list or of a mapping begins that `loc` lies in; a list may stand for its `items`."""
    path: Path = ()
    for step in loc:
        inner = written.get(step) if isinstance(written, dict) else None
        if isinstance(written, list) and isinstance(step, int) and step < len(written):
            inner = written[step]
        if inner is not None:
            path, written = (*path, step), inner
        elif step != "items":
            break
    items = [number for number, step in enumerate(path, 1) if isinstance(step, int)]
    return path[: items[-1]] if items else path[:2]


def _without(value: Any, wrong: Container[Path], at: Path = ()) -> Any:  # noqa: ANN401 - whatever YAML holds
    if isinstance(value, dict):
        return {key: _without(each, wrong, (*at, key)) for key, each in value.items() if (*at, key) not in wrong}
    if isinstance(value, list):
        return [_without(each, wrong, (*at, n)) for n, each in enumerate(value) if (*at, n) not in wrong]
    return value


def _is_needed(model: type[BaseModel], key: object) -> bool:
    known = model.model_fields.get(str(key))
    return known is not None and known.is_required()


def _needed(model: type[BaseModel]) -> bool:
    return any(each.is_required() for each in model.model_fields.values())


def _warnings(sheet: Sheet, tree: Tree) -> Iterator[Diagnostic]:
    """What YAML took for something else without a word."""
    for span, plain in tree.scalars:
        words = span.of(sheet.text)
        if plain and " " in words and sheet.text[span.end : span.end + 2] == " #":
            message = "these words end here: YAML takes what follows ` #` for a comment"
            hint = "put the words in quote marks; before a real comment put two spaces"
            yield sheet.fault(Span(span.end + 1, span.end + 2), "yaml-comment", message, hint, severity="warning")
        if plain and words in ("null", "~"):
            message = f"`{words}` is shown as it is written"
            yield sheet.fault(
                span, "yaml-null", message, "leave the key out where nothing is known", severity="warning"
            )
