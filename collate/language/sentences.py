"""Where sentences end, judged on tokens: the mark, the word before it and the word after it."""

from collections.abc import Sequence

from collate.language.lexicon import sections, words
from collate.language.verbs import readings
from collate.model import Token

_ENDS = frozenset(".!?…。！？")
_CLOSERS = frozenset("\"”’'»“)]}") | {"''"}
_OPENERS = frozenset("\"“‘'«„‚([{") | {"``", "''"}
_DOMAINS = frozenset(("com", "org", "net", "gov", "edu", "io", "co", "uk", "tv"))
_ELLIPSES = frozenset(("...", "…"))
_BROKEN = frozenset(("—", "–", "--"))
_BRACKETS = frozenset(")]}")
_SIGNING = frozenset(("—", "–", "―", "--"))
_NOTE = 3
"""Tokens of a note's number with its brackets."""
_PRONOUNS = frozenset(("He", "She", "They", "It", "I", "We"))
_CUE_REACH = 12
"""Tokens after a quotation within which its cue stands."""
_MOST = 600
"""Tokens of the longest sentence: a longer run is no sentence, and what weighs each word against each needs a bound."""


def split(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut one paragraph's `tokens` into sentences: half-open ranges of token indices, in order."""
    cuts: list[tuple[int, int]] = []
    start = at = 0
    count = len(tokens)
    while at < count:
        token = tokens[at].text
        if token[-1] in _ENDS:
            end = _after_closers(text, tokens, at)
            if at > start and _ends_here(tokens, start, at, end):
                cuts.append((start, end))
                start = end
            at = end
        elif token in _BROKEN and at > start and _breaks_off(text, tokens, at):
            cuts.append((start, at + 1))
            start = at = at + 1
        else:
            at += 1
    if start < count:
        cuts.append((start, count))
    return [part for cut in cuts for part in _bounded(*cut)]


def _bounded(start: int, end: int) -> list[tuple[int, int]]:
    """`[start, end)`, in parts if it is no sentence."""
    return [(at, min(at + _MOST, end)) for at in range(start, end, _MOST)]


def _breaks_off(text: str, tokens: Sequence[Token], at: int) -> bool:
    """A dash where somebody breaks off: a sentence's opening word follows in capitals."""
    if at + 1 >= len(tokens) or tokens[at + 1].start == tokens[at].end or not text[tokens[at].start - 1].isspace():
        return False
    word = tokens[at + 1].text
    return word != "I" and len(word) > 1 and word in words("starters") | {"Yes", "Well", "Oh"}


def _after_closers(text: str, tokens: Sequence[Token], at: int) -> int:
    """The index after the end marks and closing marks that stand close together from `at` on."""
    end = at + 1
    while end < len(tokens):
        token = tokens[end]
        close = token.start == tokens[end - 1].end
        trails = token.text in _ELLIPSES and end + 1 < len(tokens) and tokens[end + 1].start > token.end
        if (token.text[-1] in _ENDS and (close or trails) and not token.text[0].isalpha()) or (
            token.text in _CLOSERS and (close or token.text == "”") and _closes(text, token)
        ):
            end += 1
        elif _is_note(tokens, end):
            end += 1 if tokens[end].text.isdigit() else _NOTE
        else:
            break
    return end


def _is_note(tokens: Sequence[Token], at: int) -> bool:
    """A note's number, as in `rose. [6]` or `rose. 6 Even so`, belongs to the sentence before it."""
    held = tokens[at : at + _NOTE]
    if held[0].text.isdigit() and len(held) > 1:
        return len(held[0].text) <= 2 and held[1].text in words("starters") and held[1].text[0].isupper()  # noqa: PLR2004 - no page has a hundred notes
    return len(held) == _NOTE and held[0].text == "[" and held[1].text.isdigit() and held[2].text == "]"


def _closes(text: str, token: Token) -> bool:
    """Whether a closing mark is not glued to a following word, which would make it an opening one."""
    return token.text not in _OPENERS or token.end >= len(text) or not text[token.end].isalnum()


def _ends_here(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    if end >= len(tokens) or (at == start + 1 and tokens[start].text == "No" and not tokens[end].text[0].isdigit()):
        return True
    following = tokens[end]
    if following.start == tokens[end - 1].end:
        return _glued(tokens, at, end)
    word = _first_word(tokens, end)
    mark = tokens[at].text
    if not _may_open(word) or (end > at + 1 and following.text in _SIGNING):
        return mark == "." and following.text == "(" and _stop_ends(tokens, at, word)
    if mark[0].isalpha():
        return _abbreviation_ends(mark[:-1], word)
    if mark == ".":
        quoted = end > at + 1 and tokens[end - 1].text not in _BRACKETS
        return quoted or _stop_ends(tokens, at, word)
    return not (end > at + 1 and _cue_follows(tokens, end))


def _first_word(tokens: Sequence[Token], at: int) -> str:
    while at < len(tokens) - 1 and tokens[at].text in _OPENERS:
        at += 1
    return tokens[at].text


def _may_open(word: str) -> bool:
    first = word[0]
    return not first.islower() and first not in ",;:)]%"


def _glued(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Two paragraphs run together without a space, as in `rising.They`: two words, no address."""
    before, after = tokens[at - 1].text if at else "", tokens[end].text
    return (
        before.isalpha()
        and before.islower()
        and len(before) > 1
        and len(after) > 1
        and after[0].isupper()
        and after[1:].islower()
        and after.lower() not in _DOMAINS
    )


def _stop_ends(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether a bare full stop after the word at `at - 1` ends a sentence that `word` could follow."""
    if not at or tokens[at - 1].end != tokens[at].start:
        return True
    at -= tokens[at - 1].text in ("]", ")") and at > 1
    before = tokens[at - 1].text
    if len(before) == 1 and before.isalpha() and before.isupper():
        return before != "I" and word in words("starters")
    return _abbreviation_ends(before, word)


def _abbreviation_ends(before: str, word: str) -> bool:
    known = sections("abbreviations")
    if before in known["ending"]:
        return word in words("starters")
    if before in known["title"]:
        return False
    if before in known["reference"]:
        return word in words("starters") and not word.isdigit()
    if before in known["month"]:
        return not word[0].isdigit()
    if "." in before:
        return word in words("starters")
    return True


def _cue_follows(tokens: Sequence[Token], at: int) -> bool:
    """`“Enough!” Ito said`: a question or exclamation inside marks does not end its cue's sentence."""
    if tokens[at].text in _OPENERS or tokens[at].text in words("starters") - _PRONOUNS:
        return False
    known = readings()
    for number, token in enumerate(tokens[at + 1 : at + _CUE_REACH], at):
        if token.text in (".", "!", "?", ";", ":") and tokens[number].text not in sections("abbreviations")["title"]:
            return False
        reading = known.get(token.text)
        if reading and "beside" in reading.verb.takes and reading.form not in ("base", "ing"):
            return True
    return False
