"""What a date does in its clause: only some say when what is told happened.

“The 2023 war”, “missing since 2014”, “up from 2030”: such a date dates something else.
"""

import re
from typing import Literal

from collate.language.lexicon import sections
from collate.text import Span

Role = Literal["when", "since", "until", "of", "from"]

_LED = re.compile(
    r"\b(?P<word>since|after|until|till|by|before|through|from|than[ ](?:in[ ]|on[ ])?|of|in|on)"
    r"[ ](?:the[ ](?:end|start|beginning|middle|close)[ ]of[ ]|(?:at[ ]least|about|around|late|early)[ ]|mid-?)?\Z",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:compared[ ](?:with|to)|than|as)[ ](?:in[ ]|on[ ]|it[ ]was[ ]in[ ])?\Z", re.IGNORECASE)
_ROLES: dict[str, Role] = {
    "since": "since", "after": "since", "until": "until", "till": "until", "by": "until", "before": "until",
    "through": "until", "from": "from", "of": "of",
}  # fmt: skip
_DETERMINED = re.compile(
    r"\b(?:the|an?|its|his|her|their|our|this|that|each|every|[^\W\d_]+['’]s)[ ](?:[a-z]+[ ])?\Z", re.IGNORECASE
)
_NOUN = re.compile(r"[ -](?P<word>[^\W\d_]+)")
_OWNS = ("'s", "’s", "'", "’")
_WHO = re.compile(r"[^\W\d_,;:.]+,?[ ](?:who|whom|whose|which)[ ](?![^,;:.]*[,;:.])[^,;:.]*\Z", re.IGNORECASE)
_TIMES = re.compile(r"\b(?P<word>[^\W\d_]+)[ ]of[ ](?:the[ ])?\Z")
_WORDS = sections("date_roles")
_REACH = 100


def role(text: str, span: Span, floor: int) -> Role:
    """What the date at `span` does, told by the words of its sentence, which begins at `floor`."""
    start = max(floor, span.start - _REACH)
    if _is_attributive(text, span, start):
        return "of"
    led = _LED.search(text, start, span.start)
    word = led["word"].lower() if led else ""
    if word.startswith("than") or _COMPARED.search(text, start, span.start):
        return "from"
    if word == "of":
        time = _TIMES.search(text, start, span.start)
        return "when" if time and time["word"].lower() in _WORDS["time"] else "of"
    if word in _ROLES:
        return _ROLES[word]
    return "of" if _WHO.search(text, start, span.start) else "when"


def _is_attributive(text: str, span: Span, start: int) -> bool:
    """“the 2023 war”, “Monday’s vote”: the date tells which, not when."""
    if text.startswith(_OWNS, span.end):
        return True
    noun = _NOUN.match(text, span.end)
    named = noun is not None and noun["word"].islower() and noun["word"] not in _WORDS["after"]
    return named and bool(_DETERMINED.search(text, start, span.start))
