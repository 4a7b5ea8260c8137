"""Plain text: every character is the article's own."""

from collate.diagnostics import Checked
from collate.formats.layout import Layout, whole


def layout(text: str, _file: str, _most: int) -> Checked[Layout]:
    """The whole text, without notation."""
    return Layout(whole(text)), ()
