"""Where: one thing told to happen at, or to go to, two places of which neither can lie in the other."""

from collections.abc import Sequence
from itertools import combinations

from collate.collation.places import Place, kinds_of_place, places
from collate.collation.scene import Scene
from collate.comparers.discrepancies.field import Field, by_kind, discrepancy
from collate.language import lexicon
from collate.language.meaning import spelling
from collate.language.senses import any_alike
from collate.model import Discrepancy

_MOST = 40
_INTO = {"to": "to", "for": "to"}


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of sentences of different articles that tell one act of two places."""
    told = (each for scene in field.scenes for each in places(scene))
    found = (
        _written(kind, one, other)
        for kind, several in by_kind(told, _MOST)
        for one, other in combinations(several, 2)
        if _parted(several, one, other)
    )
    return tuple({each.id: each for each in found}.values())


def _written(kind: str, one: Place, other: Place) -> Discrepancy:
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    return discrepancy("framing", "hard", f"Where: {_name(one)} or {_name(other)}", sides, (f"other-place:{kind}",))


def _name(each: Place) -> str:
    return " ".join(each.names) or " ".join((*sorted(each.which), each.head.replace("_", " ")))


def _parted(several: Sequence[Place], one: Place, other: Place) -> bool:
    if one.scene is other.scene or (one.coming, one.row) != (other.coming, other.row):
        return False
    if not any_alike(one.subject, other.subject) or not _excluded(one, other):
        return False
    return all(not _excluded(each, own) for each in (one, other) for own in several if own.scene is each.scene)


def _excluded(one: Place, other: Place) -> bool:
    """Whether two places cannot be one, nor the one lie in the other."""
    if one.which and other.which and one.head == other.head and not one.names and not other.names:
        return not one.which & other.which
    if one.names and other.names:
        return _INTO.get(one.small) == _INTO.get(other.small) and _named_apart(one, other)
    heads = (one.head, other.head)
    return heads[0] != heads[1] and any(all(_of(head, kind) for head in heads) for kind in kinds_of_place())


def _of(head: str, kind: frozenset[str]) -> bool:
    """Whether a noun, or the two that end a phrase, are of a kind of places."""
    return head in kind or head.rpartition("_")[2] in kind


def _named_apart(one: Place, other: Place) -> bool:
    """Whether two names are of two places, as far as the articles tell: neither a country, nor one in the other."""
    words = [{spelling(name) for name in each.names} for each in (one, other)]
    wide = any(each.head in _wide() or _is_country(each) for each in (one, other))
    beside = any(_beside(each.scene, one, other) for each in (one, other))
    return not words[0] & words[1] and not wide and not beside


def _wide() -> frozenset[str]:
    return lexicon.sections("places")["wide"]


def _is_country(each: Place) -> bool:
    told = "_".join(each.names).casefold()
    return any(told in line.casefold().split() for line in lexicon.lines("peoples"))


def _beside(each: Scene, one: Place, other: Place) -> bool:
    """Whether a sentence has both names, so that the one may lie in the other, and does not deny either."""
    names = [" ".join(place.names) for place in (one, other)]
    if not all(name in each.text for name in names):
        return False
    told = (line.span.of(each.text) for line in each.lines)
    return any(names[0] in said and names[1] in said and " not " not in said for said in told)
