"""Bytes that nobody meant, made from bytes that somebody could have written.

Some changes know nothing of language: they cut, join, repeat and garble. The others keep the shape of an article and
change what rules look at: a word becomes another of the language's own lists, a number or a date an odd one, words
stand in quotation marks, sentences change places. Most samples are short, as most faults need few characters.
"""

import random
import re
from collections.abc import Callable
from itertools import chain
from pathlib import Path

SHORT, LONG = 300, 4_000
"""Bytes of most samples, and of one in `RARELY`."""
RARELY = 50
MOST_CHANGES = 6

Change = Callable[[bytes, random.Random, "Corpus"], bytes]

_WORD = re.compile(rb"\b[A-Za-z]+")
_DIGITS = re.compile(rb"\b\d[\d.,]*")
_BREAK = re.compile(rb"(?<=[.!?]) |(?<=[\n\x0c])")
_SPICE = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\r", b"\n", b"\n\n", b"\t", b"\x1b", b'"', b"'", "…".encode(), b"[", b"](",
    b"{", b"}", b"- ", b": ", b"; ", b"|\n", b"<p>", b'<xq a="', b"\" xq='", b"' xq=\"", b"&lt;xq ", b"</xq>", b"{{",
    b"{%", b"---\n", b"&a ", b"*a", b"!!x ", b"<<: ", b"`", b"\\u", b"\x0c", b", ", b". ", " — ".encode(), b" - ",
    b" said ", b" per cent", b" not ", b"According to ", b"\n> ", b"\n* ", b"# ", b"| a | b |\n|---|---|\n",
    b" (Reuters) - ", b"%s", b"..", b"https://example.org/", b"@", b"By ", b"Correction: ", "©".encode(),
    b"\nADVERTISEMENT\n", b"\nRead more: Why tolls fail\n", b"\nShare this article\n",
)  # fmt: skip
_UNSEEN = tuple(
    map(
        str.encode,
        "\u202e\u202a\u2066\u2069\u200b\u200d\u200f\ufeff\u00ad\u2060\u180e\u3164\u115f\ufe0f\u0301\u0335\u00a0\u2028\u0085"
        "\U000e0041\U000e0100\U0001f3f4",
    )
)
_LETTERS = tuple(map(str.encode, "İıßﬁǅΣςſKéé한𝟗٣½²Ⅻ万中😀"))
_PAIRS = tuple(
    tuple(map(str.encode, each))
    for each in ("“”", "‘’", "„“", "«»", "''", '""', "““", "”“", "‘”", "()", "[]", "**", "__", "``", "–—", "<>")
)
_CASES = (bytes.upper, bytes.lower, bytes.title, bytes.swapcase, bytes.capitalize)


def _odd(heading: str) -> tuple[bytes, ...]:
    """What `odd.txt` has under a heading."""
    text = Path(__file__).with_name("odd.txt").read_text("utf-8").partition(f"[{heading}]\n")[2]
    return tuple(line.encode() for line in text.partition("\n[")[0].splitlines() if line)


_NUMBERS, _DATES = _odd("numbers"), _odd("dates")


def _language() -> tuple[bytes, ...]:
    """Every word and phrase that the data files of the language hold, in one order."""
    folder = Path(__file__).parent.parent / "collate/language/data"
    lines = chain.from_iterable(path.read_text("utf-8").splitlines() for path in sorted(folder.glob("*.txt")))
    told = [line.partition("#")[0].strip("[] ") for line in lines]
    return tuple(each.encode() for each in dict.fromkeys([*told, *chain.from_iterable(map(str.split, told))]) if each)


class Corpus:
    """What is begun with: whole samples, and the sentences they hold."""

    def __init__(self, samples: list[bytes]) -> None:
        self.samples = samples
        self.sentences = [each for sample in samples for each in _BREAK.split(sample) if each.strip()]
        self.words = _language()

    def begun(self, chance: random.Random) -> bytes:
        """A sample, or some sentences that stand together in one, or some that do not."""
        draw = chance.randrange(4)
        if draw == 0:
            return b" ".join(chance.choices(self.sentences, k=chance.randint(1, 4)))
        sample = chance.choice(self.samples)
        if draw == 1 or len(sample) <= SHORT:
            return sample
        parts = _BREAK.split(sample)
        at = chance.randrange(len(parts))
        return b" ".join(parts[at : at + 3])


