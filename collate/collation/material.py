"""What every comparer is handed: the witnesses and the configuration, and what several of them look for in an article.

Each part is made when the first comparer asks for it, and once for all of them.
"""

from functools import cached_property

from collate.collation.acts import Act, acts
from collate.collation.cast import Cast, cast
from collate.collation.counts import Count, counts
from collate.collation.scene import Scene, scene
from collate.frozen import Deriving
from collate.model import Config, Witness


class Material(Deriving):
    """The articles of one event."""

    witnesses: tuple[Witness, ...]
    config: Config

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """The articles as words, in the order of `witnesses`."""
        return tuple(map(scene, self.witnesses))

    @cached_property
    def players(self) -> Cast:
        """Who is the same actor in several articles."""
        return cast(self.scenes, self.config.actors)

    @cached_property
    def acts(self) -> tuple[tuple[Act, ...], ...]:
        """The plain acts of each article, in the order of `witnesses`."""
        return tuple(acts(each, self.players) for each in self.scenes)

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """What the numbers of all articles count or measure, in order."""
        return tuple(count for each in self.scenes for count in counts(each, self.players))

    def witness(self, source: str) -> Witness:
        """The witness whose article has the id `source`."""
        return next(each for each in self.witnesses if each.id == source)
