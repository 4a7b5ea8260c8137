"""Word lists of the language, read from the data files beside this module.

A file has one entry a line, `key = form, form, …` or a bare word; `#` begins a remark.
"""

from importlib.resources import files


def lines(name: str) -> tuple[str, ...]:
    """The entries of `data/<name>`, in their order, without remarks."""
    text = (files("collate.language") / "data" / name).read_text("utf-8")
    kept = (line.partition("#")[0].strip() for line in text.split("\n"))
    return tuple(line for line in kept if line)


def table(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of `data/<name>` as key → forms; a key that stands on several lines gathers all its forms."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines(name):
        key, _, forms = line.partition(" = ")
        found[key.strip()] = found.get(key.strip(), ()) + tuple(form.strip() for form in forms.split(","))
    return found


def forms(name: str) -> dict[str, str]:
    """The entries of `data/<name>` as form → key."""
    return {form: key for key, each in table(name).items() for form in each}
