"""What a page carries around an article: recognised by how pages are built, never by who built them.

Furniture is kept out of sentences, so that a share button is never cited as a fact.
"""

import re
from collections.abc import Iterator, Sequence

from collate.language.datelines import without_date
from collate.language.lexicon import entries, sections
from collate.model import Excluded
from collate.text import Span

_LABEL = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_AGE = re.compile(r"(?:(?:an?|\d+) (?:second|minute|min|hour|day|week|month|year)s? (?:ago|read)\W*)+", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?P<bracket>[(\[—–])?\W?(?:(?:Additional|Further|Original|More) )?"
    r"(?:Reporting|Writing|Editing|Edited|Written|Compiled|Translated|Translation|Production)"
    r"(?:,? (?:and |& )?(?:reporting|writing|editing))* by (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[,|·•/(]| [-–—] ")
"""What parts the names of a byline from what follows them."""
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"\w+")
_SEPARATORS = re.compile(r"[|·•»/]")
_STOPS = '.!?:;…"”’'
_SHORT = 9
"""Words: a longer line is prose unless it says otherwise."""
_SIGN_OFF = 8
"""Words of a line without brackets that only says who worked on the article."""
_BRIEF = 3
"""Words of a section label or a site's name."""
_PROSE = 8
"""Words from which a line with a full stop is the article's own prose."""
BULLETS = ("•", "●", "▪", "◦", "‣", "·", "*", "-", "–", "—")


def is_prose(line: str) -> bool:
    """Whether a line is surely the article's own: a bullet, or enough words with a mark at the end."""
    if line.startswith(BULLETS) and line[1:2].isspace():
        return True
    return line[-1:] in _STOPS and len(line.split(maxsplit=_PROSE)) >= _PROSE


def is_credit(line: str) -> bool:
    """Whether a line names where the whole article comes from, as in “Credited from: NAME”."""
    opening, colon, name = line.partition(":")
    return (
        bool(colon and name.strip())
        and opening.strip().lower() in entries("furniture")["credit"]
        and not is_prose(line)
    )


DATED = frozenset(("publish-line", "byline", "date-line"))
"""The rules of lines that may state when the article was published."""


def furniture(text: str, lines: Sequence[Span], headline: Span | None, language: str = "en") -> list[Excluded]:
    """The lines that are no part of the article, each with the rule that says so, in order."""
    first = next((at for at, line in enumerate(lines) if is_prose(line.of(text))), len(lines))
    known = {_key(headline.of(text))} if headline else set[str]()
    found = []
    for at, line in enumerate(lines):
        rule = next(_rules(line.of(text), known, language, before=at < first), None) if line != headline else None
        if rule:
            found.append(Excluded(line, rule))
    return found if len(found) < len(lines) else []


def _rules(line: str, headlines: set[str], language: str, *, before: bool) -> Iterator[str]:
    """The names of the rules by which `line` is furniture; `before`: it stands before the first prose."""
    key = _key(line)
    if not key:
        yield "ornament"
    if key in headlines:
        yield "repeated-title"
    if before and any(key.startswith(each + " ") and _separated(line, each) for each in headlines):
        yield "site-title"
    yield from _of_the_page(line)
    if before:
        yield from _of_the_head(line, language, named=bool(headlines))


def _of_the_head(line: str, language: str, *, named: bool) -> Iterator[str]:
    """Rules for lines before the first prose: a date, who wrote it, the page's name where the article is `named`."""
    besides = without_date(line, language)
    if besides == "":
        yield "date-line"
    words = (line if besides is None else besides).split(maxsplit=_SHORT)
    if _is_byline(words) or _is_post(words):
        yield "byline"
    if named and _is_masthead(line):
        yield "masthead"


def tells_of_the_page(line: str, language: str) -> bool:
    """Whether a line is no title: it says when the article was published, or by whom it is."""
    return _dated(line) or any(_of_the_head(line, language, named=False))


def _of_the_page(line: str) -> Iterator[str]:
    """Rules that hold anywhere on a page: parts of its frame, invitations, dates, links."""
    known = entries("furniture")
    if _LABEL.fullmatch(line) and sections("furniture")["label"].intersection(re.split("[-_]", line)):
        yield "element-label"
    if all(_is_button(part.strip(" :").lower()) for part in _SEPARATORS.split(line)):
        yield "navigation"
    short = len(line.split(maxsplit=_SHORT)) < _SHORT and line[-1] not in "!?…"
    if short and any(_opens(line.lower(), each) for each in known["opening"]):
        yield "invitation"
    if _dated(line):
        yield "publish-line"
    if _signs_off(line):
        yield "sign-off"
    if _AGE.fullmatch(line):
        yield "age"
    if _LINK.fullmatch(line):
        yield "link"


def _is_button(part: str) -> bool:
    """Whether a part of a line is a word to click on, or a count of readers' comments and the like."""
    number, _, noun = part.partition(" ")
    counts = number.replace(",", "").isdigit() and noun in entries("furniture")["counted"]
    return counts or part in entries("furniture")["whole"]


def _signs_off(line: str) -> bool:
    """Whether a line says who worked on the article: `(Reporting by NAME in PLACE; Editing by NAME)`."""
    opened = _SIGNED.match(line)
    return opened is not None and bool(opened["bracket"] or "; " in line or len(line.split()) <= _SIGN_OFF)


def _is_masthead(line: str) -> bool:
    return len(line.split(maxsplit=_BRIEF)) <= _BRIEF and line[-1] not in _STOPS and not is_credit(line)


def _key(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))


def _separated(line: str, headline: str) -> bool:
    """Whether a line is a headline, a separator and a site's name."""
    rest = _WORD.findall(line)[len(headline.split()) :]
    return len(rest) <= _SHORT and any(mark in line for mark in (" - ", " | ", " – ", " — ", " :: ", " » "))


def _opens(line: str, opening: str) -> bool:
    return line.startswith(opening) and not line[len(opening) : len(opening) + 1].isalpha()


def _dated(line: str) -> bool:
    """A publish line: it names publication first (an icon's label may be glued before), then a date."""
    opening = line[:40].lower().partition(":")[0]
    if ":" not in line[:40]:
        opening = " ".join(line.lower().split()[:2])
    return (
        any(opening.endswith(each) or opening.startswith(each + " ") for each in entries("furniture")["dated"])
        and any(character.isdigit() for character in line)
        and len(line.split()) <= 2 * _SHORT
        and line[-1] != "."
    )


def author(line: str, language: str) -> str | None:
    """Who wrote the article as a byline has it, without post and date; None where it names a desk, not a person."""
    besides = without_date(line, language)
    words = (line if besides is None else besides).split()
    if not _is_byline(words):
        return None
    names = _AFTER.split(" ".join(words[1:]))[0].strip()
    return names if names and not _desk().intersection(names.lower().split()) else None


def _is_byline(words: Sequence[str]) -> bool:
    return (
        len(words) > 1
        and words[0] in ("By", "BY")
        and all(word[0].isupper() or word in ("and", "de") for word in words[1:])
    )


def _is_post(words: Sequence[str]) -> bool:
    """Whether words are somebody's post at an outlet, as it stands below a byline: `Political Editor, The Herald`."""
    posts = [word.strip(",").lower() for word in words]
    named = all(word[0].isupper() or word in ("and", "of", "for", "in", "at", "the") for word in words)
    return 1 < len(words) <= _SHORT and named and bool(_posts().intersection(posts)) and words[-1][-1] not in _STOPS


def _desk() -> frozenset[str]:
    return sections("furniture")["desk"]


def _posts() -> frozenset[str]:
    return sections("furniture")["post"]
