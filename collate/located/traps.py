"""YAML's own traps, told in an editor's terms.

A parser says `did not find expected key` at a place where nothing is wrong; what an editor did
is a line or two before it. Each rule knows one slip by the shape of the line; a rule may mend the
slip on a copy, character for character, so that the faults behind it show in the same run.
"""

import re
from collections.abc import Callable

import yaml

from collate.diagnostics import Diagnostic
from collate.frozen import Frozen
from collate.located.sheet import Sheet
from collate.located.tree import Tree
from collate.located.written import quoted
from collate.text import Span

_VALUE = re.compile(r"\s*(?:- +)*(?:[^\s:#'\"\[{][^:#]{0,80}:\s+)?")
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*\w[\w-]{0,40}(:)(?!//)\S")
_LINE_OF_WORDS = re.compile(r"\s*(?:- +)*\w[\w-]{0,40}(?=\s|$)")
_SCANNING = re.compile("scalar|simple key|flow")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(#.*)?$", re.MULTILINE)
_LEADING = "@`%*&!|>[{"
_ON_THE_KEY_LINE = re.compile(r"\s*(?:- +)*[^\W_][\w-]{0,40}: +([-?]) ")
_BELOW = re.compile(r"[|>][-+0-9]{0,2} +[^\s#]")
_CITATION = re.compile(r"""\[[^\W_][\w-]{0,79}(:)\s["'“]""")
_CURLY = re.compile("[“„](.*)[”“]")


class Stop(Frozen):
    """Where the parser gave up: the offset it names, its words, and what had been read by then."""

    sheet: Sheet
    offset: int
    opened: int | None
    problem: str
    last: Span | None
    plain: bool


class Trap(Frozen):
    """What an editor did, and how to read on: at `mend`, one character is taken for another."""

    fault: Diagnostic
    mend: tuple[Span, str] | None = None


def explain(sheet: Sheet, tree: Tree, error: yaml.MarkedYAMLError) -> Trap:
    """The trap that stopped the parser; if none is known, its own words at its own place."""
    stop = _stop(sheet, tree, error)
    traps = (rule(stop) for rule in _RULES)
    return next(trap for trap in traps if trap)


def _stop(sheet: Sheet, tree: Tree, error: yaml.MarkedYAMLError) -> Stop:
    mark, opened = error.problem_mark, error.context_mark
    offset = min(mark.index if mark else 0, len(sheet.text))
    last, plain = tree.scalars[-1] if tree.scalars else (None, False)
    scanning = opened.index if opened and _SCANNING.search(error.context or "") else None
    return Stop(sheet, offset, scanning, error.problem or "", last, plain)


def _tab(stop: Stop) -> Trap | None:
    line = stop.sheet.line_at(stop.offset)
    margin = stop.sheet.text[stop.sheet.lines.starts[stop.sheet.lines.position(stop.offset).line - 1] : line.start]
    if "\t" not in margin:
        return None
    at = line.start - len(margin) + margin.index("\t")
    fault = stop.sheet.fault(Span(at, at + 1), "yaml-tab", "a tab indents this line", "indent with spaces")
    return Trap(fault, (Span(at, at + 1), " "))


def _unclosed(stop: Stop) -> Trap | None:
    """A quote mark that no other closes, or that one far below closes by accident."""
    text, last = stop.sheet.text, stop.last
    opened = stop.opened
    if opened is None and last and not stop.plain and "\n" in last.of(text) and text[last.start] in "'\"":
        opened = last.start
    if opened is None or text[opened : opened + 1] not in ("'", '"'):
        return None
    mark = text[opened]
    hint = f"close it with {mark} at the end of the words, or leave both quote marks out"
    return Trap(stop.sheet.fault(Span(opened, opened + 1), "yaml-quote", f"this {mark} is never closed", hint))


def _backslash(stop: Stop) -> Trap | None:
    if "escape" not in stop.problem or stop.opened is None:
        return None
    line = stop.sheet.line_at(stop.opened)
    words = stop.sheet.text[stop.opened : line.end].strip('"')
    at = Span(max(stop.opened, stop.offset - 1), stop.offset)
    hint = f"write {quoted(words)}" if "'" not in words else "double the backslash"
    return Trap(stop.sheet.fault(at, "yaml-quote", "between double quote marks a backslash begins a code", hint))


def _key_line(stop: Stop) -> Trap | None:
    """A list that begins on the line of its key, or words that look like one."""
    if "not allowed in this context" not in stop.problem:
        return None
    text, line = stop.sheet.text, stop.sheet.line_at(stop.offset)
    found = _ON_THE_KEY_LINE.match(text, stop.sheet.lines.starts[stop.sheet.lines.position(stop.offset).line - 1])
    if not found:
        return None
    at = Span(*found.span(1))
    hints = [f"if it is words, write {quoted(text[at.start : line.end])}"]
    if found[1] == "-":
        hints.insert(0, "begin a list on a line of its own below the key")
    return Trap(stop.sheet.fault(at, "yaml-mark", f"`{found[1]} ` cannot follow a key on its line", *hints))


def _below(stop: Stop) -> Trap | None:
    """`summary: | words`, which belong on the next line."""
    line = stop.sheet.line_at(stop.offset if stop.opened is None else stop.opened)
    value = _VALUE.match(stop.sheet.text, line.start, line.end)
    found = _BELOW.match(stop.sheet.text, value.end(), line.end) if value else None
    if not found:
        return None
    message = f"after {found[0][0]} the words begin on the next line"
    return Trap(stop.sheet.fault(Span(found.end() - 1, line.end), "yaml-mark", message, "indent them by two spaces"))


def _citation_in_words(stop: Stop) -> Trap | None:
    """Prose with a citation, which a line of plain words cannot hold."""
    line = stop.sheet.line_at(stop.offset)
    found = _CITATION.search(stop.sheet.text, line.start, line.end)
    if not found:
        return None
    at = Span(*found.span(1))
    message = "the colon of a citation makes YAML read a key here"
    hint = "put | after the key, and the words on the lines below, indented by two spaces"
    return Trap(stop.sheet.fault(at, "yaml-colon", message, hint), (at, ";"))


def _after_quote(stop: Stop) -> Trap | None:
    """Words go on after a closing quote mark: `- s001: "test case" for future steps`."""
    text, last = stop.sheet.text, stop.last
    if not last or stop.plain or stop.offset < last.end or "\n" in text[last.end : stop.offset]:
        return None
    line = stop.sheet.line_at(stop.offset)
    span = Span(last.start, line.end)
    message = "the quote marks close before the words end"
    return Trap(stop.sheet.fault(span, "yaml-quote", message, f"write {_straight(span.of(text))}"))


def _missing_colon(stop: Stop) -> Trap | None:
    """A line that is only words, read together with the lines below it."""
    text, last = stop.sheet.text, stop.last
    if not last or not stop.plain or "\n" not in last.of(text):
        return None
    line = stop.sheet.line_at(last.start)
    if _VALUE.match(text, line.start, last.start) and text[line.start : last.start].strip("- "):
        return None
    word = _LINE_OF_WORDS.match(text, last.start)
    span = Span(last.start, word.end() if word else line.end)
    return Trap(
        stop.sheet.fault(span, "yaml-colon", f"`{span.of(text)}` has no colon after it", "a key ends with `: `")
    )


def _runs_on(stop: Stop) -> Trap | None:
    """A key indented deeper than the value above, which takes it for more of its words."""
    text, last = stop.sheet.text, stop.last
    if "mapping values" not in stop.problem or not last or not stop.plain or "\n" not in last.of(text):
        return None
    line = stop.sheet.line_at(stop.offset)
    message = "this line is indented so that it goes on with the words above it"
    hint = "begin it in the same column as the key above"
    return Trap(stop.sheet.fault(line, "yaml-indent", message, hint))


def _unquoted_colon(stop: Stop) -> Trap | None:
    if "mapping values" not in stop.problem:
        return None
    text, line = stop.sheet.text, stop.sheet.line_at(stop.offset)
    start = stop.last.start if stop.last and line.start <= stop.last.start <= stop.offset else line.start
    message = "a colon and a space within words make YAML read a key"
    hint = f"put the words in quote marks: {_straight(text[start : line.end])}"
    at = Span(stop.offset, stop.offset + 1)
    return Trap(stop.sheet.fault(at, "yaml-colon", message, hint), (at, ";"))


def _leading_mark(stop: Stop) -> Trap | None:
    """Words that begin with a mark that means something to YAML."""
    text, line = stop.sheet.text, stop.sheet.line_at(stop.offset if stop.opened is None else stop.opened)
    value = _VALUE.match(text, line.start, line.end)
    start = value.end() if value else line.start
    if text[start : start + 1] not in tuple(_LEADING) or _BLOCK.match(text, start):
        return None
    message = f"words may not begin with {text[start]} unless they are in quote marks"
    words = text[start : line.end]
    return Trap(stop.sheet.fault(Span(start, start + 1), "yaml-mark", message, f"write {quoted(words)}"))


def _unspaced_colon(stop: Stop) -> Trap | None:
    """`cite:words`, which YAML takes for plain words."""
    line = stop.sheet.line_at(stop.offset)
    before = [offset for offset in (stop.opened, stop.last and stop.last.start) if offset is not None]
    for each in (*map(stop.sheet.line_at, before), line):
        key = _KEY_WITHOUT_SPACE.match(stop.sheet.text, each.start, each.end)
        if key:
            span = Span(*key.span(1))
            return Trap(stop.sheet.fault(span, "yaml-colon", "a space is missing after this colon", "write `: `"))
    return None


def _bare_words(stop: Stop) -> Trap | None:
    """A line without any colon where a key must stand."""
    if "':'" not in stop.problem:
        return None
    line = stop.sheet.line_at(stop.opened if stop.opened is not None else stop.offset)
    above = stop.sheet.lines.line(stop.sheet.lines.position(line.start).line - 1)
    hints = ["a key ends with `: `"]
    if above.rstrip().endswith(":"):
        hints.insert(0, "words that belong to the key above are indented deeper than it, or stand on its line")
    return Trap(stop.sheet.fault(line, "yaml-colon", "this line has no colon where a key is expected", *hints))


def _straight(words: str) -> str:
    """`words` in quote marks that YAML knows, in place of those around them that it does not, or that they hold."""
    around = _CURLY.fullmatch(words)
    inner = around[1] if around else words[1:-1] if words[0] == words[-1] in ("'", '"') and words[1:] else words
    return quoted(inner)


def _indent(stop: Stop) -> Trap | None:
    line = stop.sheet.line_at(stop.offset)
    if "did not find expected" not in stop.problem and "expected <block end>" not in stop.problem:
        return None
    message = "this line fits neither the list nor the keys above it"
    hint = "begin it in the same column as its neighbours, and a list's items with `- `"
    return Trap(stop.sheet.fault(line, "yaml-indent", message, hint))


def _unknown(stop: Stop) -> Trap:
    return Trap(stop.sheet.fault(stop.sheet.line_at(stop.offset), "yaml", f"YAML cannot be read here: {stop.problem}"))


_RULES: tuple[Callable[[Stop], Trap | None], ...] = (
    _tab,
    _backslash,
    _unclosed,
    _below,
    _citation_in_words,
    _after_quote,
    _key_line,
    _unspaced_colon,
    _missing_colon,
    _runs_on,
    _unquoted_colon,
    _bare_words,
    _leading_mark,
    _indent,
    _unknown,
)
