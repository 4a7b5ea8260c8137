"""Whether it is so: what one article has somebody say, another has the same one deny, or say the contrary of."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from collate.collation.clauses import CLASSES, clause_end, plain
from collate.collation.scene import Line, Scene, Word, keys
from collate.collation.subject_phrase import PRONOUNS
from collate.comparers.discrepancies.field import Field, discrepancy, later, unless_turned
from collate.frozen import Frozen
from collate.language.meaning import key, stem
from collate.model import Discrepancy
from collate.text import Span

_MOST = 100
_LEAST = 2
_ALIKE = 0.6


class _Claim(Frozen):
    """What one article has somebody say or deny; `about` are its telling words, `earlier` if it was before.

    `no` tells that it is denied, by the verb or in what is said, `denied` what a `not` in it reaches; `ahead` that it
    is still to come, `own` that a pronoun does it; `row` sets one thing apart from others of its kind.
    """

    scene: Scene
    line: Line
    who: frozenset[str]
    about: frozenset[str]
    earlier: bool
    no: bool
    denied: frozenset[str]
    ahead: bool
    own: bool
    row: frozenset[str]


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of statements of different articles by which one party affirms and denies the same; days apart, soft."""
    held = [claim for each in field.scenes for claim in _claims(field, each)]
    said = [claim for claim in held if not claim.no][:_MOST]
    denied = [claim for claim in held if claim.no][:_MOST]
    return tuple(_written(one, other) for one, other in product(said, denied) if _clash(one, other))


def _written(one: _Claim, other: _Claim) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    about = f"Said and denied: “{one.line.span.of(one.scene.text).strip()}”"
    return discrepancy("framing", unless_turned(one.scene, other.scene), about, sides, ("affirmed-and-denied",))


def _clash(one: _Claim, other: _Claim) -> bool:
    common, least = len(one.about & other.about), min(len(one.about), len(other.about))
    alike = (common >= _LEAST and common >= _ALIKE * least) or (
        common == least == 1 and one.ahead and one.own and other.own
    )
    alike = alike and one.row == other.row
    parted = one.scene is not other.scene and (one.earlier, one.ahead) == (other.earlier, other.ahead)
    reached = not other.denied or other.denied & one.about
    return parted and alike and bool(reached and one.who & other.who) and not _since(one, other)


def _since(yes: _Claim, no: _Claim) -> bool:
    """Whether what has not been done by the day of one article is said to be done in one of a later day."""
    return later(no.scene, yes.scene) > 0 and any(plain(word) in _PERFECT for word in no.line.words)


_PERFECT = frozenset({"has", "have", "hasn't", "haven't"})


def _claims(field: Field, each: Scene) -> Iterator[_Claim]:
    """Statements outside quotations that affirm or deny a clause, denied once at most."""
    for statement in each.witness.findings.statements:
        line = each.line(statement.cue.start) if statement.cue else None
        denies = stem(statement.stance) in _denying()
        if not line or not statement.source or not (denies or stem(statement.stance) in _affirming()):
            continue
        start = statement.content[0].start
        content = line.within(Span(start, min(clause_end(each.text, start, line.span.end), statement.content[-1].end)))
        noes = denies + sum(plain(word) in CLASSES["not"] | _NO for word in content)
        bound = any(plain(word) in CLASSES["bound"] for word in line.words)
        if bound or noes > 1 or not content or each.quoted(content[0].span):
            continue
        who, earlier = field.parties.who(each, statement.source), any(plain(word) in _THEN for word in line.words)
        ahead = any(plain(word) in CLASSES["future"] for word in content)
        about = keys(content) - _claim_words()
        yield _Claim(each, line, who, about, earlier, noes == 1, _reached(content), ahead, *_whose(content))


def _whose(content: Sequence[Word]) -> tuple[bool, frozenset[str]]:
    """Whether a clause opens with a pronoun, perhaps behind `that`, and its words that set apart."""
    said = [plain(word) for word in content]
    return not PRONOUNS.isdisjoint(said[:_LEAST]), frozenset(said) & CLASSES["in-a-row"]


def _reached(content: Sequence[Word]) -> frozenset[str]:
    """The telling words right behind a denial."""
    at = next((at for at, word in enumerate(content) if plain(word) in CLASSES["not"] | _NO), len(content))
    return keys([word for word in content[at + 1 :] if word.key][:_LEAST])


_THEN = frozenset({"earlier", "previous", "previously", "formerly", "once"})
_NO = frozenset({"no", "none", "neither", "nobody"})


@cache
def _affirming() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["affirming"]))


@cache
def _denying() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["denying"]))


@cache
def _claim_words() -> frozenset[str]:
    return frozenset(map(key, CLASSES["claims"]))
