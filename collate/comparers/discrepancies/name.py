"""Who somebody is: in office here and formerly there, or another first name under the same title and surname."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from collate.collation.scene import Line, Scene, Word
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language import lexicon
from collate.language.meaning import key, spelling
from collate.model import Anchor, Discrepancy
from collate.text import Span

_BEFORE = 5


@dataclass(frozen=True, slots=True)
class _Styled:
    """A name with the title right before it, and whether `former` stands before that."""

    source: str
    name: str
    title: str
    past: bool
    cited: Anchor


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Persons whom one article gives an office as held, another as held once."""
    by_name: dict[str, list[_Styled]] = defaultdict(list)
    for each in field.scenes:
        for styled in _styled(field, each):
            by_name[styled.name].append(styled)
    found = (_parted(name, held) for name, held in by_name.items())
    return (*(each for each in found if each), *_misspelled(field))


def _misspelled(field: Field) -> Iterator[Discrepancy]:
    """Persons of one first name whose surnames differ by a letter or two, each in articles that lack the other."""
    shown: dict[tuple[str, str], dict[str, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for each in field.scenes:
        for span, player in field.players.places[each.source]:
            words = player.name.split()
            if player.kind == "person" and len(words) > 1 and span.of(each.text) == player.name:
                shown[spelling(words[0]), spelling(words[-1])[:1]][player.name].append(each.anchor(span))
    for several in shown.values():
        for one, other in combinations(list(several)[:_MOST], 2):
            if _apart(several[one], several[other]) and _spelled_alike(one, other):
                sides = [several[one][:1], several[other][:1]]
                yield discrepancy("name", "soft", f"How a name is spelled: {one} / {other}", sides, ("spelled-alike",))


_MOST = 30
_ALIKE = 0.7


def _apart(one: list[Anchor], other: list[Anchor]) -> bool:
    return not {each.source for each in one} & {each.source for each in other}


def _spelled_alike(one: str, other: str) -> bool:
    a, b = (spelling(name.split()[-1]) for name in (one, other))
    return a != b and SequenceMatcher(None, a, b).ratio() >= _ALIKE


def _styled(field: Field, each: Scene) -> Iterator[_Styled]:
    for line in each.lines:
        for span, player in field.players.within(each, line.span):
            before = _title(each, line, span)
            if player.kind == "person" and before:
                past = any(word.text.casefold() in lexicon.words("former") for word in before)
                start = before[0].start
                yield _Styled(each.source, player.name, before[-1].key, past, each.anchor(Span(start, span.end)))


def _title(each: Scene, line: Line, span: Span) -> list[Word]:
    """The words right before a name, back to a mark, an article or a small word; empty where none is a title."""
    taken: list[Word] = []
    for word in reversed(line.before(span.start)[-_BEFORE:]):
        glued = each.glued(word, taken[-1]) if taken else not each.text[word.end : span.start].strip()
        if not glued or (word.text.islower() and not word.key and word.text != "former"):
            break
        taken.append(word)
    taken.reverse()
    return taken if taken and taken[-1].key in _titles() else []


def _titles() -> frozenset[str]:
    return _TITLES


_TITLES = frozenset(map(key, lexicon.words("offices")))


def _parted(name: str, held: list[_Styled]) -> Discrepancy | None:
    for title in dict.fromkeys(each.title for each in held):
        past = [each for each in held if each.title == title and each.past]
        now = [each for each in held if each.title == title and not each.past]
        sources = {each.source for each in past}
        apart = [each for each in now if each.source not in sources]
        if past and apart:
            cited = [[each.cited for each in past], [each.cited for each in apart]]
            return discrepancy("name", "hard", f"Whether {name} holds the office", cited, ("former-or-sitting",))
    return None
