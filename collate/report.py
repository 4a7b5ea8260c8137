"""Complaints, shown: to a person at a terminal, to a program, and on the lines of a pull request.

What is shown comes from files that anyone may have written, so nothing in it may steer a
terminal or break out of a command.
"""

import json
from collections.abc import Callable, Iterable
from unicodedata import category, east_asian_width

from collate.diagnostics import Diagnostic

_TAB = 4
_WIDEST = 120
_COLOUR = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1;36m"}
_PLAIN = "\x1b[0m"
_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file and place, each once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(
        sorted(unique, key=lambda each: (each.file, each.line, each.column, each.severity, each.code, each.message))
    )


def text(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """For people: place, message, the line with a caret under the words, hints; empty if there is none."""
    return "".join(_shown(each, colour=colour) for each in ordered(diagnostics))


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """For programs: `{"diagnostics": [{severity, code, message, file, line, column, width, source_line, hints}]}`.

    `line` and `column` count from one, the column in code points; line 0 is the file as a whole.
    """
    listed = [{name: getattr(each, name) for name in Diagnostic.__struct_fields__} for each in ordered(diagnostics)]
    return json.dumps({"diagnostics": listed}, ensure_ascii=False, indent=2) + "\n"


def github(diagnostics: Iterable[Diagnostic]) -> str:
    """For GitHub: a workflow command a complaint, which puts it on the line of the pull request."""
    return "".join(_command(each) for each in ordered(diagnostics))


def _shown(each: Diagnostic, *, colour: bool) -> str:
    place = ":".join(str(part) for part in (clean(each.file), each.line, each.column) if part)
    severity = f"{each.severity}[{each.code}]"
    severity = f"{_COLOUR[each.severity]}{severity}{_PLAIN}" if colour else severity
    lines = [f"{place}: {severity}: {clean(each.message)}"]
    if each.source_line and each.line:
        lines += _pointed(each)
    lines += [f"   = {clean(hint)}" for hint in each.hints]
    return "\n".join(lines) + "\n"


def _pointed(each: Diagnostic) -> tuple[str, str]:
    """The source line, cut to what fits around the caret, and the caret line."""
    start = max(0, min(each.column - 1, len(each.source_line)))
    first = max(0, start - _WIDEST // 2) if len(each.source_line) > _WIDEST else 0
    words = each.source_line[first : first + _WIDEST]
    before, under = words[: start - first], words[start - first : start - first + each.width]
    cut, rest = "…" if first else "", "…" if first + _WIDEST < len(each.source_line) else ""
    margin = f"{each.line} | "
    blank = " " * (len(margin) - 2) + "| " + " " * (len(cut) + _width(before))
    return f"{margin}{cut}{clean(words)}{rest}".rstrip(), blank + "^" * max(1, _width(under))


def _width(words: str) -> int:
    return sum(_cells(char) for char in words)


def _cells(char: str) -> int:
    """How many columns of a terminal `char` takes."""
    if char == "\t":
        return _TAB
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


def clean(words: str) -> str:
    """`words` with tabs spread and every control or direction mark replaced by one visible mark as wide."""
    return "".join(
        " " * _TAB if char == "\t" else "�" if category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char
        for char in words
    )


def _command(each: Diagnostic) -> str:
    place = {
        "file": each.file,
        "line": each.line,
        "col": each.column,
        "endColumn": each.column + each.width if each.column else 0,
    }
    places = [f"{name}={_property(str(value))}" for name, value in place.items() if value]
    places.append(f"title={_property(each.code)}")
    message = "\n".join((each.message, *each.hints))
    return f"::{_LEVEL[each.severity]} {','.join(places)}::{_data(message)}\n"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


FORMS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {"text": text, "json": as_json, "github": github}
