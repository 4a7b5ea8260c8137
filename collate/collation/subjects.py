"""Support of the comparers: the names, bodies and pronouns of a sentence that may be the subject of a verb."""

from bisect import bisect_left
from collections.abc import Iterator

from collate.collation.cast import Cast, Player
from collate.collation.clauses import CLASSES, after_apposition, only_says
from collate.collation.scene import Line, Scene
from collate.text import Span

Named = tuple[Span, Player]
_PRONOUNS = frozenset({"it", "he", "she", "they"})


def subjects(each: Scene, line: Line, players: Cast) -> list[Named]:
    """Who may be a subject, in order: those named, not behind a preposition; bodies; pronouns that stand for one."""
    known = players.within(each, line.span)
    ends = {span.end for span, _ in known}
    bodies = [
        (span, player)
        for span, player in players.bodies(each, line)
        if not any(span.meets(own) for own, _ in known) and not _is_apposition(each, span, ends)
    ]
    named = [(span, player) for span, player in (*known, *bodies) if _free(each, line, span)]
    named += [pair for pair in _speakers(each, line, players) if not any(pair[0].meets(span) for span, _ in named)]
    return sorted([*named, *_pronouns(each, line, named)], key=lambda pair: pair[0])


def _is_apposition(each: Scene, span: Span, ends: set[int]) -> bool:
    """Whether a body only says again whom the name before it names: `Ito & Co, the company, said`."""
    return span.start - 2 in ends and each.text[span.start - 2 : span.start] == ", "


def _speakers(each: Scene, line: Line, players: Cast) -> list[Named]:
    """Words that the statements of the article take for a speaker, pronouns among them."""
    found = (statement.source for statement in each.told.get(line.index, ()))
    return [
        (source.span, player)
        for source in found
        if source and line.span.holds(source.span) and (player := players.who(each.source, source))
    ]


def _free(each: Scene, line: Line, span: Span) -> bool:
    """Whether a name owns nothing and stands behind no preposition, save in `with X demanding`."""
    before = line.before(span.start)[-1:]
    if each.text[span.end : span.end + 1] in {"'", "’", "-"}:
        return False
    if not before or before[0].text.casefold() not in CLASSES["preposition"]:
        return True
    doing = line.after(span.end)[:1]
    return before[0].text.casefold() == "with" and bool(doing) and doing[0].text.endswith("ing")


def _pronouns(each: Scene, line: Line, named: list[Named]) -> Iterator[Named]:
    """`it`, `he`, `she`, `they` stand for the subject of the verb of saying right before them."""
    ordered = sorted(named, key=lambda pair: pair[0])
    for at, word in enumerate(line.words):
        if at and word.text in _PRONOUNS:
            earlier = ordered[: bisect_left(ordered, word.start, key=lambda pair: pair[0].start)][-1:]
            start = after_apposition(each.text, earlier[-1][0].end, line.span.end) if earlier else word.start
            if earlier and only_says(line.within(Span(start, word.start))):
                yield word.span, earlier[-1][1]
