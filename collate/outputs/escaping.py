"""Escaping as Jinja2 does it, giving plain strings: a page has thousands, and wrapping each as markup costs the most.

What is made here is joined at once into a page or into one piece of markup; nothing else takes it for text.
"""

import re

from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>'\"]")


def escaped(text: str) -> str:
    """`text` as HTML that says it."""
    if not _SPECIAL.search(text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


def shown(value: object) -> str:
    """`value` as it stands in a page: escaped, unless it is markup."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    return str(value) if kind is int else escape(value)
