"""Whether a capitalised name is that of an outlet or a news agency, told by the words outlets call themselves by."""

import re
from collections.abc import Iterator

from collate.language.lexicon import entries, sections
from collate.text import Span

_WORDS = sections("outlets")
_STRONG, _WEAK, _NAMES, _NOT = _WORDS["strong"], _WORDS["weak"], _WORDS["names"], _WORDS["not"]
_PHRASES = tuple(sorted(name.strip() for line in entries("outlets")["phrases"] for name in line.split(";")))
_SUFFIX = re.compile(r"[A-Z]\w*(?:Times|News|Post|Press|Herald|Tribune|TV)")
_WORD = r"(?:(?:[A-Z]\.){2,4}|(?:St|Mt|Ft|Dr)\.|[A-Z](?:[\w&’'-]|\.(?=\w)){0,30})"
"""A full stop ends a name, but for initials and the short forms that open one."""
_NAME = re.compile(rf"(?<![\w&’'.-])(?:[Tt]he[ ])?{_WORD}(?:[ ](?:of[ ]|de[ ])?{_WORD}){{0,4}}")
KIND = "|".join(sorted(entries("outlets")["kinds"], key=len, reverse=True))
"""What outlets are, as words beside a name call them; for regular expressions."""
_BESIDE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?)[ ](?:[\w-]+[ ]){{0,2}}?(?:{KIND})[ ](?P<after>)(?=[A-Z])"
    rf"|[ ](?P<before>)(?!daily\b|outlet\b)(?:{KIND})\b"
)
_JOIN = re.compile(r"(?:,[ ]and|,|[ ]and|[ ]&|/)[ ]?")
_MOST = 6


def names_after(text: str, start: int, end: int) -> list[Span]:
    """The capitalised names that are listed from `start` on: “the Lima Herald, Reuters and AP”."""
    found: list[Span] = []
    at = start
    while len(found) < _MOST and (match := _NAME.match(text, at, end)):
        found.append(Span(match.start(), match.end() - len(match.group()) + len(match.group().rstrip(".,’'"))))
        join = _JOIN.match(text, match.end(), end)
        if join is None:
            break
        at = join.end()
    return found


def names_before(text: str, start: int, end: int) -> list[Span]:
    """The capitalised names that are listed right before `end`."""
    found = [Span(*match.span()) for match in _NAME.finditer(text, start, end)]
    last: list[Span] = []
    stop = end
    for span in reversed(found):
        gap = text[span.end : stop]
        if gap.strip(" ,") and not _JOIN.fullmatch(gap):
            break
        last.append(span)
        stop = span.start
    return last[::-1]


def introduced(text: str, line: Span) -> Iterator[str]:
    """The names that a line calls outlets: `the state broadcaster Canal Sur`, `the NWA news agency`."""
    for match in _BESIDE.finditer(text, *line):
        after = match["after"] is not None
        names = names_after(text, match.end(), line.end) if after else names_before(text, line.start, match.start())
        yield from (plain(span.of(text)) for span in (names[:1] if after else names[-1:]))


def plain(name: str) -> str:
    """A name without its article and its possessive."""
    return name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")


def is_outlet(name: str) -> bool:
    """Whether `name`, perhaps with its article, is an outlet's; a word that is also a surname needs the article."""
    article = name.startswith(("the ", "The "))
    bare = plain(name)
    words = bare.split()
    if any(word in _NOT for word in words) or not words:
        return False
    known = {word if word in _NAMES else word.capitalize() for word in words}
    if bare in _PHRASES or known & (_NAMES | {each.capitalize() for each in _SHOUTED if each in words}):
        return True
    if any(word in _STRONG for word in words) and (article or len(words) > 1):
        return True
    return (article and any(word in _WEAK for word in words)) or (len(words) == 1 and bool(_SUFFIX.fullmatch(bare)))


_SHOUTED = frozenset(name.upper() for name in _NAMES)
