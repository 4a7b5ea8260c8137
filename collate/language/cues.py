"""Verb groups that may report: `has not said`, `was telling`, `to announce`; told from nouns and from passives."""

from collections.abc import Iterator
from typing import Literal

from collate.frozen import Frozen
from collate.language.passage import Passage, Range, word_class
from collate.language.verbs import Form, Verb, phrasal, readings

_MEANS = frozenset(("phone", "telephone", "email", "e-mail", "text", "letter", "video"))
_ARTICLES = frozenset(("a", "an", "the"))
_FREE = frozenset(("that", "both", "all", "some", "many", "most", "others"))
"""Determiners that are subjects too."""
_NEAR = 10
"""Tokens of a subject between a quotation and its verb."""
_CLAUSE_EDGE = frozenset(("that", "which", "and", "but", ",", ""))
_PLURALS = frozenset(
    ("people", "men", "women", "police", "children", "others", "many", "some", "most", "few", "several")
)
_OPENING = frozenset(("that", "to", '"', "“", ":", "", ".", "him", "her", "them"))
Voice = Literal["finite", "participle", "infinitive", "passive", "reduced"]


class Cue(Frozen):
    """A verb group: tokens `[first, last)`, its verb at `at`; `modal` and `negated` as written before the verb."""

    at: int
    first: int
    last: int
    verb: Verb
    form: Form
    voice: Voice
    modal: str | None
    negated: bool


def cues(passage: Passage, unit: Range) -> Iterator[Cue]:
    """The reporting verb groups of a unit outside its quotations, in order."""
    known, two = readings(), phrasal()
    for at in range(*unit):
        if passage.quoted[at] != -1 or (at > unit[0] and passage.tokens[at].text[0].isupper()):
            continue
        word = passage.low[at]
        if word == "called" and passage.low[at - 1 : at] == ("so",):
            continue
        pair = two.get((word, passage.low[at + 1])) if at + 1 < unit[1] else None
        reading = pair or known.get(word)
        if reading is None:
            continue
        cue = _group(passage, unit, at, at + 2 if pair else at + 1, *reading)
        if cue:
            yield cue


def is_adverb(word: str) -> bool:
    """Whether a word may stand inside a verb group."""
    return word in word_class("adverb") or (
        word.endswith("ly") and len(word) > 4 and word not in word_class("not_adverb")  # noqa: PLR2004 - shorter words are none
    )


def _group(passage: Passage, unit: Range, at: int, last: int, verb: Verb, form: Form) -> Cue | None:
    low = passage.low
    first, modal, negated = at, None, False
    be = have = to = False
    while first > unit[0] and passage.quoted[first - 1] == -1:
        word = low[first - 1]
        if word in word_class("modal"):
            modal = word
        elif word in word_class("be") or (word in ("'s", "’s") and _contracted(low, first - 1)):
            be = True
        elif word in word_class("have"):
            have = True
        elif word == "to":
            to = True
            first -= 1
            break
        elif not (is_adverb(word) or word in word_class("negation", "do") or _since(low, first - 1)):
            break
        negated = negated or word in word_class("negation") or word.endswith(("n't", "n’t"))
        first -= 1
    voice = _voice(form, be=be, have=have, to=to)
    if voice is None:
        return None
    if voice == "finite" and form == "either" and first == at and _is_reduced(passage, unit, last):
        voice = "reduced"
    cue = Cue(at, first, last, verb, form, voice, modal, negated)
    return cue if _is_verb(passage, unit, cue) else None


def _is_reduced(passage: Passage, unit: Range, last: int) -> bool:
    """Whether an agent follows, at once or after what is named: `a town called the “…” by its people`."""
    at, end = last, unit[1]
    while at < end and passage.low[at] in ("as", "a", "an", "the"):
        at += 1
    if at < end and passage.quoted[at] != -1:
        index = passage.quoted[at]
        while at < end and passage.quoted[at] == index:
            at += 1
        return _by_somebody(passage.low[at : min(end, at + 2)])
    return _by_somebody(passage.low[last : min(end, last + 2)])


