"""Spaces that only look like one: a page or a word processor hands them over, and YAML takes them for letters."""

import re
import unicodedata
from collections.abc import Iterator

from collate.located.sheet import Sheet
from collate.text import Span

_ODD = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ANY = re.compile(f"[{_ODD}]")
_BUILT = re.compile(rf"^[ {_ODD}]*(?:-[ {_ODD}]+)*(?:[^\W_][\w-]*:[ {_ODD}]+)?", re.MULTILINE)
"""The part of a line by which YAML knows what it is: its margin, its dashes, its key."""


def odd_spaces(sheet: Sheet) -> Iterator[Span]:
    """Each space that is none where YAML needs one."""
    if _ANY.search(sheet.text):
        for built in _BUILT.finditer(sheet.text):
            yield from (Span(*found.span()) for found in _ANY.finditer(sheet.text, *built.span()))


def told(char: str) -> tuple[str, str]:
    """What is wrong with `char`, and what to do."""
    name = unicodedata.name(char).lower()
    return f"this is a {name} (U+{ord(char):04X}), which YAML does not take for a space", "type a space in its place"
