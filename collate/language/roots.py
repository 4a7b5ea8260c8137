"""Words as they are compared across articles: one form for all inflections, spellings and hyphens of a word.

Two depths: the `stem` folds what never changes the meaning (number, tense, American and
British spelling), the `root` also what changes the part of speech (*disarm*, *disarmament*).
Both are keys to compare by, not words to show.
"""

from functools import cache, lru_cache

from collate.language import lexicon

_CLITICS = frozenset(("s", "re", "ll", "ve", "d", "m", "t", ""))
VOWELS = frozenset("aeiouy")
_LEAST = 4
"""Letters a root keeps at least."""

_BRITISH = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("ysing", "yzing"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ouring", "oring"),
    ("oured", "ored"),
    ("ours", "ors"),
    ("our", "or"),
    ("tres", "ters"),
    ("tre", "ter"),
    ("ogue", "og"),
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The key of `word`, the same for all its inflections and spellings; empty for a mark."""
    plain = _folded(word)
    if not plain.isalpha():
        return plain
    plain = _bases().get(plain, plain)
    plain = _bases().get(_uninflected(plain), plain)
    return _bare(_uninflected(_american(plain)))


@lru_cache(maxsize=65536)
def root(key: str) -> str:
    """The key of a stem's family: its derivational endings off, at most two."""
    for _ in range(2):
        ending = next((each for each in _endings() if key.endswith(each) and len(key) - len(each) >= _LEAST), "")
        if not ending:
            break
        key = _bare(key[: -len(ending)])
    return key


def parts(word: str) -> tuple[str, ...]:
    """The words of a hyphenated one; whole where both spellings are one word (`re-elect`, `cease-fire`)."""
    if "-" not in word or _folded(word) in _bases():
        return (word,)
    pieces = tuple(piece for piece in word.split("-") if piece)
    whole = bool(pieces) and pieces[0].casefold() in lexicon.words("prefixes")
    return (word,) if whole else pieces


def _folded(word: str) -> str:
    plain = word.casefold().replace("’", "'").strip("'")
    if plain[:1].isdigit():
        return plain.replace(",", "").rstrip(".")
    if plain.endswith("n't"):
        return "not"
    head, _, tail = plain.partition("'")
    plain = head if tail in _CLITICS else head + tail
    return "".join(filter(str.isalnum, plain))


@cache
def _bases() -> dict[str, str]:
    """Irregular inflections and other spellings, each with the form that is kept."""
    kept: dict[str, str] = {}
    for line in lexicon.lines("irregular") + lexicon.lines("spelling"):
        base, *others = line.split()
        kept.update((other.replace("-", ""), base) for other in others)
    return kept


@cache
def _endings() -> tuple[str, ...]:
    """Derivational endings as they close a stem, longest first."""
    bare = {_bare(ending) if ending != "e" else ending for ending in lexicon.words("endings")}
    return tuple(sorted(bare, key=lambda ending: (-len(ending), ending)))


def _american(word: str) -> str:
    for british, american in _BRITISH:
        if word.endswith(british) and len(word) > len(british) + 2:
            return word[: -len(british)] + american
    return word


def _uninflected(word: str) -> str:
    if len(word) < _LEAST:
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y" if len(word) > _LEAST else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    for ending in ("ing", "ed"):
        head = word.removesuffix(ending)
        if head != word and len(head) > 2 and VOWELS & set(head):
            return head
    return word


def _bare(word: str) -> str:
    """Without what a suffix may add or take: a last `e`, a doubled consonant, `i` for `y`."""
    if len(word) > 2 and word.endswith("e"):
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in VOWELS:
        word = word[:-1]
    return word[:-1] + "y" if len(word) > 3 and word.endswith("i") else word
