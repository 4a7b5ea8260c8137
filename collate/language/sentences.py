"""Where sentences end, judged on tokens: the mark, the word before it and the word after it."""

from collections.abc import Sequence

from collate.language.lexicon import sections, words
from collate.language.verbs import readings
from collate.model import Token

_WIDE = frozenset("。！？｡")
"""Marks of scripts that put no space between sentences."""
_ENDS = frozenset(".!?…؟۔।॥։።") | _WIDE
_CLOSERS = frozenset("\"”’'»“)]}」』）〉》】") | {"''"}
_SPACED = frozenset("”»")
"""Closing marks that may stand apart from what they close."""
_OPENERS = frozenset("\"“‘'«„‚([{") | {"``", "''"}
_DOMAINS = frozenset(("com", "org", "net", "gov", "edu", "io", "co", "uk", "tv"))
_ELLIPSES = frozenset(("...", "…"))
_BROKEN = frozenset(("—", "–", "--"))
_BRACKETS = frozenset(")]}")
_SIGNING = frozenset(("—", "–", "―", "--"))
_LABELS = frozenset(("Figure", "Fig", "Table", "Chart", "Map", "Box", "Plate", "Photo", "Exhibit", "Panel"))
_EYES, _MOUTHS = frozenset((":", ";", "=")), frozenset(("(", ")", "D", "P", "p", "/", "O", "o", "]", "|"))
_SHORT_NAME = 2
"""Letters of a first name cut short."""
_ORDINAL_STOPS = frozenset(("de", "da", "no", "fi", "cs", "hu"))
_NUMERAL = 2
"""Digits of an item's or a note's number at most."""
_NOTE = 3
"""Tokens of a note's number with its brackets."""
_PRONOUNS = frozenset(("He", "She", "They", "It", "I", "We"))
_CUE_REACH = 12
"""Tokens after a quotation within which its cue stands."""
_MOST = 600
"""Tokens of the longest sentence: a longer run is no sentence, and what weighs each word against each needs a bound."""


def split(text: str, tokens: Sequence[Token], language: str = "en") -> list[tuple[int, int]]:
    """Cut one paragraph's `tokens` into sentences: half-open ranges of token indices, in order."""
    cuts: list[tuple[int, int]] = []
    count = len(tokens)
    start = at = _after_label(tokens)
    if start:
        cuts.append((0, start))
    small = any(token.text == "i" for token in tokens)
    while at < count:
        token = tokens[at].text
        if token[-1] in _ENDS or _is_smiley(text, tokens, at):
            end = _after_closers(text, tokens, at)
            if language in _ORDINAL_STOPS and _is_ordinal(tokens, at, end):
                at = end
                continue
            if at > start and (_ends_here(tokens, start, at, end) or (small and _ends_small(tokens, at, end))):
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


def _is_ordinal(tokens: Sequence[Token], at: int, end: int) -> bool:
    """“am 3. Mai”: where a stop makes a number an ordinal, one of a few digits ends no sentence."""
    before = tokens[at - 1].text if at else ""
    return (
        tokens[at].text == "." and end == at + 1 and before.isdigit() and len(before) <= _NUMERAL and end < len(tokens)
    )


def _after_label(tokens: Sequence[Token]) -> int:
    """Past “Figure 1.5” or “Table 2.”, where the words of a caption begin anew behind it; 0 where none does."""
    if len(tokens) <= _NOTE or tokens[0].text not in _LABELS or not tokens[1].text[0].isdigit():
        return 0
    at = 3 if tokens[2].text == "." else 2
    word = tokens[at].text
    return at if word[0].isupper() and tokens[at].start > tokens[at - 1].end else 0


def _is_smiley(text: str, tokens: Sequence[Token], at: int) -> bool:
    """`:)` and its like, which stand apart and close what was said."""
    if tokens[at].text not in _EYES or at + 1 >= len(tokens) or not text[tokens[at].start - 1].isspace():
        return False
    mouth = tokens[at + 1]
    return mouth.start == tokens[at].end and mouth.text in _MOUTHS and not text[mouth.end : mouth.end + 1].isalnum()


