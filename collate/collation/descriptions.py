"""Support of the discrepancies: common nouns that articles set beside names, so that `the winger` is whom they name.

A noun means somebody only where one alone of the event is called by it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from collate.collation.cast import Cast
from collate.collation.clauses import CLASSES, is_aux, is_past, is_saying, plain
from collate.collation.scene import Line, Scene
from collate.text import Span

_OPENS = frozenset({"the", "a", "an", "its", "his", "her", "their"})


def descriptions(scenes: Iterable[Scene], players: Cast) -> dict[str, str]:
    """Key of a noun → the name of the only actor beside whose name it stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in scenes:
        for line in each.lines:
            for span, player in players.within(each, line.span):
                for noun in (*_before(each, line, span), *_behind(each, line, span)):
                    found[noun].add(player.name)
    return {noun: next(iter(names)) for noun, names in found.items() if len(names) == 1}


def _before(each: Scene, line: Line, span: Span) -> Iterator[str]:
    """The noun right before a name: `winger Rui Duarte`, `the winger, Rui Duarte`."""
    *opener, noun = line.before(span.start)[-2:] or (None,)
    if noun is None:
        return
    between = each.text[noun.end : span.start]
    called = between.isspace() or (between == ", " and any(plain(word) in _OPENS for word in opener))
    verbal = (
        is_aux(noun) or is_past(noun) or is_saying(noun) or plain(noun) in CLASSES["preposition"] | CLASSES["break"]
    )
    if called and noun.key and (noun.text.islower() or noun.start == line.span.start) and not verbal:
        yield noun.key


def _behind(each: Scene, line: Line, span: Span) -> Iterator[str]:
    """The noun that a comma sets behind a name: `Rui Duarte, the winger`, `Rui Duarte, a winger from Orle`."""
    if each.text[span.end : span.end + 2] != ", ":
        return
    after = line.after(span.end)[:3]
    if after and plain(after[0]) in _OPENS:
        run = [word for word in after[1:] if word.text.islower()]
        ends = [word for word in run if each.text[word.end : word.end + 1] in {",", "."} or _goes_of(each, word.end)]
        if ends and ends[0].key:
            yield ends[0].key


def _goes_of(each: Scene, at: int) -> bool:
    return each.text.startswith((" of ", " for ", " from ", " at ", " in "), at)
