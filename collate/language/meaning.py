"""When two words are the same word: spelled after another custom, bent, or of the same meaning in the news.

Only for comparing: no stored text passes through here, so folding may be as bold as a comparison needs.
Three depths: `spelling` joins `cease-fire` and `ceasefire`, `stem` joins `rejected` and `rejects`,
`key` joins `truce` and `ceasefire`.
"""

import re
import unicodedata
from functools import lru_cache
from importlib import resources

_APART = str.maketrans({"’": "'", "‘": "'", "-": None, "‐": None, "‑": None, ".": None, "\u00ad": None})
_CUSTOMS = (
    (re.compile(r"is(ation|ations|e|es|ed|er|ers|ing)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ite|able|er|ers)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{2})tre(s|d)?$"), r"ter\1"),
    (re.compile(r"(?<=[a-z]{2}e)ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=f)ence(s|less)?$"), r"ense\1"),
    (re.compile(r"(?<=lic)ence(s|d)?$"), r"ense\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"amme(s)?$"), r"am\1"),
)
_ENDINGS = ("ization", "isation", "ational", "ament", "ation", "ition", "ement", "ment", "sion", "tion", "ance", "ence")
_VOWEL = re.compile(r"[aeiouy]")
_LONG = 40


def table(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines `head: words` of a data file of this room; a line without a head has an empty one."""
    lines = resources.files("collate.language").joinpath(name).read_text("utf-8").splitlines()
    kept = (line.partition("#")[0].strip() for line in lines)
    return tuple(_entry(line) for line in kept if line)


def _entry(line: str) -> tuple[str, tuple[str, ...]]:
    head, colon, words = line.partition(":")
    return (head.strip(), tuple(words.split())) if colon else ("", tuple(line.split()))


def phrases(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines `head: phrase, phrase` of a data file, its phrases split at commas."""
    return tuple((head, tuple(part.strip() for part in " ".join(words).split(","))) for head, words in table(name))


@lru_cache(maxsize=1 << 16)
def spelling(word: str) -> str:
    """A word without case, accents, hyphens, possessive ending and the customs of one side of an ocean."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = plain.translate(_APART).removesuffix("'s").strip("'")
    if len(plain) > _LONG:
        return plain
    for pattern, form in _CUSTOMS:
        plain = pattern.sub(form, plain)
    return plain


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without its inflection: `rejected`, `rejects` and `rejecting` are one, `gave` is `give`."""
    plain = spelling(word)
    return _IRREGULAR.get(plain) or _bare(plain)


def _bare(plain: str) -> str:
    for suffix, least in (("ing", 6), ("ed", 5), ("ies", 5), ("es", 5), ("s", 4)):
        if plain.endswith(suffix) and len(plain) >= least and _strips(plain, suffix):
            return _close(plain[: -len(suffix)], suffix)
    return plain.removesuffix("e") if len(plain) > 3 else plain


def _strips(plain: str, suffix: str) -> bool:
    rest = plain[: -len(suffix)]
    if suffix == "s":
        return not plain.endswith(("ss", "us", "is"))
    if suffix == "es":
        return rest.endswith(("ch", "sh", "x", "z", "ss"))
    return bool(_VOWEL.search(rest)) and not plain.endswith("eed")


def _close(rest: str, suffix: str) -> str:
    if suffix == "ies":
        return rest + "y"
    if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsze":
        return rest[:-1]
    return rest.removesuffix("e") if len(rest) > 3 else rest


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """What a word is compared by when only its meaning counts: its stem's class of equal words."""
    bare = stem(word)
    return _CLASSES.get(bare) or _root(bare)


def _root(bare: str) -> str:
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            rest = bare.removesuffix(ending)
            return _CLASSES.get(rest, rest)
    return bare


_IRREGULAR: dict[str, str] = {}
_IRREGULAR.update(
    (spelling(form), _bare(spelling(head))) for head, forms in table("irregular.txt") for form in forms
)
_CLASSES: dict[str, str] = {
    _IRREGULAR.get(spelling(word)) or _bare(spelling(word)): _bare(spelling(words[0]))
    for _, words in table("meaning.txt")
    for word in words
}
STOP: frozenset[str] = frozenset(spelling(word) for _, words in table("stop.txt") for word in words)
