"""The articles a project has, by what makes two of them the same: an address, or the very words.

A new one gets a name that says outlet and headline, and a YAML beside it that says where it is from.
"""

from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Struct, field

from collate import about
from collate.clipping.page import Clip
from collate.fields import is_address
from collate.folding import key
from collate.language.slugs import slug
from collate.located import scalar
from collate.model import RawFile

MODELINE = "# yaml-language-server: $schema=../.schema/about.json\n"

_LONGEST = 60
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")


class Shelf(Struct):
    """What is there already; `file` by address, by digest of the words, and by name."""

    addresses: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, articles: Iterable[RawFile], abouts: Iterable[RawFile]) -> "Shelf":
        """The shelf of a project's files."""
        shelf = cls()
        for each in abouts:
            stated, _ = about.read(each)
            shelf.put(each.file, address=stated.url if stated else None)
        for each in articles:
            shelf.put(each.file, words=each.data.decode("utf-8", "replace"))
        return shelf

    def put(self, file: str, *, address: str | None = None, words: str | None = None) -> None:
        """Take note of a file."""
        self.names.add(_stem(file))
        if address:
            self.addresses.setdefault(plain_address(address), file)
        if words is not None:
            self.texts.setdefault(_digest(words), file)

    def holds(self, *, address: str | None, words: str | None = None) -> str | None:
        """Why an article is here already, or None."""
        by_address = self.addresses.get(plain_address(address)) if address else None
        by_words = self.texts.get(_digest(words)) if words is not None else None
        if by_address:
            return f"already there: {by_address} has this address"
        return f"already there: {by_words} has the same words" if by_words else None

    def name(self, *wanted: str | None) -> str:
        """A free name out of the words wanted in it."""
        stem = _cut(slug(" ".join(each for each in wanted if each))) or "article"
        free = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(self.names) + 2))
        return next(name for name in free if name not in self.names)


def beside(found: Clip, data: bytes, retrieved: str | None) -> bytes:
    """The YAML beside an article: what the page states, and of which bytes it was made, and when they were fetched."""
    keys = [
        *_given("publisher", found.publisher),
        *_given("title", found.title),
        *_given("author", found.author),
        *_given("url", found.url),
        *(["published:", f"  date: {found.date}", "  basis: stated by the page"] if found.date else []),
        *([f"retrieved: {retrieved}"] if retrieved else []),
        *_given("language", found.language),
        f'sha256: "{sha256(data).hexdigest()}"  # of the bytes as they came',
    ]
    return (MODELINE + "\n".join(keys) + "\n").encode()


def plain_address(address: str) -> str:
    """An address without what does not change the page: scheme, fragment, tracking, a slash at the end."""
    if not is_address(address):
        return address
    parts = urlsplit(address)
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKING)]
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    return f"{host}{port}{parts.path.rstrip('/')}{'?' if asked else ''}{urlencode(asked)}"


def _given(name: str, words: str | None) -> list[str]:
    return [f"{name}: {scalar(words)}"] if words else []


def _digest(words: str) -> str:
    return sha256(key(words.removeprefix("\ufeff")).encode("utf-8", "surrogatepass")).hexdigest()


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]
