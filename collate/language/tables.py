"""Data files that give a value to words: `key = form, form, …`, a key may stand on several lines."""

from functools import cache

from collate.language.lexicon import lines


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of `data/<name>.txt` as key → forms."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines(name):
        key, _, forms_ = line.partition(" = ")
        found[key.strip()] = found.get(key.strip(), ()) + tuple(form.strip() for form in forms_.split(","))
    return found


@cache
def forms(name: str) -> dict[str, str]:
    """The entries of `data/<name>.txt` as form → key."""
    return {form: key for key, each in table(name).items() for form in each}
