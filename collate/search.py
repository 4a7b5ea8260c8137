"""Shell: the search index, made by Pagefind where it is installed (`collate[search]`).

Every statement is a page of its own to Pagefind, in a folder that is gone afterwards; what is found is given its
true address here. Filters come out in an order of chance; they are put in order, so that the same site has the
same bytes.
"""

import gzip
import hashlib
import json
import struct
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from collate import cbor
from collate.model import File
from collate.pages.search import RECORDS

FOLDER = "pagefind/"
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_FRAGMENT = ".pf_fragment"
_SIGN = b"pagefind_dcd"
_TIME_LIMIT = 600


class CannotIndexError(Exception):
    """Pagefind failed; the message is one line for a person."""


def available() -> bool:
    """Whether Pagefind is installed."""
    return find_spec("pagefind") is not None


def indexed(files: Iterable[File]) -> tuple[File, ...]:
    """The site's files with the index instead of its records. Raises `CannotIndexError`."""
    held = tuple(files)
    records = next((file for file in held if file.path == RECORDS), None)
    if records is None:
        return held
    rest = [file for file in held if file is not records]
    return tuple(sorted((*rest, *_index(json.loads(records.data))), key=lambda file: file.path))


def _index(whole: Mapping[str, Any]) -> tuple[File, ...]:
    import subprocess  # noqa: PLC0415 - whoever only asks whether there is a search
    import tempfile  # noqa: PLC0415 - need not wait for what makes one

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, record in enumerate(whole["records"]):
            (root / f"{number:06}.html").write_text(_document(record, whole["language"]), "utf-8")
        command = (sys.executable, "-m", "pagefind", "--site", folder, "--output-path", str(root / FOLDER))
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=_TIME_LIMIT)  # noqa: S603 - our own interpreter
        if done.returncode:
            told = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
            message = f"pagefind could not index the site: {told[-200:]}"
            raise CannotIndexError(message)
        made = {path.relative_to(root / FOLDER).as_posix(): path.read_bytes() for path in _made(root / FOLDER)}
    addresses = {f"/{number:06}.html": f"/{record['address']}" for number, record in enumerate(whole["records"])}
    placed = {name: _placed(data, addresses) if name.endswith(_FRAGMENT) else data for name, data in made.items()}
    return tuple(File(FOLDER + name, data) for name, data in _ordered(placed).items())


def _placed(data: bytes, addresses: Mapping[str, str]) -> bytes:
    """What is told of one thing found, at its true address."""
    told = json.loads(gzip.decompress(data).removeprefix(_SIGN))
    told["url"] = addresses[told["url"]]
    return _packed(json.dumps(told, ensure_ascii=False).encode())


def _made(folder: Path) -> Iterator[Path]:
    """The files a search needs: not the interfaces that come with Pagefind, for the site has its own."""
    for path in sorted(folder.rglob("*")):
        own = path.parent != folder or path.name in _KEPT or path.suffix in (".pagefind", ".pf_meta")
        if path.is_file() and own:
            yield path


def _document(record: Mapping[str, Any], language: str) -> str:
    told = [f'<i data-pagefind-meta="{name}">{escape(text)}</i>' for name, text in record["meta"].items() if text]
    told += [
        f'<i data-pagefind-filter="{name}">{escape(value)}</i>'
        for name, values in record["filters"].items()
        for value in values
    ]
    head = f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8"><body>'
    aside = f"<div data-pagefind-ignore>{''.join(told)}</div>"
    title = escape(record["meta"]["title"])
    return f"{head}{aside}<main data-pagefind-body><h2>{title}</h2><p>{escape(record['text'])}</p></main>"


def _ordered(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same index, its filters in order and named by what they hold now."""
    files = dict(made)
    entry = json.loads(files["pagefind-entry.json"])
    names = {}
    for path in [path for path in files if path.startswith("filter/")]:
        old, language = path.removeprefix("filter/").removesuffix(".pf_filter"), path[len("filter/") :].split("_")[0]
        name, values = _opened(files.pop(path))
        data = _closed([name, sorted(values)])
        names[old] = f"{language}_{hashlib.sha256(data).hexdigest()[:7]}"
        files[f"filter/{names[old]}.pf_filter"] = data
    for told in entry["languages"].values():
        path = f"pagefind.{told['hash']}.pf_meta"
        meta = _opened(files.pop(path))
        meta[_FILTERS] = sorted([name, names[old]] for name, old in meta[_FILTERS])
        data = _closed(meta)
        told["hash"] = f"{told['hash'].split('_')[0]}_{hashlib.sha256(data).hexdigest()[:10]}"
        files[f"pagefind.{told['hash']}.pf_meta"] = data
    files["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return files


_FILTERS = 3
"""Where Pagefind's description of an index lists its filters."""


def _opened(data: bytes) -> Any:  # noqa: ANN401 - the shape of an index is Pagefind's
    return cbor.decode(gzip.decompress(data).removeprefix(_SIGN))


def _closed(value: cbor.Value) -> bytes:
    return _packed(cbor.encode(value))


def _packed(data: bytes) -> bytes:
    """Gzip without packing, written out here: what Python writes differs between its versions."""
    whole = _SIGN + data
    parts = [whole[at : at + _BLOCK] for at in range(0, len(whole), _BLOCK)]
    blocks = (
        struct.pack("<BHH", number == len(parts), len(part), len(part) ^ _BLOCK) + part
        for number, part in enumerate(parts, 1)
    )
    return b"".join((_GZIP, *blocks, struct.pack("<II", zlib.crc32(whole), len(whole))))


_GZIP = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
"""A head that names neither time nor system."""
_BLOCK = 0xFFFF
