"""When a number without unit and noun is a figure all the same, and what it borrows from the figures before it."""

import re

from collate.language.quantity import Quantity
from collate.text import Span

_ASKS = re.compile(
    r"\b(?:to|at|of|by|is|are|was|were|be|been|reached|hit|from|shows?|says?|[a-z]{2,12}ed"
    r"|for[ ](?:just|only)|away|total(?:s|led|ed|ing)?|number(?:s|ed|ing)?|equals|near)[ ]\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[ ]?(?:[.;,:!?)”\"’]|$|(?:by|when|while|who|which|in|on|at|last|this|from|after|for|as|and)\b)")
_GOES_ON = re.compile(r"(?:[,;:]|\b(?:and|but|while|that|said))[ ]\Z")
_ACTS = re.compile(r"[ ](?:were|are|have|had|remain(?:ed)?|died|fled|survived|escaped|drowned|vanished)\b")
"""“Nine died and 140 were hurt”, “Seven are missing”: a number that acts counts those who do."""
OF_THOSE = re.compile(r"[ ]of[ ](?:them|those|these|whom|which)\b")
"""“six of them”, “four of those rescued”: some of several that were named before, or are told right behind."""
_DOING = re.compile(r"\b[a-z]{3,12}ing[ ]\Z")
_NOT_DOING = re.compile(
    r"\b(?:during|following|including|excluding|regarding|being|having|nothing|something|morning|evening)[ ]\Z"
)
_DETERMINED = re.compile(r"\b(?:the|an?|this|that)[ ]\Z", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:no|any|every|each|this|that|the|which|another|such|last|first|next|some|good|right|wrong|big|new)[ ]\Z",
    re.IGNORECASE,
)
_LIKE_A_YEAR = (1000, 2200)
_LARGE = 1000
_REACH = 24


def stands_alone(text: str, quantity: Quantity, qualifier: str, opening: int) -> bool:
    """Whether a bare number is a figure: loosened, written as amounts are, or asked for by the words beside it.

    `opening` is where its sentence begins.
    """
    start, end = quantity.span
    kind = quantity.phrase.kind
    floor = max(0, start - _REACH)
    if kind == "fraction":
        return bool(qualifier) or text.startswith(" of ", end)
    if kind != "vague" and quantity.first > 1 and _is_of_some(text, quantity, opening):
        return True
    if kind in {"vague", "words"}:
        return kind == "words" and bool(qualifier) and quantity.first > 1
    written = quantity.number.of(text)
    if qualifier or "," in written or "." in written or kind == "scaled":
        return True
    asked = bool(_ASKS.search(text, floor, start))
    if quantity.first >= _LARGE and not _LIKE_A_YEAR[0] <= quantity.first < _LIKE_A_YEAR[1]:
        return not _DETERMINED.search(text, floor, start)
    return asked and bool(_ENDS.match(text, end))


def _is_of_some(text: str, quantity: Quantity, opening: int) -> bool:
    """Whether a number counts those who act, are acted on, or are some of those named before."""
    start, end = quantity.span
    floor = max(0, start - _REACH)
    if OF_THOSE.match(text, end):
        return True
    opens = start == opening or _GOES_ON.search(text, floor, start)
    done = _DOING.search(text, floor, start) and not _NOT_DOING.search(text, floor, start)
    return bool((opens and _ACTS.match(text, end)) or (done and _ENDS.match(text, end)))


def one_counts(text: str, quantity: Quantity) -> bool:
    """“one” is a pronoun more often than a number."""
    return not _PRONOUN.search(text, max(0, quantity.span.start - _REACH), quantity.span.start)


def in_brackets(text: str, before: Span, span: Span) -> bool:
    """“100 kilometres (60 miles)”: the same amount in another measure."""
    return text[before.end : span.start].strip() == "("
