"""Compiled templates, kept beside the package's own compiled code: what lies there is run, as that is."""

from collate.outputs import compiling
from collate.press.beside import Beside


def templates_code() -> Beside:
    """Where it is kept, for what compiles here."""
    with open(compiling.__file__, "rb") as opened:
        return Beside("template", opened.read())
