"""The one line that tells what was made; quick to import, since a build with nothing to do tells it too."""

import sys
import time
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal  # costs a build with nothing to do a twentieth of its time

FINE, FAULTY, MISUSED = 0, 1, 2
KINDS: "tuple[Literal['error'], Literal['warning']]" = ("error", "warning")


class Watch:
    """Seconds since it was made: told to people, never published."""

    def __init__(self) -> None:
        """Start."""
        self.began = time.perf_counter()

    def __str__(self) -> str:
        """As the closing line tells it."""
        return f"{time.perf_counter() - self.began:.2f} s"


def tell(sizes: Sequence[int], faults: Sequence[int], *ends: object) -> None:
    """`sizes` counts briefings, articles and statements; `faults` errors and warnings."""
    briefings, articles, statements = sizes
    parts = [
        count(briefings, "briefing"),
        count(articles, "article"),
        f"{count(statements, 'statement')}, all cited",
        *(count(number, kind) for number, kind in zip(faults, KINDS, strict=True) if number),
        *map(str, ends),
    ]
    sys.stderr.write(" · ".join(parts) + "\n")


def count(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
