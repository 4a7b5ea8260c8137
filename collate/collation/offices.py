"""Support of the discrepancies: the offices that articles set beside names: `former mayor Ito`, `Ito, a judge`."""

from collections.abc import Iterator, Sequence

from collate.collation.cast import Cast
from collate.collation.clauses import is_aux, is_past
from collate.collation.scene import Line, Scene, Word, keys
from collate.frozen import Frozen
from collate.language import lexicon
from collate.language.meaning import key
from collate.model import Anchor
from collate.text import Span

_BEFORE = 5


class Office(Frozen):
    """A name with the office that stands beside it, how that is held (`former`, `deputy`), and of what body it is."""

    source: str
    name: str
    title: str
    held: str
    body: frozenset[str]
    cited: Anchor


def offices(each: Scene, players: Cast) -> tuple[Office, ...]:
    """The offices that an article sets beside the names of persons, in order."""
    return tuple(_offices(each, players))


def _offices(each: Scene, players: Cast) -> Iterator[Office]:
    for line in each.lines:
        for span, player in players.within(each, line.span):
            if player.kind == "person":
                for phrase in (_title(each, line, span), _set_before(each, line, span), _set_behind(each, line, span)):
                    yield from _office(each, player.name, span, phrase)


def _office(each: Scene, name: str, span: Span, phrase: Sequence[Word]) -> Iterator[Office]:
    """The office that a phrase names, by the first word for one; none where no word is."""
    at = next((at for at, word in enumerate(phrase) if _is_office(phrase, at)), None)
    if at is not None:
        cited = Span(min(phrase[0].start, span.start), max(phrase[-1].end, span.end))
        how = [held for word in phrase[:at] if (held := _HELD.get(word.text.casefold()))]
        body = keys(word for word in phrase if word.text.casefold() not in _HELD) - _titles()
        yield Office(each.source, name, phrase[at].key, how[0] if how else "", body, each.anchor(cited))


def _is_office(phrase: Sequence[Word], at: int) -> bool:
    """Whether a word is the head of an office: `prime minister`, not the `president` of `president's lawyer`."""
    return phrase[at].key in _titles() and not (at + 1 < len(phrase) and phrase[at + 1].key in _titles())


def _title(each: Scene, line: Line, span: Span) -> list[Word]:
    """The words right before a name, back to a mark, an article or a small word; empty where none is a title."""
    taken: list[Word] = []
    for word in reversed(line.before(span.start)[-_BEFORE:]):
        glued = each.glued(word, taken[-1]) if taken else not each.text[word.end : span.start].strip()
        if not glued or (word.text.islower() and not word.key and word.text not in _HELD):
            break
        taken.append(word)
    taken.reverse()
    return taken if taken and taken[-1].key in _titles() else []


def _set_before(each: Scene, line: Line, span: Span) -> list[Word]:
    """The words before the comma before a name, back to a mark or a verb: `the union's president, Ana Ito`."""
    before = line.before(span.start)[-_APPOSED:]
    starts = [*(word.start for word in before), span.start][1:]
    marks = [each.text[word.end : start] for word, start in zip(before, starts, strict=True)]
    taken = _beside(before[::-1], marks[::-1])[::-1]
    return taken if taken and taken[-1].key in _titles() else []


def _set_behind(each: Scene, line: Line, span: Span) -> list[Word]:
    """The words between the comma behind a name and the next mark: `Ana Ito, the former mayor of Aldport,`."""
    after = line.after(span.end)[:_APPOSED]
    ends = [span.end, *(word.end for word in after)][: len(after)]
    taken = _beside(after, [each.text[end : word.start] for end, word in zip(ends, after, strict=True)])
    opens = next((at for at, word in enumerate(taken[:_OPENING]) if word.key in _titles()), None)
    tells = any(is_past(word) or is_aux(word) for word in taken[: opens or 0])
    return taken if opens is not None and not tells and taken[0].text.casefold() not in _RELATIVE else []


def _beside(words: Sequence[Word], marks: Sequence[str]) -> list[Word]:
    """The words, read away from a name, that a comma sets beside it, up to the next mark; `marks` stand before each."""
    taken: list[Word] = []
    for word, between in zip(words, marks, strict=True):
        if (between.strip() if taken else between != ", ") and between.strip() not in {"'", "’"}:
            break
        taken.append(word)
    return taken


_APPOSED = 8
_OPENING = 5
_RELATIVE = frozenset({"who", "whose", "whom", "which", "and", "but"})
_HELD = {word: how for how, words in lexicon.sections("former").items() for word in words}


def _titles() -> frozenset[str]:
    return _TITLES


_TITLES = frozenset(map(key, lexicon.words("offices")))
