"""Shell: the search index, made by Pagefind where it is installed (`collate[search]`).

Every statement is a page of its own to Pagefind, which is given them one after the other and writes nothing; what
is found is given its true address here. Filters come out in an order of chance; they are put in order, so that the
same site has the same bytes.
"""

import hashlib
import json
import struct
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from html import escape
from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, Any, cast

from collate import cbor
from collate.model import File
from collate.pages.search import RECORDS

if TYPE_CHECKING:
    from subprocess import Popen

FOLDER = "pagefind/"
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_FRAGMENT = ".pf_fragment"
_SIGN = b"pagefind_dcd"
_TIME_LIMIT = 600
_CHUNK = 1 << 20


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
    made = _made([_document(record, whole["language"]) for record in whole["records"]])
    addresses = {f"/{_name(number)}": f"/{record['address']}" for number, record in enumerate(whole["records"])}
    placed = {name: _placed(data, addresses) if name.endswith(_FRAGMENT) else data for name, data in made.items()}
    return tuple(File(FOLDER + name, data) for name, data in _ordered(placed).items())


def _made(documents: Iterable[str]) -> dict[str, bytes]:
    """The files of an index of `documents`, in this order whatever the file system's."""
    from subprocess import PIPE, Popen  # noqa: PLC0415 - whoever only asks whether there is a search
    from tempfile import TemporaryFile  # noqa: PLC0415 - need not wait for what makes one

    asked = [_message(number, each) for number, each in enumerate(_requests(documents))]
    command = (sys.executable, "-m", "pagefind", "--service")
    with TemporaryFile() as complaints:
        with Popen(command, bufsize=0, stdin=PIPE, stdout=PIPE, stderr=complaints) as service:  # noqa: S603 - our own interpreter
            answers = _spoken(service, b"".join(asked), len(asked))
        complaints.seek(0)
        told = complaints.read().decode("utf-8", "replace").strip()
    wrong = [each["message"] for each in answers if each["type"] == "Error"]
    if wrong or len(answers) < len(asked):
        message = f"pagefind could not index the site: {(wrong or [told])[0][-200:]}"
        raise CannotIndexError(message)
    return {each["path"]: b64decode(each["content"]) for each in answers[-1]["files"] if _needed(each["path"])}


def _requests(documents: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What Pagefind is asked: an index, every document into it, its files."""
    yield {"type": "NewIndex"}
    for number, text in enumerate(documents):
        yield {"type": "AddFile", "index_id": 0, "file_path": _name(number), "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}


def _name(number: int) -> str:
    return f"{number:06}.html"


def _message(number: int, payload: Mapping[str, Any]) -> bytes:
    return b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","


def _spoken(service: "Popen[bytes]", asked: bytes, count: int) -> list[dict[str, Any]]:
    """The first `count` answers, fewer where it ends before; its input stays open, for it stops where that ends."""
    from threading import Thread, Timer  # noqa: PLC0415 - as above

    limit = Timer(_TIME_LIMIT, service.kill)
    limit.start()
    try:
        Thread(target=_write, args=(service.stdin, asked), daemon=True).start()
        return _read(cast("IO[bytes]", service.stdout), count)
    finally:
        limit.cancel()


def _write(pipe: IO[bytes], asked: bytes) -> None:
    rest = memoryview(asked)
    with suppress(OSError):  # it has ended, as its answers tell, which are too few
        while rest:
            rest = rest[pipe.write(rest) :]


def _read(pipe: IO[bytes], count: int) -> list[dict[str, Any]]:
    parts: list[bytes] = []
    while count > 0 and (part := pipe.read(_CHUNK)):
        parts.append(part)
        count -= part.count(b",")
    return [json.loads(b64decode(each))["payload"] for each in b"".join(parts).split(b",")[:-1]]


def _needed(path: str) -> bool:
    """Whether a search needs a file: not the interfaces that come with Pagefind, for the site has its own."""
    return "/" in path or path in _KEPT or path.endswith((".pagefind", ".pf_meta"))


def _placed(data: bytes, addresses: Mapping[str, str]) -> bytes:
    """What is told of one thing found, at its true address."""
    told = json.loads(_unpacked(data))
    told["url"] = addresses[told["url"]]
    return _packed(json.dumps(told, ensure_ascii=False).encode())


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
    return cbor.decode(_unpacked(data))


def _closed(value: cbor.Value) -> bytes:
    return _packed(cbor.encode(value))


def _unpacked(data: bytes) -> bytes:
    return zlib.decompress(data, _GZIPPED).removeprefix(_SIGN)


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
_GZIPPED = 16 + zlib.MAX_WBITS
