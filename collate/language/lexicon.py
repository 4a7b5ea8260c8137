"""Data files of the language, read once: one entry a line, `#` opens a comment.

Knowledge of the language is data, so that a linguist can correct it without reading code. It is read through the
package's own loader: `importlib.resources`, which does the same, takes longer to import than eighty files to read.
"""

from functools import cache
from pkgutil import get_data


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of `data/<name>.txt` in order, comments and blank lines dropped."""
    text = (get_data("collate.language", f"data/{name}.txt") or b"").decode()
    entries = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(entry for entry in entries if entry)


@cache
def words(name: str) -> frozenset[str]:
    """All words of `data/<name>.txt`, several may share a line."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def phrases(name: str) -> frozenset[str]:
    """All entries of `data/<name>.txt`, one a line."""
    return frozenset(lines(name))


@cache
def entries(name: str) -> dict[str, frozenset[str]]:
    """The entries of `data/<name>.txt` under each `[heading]`, one a line."""
    found: dict[str, set[str]] = {}
    heading = ""
    for line in lines(name):
        if line.startswith("["):
            heading = line.strip("[]")
            found.setdefault(heading, set())
        else:
            found[heading].add(line)
    return {key: frozenset(value) for key, value in found.items()}


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """The words of `data/<name>.txt` under each `[heading]`, several may share a line."""
    found = entries(name).items()
    return {heading: frozenset(word for line in held for word in line.split()) for heading, held in found}
