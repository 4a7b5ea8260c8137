"""Support of the quote ledger: an utterance that another article tells without quotation marks."""

from collections.abc import Iterator

from collate.collation import alignment
from collate.collation.cast import Cast, Player
from collate.collation.scene import Line, Scene, keys, words
from collate.language.meaning import spelling
from collate.model import Reading, StatementFinding
from collate.text import Span

_SHORT = 4
_SHARED = 3
_HALF = 0.5


def readings(
    lead: Scene, exact: str, speakers: tuple[Player, ...], scenes: tuple[Scene, ...], players: Cast
) -> tuple[Reading, ...]:
    """One paraphrase at most from every other article: the same few words unquoted, or the same speaker's statement."""
    found = (_reading(each, exact, speakers, players) for each in scenes if each is not lead)
    return tuple(reading for reading in found if reading)


def _reading(each: Scene, exact: str, speakers: tuple[Player, ...], players: Cast) -> Reading | None:
    line = _unquoted(each, exact)
    if line:
        return _told(each, line.span, _speaker(each, line, players))
    span = _reported(each, exact, speakers, players)
    return _told(each, span, " and ".join(one.name for one in speakers)) if span else None


def _told(each: Scene, span: Span, speaker: str | None) -> Reading:
    return Reading(each.source, span.of(each.text), speaker, each.anchor(span), paraphrase=True)


def _unquoted(each: Scene, exact: str) -> Line | None:
    """The first sentence that has all of a short quotation's words in one run outside quotation marks."""
    wanted = alignment.words(exact)
    size = len(wanted.folded)
    if size > _SHORT or wanted.telling() < len(set(wanted.folded)) or size == 1:
        return None
    marks = [found.marks for found in each.witness.findings.quotes]
    marks += [found.span for found in each.witness.findings.terms]
    for line in each.lines:
        for at in _runs(line, wanted.folded):
            span = Span(line.words[at].start, line.words[at + size - 1].end)
            if not any(mark.meets(span) for mark in marks):
                return line
    return None


def _runs(line: Line, wanted: tuple[str, ...]) -> Iterator[int]:
    folded = [spelling(word.text) for word in line.words]
    size = len(wanted)
    return (at for at in range(len(folded) - size + 1) if tuple(folded[at : at + size]) == wanted)


def _speaker(each: Scene, line: Line, players: Cast) -> str | None:
    """Who is said to say the sentence, where a statement covers it."""
    for statement in each.witness.findings.statements:
        who = players.who(each.source, statement.source)
        if who and any(span.meets(line.span) for span in statement.content):
            return who.name
    return None


def _reported(each: Scene, exact: str, speakers: tuple[Player, ...], players: Cast) -> Span | None:
    """The same speaker's unquoted statement that shares most telling words with the quotation."""
    wanted = keys(words(exact, Span(0, len(exact))))
    marks = [found.marks for found in each.witness.findings.quotes]
    best: tuple[int, int, Span] | None = None
    for statement in each.witness.findings.statements:
        if players.who(each.source, statement.source) not in speakers:
            continue
        span = _content(each, statement)
        said = keys(words(each.text, span))
        common = len(wanted & said)
        enough = common >= _SHARED and common >= _HALF * min(len(wanted), len(said))
        if enough and not any(mark.meets(span) for mark in marks) and (best is None or common > best[0]):
            best = (common, -span.start, span)
    return best[2] if best else None


def _content(each: Scene, statement: StatementFinding) -> Span:
    """The statement's words, widened to its sentence where a cue splits them."""
    first = statement.content[0]
    line = each.line(first.start)
    return first if len(statement.content) == 1 or not line else line.span
