"""Lists and feeds → the addresses in them: a text of addresses, RSS, or Atom."""

from urllib.parse import urljoin
from xml.parsers import expat

from collate.clipping import NoArticleError

MOST = 500
"""Addresses taken of one list or feed."""

_ROOTS = frozenset(("rss", "feed", "RDF"))
_ITEMS = frozenset(("item", "entry"))


def listed(text: str) -> tuple[str, ...]:
    """The addresses of a text that holds nothing else but comments (`# …`); none if it is no list."""
    lines = [line.strip() for line in text.splitlines()]
    held = [line for line in lines if line and not line.startswith("#")]
    sound = held and all(line.startswith(("http://", "https://")) and " " not in line for line in held)
    return tuple(dict.fromkeys(held))[:MOST] if sound else ()


def fed(data: bytes, base: str = "") -> tuple[str, ...] | None:
    """The addresses of a feed's entries in its order; None if it is no feed. Raises `NoArticleError`."""
    reader = _Feed(base)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - the parser takes it so
    except expat.ExpatError:
        return None if not reader.is_feed else tuple(dict.fromkeys(reader.found))[:MOST]
    return tuple(dict.fromkeys(reader.found))[:MOST] if reader.is_feed else None


class _Feed:
    """A feed while it is read."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.found: list[str] = []
        self.is_feed = False
        self.begun = False
        self.inside = 0
        self.words: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def doctype(self, name: str, *_: object) -> None:
        if name.lower() != "html":
            message = "a feed with a document type of its own is not read"
            raise NoArticleError(message)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self.begun:
            self.begun, self.is_feed = True, local in _ROOTS
        self.inside += local in _ITEMS
        if self.inside and local == "link":
            if attributes.get("href") and attributes.get("rel", "alternate") == "alternate":
                self.add(attributes["href"])
            self.words = []

    def text(self, words: str) -> None:
        if self.words is not None:
            self.words.append(words)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "link" and self.words is not None:
            self.add("".join(self.words).strip())
            self.words = None
        self.inside -= local in _ITEMS

    def add(self, address: str) -> None:
        try:
            whole = urljoin(self.base, address) if address else ""
        except ValueError:  # no address: whoever fetches it is told so
            self.found.append(address)
            return
        if whole.startswith(("http://", "https://")):
            self.found.append(whole)
