"""What is wrong with the input, where, and what to do about it.

A stage never raises on input: it returns its best effort and its complaints, so that one
run shows an editor every fault.
"""

from typing import Literal, TypeVar

from collate.frozen import Frozen

T = TypeVar("T")
Severity = Literal["error", "warning", "info"]


class Diagnostic(Frozen):
    """One complaint.

    `file` is relative to the project's root with forward slashes; `line` and `column` count
    from one (0: the file as a whole); `width` is how many code points of `source_line` the
    caret runs under; `hints` say what to do, most useful first.
    """

    severity: Severity
    code: str
    message: str
    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    source_line: str = ""
    hints: tuple[str, ...] = ()


Checked = tuple[T, tuple[Diagnostic, ...]]
"""A stage's best effort and its complaints."""
