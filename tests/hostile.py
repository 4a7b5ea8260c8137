"""Hostile input of our own making, of public classes: bytes, shapes, names and YAML that have stopped programs."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

GOOD = (
    "The river rose by two metres on Tuesday, the board said.\n"
    "Mayor Ada Moreau said: “We will rebuild the dam.”\n"
    "About 200 people left their homes.\n"
)
MILLION = 1_000_000

BYTES: dict[str, bytes] = {
    "byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "utf-16": GOOD.encode("utf-16"),
    "utf-16 big-endian": b"\xfe\xff" + GOOD.encode("utf-16-be"),
    "utf-32": GOOD.encode("utf-32"),
    "utf-16 without mark": GOOD.encode("utf-16-le"),
    "windows-1252": GOOD.encode("cp1252"),
    "shift-jis": "知事は言った。".encode("shift-jis") * 30,
    "nul": (GOOD + "\0" + GOOD).encode(),
    "lone surrogate": ("x \ud800 y " + GOOD).encode("utf-8", "surrogatepass"),
    "lone surrogate in utf-16": b"\xff\xfe" + GOOD.encode("utf-16-le") + b"\x00\xd8",
    "overlong": b"\xc0\xaf " + GOOD.encode(),
    "cut in a letter": GOOD.encode() + b"\xe2\x80",
    "bidi override": ("abc \u202e def " + GOOD).encode(),
    "bidi isolate": ("abc \u2066 def " + GOOD).encode(),
    "zero width": GOOD.replace("200", "2\u200b00").encode(),
    "tag characters": (GOOD + "".join(chr(0xE0000 + ord(char)) for char in "hidden")).encode(),
    "combining": ("a" + "\u0301" * 20_000 + " " + GOOD).encode(),
    "control": ("\x85\x9b31m " + GOOD).encode(),
    "separators": "\u2028".join(GOOD.split("\n")).encode(),
    "carriage returns": GOOD.replace("\n", "\r").encode(),
    "empty": b"",
    "white": b" \n\t",
    "one letter": b"x",
    "no characters": ("\ufffe\uffff " + GOOD).encode(),
    "terminal": ("\x1b[31m\x1b]0;t\x07" + GOOD).encode(),
    "picture": b"\x89PNG\r\n\x1a\n\0\0" + bytes(range(256)) * 50,
    "document": b"%PDF-1.4\n" + bytes(range(128, 256)) * 50,
    "digits": b"The board counted " + b"9" * 5_000 + b" birds and 1.5" + b"0" * 500 + b" boats, 7 x 10^999 nests.\n",
}
"""Each is read, shown, or left out by name."""

SHAPES: dict[str, str] = {
    "one line": "word ",
    "no space": "x",
    "quotes": '"',
    "opening quotes": "“",
    "nested quotes": "“‘",
    "closing quotes": "”",
    "apostrophes": "'",
    "brackets": "[a",
    "images": "![[](",
    "numbers": "1 ",
    "commas": "1,",
    "dots": ".",
    "one-letter sentences": "a. ",
    "lines": "\n",
    "one-letter lines": "a\n",
    "cues": "said ",
    "speeches": "“a b c” said Ada Moreau. ",
    "dates": "3 May 2031 ",
    "capitals": "A ",
    "names": "Ada Moreau ",
    "parentheses": "(",
    "tags": "<div>",
    "shares": "5 per cent of ",
    "digits": "9",
    "colons": "a: ",
    "sources": "according to ",
    "relatives": "who said that ",
    "credits": "Reuters, AFP and ",
    "scales": "two hundred million ",
    "hyphens": "a-",
    "joiners": "\u200d",
    "addresses": "http://a.b/ ",
    "abbreviations": "U.S. ",
    "combining": "\u0301",
}
"""What is said over and over to the length of an attack."""


def over(shape: str, length: int) -> bytes:
    """`shape` again and again, as many characters as `length`."""
    return (SHAPES[shape] * (length // len(SHAPES[shape]) + 1))[:length].encode()


NAMES: tuple[str | bytes, ...] = (
    "a b.txt",
    "-rf.txt",
    "é.txt",
    "e\u0301.txt",
    "A.txt",
    "a.txt",
    "a.md",
    "con.txt",
    "nul.txt",
    "aux.md",
    "index.txt",
    "<script>alert(1)<.txt",
    "\"onload=x'.txt",
    "a\nb.txt",
    "\x1b[31mred.txt",
    b"\xff\xfe.txt",
    "x" * 250 + ".txt",
    "back\\slash.txt",
    "c:x.txt",
    "%2e%2e.txt",
    "a. .txt",
    "🎉.txt",
    "a\u202etxt.exe.txt",
    "!!!.txt",
)
"""File names that collide, are reserved somewhere, or mean more than a name to somebody."""

CITING = 'sources:\n  good: good.txt\nkey_points:\n  - say: x\n    cite:\n      - good: "the board said"\n'


def bomb() -> str:
    lines = [f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}, *a{at - 1}]" for at in range(1, 30)]
    return "\n".join(["a0: &a0 [x, x]", *lines, ""])


YAML: dict[str, bytes] = {
    "aliases": bomb().encode(),
    "merge": b"a: &a {x: 1}\nb:\n  <<: [*a, *a]\n",
    "tag": b"title: !!python/object/apply:os.system ['touch ran']\n" + CITING.encode(),
    "flow": b"a: " + b"[" * 100_000,
    "flow keys": b"{a: " * 50_000,
    "deep": "".join(" " * at + "a:\n" for at in range(1_000)).encode(),
    "dashes": b"- " * 100_000,
    "question marks": b"? " * 100_000,
    "long key": b"k" * MILLION + b": 1\n",
    "long words": b'title: "' + b"x" * 900_000 + b'"\n' + CITING.encode(),
    "documents": b"---\na: 1\n" * 10_000,
    "wide": b"x:\n" + b"- a\n" * MILLION,
    "keys": "".join(f"k{at}: 1\n" for at in range(20_000)).encode(),
    "duplicate": CITING.encode() * 2,
    "control": b"title: a\x00b\x07\n",
    "utf-16": CITING.encode("utf-16"),
    "surrogate": b'title: "a\\ud800b"\n' + CITING.encode(),
    "directive": b"%YAML 9.9\n---\na: 1\n",
    "anchors": b"&a &b c: 1\n",
    "colons": b"a: b: c: d\n" * 5_000,
    "quotes": b'"' * MILLION,
    "stars": b"*" * MILLION,
    "way up": b"sources:\n  a: ../../../etc/passwd\n  b: /etc/passwd\n",
    "way out": b"slug: ../../x\n" + CITING.encode(),
    "bidi title": b'title: "a \\u202e b"\n' + CITING.encode(),
    "links": b"body: |\n  " + b"[a" * 9_000 + b"\n" + CITING.encode(),
    "images": b"body: |\n  " + b"![[](" * 3_900 + b"\n" + CITING.encode(),
    "large number": b"overrides:\n  k-aaaaaa: {pin: " + b"9" * 5_000 + b"}\n" + CITING.encode(),
}
"""Briefings that are refused, each at a line."""


def device(path: Path) -> None:
    os.mknod(path, 0o020644, os.makedev(1, 5))


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


SPECIAL: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "link to a secret": lambda path: path.symlink_to("/etc/passwd"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "huge": lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_RDWR), 10 << 30),
    "socket": listening,
    "device": device,
}
"""What is no file, or no file that anyone wrote."""
