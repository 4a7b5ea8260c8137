"""Words as keys: what two articles' words are compared by, beyond their spelling and inflection.

`key` folds what never changes the meaning (number, tense, custom of spelling, a number written
out), `root` also what changes the part of speech (*agree*, *agreement*).
"""

from functools import cache, lru_cache

from collate.language import lexicon, tables
from collate.language.derived import derived
from collate.language.meaning import spelling, stem

_LEAST = 4
"""Letters a root keeps at least."""
_STEM = 3
"""Letters a word needs before its last one may come off."""
_DENIED = ("n't", "n’t", "annot")
_CLITICS = ("'re", "'ll", "'ve", "'d", "'m")


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """The key of a word or number, the same for all its inflections and spellings; empty for a mark."""
    if word[:1].isdigit():
        return word.casefold().replace(",", "").rstrip(".")
    if word.endswith(_DENIED):
        return "not"
    plain = word.replace("’", "'")
    for clitic in _CLITICS:
        plain = plain.removesuffix(clitic)
    bare = "".join(filter(str.isalnum, stem(plain)))
    return _written_out().get(bare, bare)


@lru_cache(maxsize=1 << 13)
def root(known: str) -> str:
    """The key of a key's family: its people's country, or itself with its derivational endings off."""
    return _peoples().get(known) or _families().get(known) or _family(known)


@lru_cache(maxsize=1 << 13)
def country(known: str) -> str:
    """The root of the country or region that a key names, by itself, by its people or in short; else empty."""
    found = root(known)
    return found if found in _countries() else ""


def _family(known: str) -> str:
    """A key with its derivational endings off, at most two."""
    for _ in range(2):
        ending = next((each for each in _endings() if known.endswith(each) and len(known) - len(each) >= _LEAST), "")
        if not ending:
            break
        known = _bare(known[: -len(ending)])
    return known


@lru_cache(maxsize=1 << 13)
def parts(word: str) -> tuple[str, ...]:
    """The words of a hyphenated one; whole where it is also written as one word (`re-elect`, `cease-fire`)."""
    if "-" not in word:
        return (word,)
    pieces = tuple(piece for piece in word.split("-") if piece)
    if not pieces:
        return ()
    if pieces[0].casefold() in lexicon.words("prefixes") or spelling(word) in lexicon.words("closed"):
        return (word,)
    if word.casefold() in _tens():
        return (word,)
    return pieces


@cache
def _written_out() -> dict[str, str]:
    """The key of a number in words → its digits; that of a short form → the word's."""
    rows = (line.partition(":") for line in lexicon.lines("shortened"))
    full = {stem(short): stem(word) for word, _, held in rows for short in held.split()}
    spelled = {word: value for word, value in tables.forms("number_words").items() if word.isalpha()}
    joined = {word.replace("-", ""): value for word, value in _tens().items()}
    return full | {stem(word): value for word, value in (spelled | joined).items()}


@cache
def _tens() -> dict[str, str]:
    """The numbers of two words that a hyphen joins, `twenty-one` to `ninety-nine`, in digits."""
    plain = [(word, int(value)) for word, value in tables.forms("number_words").items() if word.isalpha()]
    tens = [(word, value) for word, value in plain if value in range(20, 100, 10)]
    ones = [(word, value) for word, value in plain if value in range(1, 10)]
    return {f"{ten}-{one}": str(high + low) for ten, high in tens for one, low in ones}


@cache
def _peoples() -> dict[str, str]:
    """The key of a country, its people or its short form → its root; of what spelling tells only a plural in *-is*."""
    told = {f"{row[0]}s": _family(row[0]) for row in _rows() if len(row) == 1}
    return told | {form: row[0] for row in _rows() if len(row) > 1 for entry in row for form in (entry, f"{entry}s")}


@derived
def _families() -> dict[str, str]:
    """The key of a word of an irregular family → the root of its first word."""
    rows = (line.split() for line in lexicon.lines("families"))
    return {key(word): _family(key(row[0])) for row in rows for word in row}


@cache
def _countries() -> frozenset[str]:
    """The roots of all countries."""
    return frozenset(row[0] if len(row) > 1 else _family(row[0]) for row in _rows())


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    lines = (line.split() for line in lexicon.lines("peoples"))
    return tuple(tuple("".join(map(_name, entry.split("_"))) for entry in line) for line in lines)


def _name(word: str) -> str:
    return word if word.isupper() else key(word)


@cache
def _endings() -> tuple[str, ...]:
    """Derivational endings as they close a key, longest first."""
    bare = {ending.removesuffix("e") if len(ending) > 1 else ending for ending in lexicon.words("endings")}
    return tuple(sorted(bare, key=lambda ending: (-len(ending), ending)))


def _bare(word: str) -> str:
    """Without what a suffix may add or take: a last `e`, a doubled consonant, `i` for `y`."""
    if len(word) >= _STEM and word.endswith("e"):
        word = word[:-1]
    if len(word) > _STEM and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word[:-1] + "y" if len(word) > _STEM and word.endswith("i") else word
