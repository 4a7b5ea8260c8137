"""A progress bar for people at a terminal, once it lasts."""

import sys
import time

_AFTER = 1.0
_WIDE = 24
_SHOWN = 40


class Bar:
    """Shows how many of `total` steps are done, on the error stream, and takes itself away at the end."""

    def __init__(self, total: int) -> None:
        """Nothing is shown yet."""
        self.total = total
        self.done = 0
        self.began = time.monotonic()
        self.shown = False

    def step(self, name: str) -> None:
        """The step called `name` begins."""
        if sys.stderr.isatty() and self.total > 1 and time.monotonic() - self.began > _AFTER:
            full = _WIDE * self.done // self.total
            clean = "".join(char if char.isprintable() else "?" for char in name[-_SHOWN:])
            sys.stderr.write(f"\r\x1b[K{'█' * full}{'░' * (_WIDE - full)} {self.done}/{self.total} {clean}\r")
            self.shown = True
        self.done += 1

    def end(self) -> None:
        """Leave the line as it was."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
