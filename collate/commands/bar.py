"""Progress for people, once work lasts: a bar at a terminal, now and then a plain line elsewhere."""

import sys
import time

_AFTER = 1.0
"""Seconds that nobody minds waiting."""
_EACH = {True: 0.1, False: 10.0}
"""Seconds between two showings, at a terminal and elsewhere."""
_WIDE = 24
_SHOWN = 40
STAGES = {"reading:testify": "articles read", "telling:briefings": "briefings made", "rendering:pages": "pages made"}


class Bar:
    """Shows how many of `total` steps are done, on the error stream, and takes itself away at the end."""

    def __init__(self, total: int, what: str = "") -> None:
        """Nothing is shown yet; `what` is what is counted."""
        self.total = total
        self.what = what
        self.done = 0
        self.began = self.last = time.monotonic()
        self.shown = False

    def step(self, name: str = "") -> None:
        """The step called `name` begins."""
        self.at(self.done, name)
        self.done += 1

    def at(self, done: int, name: str = "") -> None:
        """So many steps are done."""
        self.done = done
        now, terminal = time.monotonic(), sys.stderr.isatty()
        if self.total > 1 and now - self.began > _AFTER and now - self.last > _EACH[terminal]:
            self.last = now
            self._show(now - self.began, name, terminal=terminal)

    def end(self) -> None:
        """Leave the line as it was."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            self.shown = False

    def _show(self, taken: float, name: str, *, terminal: bool) -> None:
        told = f"{self.done}/{self.total} {self.what}".rstrip()
        if self.done:
            left = round(taken / self.done * (self.total - self.done))
            told += f" · {self.done / taken:.3g}/s · {left // 60}:{left % 60:02} left"
        if not terminal:
            sys.stderr.write(f"{told}\n")
            return
        full = _WIDE * self.done // self.total
        clean = "".join(char if char.isprintable() else "?" for char in name[-_SHOWN:])
        sys.stderr.write(f"\r\x1b[K{'█' * full}{'░' * (_WIDE - full)} {told} {clean}\r")
        self.shown = True


class Progress:
    """A bar for each stage of a build, as `press.work` tells of them."""

    def __init__(self) -> None:
        """No stage has begun."""
        self._stage = ""
        self._bar = Bar(0)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of the `total` pieces of a stage are done."""
        if stage != self._stage:
            self.end()
            self._stage, self._bar = stage, Bar(total, STAGES.get(stage, stage))
        self._bar.at(done)
        if done == total:
            self.end()

    def end(self) -> None:
        """Nothing is shown any more."""
        self._bar.end()
        self._stage = ""
