"""Support of the figures: the noun that a measure is of, as in `turnout was 61 percent` or `a five-year contract`."""

from collections.abc import Sequence
from functools import cache

from collate.collation.clauses import CLASSES, is_aux, is_past, light
from collate.collation.heads import alike, times
from collate.collation.scene import Word
from collate.language import lexicon
from collate.language.meaning import key, spelling, stem
from collate.model import FigureFinding

_NEAR = 7
_MOST = 3
_CHANGES = frozenset(word.strip(",") for word in lexicon.words("changes"))
_OF_A_MEASURE = frozenset({"of", "at", "by", "to", "a", "the", "about", "around", "some", "nearly"})
_SHARE = frozenset({"percent", "cent", "per"})


def measured(text: str, finding: FigureFinding, before: Sequence[Word], after: Sequence[Word]) -> str:
    """The key of the noun that a measure is of; empty where a noun is counted or none is near."""
    if finding.what:
        return ""
    if told := _dimension(finding, after) or _substance(text, finding, after) or _share(finding, before, after):
        return told
    if key(finding.unit) in times():
        return TERM if _is_term(before, after) else _lasting(text, finding, before, after)
    return _subject(before) or (_noun(text, finding.span.end, after[:1]) if finding.rule == "magnitude" else "")


def _is_term(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a time is what somebody has to sit in prison."""
    served = {stem(word.text) for word in after[:_SERVED]} & _PRISONS
    return bool(served) or any(stem(word.text) in _SENTENCED for word in before[-_SERVED:])


TERM = key("sentence")
_SERVED = 3
_PRISONS = frozenset(map(stem, lexicon.sections("terms_served")["prison"]))
_SENTENCED = frozenset(map(stem, lexicon.sections("terms_served")["sentenced"]))


def loose() -> frozenset[str]:
    """What many things have at once, so that two measures of it need more in common: a depth, a stake."""
    return frozenset({_STAKE, *_dimensions().values()})


_STAKE = key("stake")


def _dimension(finding: FigureFinding, after: Sequence[Word]) -> str:
    """Which way a length is measured, as the word behind it says: `430 metres below ground`."""
    if finding.unit not in LENGTHS or not after:
        return ""
    return _dimensions().get(after[0].text.casefold(), "")


@cache
def _dimensions() -> dict[str, str]:
    return {word: key(way) for way, words in lexicon.sections("dimensions").items() for word in words}


LENGTHS = frozenset({"metre", "kilometre", "centimetre", "foot", "feet", "yard", "mile", "inch", "fathom"})


def _substance(text: str, finding: FigureFinding, after: Sequence[Word]) -> str:
    """What is weighed or filled: the nitrate of `700 tonnes of ammonium nitrate`."""
    of = finding.unit in lexicon.phrases("substance_units") and bool(after) and after[0].text == "of"
    return _noun(text, after[0].end, after[1:]) if of else ""


def _share(finding: FigureFinding, before: Sequence[Word], after: Sequence[Word]) -> str:
    """What a percentage is where its words say it without the noun: a turnout, a stake."""
    if finding.unit != "percent":
        return ""
    return TURNOUT if _is_turnout(after) else _STAKE if _is_stake(before, after) else ""


def _is_turnout(after: Sequence[Word]) -> bool:
    """Whether a share is that of those who voted: `52 percent of voters took part`."""
    said = [stem(word.text) for word in after[:_VOTING]]
    voters = any(word in _VOTERS for word in said) or said[:1] == ["who"]
    return voters and any(word in _VOTED for word in said) and _SIDES.isdisjoint(said)


_VOTING = 7
TURNOUT = key("turnout")
_VOTERS = frozenset(map(stem, ("voters", "electorate", "electors")))
_SIDES = frozenset(("for", "against", "yes", "no"))
_VOTED = frozenset(map(stem, ("vote", "voted", "participated", "part", "cast", "turned")))


def _is_stake(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a share is what somebody owns: `holds 41 percent`, `a 14 percent stake`."""
    owns = any(stem(word.text) in _OWN for word in before[-3:])
    return owns or (bool(after) and stem(after[0].text) in _STAKES)


_OWN = frozenset(map(stem, ("own", "hold", "control")))
_STAKES = frozenset(map(stem, ("stake", "share", "holding", "interest", "shareholding")))


def sort(before: Sequence[Word], noun: str) -> frozenset[str]:
    """What sort of `noun` is measured, by the words right before it: `online sales`, `youth unemployment`."""
    at = next((at for at in range(len(before) - 1, -1, -1) if before[at].key == noun), 0) if noun else 0
    return frozenset(spelling(word.text) for word in before[max(0, at - 2) : at]) & _SORTS


_SORTS = CLASSES["sorts"]


def _subject(before: Sequence[Word]) -> str:
    """The noun before a measure, where only a verb, a share and small words part them: `turnout was`."""
    before = _up_to_the_step(before)
    near = before[-_NEAR:]
    share = told = False
    for at, word in reversed(tuple(enumerate(near))):
        said = spelling(word.text)
        tells = is_past(word) or is_aux(word) or bool({said, word.text.casefold()} & _CHANGES)
        told = told or tells
        share = share or said in _SHARE
        if tells or said in _OF_A_MEASURE or (share and _counts(said)):
            continue
        beside = at and near[at - 1].text[0].isdigit() and word.start - near[at - 1].end <= 1
        unit = said[0].isdigit() or beside
        head = _head(before, len(before) - len(near) + at) if told else word
        name = head.text[0].isupper() and head is not before[0]
        return "" if name or unit else head.key
    return ""


def _up_to_the_step(before: Sequence[Word]) -> Sequence[Word]:
    """The words before a level, without by how much it was moved: `raised its rate [by half a point] to`."""
    steps = [at for at in range(len(before)) if before[at].text == "by" and len(before) - at <= _STEP]
    return [*before[: steps[-1]], before[-1]] if steps and before[-1].text == "to" else before


_STEP = 7


def _head(words: Sequence[Word], at: int) -> Word:
    """The noun that `words[at]` only places: the shares of `shares in the company`, the demand of `demand for gas`."""
    for before in range(at - 1, max(-1, at - _PLACED), -1):
        if words[before].text in _PLACING and before and words[before - 1].key and not is_past(words[before - 1]):
            return words[before - 1]
        if words[before].text.casefold() in CLASSES["break"] | CLASSES["preposition"]:
            break
    return words[at]


_PLACED = 4
"""Words that a noun and what places it lie apart at most."""
_PLACING = frozenset({"in", "at", "for", "on"})


def _counts(said: str) -> bool:
    return said in _SHARE or said[0].isdigit()


def _lasting(text: str, finding: FigureFinding, before: Sequence[Word], after: Sequence[Word]) -> str:
    """What lasts: the noun of `a five-year contract` and `four days of talks`, else the verb of `waited for a week`."""
    if finding.rule == "duration":
        return _noun(text, finding.span.end, after)
    if after and after[0].text in _OF:
        return _noun(text, after[0].end, after[1:])
    if before and before[-1].text == "of":
        return before[-2].key if len(before) > 1 else ""
    told = [word for word in before[-_NEAR:] if spelling(word.text) not in _SMALL]
    told = told[:-1] if len(told) > 1 and told[-1].text in _ON and stem(told[-2].text) in _TAKES else told
    if told and stem(told[-1].text) in _TAKES:
        told = [word for word in told[:-1] if word.key and not (is_past(word) or is_aux(word) or word.text in _AHEAD)]
        return told[-1].key if told and told[-1].text.islower() else ""
    return told[-1].key if told and stem(told[-1].text) not in light() and told[-1].text.islower() else ""


_OF = frozenset({"of", "after", "into"})
_AHEAD = frozenset({"due", "set", "likely", "sure", "expected", "to"})
_TAKES = frozenset(map(stem, ("take", "need", "spend", "require"))) | frozenset(map(stem, CLASSES["lasting"]))
_ON = frozenset({"on", "closed", "shut"})
_SMALL = frozenset({"for", "by", "about", "around", "some", "nearly", "just"})


def _noun(text: str, end: int, after: Sequence[Word]) -> str:
    """The last telling word of the run of words that goes on at `end`, up to a small word or a mark."""
    found = ""
    for word in after[:_MOST]:
        said = word.text.casefold()
        if text[end : word.start].strip(" -") or said in CLASSES["preposition"] | CLASSES["break"] or is_past(word):
            break
        found, end = (alike().get(stem(word.text), word.key) if word.key else found), word.end
    return found
