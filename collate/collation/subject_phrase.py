"""Support of the discrepancies: the noun phrase right before a verb, which is what the verb tells of."""

from collections.abc import Sequence
from itertools import dropwhile

from collate.collation.clauses import CLASSES, OPENERS, is_past, is_saying, plain
from collate.collation.scene import Scene, Word, keys

_LONGEST = 8
OPEN = frozenset({"if", "whether", "unless", "when", "until", "once", "while", "who", "which", "whose", "where"})
"""Words that open a clause which is only asked about, or told of something else."""
PRONOUNS = frozenset({"he", "she", "it", "they"})
_WHO = frozenset({"which", "who"})


def is_relative(word: Word) -> bool:
    """Whether a word stands for what is named before it: `which`, `who`."""
    return word.text in _WHO


def subject(each: Scene, before: Sequence[Word], following: Word) -> list[Word]:
    """The noun phrase right before a verb; empty where it is long or only asked about; of `, which` what it means."""
    if _is_cleft(before):
        return _run(each, before[2:-1], None)
    if len(before) > 1 and is_relative(before[-1]) and each.text[before[-2].end : before[-1].start] == ", ":
        return _run(each, _behind_preposition(before[:-1]), None)
    if before and each.text[before[-1].end : following.start] == ", ":
        return _run(each, _beside_aside(each, before), None)
    return _run(each, before, following)


def _is_cleft(before: Sequence[Word]) -> bool:
    """Whether a sentence sets forth who did it: `It was the mayor who …`."""
    said = [plain(word) for word in before]
    return (
        len(said) > _CLEFT and said[0] == "it" and said[1] in {"was", "is"} and said[-1] == "who" and "not" not in said
    )


_CLEFT = 3


def _beside_aside(each: Scene, before: Sequence[Word]) -> Sequence[Word]:
    """Whom an aside that a comma closes tells of, or a name that is the aside: `Ito & Co, which lost, will sue`."""
    commas = (at for at in range(len(before) - 1, 0, -1) if each.text[before[at - 1].end : before[at].start] == ", ")
    at = next((at for at in commas if before[-1].end - before[at].start <= _ASIDE), 0)
    named = at and all(word.text[0].isupper() for word in before[at:])
    return before[at:] if named else _behind_preposition(before[:at])


_ASIDE = 120


def _behind_preposition(before: Sequence[Word]) -> Sequence[Word]:
    """The words behind the last preposition: what `the approval of the council, which …` goes on about."""
    at = next((at for at in range(len(before) - 1, -1, -1) if plain(before[at]) in CLASSES["preposition"]), -1)
    return before[at + 1 :]


def _run(each: Scene, before: Sequence[Word], following: Word | None) -> list[Word]:
    taken: list[Word] = []
    for at in range(len(before) - 1, -1, -1):
        word, beside = before[at], taken[0] if taken else following
        if (beside and not each.glued(word, beside)) or (
            _ends(word) and not (taken and is_past(word) and describes(before, at))
        ):
            break
        taken.insert(0, word)
    taken = _behind_time(taken)
    opener = before[-len(taken) - 1 : len(before) - len(taken)]
    asked = bool(opener) and plain(opener[0]) in OPEN
    adrift = bool(taken) and plain(taken[0]) in CLASSES["preposition"]
    pronoun = len(taken) == 1 and plain(taken[0]) in PRONOUNS
    return [] if asked or adrift or len(taken) > _LONGEST or not (keys(taken) or pronoun) else taken


def _behind_time(taken: list[Word]) -> list[Word]:
    """A subject without the year, month or day that opens its sentence: `On Monday night Ito`."""
    opened = len(taken) > _TIMED and plain(taken[0]) in CLASSES["preposition"]
    if not opened:
        return taken
    if plain(taken[1]) in CLASSES["weekdays"]:
        return list(dropwhile(lambda word: plain(word) in CLASSES["parts-of-day"], taken[2:]))
    return taken[2:] if taken[1].text.isdigit() or plain(taken[1]) in CLASSES["months"] else taken


_TIMED = 2


def describes(words: Sequence[Word], at: int) -> bool:
    """Whether a participle describes a noun, for an article stands before it: `the stolen works`."""
    return at > 0 and plain(words[at - 1]) in OPENERS


def _ends(word: Word) -> bool:
    """Whether a word cannot stand in a subject: a conjunction, a verb, a verb of saying."""
    said = plain(word)
    verb = word.text.islower() and (is_past(word) or (is_saying(word) and said.endswith("s")))
    return said in CLASSES["break"] or said in OPEN or verb
