"""Hostile input of our own making, of public classes: bytes, shapes, names and YAML that have stopped programs."""

import os
import shutil
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
    "utf-7": b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + GOOD.encode(),
    "iso-2022-jp": "知事は言った。".encode("iso-2022-jp") * 20,
    "ebcdic": GOOD.encode("cp037", "replace"),
    "utf-16 cut": b"\xff\xfe" + GOOD.encode("utf-16-le")[:-1],
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(),
    "surrogate pairs in utf-8": b"\xed\xa0\xbd\xed\xb8\x80 " + GOOD.encode(),
    "undefined in windows-1252": b"\x81\x8d\x8f\x90\x9d " + GOOD.encode(),
    "selectors": ("d" + "".join(chr(0xE0100 + at) for at in range(200)) + "am " + GOOD).encode(),
    "selectors behind an emoji": ("\U0001f600" + "".join(chr(0xFE00 + at) for at in range(16)) + GOOD).encode(),
    "blank letters": ("\u3164\u115f\uffa0\u2800\u034f " + GOOD).encode(),
    "soft hyphens": "\u00ad".join(GOOD).encode(),
    "annotations": ("\ufff9a\ufffab\ufffb " + GOOD).encode(),
    "private use": ("\ue000\U000f0000 " + GOOD).encode(),
    "vertical tabs": GOOD.replace("\n", "\x0b\x0c").encode(),
    "page": b"<!doctype html><html><body onload=alert(1)><p>" + GOOD.encode() + b"</p></body></html>",
    "braces": b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    "odd digits": "The board counted ٣٤٥ birds, ⑳ boats, −0 eels, 1/0 hens, 1e309 cows, ² pigs, Ⅻ cats.\n".encode(),
    "odd dates": b"On 30 February 2031, 31/31/31, 0000-00-00, 99999-01-01, 24:61:61 and 29 February 2100 it rose.\n",
    "long name": ("Mayor " + "Ada " * 5_000 + "said: “The dam holds.”\n").encode(),
    "quotes of nothing": '“” ‘’ «» "" “ ” „“ said Ada. “...” said Ada Moreau. “,” Moreau said.\n'.encode() * 200,
    "link in a terminal": "“\x1b]8;;http://x\x07click\x1b]8;;\x07,” said Ada Moreau.\n".encode(),
    "workflow commands": b"::error file=a::b\n::set-output name=x::y\n##[error]x\n::stop-commands::x\n" + GOOD.encode(),
    "formulas": b'=HYPERLINK("http://x","y") said Ada Moreau.\n+1+cmd|\' /C calc\'!A0\n' + GOOD.encode(),
}
"""Each is read, shown, or left out by name."""

UNSEEN = (
    *("\u202e", "\u2066", "\u200b", "\u2060", "\ufeff", "\u061c", "\u180e", "\x07", "\u2028", "\ufff9", "\u00ad"),
    *("\u034f", "\u115f", "\u1160", "\u17b4", "\u2800", "\u3164", "\uffa0", "\U000e0001", "\U000e0041", "\U000e0101"),
)
"""What shows nothing where it stands among letters."""
SPELLING = ("خانه\u200cها", "क्\u200dष", "❤\ufe0f", "葛\U000e0100城", "1\ufe0f\u20e3", "👨\u200d👩")
"""Characters without width that letters need."""


def fronted(lines: str) -> bytes:
    return f"---\n{lines}\n---\n{GOOD}".encode()


