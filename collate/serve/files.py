"""An address → the file of the site it means, as GitHub Pages would answer; never anything beside the site."""

import hashlib
import os
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path, PurePath
from types import MappingProxyType
from urllib.parse import quote

from collate.frozen import Frozen
from collate.load import read_file

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
    ".bib": "text/plain; charset=utf-8",
    ".ris": "text/plain; charset=utf-8",
}
_PAGE, _NOT_FOUND = "index.html", "404.html"
_NEVER = frozenset('\\:\0"<>|?*')
"""What no file of a site has in its name, and some system reads as more than a name."""


class Answer(Frozen):
    """What is sent: `version` is the digest of the file; `elsewhere` is the address to ask instead."""

    status: HTTPStatus
    data: bytes = b""
    type: str = "text/plain; charset=utf-8"
    version: str = ""
    elsewhere: str = ""


_NOTHING = Answer(HTTPStatus.NOT_FOUND, b"There is nothing at this address.\n")


def answer(site: Path, address: str, base: str = "", fresh: Mapping[str, bytes] = MappingProxyType({})) -> Answer:
    """The file at `address`, the page of its folder, or the site's page for unknown addresses.

    `address` follows the first slash; where it begins with `base`, the path the site will be published under, it
    means the same without: so does the page for unknown addresses lead somewhere, which knows only that path.
    Where there are `fresh` files, by path, the site is these, and what lies in the folder is not asked.
    """
    address = address.removeprefix(base)
    if fresh:
        return _made(fresh, address)
    path = _path(site, address)
    if path is not None and os.path.isdir(path):  # noqa: PTH112 - which raises for no name, however long
        if address and not address.endswith("/"):
            return Answer(HTTPStatus.FOUND, elsewhere=f"/{quote(address)}/")
        path /= _PAGE
    elif address.endswith("/"):
        path = None
    found = _file(site, path, HTTPStatus.OK) if path else None
    return found or _file(site, site / _NOT_FOUND, HTTPStatus.NOT_FOUND) or _NOTHING


def _made(fresh: Mapping[str, bytes], address: str) -> Answer:
    if f"{address}/{_PAGE}" in fresh:
        return Answer(HTTPStatus.FOUND, elsewhere=f"/{quote(address)}/")
    name = address + _PAGE if not address or address.endswith("/") else address
    status = HTTPStatus.OK if name in fresh else HTTPStatus.NOT_FOUND
    name = name if name in fresh else _NOT_FOUND
    return _told(name, fresh[name], status) if name in fresh else _NOTHING


def _path(site: Path, address: str) -> Path | None:
    """Where `address` leads within `site` by plain names alone: no link, no hidden name, no way up."""
    names = address.removesuffix("/").split("/") if address else []
    if any(not name or name.startswith(".") or _NEVER & set(name) for name in names):
        return None
    path = site.joinpath(*names)
    try:
        return path if path.resolve() == site.resolve().joinpath(*names) else None
    except (OSError, ValueError):
        return None


def _file(site: Path, path: Path, status: HTTPStatus) -> Answer | None:
    found, _ = read_file(site, path)
    if found is None:
        return None
    return _told(path.name, found.data, status)


def _told(name: str, data: bytes, status: HTTPStatus) -> Answer:
    kind = _TYPES.get(PurePath(name).suffix.lower(), "application/octet-stream")
    return Answer(status, data, kind, hashlib.sha256(data).hexdigest()[:16])
