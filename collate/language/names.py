"""Names in running text: runs of capitalised words, without titles, weekdays and the capital that opens a sentence."""

from collections.abc import Iterator, Sequence

from collate.frozen import Frozen
from collate.language.counted import is_plural
from collate.language.lexicon import sections, words
from collate.language.tables import forms
from collate.language.verbs import readings
from collate.model import Sentence, Token
from collate.text import Span

_OPENING = frozenset("\"“‘'«„:—–-(•``")
_POSSESSIVE = frozenset(("'s", "’s", "'S", "’S"))
_LONGEST = 12
"""Tokens a name has at most."""


class Name(Frozen):
    """One place where a name stands: `words` without title and possessive, `title` the words of office before it."""

    span: Span
    words: tuple[str, ...]
    title: str | None
    after: str
    before: str
    opens: bool

    @property
    def text(self) -> str:
        """The name as words joined by single spaces."""
        return " ".join(self.words)


def names(text: str, sentences: Sequence[Sentence]) -> list[Name]:
    """Every name of an article in order of the text, weekdays, months and sentence openers left out."""
    lower = {token.text for sentence in sentences for token in sentence.tokens if token.text.islower()}
    found: list[Name] = []
    for sentence in sentences:
        found += _in_sentence(text, sentence.tokens)
    inside = {word for name in found if not name.opens for word in name.words}
    return [name for name in found if not (name.opens and _common(name, lower, inside))]


def _common(name: Name, lower: set[str], inside: set[str]) -> bool:
    """Whether a lone opener is a common word, for no place within a sentence shows it with a capital.

    It also occurs in lower case, or it has the form of a plural or of a word made from another, or it is a small word.
    """
    if len(name.words) > 1 or name.words[0] in inside or name.words[0].isupper():
        return False
    word = name.words[0].lower()
    return (
        word in lower
        or word.endswith(_MADE)
        or (is_plural(word) and name.after not in _POSSESSIVE and name.words[0] not in sections("outlets")["names"])
        or word in forms("number_words")
        or name.words[0] in words("common_openers")
    )


_MADE = (
    "ly",
    "ing",
    "ed",
    "ness",
    "tion",
    "sion",
    "ship",
    "ment",
    "ance",
    "ence",
    "ity",
    "ful",
    "less",
    "able",
    "ible",
)
"""Endings of words that are made from other words."""


def _in_sentence(text: str, tokens: Sequence[Token]) -> Iterator[Name]:
    at, count = 0, len(tokens)
    while at < count:
        if not _capital(tokens[at].text):
            at += 1
            continue
        end = _run(tokens, at)
        name = _name(text, tokens, at, end)
        if name:
            yield name
        at = end


def _capital(word: str) -> bool:
    return word[0].isupper() and (len(word) > 1 or word not in "AI")


def _run(tokens: Sequence[Token], start: int) -> int:
    """The end of the capitalised run from `start`: particles join persons, `of` and `for` join organisations."""
    known = sections("names")
    at = start + 1
    while at < len(tokens) and at - start < _LONGEST:
        word = tokens[at].text
        if (
            (_capital(word) and not _compound(tokens[at - 1].text))
            or (word == "." and tokens[at].start == tokens[at - 1].end and _initial(tokens, at))
            or (word in known["particle"] and _capital_at(tokens, at + 1))
            or _of_members(tokens, at)
        ):
            at += 1
        elif word == "of" and _capital_after_article(tokens, at + 1) and _governs(tokens, at):
            at += 2 if tokens[at + 1].text == "the" else 1
        elif word in ("for", "and", "&") and _capital_at(tokens, at + 1) and _governs(tokens, at):
            if word == "and" and not _organisation_follows(tokens, at + 1):
                break
            at += 1
        else:
            break
    return at


def _of_members(tokens: Sequence[Token], at: int) -> bool:
    """Whether an apostrophe stands between the members of a body and its noun: `the Dockers' Union`."""
    owner = (
        tokens[at].text in _APOSTROPHES and tokens[at].start == tokens[at - 1].end and tokens[at - 1].text[-1] == "s"
    )
    return owner and _capital_at(tokens, at + 1) and _organisation_follows(tokens, at + 1)


_APOSTROPHES = ("'", "’")


def _compound(word: str) -> bool:
    """`Ruritania-backed` ends a run: the name after it is another."""
    return "-" in word and word[word.rindex("-") + 1 :].islower()


def _initial(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].text
    short = (
        (len(before) == 1 and before.isupper())
        or before.lower() in sections("names")["title"]
        or before in ("St", "Jr", "Sr")
    )
    return short and _capital_at(tokens, at + 1)


