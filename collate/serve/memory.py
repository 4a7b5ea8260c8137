"""What the last run of the ribbon gave, so that the next computes only what an edit touched.

Stages are pure and their arguments frozen values, so equal arguments give equal results. What a
run does not ask for is forgotten with it: memory holds one run's values and no more.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Memory:
    """Recalls a stage's value for the same arguments as in the last run."""

    def __init__(self) -> None:
        """With nothing to recall."""
        self._last: dict[Any, Any] = {}
        self._this: dict[Any, Any] = {}

    def __call__(self, stage: Callable[P, T], /) -> Callable[P, T]:
        """`stage`, computed only where the last run did not."""

        def recalled(*args: P.args, **kwargs: P.kwargs) -> T:
            key = (stage, args, *sorted(kwargs.items()))
            if key not in self._this:
                self._this[key] = self._last[key] if key in self._last else stage(*args, **kwargs)
            value: T = self._this[key]
            return value

        return recalled

    def turn(self) -> None:
        """Begin a run."""
        self._last, self._this = self._this, {}
