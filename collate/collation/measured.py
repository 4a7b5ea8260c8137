"""Support of the figures: the noun that a measure is of, as in `turnout was 61 percent` or `a five-year contract`."""

from collections.abc import Sequence

from collate.collation.clauses import CLASSES, is_aux, is_past, light
from collate.collation.heads import times
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
    if key(finding.unit) in times():
        return _lasting(text, finding, before, after)
    return _subject(before)


def _subject(before: Sequence[Word]) -> str:
    """The noun before a measure, where only a verb, a share and small words part them: `turnout was`."""
    near = before[-_NEAR:]
    share = False
    for at, word in reversed(tuple(enumerate(near))):
        said = spelling(word.text)
        share = share or said in _SHARE
        if is_past(word) or is_aux(word) or said in _CHANGES or said in _OF_A_MEASURE or (share and _counts(said)):
            continue
        name = word.text[0].isupper() and word is not before[0]
        unit = said[0].isdigit() or (at and near[at - 1].text[0].isdigit())
        return "" if name or unit else word.key
    return ""


def _counts(said: str) -> bool:
    return said in _SHARE or said[0].isdigit()


def _lasting(text: str, finding: FigureFinding, before: Sequence[Word], after: Sequence[Word]) -> str:
    """What lasts: the noun of `a five-year contract` and `four days of talks`, the verb of `waited for three days`."""
    if finding.rule == "duration":
        return _noun(text, finding.span.end, after)
    if after and after[0].text == "of":
        return _noun(text, after[0].end, after[1:])
    told = before[-2:]
    lasts = len(told) > 1 and told[1].text == "for" and stem(told[0].text) not in light()
    return told[0].key if lasts else ""


def _noun(text: str, end: int, after: Sequence[Word]) -> str:
    """The last telling word of the run of words that goes on at `end`, up to a small word or a mark."""
    found = ""
    for word in after[:_MOST]:
        said = word.text.casefold()
        if text[end : word.start].strip(" -") or said in CLASSES["preposition"] | CLASSES["break"] or is_past(word):
            break
        found, end = word.key or found, word.end
    return found
