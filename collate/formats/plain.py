"""Plain text: every character is the article's own."""

from collate.diagnostics import Checked
from collate.formats.layout import Layout, whole
from collate.model import Limits


def layout(text: str, _file: str, _limits: Limits) -> Checked[Layout]:
    """The whole text, without notation."""
    return Layout(whole(text)), ()