def spoiled(corpus: Corpus, chance: random.Random) -> bytes:
    """Bytes of the corpus, changed a few times."""
    data = corpus.begun(chance)
    for _ in range(min(chance.randint(1, MOST_CHANGES), chance.randint(1, MOST_CHANGES))):
        data = chance.choice(_CHANGES)(data, chance, corpus)
    return data[: SHORT if chance.randrange(RARELY) else LONG]


def _places(data: bytes, chance: random.Random) -> tuple[int, int]:
    one, other = int(chance.random() * (len(data) + 1)), int(chance.random() * (len(data) + 1))
    return (one, other) if one < other else (other, one)


def _instead(data: bytes, chance: random.Random, words: re.Pattern[bytes], by: bytes) -> bytes:
    """`by` in place of one of `words`; where there is none, at any place."""
    start = int(chance.random() * (len(data) + 1))
    found = words.search(data, start) or words.search(data)
    if found is None:
        return data[:start] + by + data[start:]
    return data[: found.start()] + by + data[found.end() :]


def _put(*choices: tuple[bytes, ...]) -> Change:
    def change(data: bytes, chance: random.Random, _: Corpus) -> bytes:
        at = int(chance.random() * (len(data) + 1))
        return data[:at] + chance.choice(chance.choice(choices)) + data[at:]

    return change


def _cut(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    start, end = _places(data, chance)
    return data[:start] + data[end:]


def _repeated(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    start, end = _places(data, chance)
    return data[:end] + data[start:end] * chance.randint(1, 9) + data[end:]


def _joined(data: bytes, chance: random.Random, corpus: Corpus) -> bytes:
    start, end = _places(data, chance)
    other = chance.choice(corpus.samples)
    one, last = _places(other, chance)
    return data[:start] + other[one:last] + data[end:]


def _garbled(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    at = int(chance.random() * (len(data) + 1))
    return data[:at] + chance.randbytes(chance.randint(1, 4)) + data[at:]


def _exchanged(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    return data.replace(chance.choice(_SPICE), chance.choice(_SPICE))


def _word(data: bytes, chance: random.Random, corpus: Corpus) -> bytes:
    return _instead(data, chance, _WORD, chance.choice(corpus.words))


def _number(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    return _instead(data, chance, _DIGITS, chance.choice(_NUMBERS))


def _dated(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    return _instead(data, chance, chance.choice((_WORD, _DIGITS)), chance.choice(_DATES))


def _cased(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    start, end = _places(data, chance)
    return data[:start] + chance.choice(_CASES)(data[start:end]) + data[end:]


def _quoted(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    start, end = _places(data, chance)
    opening, closing = chance.choice(_PAIRS)
    return data[:start] + opening + data[start:end] + closing + data[end:]


def _moved(data: bytes, chance: random.Random, corpus: Corpus) -> bytes:
    """Its sentences in another order, one of them perhaps from elsewhere."""
    parts = _BREAK.split(data)
    parts[chance.randrange(len(parts))] = chance.choice(corpus.sentences)
    chance.shuffle(parts)
    return chance.choice((b" ", b"\n", b"\n\n", b"")).join(parts)


def _encoded(data: bytes, chance: random.Random, _: Corpus) -> bytes:
    """In another encoding, or with other ends of lines."""
    if chance.randrange(5):
        return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\r", b"\x0b", b"\n\n")))
    return data.decode("utf-8", "replace").encode(chance.choice(("utf-16", "utf-16-be", "utf-7", "cp1252")), "replace")


_CHANGES: tuple[Change, ...] = (
    *(_cut, _repeated, _joined, _garbled, _exchanged, _put(_SPICE)),
    *(_put(_UNSEEN, _LETTERS), _word, _word, _number, _dated, _cased, _quoted, _moved, _encoded),
)
