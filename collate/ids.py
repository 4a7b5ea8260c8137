"""Ids that come from content, so that they survive a rebuild, a reordering and edits elsewhere."""

import re
from collections.abc import Container, Iterable
from hashlib import sha256

from msgspec.structs import replace

from collate.folding import key
from collate.model import Witness

_DIGITS = 6
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that no folder may have on Windows, where a reader may unpack a site."""


def of(letter: str, *words: str) -> str:
    """An id such as `k-5f3a1c`: the kind's letter and six hexadecimal digits of what `words` say, folded."""
    content = "\x1f".join(key(each) for each in words)
    return f"{letter}-{sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def stem(file: str) -> str:
    """What an article and the YAML that describes it have in common: the path without its ending."""
    folder, _, name = file.rpartition("/")
    return f"{folder}/{name.rpartition('.')[0] or name}"


def distinct(found: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The ids of articles, given as id and digest in order of file name.

    Those whose names make the same id are told apart by their content, then by their place in order.
    """
    seen: dict[str, None] = {}
    for name, digest in found:
        names = (name, f"{name}-{digest[:8]}", f"{name}-{digest[:8]}-{len(seen)}")
        seen[next(name for name in names if name not in seen)] = None
    return tuple(seen)


def free(slug: str, sha256: str, taken: Container[str]) -> str:
    """`slug`, told apart by the digest of the briefing's first article where an earlier briefing has it."""
    names = (slug, *(f"{slug}-{sha256[:length]}" for length in range(8, len(sha256))))
    return next((name for name in names if name not in taken), f"{slug}-{sha256}")


def renamed(each: Witness, name: str) -> Witness:
    """The article under another id."""
    if name == each.id:
        return each
    article = replace(each.document.article, id=name)
    return Witness(replace(each.document, article=article), replace(each.findings, source=name))


def is_device(name: str) -> bool:
    """Whether a folder of this name can be made on some systems only."""
    return _DEVICE.fullmatch(name) is not None


def folder(name: str) -> str:
    """`name`, an address, so that every system can have a folder of that name."""
    return f"{name}-0" if is_device(name) else name
