"""Names → the short ASCII words that addresses and ids are made of."""

import re
import unicodedata

_REST = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """`name` in [a-z0-9-], accents dropped; empty where nothing of it can be kept."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return _REST.sub("-", plain.lower()).strip("-")
