"""Whether a sentence tells that a thing comes to be there, by what is done to it: `will pay a dividend`.

Who says that there was none, or will be none, says so of the thing itself; the two sentences need not be alike then.
"""

from collections.abc import Sequence
from functools import cache

from collate.collation.clauses import CLASSES, is_aux, is_past, plain
from collate.collation.scene import Line, Scene, Word
from collate.language import roots
from collate.language.meaning import stem

_REACH = 4


def realised(each: Scene, line: Line, root: str) -> frozenset[str]:
    """The moods, `will` or `did`, in which a sentence tells that what a root means comes to be there."""
    found = (_mood(each, line, at) for at, word in enumerate(line.words) if word.key and _root(word) == root)
    return frozenset(filter(None, found))


def ahead(before: Sequence[Word]) -> bool:
    """Whether the last words before a thing tell of what is still to come."""
    return not CLASSES["future"].isdisjoint(map(plain, before[-_REACH:]))


def _mood(each: Scene, line: Line, at: int) -> str:
    """The mood of the verb that is done to the thing at a place, or that it is itself; empty where none surely is."""
    words = line.words
    if is_past(words[at]) and at and (is_aux(words[at - 1]) or words[at - 1].text[0].isupper()):
        return "did" if not {plain(word) for word in words[max(0, at - _REACH) : at]} & _UNSURE else ""
    if _is_there(words, at):
        return "did"
    behind = at + 1
    while behind < len(words) and is_aux(words[behind]) and each.glued(words[behind - 1], words[behind]):
        behind += 1
    undergone = behind > at + 1 and behind < len(words) and is_past(words[behind])
    verb = behind if undergone else _verb_before(each, words, at)
    if not verb or stem(words[verb].text) not in _realising():
        return ""
    chain = {plain(word) for word in (words[at + 1 : verb] if undergone else words[max(0, verb - _REACH) : verb])}
    if (chain - _began(words, verb)) & (_UNSURE | CLASSES["weak"]):
        return ""
    if chain & CLASSES["future"] or stem(words[verb].text) in _ahead():
        return "will"
    return "did" if is_past(words[verb]) or chain & CLASSES["perfect"] or _began(words, verb) else ""


def _began(words: Sequence[Word], verb: int) -> frozenset[str]:
    """The `to` by which a verb hangs on one of beginning: `have begun to spray`."""
    began = verb > 1 and plain(words[verb - 1]) == "to" and stem(words[verb - 2].text) in _BEGINS
    return frozenset({"to"}) if began else frozenset()


_BEGINS = frozenset(map(stem, ("began", "begun", "started")))


def _is_there(words: Sequence[Word], at: int) -> bool:
    """Whether a thing was somewhere, or there was one: `a pilot was on the bridge`, `there was fire`."""
    behind, before = (
        [plain(word) for word in words[at + 1 : at + 3]],
        [plain(word) for word in words[max(0, at - _REACH) : at]],
    )
    placed = len(behind) > 1 and behind[0] in _WAS and behind[1] in _PLACES
    said = "there" in before and not _WAS.isdisjoint(before)
    return (placed or said) and not set(before) & (_UNSURE | CLASSES["weak"] | CLASSES["future"])


_WAS = frozenset({"was", "were"})
_PLACES = frozenset({"in", "on", "at", "aboard", "inside", "near", "among", "present", "there"})


def _verb_before(each: Scene, words: Sequence[Word], at: int) -> int:
    """The place of the verb right before a noun phrase that ends at `at`; 0 without one."""
    for back in range(at - 1, max(0, at - _REACH) - 1, -1):
        if (
            not each.glued(words[back], words[back + 1])
            or plain(words[back]) in CLASSES["preposition"] | CLASSES["break"]
        ):
            return 0
        if stem(words[back].text) in _realising():
            return back
    return 0


_SMALL = CLASSES["preposition"] | CLASSES["break"]
_UNSURE = CLASSES["none"] | CLASSES["not"] | {"if", "whether", "should", "must", "to"}


def _root(word: Word) -> str:
    return roots.root(roots.key(word.text))


@cache
def _realising() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["realising"]))


@cache
def _ahead() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["ahead"]))
