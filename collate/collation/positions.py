"""Support of the comparers: where actors stand, in a source's words with the verb that says so."""

from collate.collation.acts import Act
from collate.collation.scene import Line, Scene
from collate.frozen import Frozen
from collate.model import Position
from collate.text import Span


class Stand(Frozen):
    """An act that takes a position, in its article."""

    scene: Scene
    act: Act

    @property
    def line(self) -> Line:
        """The sentence that says so."""
        return self.act.line


def stands(each: Scene, acts: tuple[Act, ...]) -> tuple[Stand, ...]:
    """The positions an article reports, in order."""
    return tuple(Stand(each, act) for act in acts if act.stance)


def positions(several: list[Stand]) -> tuple[Position, ...]:
    """One position an actor, stance and date, with every citation; in order of first appearance."""
    found: dict[tuple[str, str, str | None], list[Stand]] = {}
    for stand in several:
        date = stand.scene.witness.document.published.date
        found.setdefault((stand.act.subject.name, stand.act.stance, date), []).append(stand)
    return tuple(_position(actor, stance, date, held) for (actor, stance, date), held in found.items())


def _position(actor: str, stance: str, date: str | None, held: list[Stand]) -> Position:
    cited = tuple(dict.fromkeys(stand.scene.anchor(_words(stand)) for stand in held))
    return Position(actor, stance, cited[0].exact, date, cited)


def _words(stand: Stand) -> Span:
    return told(stand.scene, stand.act)


def told(each: Scene, act: Act) -> Span:
    """The clause that tells an act; its sentence where the clause lacks its object or has a pronoun for subject."""
    if not act.about or act.named.of(each.text).casefold() in _PRONOUNS:
        return act.line.span
    words = act.span.of(each.text)
    return Span(act.span.start, act.span.start + len(words.rstrip(" ,;–—")))


_PRONOUNS = frozenset({"it", "he", "she", "they"})
