"""Support of the discrepancies: clauses that tell by what somebody is, has or where: `was an accident`, `had no pilot`.

They are tellings like those of a verb; the verb is the noun, with the preposition that it stands behind, or `have`.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from collate.collation.clauses import CLASSES, clause_end, is_aux, objects, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.subject_phrase import subject
from collate.collation.tellings import Telling, mood, stands_in
from collate.language.roots import key
from collate.text import Span

_BE = CLASSES["be"] - {"being"}
_PLACE = frozenset({"in", "on", "at", "inside", "outside", "aboard", "behind"})
_OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "any", "no"})
_NO = CLASSES["not"] | {"no"}
HAVE = "have"


def predicates(each: Scene) -> Iterator[Telling]:
    """The tellings of an article that a noun behind `be` or `have` makes, in order."""
    for line in each.lines:
        for at, word in enumerate(line.words[:-1]):
            said = plain(word)
            if at and said in _BE | CLASSES["have"] and not each.quoted(word.span):
                yield from _of(each, line, at, has=said in CLASSES["have"])


def _of(each: Scene, line: Line, at: int, *, has: bool) -> Iterator[Telling]:
    words = line.words
    rest = list(takewhile(lambda word: plain(word) in CLASSES["not"] or _is_adverb(word), words[at + 1 :]))
    onward = words[at + 1 + len(rest) :]
    place = onward[0].text if onward and onward[0].text in _PLACE and not has else ""
    phrase = _phrase(each, onward[1:] if place else onward)
    if not phrase:
        return
    first = at
    while first and is_aux(words[first - 1]):
        first -= 1
    whose = subject(each, words[:first], words[first])
    if whose:
        yield _telling(each, line, (words[first : at + 1 + len(rest)], whose, phrase), HAVE if has else place)


def _is_adverb(word: Word) -> bool:
    return word.text.endswith("ly") or word.text in {"still", "already", "also", "just"}


def _phrase(each: Scene, onward: Sequence[Word]) -> list[Word]:
    """A noun phrase with its article or owner, which opens `onward`; empty where none does."""
    if not onward or plain(onward[0]) not in _OPENERS:
        return []
    run = [onward[0]]
    for word in onward[1:_LONGEST]:
        if not word.key or not each.glued(run[-1], word) or plain(word) in CLASSES["preposition"]:
            break
        run.append(word)
    return run if len(run) > 1 else []


_LONGEST = 5


def _telling(each: Scene, line: Line, parts: tuple[Sequence[Word], list[Word], list[Word]], how: str) -> Telling:
    chain, whose, phrase = parts
    aux = {plain(word) for word in chain}
    end = clause_end(each.text, phrase[-1].end, line.span.end)
    noes = (bool(aux & _NO), plain(phrase[0]) == "no", plain(whose[0]) in {"no", "none", "neither"})
    behind = line.within(Span(phrase[-1].end, end))
    return Telling(
        each,
        line,
        keys(whose),
        how if how == HAVE else f"{how} {key(phrase[-1].text)}".strip(),
        passive=how != HAVE,
        state=how != HAVE,
        denied=sum(noes) % 2 == 1,
        mood=mood(aux, ""),
        objects=keys(phrase[1:]) if how == HAVE else objects(behind),
        named=Span(whose[0].start, whose[-1].end),
        told=Span(chain[0].start, phrase[-1].end),
        span=Span(whose[0].start, end),
        stands_in=stands_in(whose),
        content=keys(line.within(Span(phrase[0].start, end))),
    )
