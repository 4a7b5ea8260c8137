"""The fixed English phrases in which notes are kept as data, said in the site's language.

Whoever compares articles notes what was found in words that stay the same in every language of the site; a page
says them anew where it knows the phrase, and shows any other note, such as an editor's, as it is.
"""

import re
from collections.abc import Iterator
from functools import cache

from collate.outputs.voice import Voice
from collate.pages.plain import msg, plain

PHRASES = (
    msg("One is the other, rounded."),
    msg("One lies within the bound that the other gives."),
    msg("One lies within what the other gives as approximate."),
    msg("One lies within the range of the other."),
    msg("One is the later report of a running count."),
    msg("The numbers are given for different hours."),
    msg("Told without quotation marks."),
    msg("The quotation starts after these words."),
    msg("The quotation stops before these words, which an ellipsis marks."),
    msg("The quotation stops before these words."),
    msg("These words are left out of the quotation."),
    msg("Not in the fullest reading."),
    msg("“%(words)s” in the fullest reading."),
    msg("Reported as said by %(one)s; the fullest reading names %(other)s."),
    msg("Placed “%(one)s”; the fullest reading has “%(other)s”."),
    msg("verbatim copy"),
    msg("the same cut of a quotation"),
    msg("%(num)s words in a row"),
)
BASES = (msg("stated"), msg("dateline"), msg("front matter"), msg("stated by the page"), msg("stated, no year printed"))
"""How the date of an article is known."""
_TALLY = re.compile(r"(?P<number>[^;]+) in (?P<num>[0-9]+) articles?")
_HOLES = re.compile(r"%\\\((\w+)\\\)s")


def tell(voice: Voice, note: str) -> str:
    """A note in the site's language, empty where it only says again that each number has one article."""
    line = plain(note)
    tally = [_TALLY.fullmatch(part) for part in line.removesuffix(".").split("; ")]
    counted = [match for match in tally if match]
    if len(counted) == len(tally) > 1:
        return "" if all(match["num"] == "1" for match in counted) else "; ".join(_counts(voice, counted)) + "."
    return _said(voice, line) or "; ".join(_said(voice, part) or part for part in line.split("; "))


def _counts(voice: Voice, tally: list[re.Match[str]]) -> Iterator[str]:
    for match in tally:
        said = voice.messages.ngettext(
            "%(number)s in %(num)s article", "%(number)s in %(num)s articles", int(match["num"])
        )
        yield said % match.groupdict()


def _said(voice: Voice, line: str) -> str | None:
    for phrase, pattern in _patterns():
        if match := pattern.fullmatch(line):
            return voice.say(phrase) % match.groupdict() if match.groupdict() else voice.say(phrase)
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((phrase, re.compile(_HOLES.sub(r"(?P<\1>.+)", re.escape(phrase)))) for phrase in PHRASES)