def _capital_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and _capital(tokens[at].text)


def _capital_after_article(tokens: Sequence[Token], at: int) -> bool:
    return _capital_at(tokens, at) or (at < len(tokens) and tokens[at].text == "the" and _capital_at(tokens, at + 1))


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before a joining word name a body: `Ministry of`, `Bank of`, `Department for`."""
    kinds = sections("names")
    return tokens[at - 1].text.lower() in kinds["organisation"] | kinds["place"] | kinds["title"]


def _organisation_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether an `and` stands inside a name: the run after it is one plain word that ends the name."""
    return tokens[at].text.lower() in sections("names")["organisation"]


def _name(text: str, tokens: Sequence[Token], start: int, end: int) -> Name | None:
    """The name in the run `[start, end)`: its opening word, titles and calendar words cut off."""
    first = start
    while first < end and tokens[first].text in words("starters"):
        first += 1
    end = _before_calendar(tokens, first, end)
    name = _after_titles(tokens, first, end)
    while name < end and (tokens[name].text == "." or tokens[name].text in words("starters")):
        name += 1
    held = _words(tokens[name:end])
    if not held or held[0] == "of" or not held[-1][0].isupper() or _is_adjective(held, tokens, end):
        return None
    return Name(
        Span(tokens[name].start, tokens[end - 1].end),
        held,
        _title(text, tokens, name),
        tokens[end].text if end < len(tokens) else "",
        tokens[name - 1].text if name else "",
        name == start and (start == 0 or tokens[start - 1].text in _OPENING),
    )


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a run, an apostrophe with the word that it closes."""
    held: list[str] = []
    for token in tokens:
        if token.text in _APOSTROPHES and held:
            held[-1] += token.text
        elif token.text != ".":
            held.append(token.text)
    return tuple(held)


def _before_calendar(tokens: Sequence[Token], start: int, end: int) -> int:
    known = sections("names")["calendar"]
    found = (at for at in range(start, end) if tokens[at].text.lower() in known)
    return next((at for at in found if not (at == start and _is_given(tokens, at, end))), end)


def _is_given(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a month is a given name: a surname stands behind it, and nothing before it that a month would have."""
    kinds, said = sections("names"), tokens[at].text.lower()
    if said not in kinds["given-month"] or end != at + _FULL or tokens[at + 1].text == ".":
        return False
    behind = tokens[at + 1].text.lower()
    told = behind not in kinds["title"] | kinds["organisation"] | kinds["place"] | kinds["calendar"] | {"day"}
    before = tokens[at - 1].text.lower() if at else ""
    return told and not before[:1].isdigit() and before not in kinds["of-month"] and (before.isalnum() or before == ",")


_FULL = 2


def _after_titles(tokens: Sequence[Token], start: int, end: int) -> int:
    """The index after the last word of office or trade in the run, if a name follows; `Secretary of State` is one."""
    known = sections("names")["title"] | sections("names")["maker"]
    last = max((at for at in range(start, end) if tokens[at].text.lower() in known), default=start - 1)
    after = last + 1
    if last >= start and after + 2 < end and tokens[after].text == "of":
        after += 2
    return after


def _is_adjective(held: Sequence[str], tokens: Sequence[Token], end: int) -> bool:
    """`Ruritanian troops`, `Ruritania-backed`: a place's adjective before what it describes names nobody."""
    word = held[-1]
    if _compound(word):
        return True
    if len(held) > 1 or not word.endswith(tuple(sections("names")["adjective"])):
        return False
    after = tokens[end].text if end < len(tokens) else ""
    return after[:1].islower() and after not in words("function_words") and not _reports(after)


def _reports(word: str) -> bool:
    """Whether a word tells what somebody said and describes nothing: `Adeyi told` is no adjective before its noun."""
    found = readings().get(word)
    return found is not None and (found.form in {"past", "either"} or (found.form == "third" and not found.verb.noun))


def _title(text: str, tokens: Sequence[Token], name: int) -> str | None:
    """The words of office before a name, also in lower case: `the energy minister Ana Ito`, `Prime Minister Ito`."""
    known = sections("names")["title"]
    first = name
    while first > 0 and (tokens[first - 1].text.lower() in known or (tokens[first - 1].text == "." and first > 1)):
        first -= 1
    while first < name and not tokens[first].text[0].isalpha():
        first += 1
    return text[tokens[first].start : tokens[name - 1].end] if first < name else None
