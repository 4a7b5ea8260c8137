"""Support of the quote ledger: an utterance that another article tells without quotation marks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from collate.collation import alignment
from collate.collation.cast import Cast, Player
from collate.collation.scene import Line, Scene, keys, words
from collate.frozen import Frozen
from collate.language.meaning import spelling
from collate.model import Reading, StatementFinding
from collate.text import Span

_SHORT = 4
_SHARED = 3
_HALF = 0.5
_MANY = 200


class Report(Frozen):
    """What an article tells without quotation marks, looked up by words.

    `statements` are a speaker's, with what each is about; `holding` names those of them that hold a word, `opening`
    the places (a sentence and a word in it) that a word stands at. Of a word that everything holds, the first `_MANY`.
    """

    scene: Scene
    players: Cast
    statements: dict[Player, list[tuple[Span, frozenset[str]]]]
    holding: dict[tuple[Player, str], list[int]]
    opening: dict[str, list[tuple[Line, int]]]


def report(each: Scene, players: Cast) -> Report:
    """An article's statements and words, ready to be asked for."""
    statements: dict[Player, list[tuple[Span, frozenset[str]]]] = defaultdict(list)
    holding: dict[tuple[Player, str], list[int]] = defaultdict(list)
    opening: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for statement in each.witness.findings.statements:
        who, span = players.who(each.source, statement.source), _content(each, statement)
        if who and not each.quoted(span):
            about = keys(words(each.text, span))
            for said in sorted(about):
                holding[who, said].append(len(statements[who]))
            statements[who].append((span, about))
    for line in each.lines:
        for at, word in enumerate(line.words):
            opening[spelling(word.text)].append((line, at))
    return Report(each, players, statements, holding, opening)


def readings(lead: Scene, exact: str, speakers: tuple[Player, ...], reports: Iterable[Report]) -> tuple[Reading, ...]:
    """One paraphrase at most from every other article: the same few words unquoted, or the same speaker's statement."""
    found = (_reading(each, exact, speakers) for each in reports if each.scene is not lead)
    return tuple(reading for reading in found if reading)


def _reading(each: Report, exact: str, speakers: tuple[Player, ...]) -> Reading | None:
    line = _unquoted(each, exact)
    if line:
        return _told(each.scene, line.span, _speaker(each, line))
    span = _reported(each, exact, speakers)
    return _told(each.scene, span, " and ".join(one.name for one in speakers)) if span else None


def _told(each: Scene, span: Span, speaker: str | None) -> Reading:
    return Reading(each.source, span.of(each.text), speaker, each.anchor(span), paraphrase=True)


def _unquoted(each: Report, exact: str) -> Line | None:
    """The first sentence that has all of a short quotation's words in one run outside quotation marks."""
    wanted = alignment.words(exact)
    size = len(wanted.folded)
    if size > _SHORT or wanted.telling() < len(set(wanted.folded)) or size <= 1:
        return None
    for line, at in each.opening.get(wanted.folded[0], ())[:_MANY]:
        run = line.words[at : at + size]
        same = tuple(spelling(word.text) for word in run) == wanted.folded
        if same and not each.scene.set_off(Span(run[0].start, run[-1].end)):
            return line
    return None


def _speaker(each: Report, line: Line) -> str | None:
    """Who is said to say the sentence, where a statement covers it."""
    for statement in each.scene.told.get(line.index, ()):
        who = each.players.who(each.scene.source, statement.source)
        if who and any(span.meets(line.span) for span in statement.content):
            return who.name
    return None


def _reported(each: Report, exact: str, speakers: Sequence[Player]) -> Span | None:
    """The same speaker's unquoted statement that shares most telling words with the quotation."""
    wanted = sorted(keys(words(exact, Span(0, len(exact)))))
    shared = Counter(
        (rank, at)
        for rank, speaker in enumerate(speakers)
        for word in wanted
        for at in each.holding.get((speaker, word), ())[:_MANY]
    )
    best = max(shared.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]), default=None)
    if best is None:
        return None
    (rank, at), common = best
    span, about = each.statements[speakers[rank]][at]
    return span if common >= _SHARED and common >= _HALF * min(len(wanted), len(about)) else None


def _content(each: Scene, statement: StatementFinding) -> Span:
    """The statement's words, widened to its sentence where a cue splits them."""
    first = statement.content[0]
    line = each.line(first.start)
    return first if len(statement.content) == 1 or not line else line.span
