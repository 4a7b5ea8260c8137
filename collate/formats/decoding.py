"""Bytes → characters, losing nothing and hiding nothing.

The text is kept as it came, for offsets and digests must hold; what a reader cannot see in it
(controls, marks that turn the direction, characters without width) is complained of, once a kind.
"""

import codecs
import re
import unicodedata
from collections import Counter

from collate.diagnostics import Checked, Diagnostic
from collate.frozen import Frozen
from collate.text import BLANK, Lines, varies

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# U+200C and U+200D are left out: they are spelling in Persian, in Indic scripts and in emoji.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"
    f"{BLANK}]"
)
_GARBAGE = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_FEW = 0.03
"""The share of controls and undecodable bytes that a damaged article may have; a picture or an archive has more."""
_KIND = {"\u2028": "separator", "\u2029": "separator", "\ufffd": "replacement"}
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Decoded(Frozen):
    """The characters of a file, and the encoding by which its bytes were read."""

    text: str
    encoding: str


def decode(data: bytes, file: str) -> Checked[Decoded]:
    """`data` by its byte order mark, which stays in the text, else as UTF-8, else as Windows-1252 with a warning."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text, complaints = _marked(data, encoding, file)
            return Decoded(text, encoding), complaints
    try:
        return Decoded(data.decode("utf-8"), "utf-8"), ()
    except UnicodeDecodeError as fault:
        message = f"byte {fault.start:,} is not UTF-8; the whole file is read as Windows-1252"
        hint = "save the article as UTF-8, so that its letters are sure"
        text = data.decode("cp1252", errors="replace")
        return Decoded(text, "windows-1252"), (Diagnostic("warning", "encoding-guessed", message, file, hints=(hint,)),)


def _marked(data: bytes, encoding: str, file: str) -> Checked[str]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as fault:
        message = f"the byte order mark says {encoding}, but byte {fault.start:,} is not; it is shown as U+FFFD"
        return data.decode(encoding, errors="replace"), (Diagnostic("warning", "encoding-broken", message, file),)


def is_text(text: str) -> bool:
    """Whether characters are writing: none is NUL, and few are controls or could not be decoded."""
    return "\x00" not in text and len(_GARBAGE.findall(text)) <= len(text) * _FEW


def suspicious(text: str, file: str) -> tuple[Diagnostic, ...]:
    """A warning for each kind of unseen character in `text`, at its first place."""
    start = 1 if text.startswith("\ufeff") else 0
    found = [match.start() for match in _UNSEEN.finditer(text, start) if not varies(text, match.start())]
    if not found:
        return ()
    times = Counter(text[at] for at in found)
    first = {text[at]: at for at in reversed(found)}
    lines = Lines(text)
    return tuple(_unseen(file, lines, first[each], times[each]) for each in sorted(first, key=first.__getitem__))


def _unseen(file: str, lines: Lines, at: int, times: int) -> Diagnostic:
    character = lines.text[at]
    line, column = lines.position(at)
    unspoken = "control" if unicodedata.category(character) == "Cc" else "zero-width"
    kind = _KIND.get(character, "direction" if character in _TURNS else unspoken)
    name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
    often = "" if times == 1 else f", {times:,} times, first here"
    message = f"the text holds a {kind} character that readers do not see ({name}){often}; it is kept"
    return Diagnostic("warning", f"{kind}-character", message, file, line, column, 1, lines.line(line))
