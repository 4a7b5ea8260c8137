"""When two words are the same word: spelled after another custom, bent, or of the same meaning in the news.

Only for comparing: no stored text passes through here, so folding may be as bold as a comparison needs.
Three depths: `spelling` joins `cease-fire` and `ceasefire`, `stem` joins `rejected` and `rejects`,
`key` joins `truce` and `ceasefire`.
"""

import re
import unicodedata
from functools import lru_cache

from collate.language import lexicon

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
_CUSTOMARY = re.compile(r"is[aei]|our|tre|ell[ei]|[cf]ence|ogue|amme")
"""What a word has that any of the customs changes: few words do."""
_ENDINGS = ("ization", "isation", "ational", "ament", "ation", "ition", "ement", "ment", "sion", "tion", "ance", "ence")
_VOWEL = re.compile(r"[aeiouy]")
_LONG = 40
_STEM = 3
_ATE = 6


@lru_cache(maxsize=1 << 14)
def spelling(word: str) -> str:
    """A word without case, accents, hyphens, possessive ending and the customs of one side of an ocean."""
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.translate(_APART).removesuffix("'s").strip("'")
    if len(plain) > _LONG:
        return plain
    if _CUSTOMARY.search(plain):
        for pattern, form in _CUSTOMS:
            plain = pattern.sub(form, plain)
    return plain


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without its inflection: `rejected`, `rejects` and `rejecting` are one, `gave` is `give`."""
    plain = spelling(word)
    return _IRREGULAR.get(plain) or _PLURALS.get(plain) or _bare(plain)


def is_bent(plain: str) -> bool:
    """Whether a folded word is an irregular form of a verb, such as `gave`."""
    return plain in _IRREGULAR


def _bare(plain: str) -> str:
    for suffix, least in (("ing", 6), ("ied", 5), ("ed", 4), ("ies", 5), ("es", 5), ("s", 4)):
        if plain.endswith(suffix) and len(plain) >= least and _strips(plain, suffix):
            return _close(plain[: -len(suffix)], suffix)
    return plain.removesuffix("e") if len(plain) > _STEM else plain


def _strips(plain: str, suffix: str) -> bool:
    rest = plain[: -len(suffix)]
    if suffix == "ied":
        return True
    if suffix == "s":
        return not plain.endswith(("ss", "us", "is"))
    if suffix == "es":
        return rest.endswith(("ch", "sh", "x", "z", "ss"))
    return bool(_VOWEL.search(rest)) and not plain.endswith("eed")


def _close(rest: str, suffix: str) -> str:
    if suffix in {"ies", "ied"}:
        return rest + "y"
    if len(rest) > _STEM and rest[-1] == rest[-2] and rest[-1] not in "lsze":
        return rest[:-1]
    return rest.removesuffix("e") if len(rest) > _STEM else rest


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """What a word is compared by when only its meaning counts: its stem's class of equal words."""
    bare = stem(word)
    return _CLASSES.get(bare) or _root(bare)


def _root(bare: str) -> str:
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) > _STEM:
            rest = bare.removesuffix(ending)
            return _CLASSES.get(rest, rest)
    return bare.removesuffix("at") if len(bare) > _ATE else bare


def _forms(name: str) -> dict[str, str]:
    """Irregular form → the stem of its base form."""
    found: dict[str, str] = {}
    for line in lexicon.lines(name):
        base, _, bent = line.partition(":")
        found.update((spelling(form), _bare(spelling(base))) for form in bent.split())
    return found


_IRREGULAR = _forms("forms")
_PLURALS = _forms("plurals")


def _classes() -> dict[str, str]:
    """The stem of a word → the stem of the word that stands for its class."""
    lines = (line.removeprefix("=").split() for line in lexicon.lines("similar") if line.startswith("="))
    return {stem(word): stem(words[0]) for words in lines for word in words}


_CLASSES = _classes()
STOP: frozenset[str] = frozenset(map(spelling, lexicon.words("idle")))