MARKDOWN: dict[str, bytes] = {
    "bomb before it": fronted("a: &a [x]\nb: [*a, *a]"),
    "tag before it": fronted("title: !!python/object/apply:os.system ['touch ran']"),
    "never closed": ("---\ntitle: x\n" * 3_000).encode(),
    "object's own keys": fronted("__proto__: x\nconstructor: y\ntoString: z"),
    "unseen before it": fronted("title: a \u202e b\npublisher: c\u200bd"),
    "script before it": fronted("title: </script><script>alert(1)</script>\nurl: javascript:alert(1)"),
    "many lines before it": fronted("\n".join(f"k{at}: v" for at in range(20_000))),
    "fences": b"```\n" * 20_000 + GOOD.encode(),
    "definitions": b"".join(b"[a%d]: https://x.example\n" % at for at in range(5_000)) + GOOD.encode(),
    "table": b"|a" * 2_000 + b"|\n" + b"|-" * 2_000 + b"|\n" + GOOD.encode(),
    "deep list": b"".join(b" " * at + b"- x\n" for at in range(400)) + GOOD.encode(),
    "quotations": b"> " * 10_000 + GOOD.encode(),
    "tags that stay open": b"<a " * 30_000 + GOOD.encode(),
    "comments": b"<!--" * 20_000 + GOOD.encode(),
    "references": b"&#x110000;&#0;&lt;script&gt;&nosuch;" * 500 + GOOD.encode(),
    "emphasis": b"*a **b " * 10_000 + GOOD.encode(),
    "underscores": b"_" * 90_000 + GOOD.encode(),
    "texts of links": b"[x](" * 20_000 + GOOD.encode(),
    "pictures": b"![[](" * 18_000 + GOOD.encode(),
    "address": b"[x](https://a.b/" + b"(" * 20_000 + b") " + GOOD.encode(),
    "escapes": b"\\" * 80_000 + GOOD.encode(),
    "ticks": b"`a``b" * 18_000 + GOOD.encode(),
    "ends of lines": b"\\\n" * 40_000 + GOOD.encode(),
}
"""Articles in Markdown: each is shown in bounded time."""

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
    *("a.TXT", "a.txt.md", "a.yaml.txt", "a\u2215b.txt", "a .txt", "\uac00.txt", "\u1100\u1161.txt", "straße.txt"),
    *(
        "strasse.txt",
        "İ.txt",
        "i.txt",
        "I.txt",
        "😀" * 60 + ".txt",
        "assets.txt",
        "search.txt",
        "sources.txt",
        "com1.txt",
    ),
    *("LPT1.md", "$(touch ran).txt", "`touch ran`.txt", "--root=x.txt", "%00.txt", "?q.txt", "#frag.txt", "a'b\".txt"),
    *(
        "a;b|c.txt",
        "~.txt",
        "{{7*7}}.txt",
        "a\tb.txt",
        "\u200b.txt",
        "\ufeff.txt",
        "-.txt",
        "404.txt",
        "Ａ.txt",
        "ﬁ.txt",
    ),
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
    "slug con": b"slug: con\n" + CITING.encode(),
    "slug of letters in one": "slug: ﬁn\n".encode() + CITING.encode(),
    "list for keys": b"sources: [good.txt]\n",
    "no sources": b"sources: {}\n",
    "bytes": b"title: !!binary aGVsbG8=\n" + CITING.encode(),
    "set": b"title: !!set {a, b}\n" + CITING.encode(),
    "directive for tags": b"%TAG ! tag:x,2000:\n---\ntitle: !x y\n",
    "tabs": CITING.replace("  ", "\t").encode(),
    "key of nothing": b"~: x\n" + CITING.encode(),
    "end in the middle": CITING.encode() + b"...\njunk: x\n",
    "unseen key": "ti\u200btle: x\n".encode() + CITING.encode(),
    "long citation": CITING.encode() + b'  - say: y\n    cite:\n      - good: "' + b"x " * 50_000 + b'"\n',
    "folded title": b"title: >\n  a\n\n  b\n" + CITING.encode(),
    "no such day": b"covers: 2031-02-30\n" + CITING.encode(),
    "no such year": b"covers: 0000-01-01\n" + CITING.encode(),
    "endless day": b"covers: .inf\n" + CITING.encode(),
    "deep lists in prose": b"body: |\n"
    + b"".join(b"  " + b" " * at + b"- x\n" for at in range(0, 400, 2))
    + CITING.encode(),
    "less than one": b"overrides:\n  k-aaaaaa: {pin: -1}\n" + CITING.encode(),
    "only in only": b"quotes: {only: {only: true}}\n" + CITING.encode(),
    "utf-32": CITING.encode("utf-32"),
    "latin-1": CITING.encode() + b"title: caf\xe9\n",
    "maps in maps": b"a: " + b"{a: " * 200 + b"}" * 200 + b"\n",
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

