"""What every comparer is handed: the witnesses and the configuration, looked up by source."""

from dataclasses import dataclass, field

from collate.collation.scene import Scene, scene
from collate.model import Config, Witness


@dataclass(frozen=True, slots=True)
class Material:
    """The articles of one event; `scenes` are they as words, in the order of `witnesses`."""

    witnesses: tuple[Witness, ...]
    config: Config
    scenes: tuple[Scene, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Cut every article into the words that comparers compare, once for all of them."""
        object.__setattr__(self, "scenes", tuple(map(scene, self.witnesses)))

    def witness(self, source: str) -> Witness:
        """The witness whose article has the id `source`."""
        return next(each for each in self.witnesses if each.id == source)