def _by_somebody(after: tuple[str, ...]) -> bool:
    """Whether an agent follows: `a plan called weak by the firm`, and not `said by phone`, `began by saying`."""
    return after[:1] == ("by",) and not (after[1:] and (after[1] in _MEANS or after[1].endswith("ing")))


def _since(low: tuple[str, ...], at: int) -> bool:
    """`has since said`: an adverb between a helper and its verb."""
    return low[at] == "since" and low[at - 1] in word_class("have")


def _contracted(low: tuple[str, ...], at: int) -> bool:
    return at > 0 and low[at - 1] in word_class("subject") | {"that", "there", "here", "what"}


def _voice(form: Form, *, be: bool, have: bool, to: bool) -> Voice | None:
    """The voice of a form by its helpers; None where they do not go with it."""
    if to:
        return "infinitive"
    if form == "ing":
        return "finite" if be else "participle"
    if form == "participle" or (be and form == "either"):
        return "passive" if be else "finite" if have else "reduced"
    return None if be or (form == "base" and have) else "finite"


def _is_verb(passage: Passage, unit: Range, cue: Cue) -> bool:
    """Whether a form that may be a noun or an adjective is a verb here, by the words beside it."""
    before = passage.low[cue.first - 1] if cue.first > unit[0] else ""
    if cue.first < cue.at or cue.voice in {"infinitive", "passive"}:
        return not (cue.verb.noun and before in _ARTICLES and all(map(is_adverb, passage.low[cue.first : cue.at])))
    if before in word_class("determiner", "possessive") - _FREE:
        after = passage.low[cue.last] if cue.last < unit[1] else ""
        return before in word_class("counting") and (_opens_content(after) or after == ",")
    if cue.form in {"base", "third"}:
        after = passage.low[cue.last] if cue.last < unit[1] else ""
        return _agrees(passage, cue, before, after)
    return cue.form == "ing" or before not in word_class("preposition")


def _agrees(passage: Passage, cue: Cue, before: str, after: str) -> bool:
    """Whether a present form agrees with the word before it as with a subject."""
    if before in word_class("subject") | _CLAUSE_EDGE:
        edge = cue.verb.noun and before in _CLAUSE_EDGE - {"which", "but"}
        return not edge or (before == "," and _opens_content(after)) or _names(passage, cue)
    if before in word_class("preposition") or not before[0].isalpha():
        return before == ")" or passage.quoted[cue.first - 1] != -1
    if cue.form == "base" and not cue.verb.noun and _opens_content(after):
        return True
    return _agrees_with_noun(passage, cue, before, after)


def _agrees_with_noun(passage: Passage, cue: Cue, before: str, after: str) -> bool:
    named = passage.tokens[cue.first - 1].text[0].isupper()
    if cue.form == "third" and after in cue.verb.prepositions:
        return named or _is_determined(passage, cue.first - 2)
    plural = before in _PLURALS or (before.endswith("s") and not before.endswith(("ss", "us", "is")))
    if cue.form == "base" or not cue.verb.noun:
        return plural or cue.form == "third"
    if after in ("", ".") and not _beside_quotation(passage, cue):
        return False
    return (named or not plural) and (_opens_content(after) or _names(passage, cue))


def _names(passage: Passage, cue: Cue) -> bool:
    """`Ms Ito calls Bramford “…”`: a name and then a quotation follow a verb, never a noun."""
    at = cue.last
    while (
        at < min(len(passage.tokens), cue.last + _NEAR)
        and passage.quoted[at] == -1
        and passage.tokens[at].text[0].isupper()
    ):
        at += 1
    return cue.last < at < len(passage.tokens) and passage.quoted[at] != -1


def _is_determined(passage: Passage, at: int) -> bool:
    return at >= 0 and passage.low[at] in word_class("determiner", "possessive")


def _beside_quotation(passage: Passage, cue: Cue) -> bool:
    """`“…,” the advertisement states.`: a quotation stands shortly before."""
    return any(index != -1 for index in passage.quoted[max(0, cue.first - _NEAR) : cue.first])


def _opens_content(word: str) -> bool:
    """Whether the word after a form that may be a noun opens what a verb takes, or ends the clause of a cue."""
    known = word_class("determiner", "subject", "question")
    return word in known or word in _OPENING