CONFIGURATION = {
    "language up": b"language: ../../etc/passwd\n",
    "address of a script": b"base_url: javascript:alert(1)\n",
    "address that asks": b"base_url: https://x.example/?a=<script>\n",
    "address with a name": b"base_url: https://a:b@x.example/\n",
    "one name for two": b"actors:\n  - {id: a, name: A}\n  - {id: a, name: A}\n",
    "folder": None,
}
"""Refused, or left out by name."""
BESIDE = {
    "longest of less than nothing": b"longest: -1\n",
    "longest in words": b"longest: 1e9\n",
    "longest of nothing": b"longest: .nan\n",
    "tab in an address": b'url: "https://x.example/\\ta"\n',
    "port beyond all": b"url: https://x.example:99999999/\n",
    "open bracket": b'url: "https://[::1"\n',
    "no such second": b"retrieved: 2031-05-03T99:99:99Z\n",
    "digest of other letters": b"sha256: zz\n",
    "turned title": b'title: "a \\u2067 b"\n',
    "list": b"- a\n",
}
"""The YAML beside an article: each is refused at its line."""

TEMPLATES = {
    "includes itself": "{% include 'index.html' %}",
    "extends itself": "{% extends 'index.html' %}",
    "calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "divides by nothing": "\n{{ 1 / 0 }}",
    "brackets": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "blocks": "{% if 1 %}" * 300 + "x" + "{% endif %}" * 300,
    "no end": "{% for a in range(10 ** 9) %}{% endfor %}",
    "pages without end": "{% for a in range(90000) %}{{ 'x' * 999 }}{% endfor %}",
}
"""A project's own index.html: each is refused by its name."""

PLACES: dict[str, tuple[Callable[[Path, Path], object], int]] = {
    "seeds is a file": (lambda root, _: (shutil.rmtree(root / "seeds"), (root / "seeds").touch()), 1),
    "briefings is a pipe": (lambda root, _: ((root / "briefings").rmdir(), os.mkfifo(root / "briefings")), 0),
    "templates is a pipe": (lambda root, _: os.mkfifo(root / "templates"), 0),
    "the configuration is a folder": (lambda root, _: (root / "config.yaml").mkdir(), 0),
    "the site is a file": (lambda root, _: (root / "site").touch(), 1),
    "the site is a link": (lambda root, there: (root / "site").symlink_to(there), 1),
    "the site is somebody's": (lambda root, _: ((root / "site").mkdir(), (root / "site/mine").touch()), 1),
    "what is kept is a file": (lambda root, _: (root / ".collate").touch(), 0),
    "what is kept is a link": (lambda root, there: (root / ".collate").symlink_to(there), 0),
    "what is kept is a pipe": (lambda root, _: os.mkfifo(root / ".collate"), 0),
    "the store is a folder": (lambda root, _: (root / ".collate/store.sqlite").mkdir(parents=True), 0),
    "the store is a pipe": (
        lambda root, _: ((root / ".collate").mkdir(), os.mkfifo(root / ".collate/store.sqlite")),
        0,
    ),
    "the store's journal is a pipe": (
        lambda root, _: ((root / ".collate").mkdir(), os.mkfifo(root / ".collate/store.sqlite-journal")),
        0,
    ),
    "the store is a device": (
        lambda root, _: ((root / ".collate").mkdir(), device(root / ".collate/store.sqlite")),
        0,
    ),
    "the store is a link": (
        lambda root, there: ((root / ".collate").mkdir(), (root / ".collate/store.sqlite").symlink_to(there / "mine")),
        0,
    ),
    "the lock is a link": (lambda root, there: (root / ".site.lock").symlink_to(there / "mine"), 1),
    "the lock is a link to nothing": (lambda root, there: (root / ".site.lock").symlink_to(there / "new"), 1),
    "the lock is a pipe": (lambda root, _: os.mkfifo(root / ".site.lock"), 1),
    "the lock is a device": (lambda root, _: device(root / ".site.lock"), 1),
    "the lock is a socket": (lambda root, _: listening(root / ".site.lock"), 1),
    "the lock is a folder": (lambda root, _: (root / ".site.lock").mkdir(), 1),
    "the twin is a pipe": (lambda root, _: os.mkfifo(root / ".site.twin"), 0),
    "the twin is a link": (lambda root, there: (root / ".site.twin").symlink_to(there), 0),
    "the stage is a link": (lambda root, there: (root / ".site.new").symlink_to(there), 0),
    "the stage is a file": (lambda root, _: (root / ".site.new").touch(), 0),
    "the old site is a link": (lambda root, there: (root / ".site.old").symlink_to(there), 0),
    "the stage holds links": (
        lambda root, there: ((root / ".site.new").mkdir(), (root / ".site.new/a").symlink_to(there)),
        0,
    ),
}
"""What may stand where the program expects something of its own, and how a build ends; what lies elsewhere stays."""
