"""What every comparer is handed: the witnesses and the configuration, looked up by source."""

from dataclasses import dataclass

from collate.model import Config, Witness


@dataclass(frozen=True, slots=True)
class Material:
    """The articles of one event."""

    witnesses: tuple[Witness, ...]
    config: Config

    def witness(self, source: str) -> Witness:
        """The witness whose article has the id `source`."""
        return next(each for each in self.witnesses if each.id == source)
