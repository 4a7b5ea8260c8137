"""A pound is money, unless a measure of weight is evident: pounds of rice, a parcel that weighs ten, a 90-pound dog."""

import re

from collate.language.lexicon import sections
from collate.language.numbers import NumberPhrase
from collate.text import Span

WEIGHT, MONEY = "pound-mass", "pound sterling"
_WORDS = sections("weights")
_OF = re.compile(r"[ ]of[ ](?:the[ ]|its[ ]|their[ ])?([a-z]+)")
_NOUN = re.compile(r"[ ]([a-z]+)")
_FURTHER = re.compile(r"(?:,| and)? (?:[\d½¼¾]+|[a-z]+) ounces?\b")
_WORD = re.compile(r"[a-z]+")
_BEFORE = re.compile(
    r"\b([a-z]+)[ ](?:(?:about|more|than|at|least|over|nearly|some|up|to|another|around|by|from)[ ]){0,3}\Z"
)
_REACH = 32
_SENTENCE = 200


def pounds(text: str, within: Span, phrase: NumberPhrase, end: int) -> str:
    """The unit of a number whose “pound(s)” ends at `end`, told by the words around it."""
    compound = text[phrase.span.end : phrase.span.end + 1] == "-"
    noun = (_NOUN if compound else _OF).match(text, end, within.end)
    if noun:
        return MONEY if noun[1] in _WORDS["sum"] or (compound and phrase.scale > 1) else WEIGHT
    if _FURTHER.match(text, end, within.end):
        return WEIGHT
    start = phrase.span.start
    verb = _BEFORE.search(text, max(within.start, start - _REACH), start)
    if phrase.scale == 1 and verb and verb[1] in _WORDS["shed"]:
        return WEIGHT
    near = text[max(within.start, start - _SENTENCE) : min(within.end, end + _SENTENCE)].lower()
    return WEIGHT if _WORDS["weight"].intersection(_WORD.findall(near)) else MONEY
