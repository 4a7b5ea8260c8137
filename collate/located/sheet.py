"""A YAML file as its editor sees it: decoded text, and complaints that point at its lines."""

import re

from collate.diagnostics import Checked, Diagnostic, Severity
from collate.frozen import Frozen
from collate.model import RawFile, raising
from collate.text import Lines, Span

_CONFLICT = re.compile(r"^<{7} .*$", re.MULTILINE)
_OTHER_SIDE = re.compile(r"^={7}\r?$", re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD, _NULS = 16, 4
"""In the first bytes of a UTF-16 file every other one is nothing."""

_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ud800-\udfff]|[\ufeff\ufffe\uffff]")


class Sheet(Frozen):
    """A file's text without its byte order mark; every span of a complaint is one of `lines.text`."""

    file: str
    lines: Lines

    @property
    def text(self) -> str:
        """The decoded text."""
        return self.lines.text

    def fault(self, span: Span, code: str, message: str, *hints: str, severity: Severity = "error") -> Diagnostic:
        """A complaint about the words at `span`; its caret stays on the first line."""
        line, column = self.lines.position(min(span.start, len(self.text)))
        shown = self.lines.line(line)
        width = max(1, min(span.end - span.start, len(shown) - column + 1))
        return Diagnostic(severity, code, message, self.file, line, column, width, shown, hints)

    def line_at(self, offset: int) -> Span:
        """The span of the line that holds `offset`, without white space at its ends."""
        line, _ = self.lines.position(offset)
        words = self.lines.line(line)
        start = self.lines.starts[line - 1]
        return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def read(file: RawFile) -> Checked[Sheet | None]:
    """The file decoded as UTF-8; a file that is none, or that a merge left in pieces, is refused."""
    if file.data.startswith(_WIDE) or file.data[:_HEAD].count(0) >= _NULS:
        hint = "save it as UTF-8 in your editor"
        return None, (
            Diagnostic("error", "not-utf-8", "this file is saved as UTF-16 or UTF-32", file.file, 1, 1, hints=(hint,)),
        )
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, (_not_utf8(file, fault.start),)
    sheet = Sheet(file.file, Lines(text))
    unseen = _UNSEEN.search(text)
    if unseen:
        message = f"the character U+{ord(unseen.group()):04X} cannot be in a YAML file"
        return None, (sheet.fault(Span(*unseen.span()), "not-text", message, "delete it, or save the file as UTF-8"),)
    if len(text) > file.limits.yaml_characters:
        message = f"this file is longer than {file.limits.yaml_characters:,} characters"
        return None, (sheet.fault(Span(0, 1), "too-large", message, raising("yaml_characters", len(text))),)
    torn = tuple(_torn(sheet, found) for found in _CONFLICT.finditer(text))
    return (None if torn else sheet), torn


def _torn(sheet: Sheet, found: re.Match[str]) -> Diagnostic:
    """What a merge leaves where two people changed the same lines."""
    other = _OTHER_SIDE.search(sheet.text, found.end())
    place = f", the other from line {sheet.lines.position(other.start()).line + 1} on" if other else ""
    hint = "keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    message = f"a merge left two versions here: one from the next line on{place}"
    return sheet.fault(Span(*found.span()), "merge-conflict", message, hint)


def _not_utf8(file: RawFile, start: int) -> Diagnostic:
    before = file.data[:start].decode("utf-8", "replace")
    after = file.data[start : start + 80].decode("utf-8", "replace")
    sheet = Sheet(file.file, Lines(before + after))
    message = "this file is not UTF-8 from here on"
    return sheet.fault(Span(len(before), len(before) + 1), "not-utf-8", message, "save it as UTF-8 in your editor")
