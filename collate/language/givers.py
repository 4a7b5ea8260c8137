"""Who gives a number: the source of the statement that holds it, or the subject of the verb that reports it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from collate.language.lexicon import sections
from collate.model import Document, Findings, Mention, Sentence, StatementFinding, Token
from collate.text import Span

_WORDS = sections("giving_verbs")
_GIVING, _BETWEEN, _BORDERS = _WORDS["giving"], _WORDS["between"], _WORDS["borders"]
_REACH = 8
_LONGEST = 12


class Givers:
    """The statements and actors of an article, looked up by place."""

    __slots__ = ("_actors", "_held", "_starts", "_text")

    def __init__(self, document: Document, findings: Findings) -> None:
        self._held: dict[int, list[StatementFinding]] = {}
        starts = [sentence.span.start for sentence in document.sentences]
        for statement in findings.statements:
            for part in statement.content if statement.source else ():
                self._held.setdefault(bisect_right(starts, part.start) - 1, []).append(statement)
        self._starts = starts
        self._text = document.text
        self._actors = sorted((span.start, span.end, actor.id) for actor in findings.actors for span in actor.mentions)

    def of(self, sentence: Sentence, figure: Span) -> Mention | None:
        """The source of the innermost statement that holds the figure, else the subject of its own clause's verb."""
        at = bisect_right(self._starts, sentence.span.start) - 1
        holding = [each for each in self._held.get(at, ())[:_MOST] if _holds(each, figure)]
        innermost = min(holding, key=_length, default=None)
        if innermost and innermost.source and not self._text[innermost.source.span.start].isdigit():
            return innermost.source
        return self._reporter(sentence, figure)

    def _reporter(self, sentence: Sentence, figure: Span) -> Mention | None:
        """“The ministry reports 12 dead”: the noun phrase before a verb that gives numbers."""
        tokens = sentence.tokens
        at = bisect_left(tokens, (figure.start,)) - 1
        floor = max(0, at - _REACH)
        while at > floor and (tokens[at].text.lower() in _BETWEEN or tokens[at].text.endswith("ing")):
            at -= 1
        if at <= 0 or tokens[at].text not in _GIVING:
            return None
        last = _skipped(tokens, at - 1)
        first = _phrase_start(tokens, last)
        if first > last:
            return None
        span = Span(tokens[first].start, tokens[last].end)
        return Mention(span, self._actor(span))

    def _actor(self, span: Span) -> str | None:
        """The actor named last inside `span`, or the one named by all of it."""
        at = bisect_left(self._actors, (span.start, 0, ""))
        inside = [each for each in self._actors[at : at + _REACH] if each[1] <= span.end]
        return inside[-1][2] if inside and inside[-1][1] == span.end else None


_MOST = 64


def _skipped(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and (tokens[at].text.lower() in _BETWEEN or tokens[at].text.endswith("ly")):
        at -= 1
    return at


def _phrase_start(tokens: Sequence[Token], last: int) -> int:
    first = last + 1
    while first > 0 and last - first < _LONGEST and tokens[first - 1].text.lower() not in _BORDERS:
        first -= 1
    return first


def _holds(statement: StatementFinding, figure: Span) -> bool:
    return any(part.start <= figure.start and figure.end <= part.end + 1 for part in statement.content)


def _length(statement: StatementFinding) -> int:
    return sum(part.end - part.start for part in statement.content)
