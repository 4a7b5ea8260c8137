"""Who somebody is: in office here and formerly there, or another first name under the same title and surname."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from collate.collation.scene import Line, Scene, Word, keys
from collate.comparers.discrepancies.field import Field, discrepancy
from collate.language import lexicon
from collate.language.meaning import key, spelling
from collate.model import Anchor, Discrepancy, Severity
from collate.text import Span

_BEFORE = 5


@dataclass(frozen=True, slots=True)
class _Styled:
    """A name with the office that stands beside it, how that is held (`former`, `deputy`), and of what body it is."""

    source: str
    name: str
    title: str
    held: str
    body: frozenset[str]
    cited: Anchor


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Persons whom one article gives an office as held, another as held once."""
    by_name: dict[str, list[_Styled]] = defaultdict(list)
    for each in field.scenes:
        for styled in _styled(field, each):
            by_name[styled.name].append(styled)
    found = (each for name, styled in by_name.items() for each in _parted(name, styled))
    return (*found, *_misspelled(field))


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
            if player.kind == "person":
                for phrase in (_title(each, line, span), _set_before(each, line, span), _set_behind(each, line, span)):
                    yield from _office(each, player.name, span, phrase)


def _office(each: Scene, name: str, span: Span, phrase: Sequence[Word]) -> Iterator[_Styled]:
    """The office that a phrase names, by the first word for one; none where no word is."""
    at = next((at for at, word in enumerate(phrase) if _is_office(phrase, at)), None)
    if at is not None:
        cited = Span(min(phrase[0].start, span.start), max(phrase[-1].end, span.end))
        how = [held for word in phrase[:at] if (held := _HELD.get(word.text.casefold()))]
        body = keys(word for word in phrase if word.text.casefold() not in _HELD) - _titles()
        yield _Styled(each.source, name, phrase[at].key, how[0] if how else "", body, each.anchor(cited))


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
    taken: list[Word] = []
    for word in reversed(line.before(span.start)[-_APPOSED:]):
        between = each.text[word.end : taken[-1].start if taken else span.start]
        if (between.strip() if taken else between != ", ") and between.strip() not in {"'", "’"}:
            break
        taken.append(word)
    taken.reverse()
    return taken if taken and taken[-1].key in _titles() else []


def _set_behind(each: Scene, line: Line, span: Span) -> list[Word]:
    """The words between the comma behind a name and the next mark: `Ana Ito, the former mayor of Aldport,`."""
    taken: list[Word] = []
    for word in line.after(span.end)[:_APPOSED]:
        between = each.text[taken[-1].end if taken else span.end : word.start]
        if (between.strip() if taken else between != ", ") and between.strip() not in {"'", "’"}:
            break
        taken.append(word)
    opens = next((at for at, word in enumerate(taken[:_OPENING]) if word.key in _titles()), None)
    return taken if opens is not None and taken[0].text.casefold() not in _RELATIVE else []


_APPOSED = 8
_OPENING = 5
_RELATIVE = frozenset({"who", "whose", "whom", "which", "and", "but"})
_HELD = {word: how for how, words in lexicon.sections("former").items() for word in words}


def _titles() -> frozenset[str]:
    return _TITLES


_TITLES = frozenset(map(key, lexicon.words("offices")))


def _parted(name: str, styled: list[_Styled]) -> Iterator[Discrepancy]:
    """Each way of holding an office beside another, where no article knows both."""
    for title in dict.fromkeys(each.title for each in styled):
        ways = list(dict.fromkeys(each.held for each in styled if each.title == title))
        for one, other in combinations(ways, 2):
            sides = [[each for each in styled if each.title == title and each.held == way] for way in (one, other)]
            if not _know_both(styled, title, one, other) and _one_body(*sides):
                cited = [[each.cited for each in side] for side in sides]
                severity: Severity = "soft" if "acting" in (one, other) else "hard"
                yield discrepancy("name", severity, f"Whether {name} holds the office", cited, ("former-or-sitting",))


def _know_both(styled: list[_Styled], title: str, one: str, other: str) -> bool:
    sources = [{each.source for each in styled if each.title == title and each.held == way} for way in (one, other)]
    return bool(sources[0] & sources[1])


def _one_body(one: list[_Styled], other: list[_Styled]) -> bool:
    """Whether the offices can be of one body: some pair names the same one, or a side names none."""
    return any(a.body & b.body or not (a.body and b.body) for a in one for b in other)
