"""Whether a phrase or a clause opens at a word, told from the words after it."""

from collate.language import adjuncts
from collate.language.passage import Passage, Range, word_class
from collate.language.verbs import is_finite

_CLAUSE_OPENERS = frozenset(("if", "as", "while", "although", "because", "when", "both"))


def is_phrase(passage: Passage, at: int) -> bool:
    """Whether a noun phrase may open at token `at`."""
    word = passage.low[at]
    if word == "at":
        return passage.low[at + 1 : at + 2] in (("least",), ("most",))
    if passage.low[at + 1 : at + 2] in (("'s",), ("’s",)):
        return True
    if word == "this":
        return passage.low[at + 1 : at + 2] != () and passage.low[at + 1] not in word_class("time")
    return (
        word[0].isalnum()
        and word not in word_class("time", "conjunction", "subordinator", "modal", "have", "be")
        and word not in ("to", "not")
    )


def is_clause(passage: Passage, unit: Range, at: int) -> bool:
    """Whether a clause without `that` opens here: a phrase and then a finite verb before any break."""
    low = passage.low
    if low[at] in word_class("subject") | {"there", "who", "having", "being"}:
        return True
    if not is_phrase(passage, at) and low[at] not in _CLAUSE_OPENERS:
        return False
    for each in range(at + 1, min(unit[1], at + adjuncts.VENUE_REACH)):
        if low[each] in (";", ".", ":", "?", "!"):
            return False
        if _is_predicate(passage, unit, each):
            return True
    return False


def _is_predicate(passage: Passage, unit: Range, at: int) -> bool:
    """Whether a clause's verb stands here."""
    word = passage.low[at]
    if word in word_class("modal", "be", "have", "do"):
        return word not in ("being", "having")
    return is_finite(word) or (
        word.endswith("s") and passage.low[at - 1].isalpha() and _third_person(passage, unit, at)
    )


def _third_person(passage: Passage, unit: Range, at: int) -> bool:
    """An unknown word in -s after a noun and before an object reads as a verb."""
    after = passage.low[at + 1] if at + 1 < unit[1] else ""
    return after in word_class("determiner") | {"to", "not"} and passage.low[at - 1] not in word_class(
        "preposition", "determiner", "possessive"
    )