def _ends_small(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Who writes “i” for “I” begins no sentence with a capital: a stop ends one unless it shortens a word."""
    if end >= len(tokens) or tokens[end].start == tokens[end - 1].end or tokens[at].text in _ELLIPSES:
        return False
    before = tokens[at - 1].text
    whole = before.isalpha() and len(before) > 1 and before not in sections("abbreviations")["reference"]
    return tokens[end].text[0].islower() and (whole or tokens[at].text != ".") and not _cue_follows(tokens, end)


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
        if _is_smiley(text, tokens, end) or _is_smiley(text, tokens, end - 1):
            end += 1 if _is_smiley(text, tokens, end - 1) else 2
            continue
        close = token.start == tokens[end - 1].end
        trails = token.text in _ELLIPSES and end + 1 < len(tokens) and tokens[end + 1].start > token.end
        if (token.text[-1] in _ENDS and (close or trails) and not token.text[0].isalpha()) or (
            token.text in _CLOSERS and (close or token.text in _SPACED) and _closes(text, token)
        ):
            end += 1
        elif _is_note(tokens, end):
            end += 1 if tokens[end].text[0].isdigit() else _NOTE
        else:
            break
    return end


def _is_note(tokens: Sequence[Token], at: int) -> bool:
    """A note's number, as in `rose. [6]` or `rose. 6 Even so`, belongs to the sentence before it."""
    held = tokens[at : at + _NOTE]
    if held[0].text.replace(",", "").isdigit() and len(held) > 1:
        short = len(held[0].text.partition(",")[0]) <= _NUMERAL
        return short and held[1].text in words("starters") and held[1].text[0].isupper()
    return len(held) == _NOTE and held[0].text == "[" and held[1].text.isdigit() and held[2].text == "]"


def _closes(text: str, token: Token) -> bool:
    """Whether a closing mark is not glued to a following word, which would make it an opening one."""
    return token.text not in _OPENERS | _SPACED or token.end >= len(text) or not text[token.end].isalnum()


def _ends_here(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    first = tokens[start].text if at == start + 1 else ""
    if end >= len(tokens) or (first == "No" and not tokens[end].text[0].isdigit()):
        return True
    if (end == at + 1 and _numbers(first, tokens[at])) or _hesitates(tokens, at, end):
        return False
    following = tokens[end]
    if following.start == tokens[end - 1].end:
        return end == at + 1 if tokens[at].text in _WIDE else _glued(tokens, at, end)
    word = _first_word(tokens, end)
    if not _may_open(word) or (end > at + 1 and following.text in _SIGNING):
        return tokens[at].text == "." and following.text == "(" and _stop_ends(tokens, at, word)
    return _mark_ends(tokens, at, end, word)


def _mark_ends(tokens: Sequence[Token], at: int, end: int, word: str) -> bool:
    """Whether the mark at `at`, with what closes it up to `end`, ends a sentence that `word` may follow."""
    mark = tokens[at].text
    if mark[0].isalpha():
        return _abbreviation_ends(mark[:-1], word)
    if mark != ".":
        return not (end > at + 1 and _cue_follows(tokens, end))
    return (end > at + 1 and tokens[end - 1].text not in _BRACKETS) or _stop_ends(tokens, at, word)


def _numbers(word: str, mark: Token) -> bool:
    """“1.”, “b.”, “Q.” before an item: it belongs to what it numbers."""
    return mark.text == "." and ((word.isdigit() and len(word) <= _NUMERAL) or (len(word) == 1 and word.isalpha()))


def _hesitates(tokens: Sequence[Token], at: int, end: int) -> bool:
    """“I … I can't”, and the marks of a spaced ellipsis, after the last of which “I” begins nothing."""
    if tokens[at].text == ".":
        return tokens[end].text == "." or (at > 0 and tokens[at - 1].text == "." and tokens[end].text == "I")
    return tokens[at].text in _ELLIPSES and at > 0 and tokens[at - 1].text == tokens[end].text


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
        and (before.islower() or tokens[at].text in "!?" or after in words("starters"))
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
    if len(before) == 1 and before.isalpha():
        return word in words("starters")
    if len(before) == _SHORT_NAME and before.istitle() and len(word) == 1 and _is_initial(tokens, at, word):
        return False
    if before in sections("abbreviations")["title"] and at > 1 and _stands_behind(before, tokens[at - 2].text):
        return word in words("starters")
    return _abbreviation_ends(before, word)


def _stands_behind(title: str, name: str) -> bool:
    """“D. F. Cole, Prof.”, “Main St.”: what mostly opens a name may also close one."""
    return name == "," or (title == "St" and name[0].isupper())


def _is_initial(tokens: Sequence[Token], at: int, word: str) -> bool:
    """“Ed. K. Gross”: a name's short form before an initial."""
    after = tokens[at + 1 : at + 3]
    return [token.text for token in after[:1]] == [word] and len(after) > 1 and after[1].text == "."


def _abbreviation_ends(before: str, word: str) -> bool:
    known, opens = sections("abbreviations"), word in words("starters")
    if before in known["title"]:
        return False
    if before in known["clock"]:
        return word not in known["time"] and not (word.isupper() and len(word) > 1)
    if before in known["month"] or before == "no":
        return not word[0].isdigit()
    if before in known["reference"] or before[0].lower() + before[1:] in known["reference"]:
        return opens and not word.isdigit()
    return opens or not (before in known["ending"] or "." in before)


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
