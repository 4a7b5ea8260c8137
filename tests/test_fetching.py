"""`add` before a server that breaks every rule: a whole page or one plain line, in bounded time, never half a page."""

import gzip
import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from test_add import PAGE, add

from collate.cli import main
from collate.clipping import NoArticleError, fetching
from collate.clipping.feeds import fed
from collate.clipping.fetching import fetch

WHOLE = PAGE.encode()
PACKED = gzip.compress(WHOLE)
GZIP, CHUNKED = "Content-Encoding: gzip", "Transfer-Encoding: chunked"
ESCAPES = "\x1b[31m"


def head(*lines: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {kind}", *lines, "", "")).encode("latin-1")


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def forever(first: bytes, piece: bytes) -> Iterator[bytes]:
    yield first
    while True:
        yield piece


def moved(to: str) -> list[bytes]:
    return [head(f"Location: {to}", status="302 Found")]


WHOLE_PAGES: dict[str, list[bytes]] = {
    "chunks": [head(CHUNKED), chunk(WHOLE[:99]), chunk(WHOLE[99:]), b"0\r\n\r\n"],
    "chunks and a length": [head(CHUNKED, "Content-Length: 9"), chunk(WHOLE), b"0\r\n\r\n"],
    "less than no length": [head("Content-Length: -5"), WHOLE],
    "packed": [head(GZIP, f"Content-Length: {len(PACKED)}"), PACKED],
}
REFUSED: dict[str, tuple[Callable[[], Iterable[bytes]], str]] = {
    "cut in its packing": (lambda: [head(GZIP, f"Content-Length: {len(PACKED) - 60}"), PACKED[:-60]], "broke off"),
    "packed twice over": (lambda: [head(GZIP), PACKED + PACKED], "goes on"),
    "rubbish behind its packing": (lambda: [head(GZIP), PACKED, b"x" * 10**6], "goes on"),
    "half a chunk": (lambda: [head(CHUNKED), b"fff\r\n" + WHOLE[:99]], "broke off"),
    "no last chunk": (lambda: [head(CHUNKED), chunk(WHOLE)], "broke off"),
    "a chunk of less than nothing": (lambda: [head(CHUNKED), b"-5\r\n" + WHOLE], "broke off"),
    "a chunk of any size": (lambda: [head(CHUNKED), b"f" * 200 + b"\r\n" + WHOLE], "broke off|cannot be read"),
    "headers without end": (lambda: forever(b"HTTP/1.1 200 OK\r\n", b"X-Y: z\r\n"), "cannot be read"),
    "a header without end": (lambda: forever(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 1000), "cannot be read"),
    "no protocol": (lambda: [WHOLE], "cannot be read"),
    "wait without end": (lambda: forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "longer than"),
    "trailers without end": (
        lambda: forever(head(CHUNKED) + chunk(WHOLE) + b"0\r\n", b"X: y\r\n" * 99),
        "longer than",
    ),
    "crumbs": (lambda: forever(head(CHUNKED), chunk(b"ab") * 99), "longer than"),
    "a word by the minute": (lambda: (time.sleep(0.1) or b"x" for _ in range(99)), "longer than"),
    "a redirect to half an address": (lambda: moved("http://[::1"), "no address"),
    "a redirect with escapes": (lambda: moved(f"http://{ESCAPES}/"), "no address"),
    "a redirect to a zone": (lambda: moved("//[::1%25eth0]/"), "private|no host"),
    "a redirect to a number": (lambda: moved("http://017700000002/"), "private|no host"),
    "a redirect to no labels": (lambda: moved("http://a..b/"), "no host"),
    "a redirect to a port beyond all": (lambda: moved("http://x.invalid:99999/"), "only http"),
    "escapes for a reason": (lambda: [head(status=f"404 {ESCAPES}" + "x" * 3000)], "404 Not Found$"),
}


class Raw:
    """A server that sends just these bytes, whatever is asked."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.sends: Callable[[], Iterable[bytes]] = list
        threading.Thread(target=self.run, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/page"

    def run(self) -> None:
        with suppress(OSError):  # it is closed
            while True:
                threading.Thread(target=self.answer, args=(self.listening.accept()[0],), daemon=True).start()

    def answer(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            line.settimeout(5)
            line.recv(65_536)
            for piece in self.sends():
                line.sendall(piece)


@pytest.fixture(scope="module")
def raw() -> Iterator[Raw]:
    server = Raw()
    yield server
    server.listening.close()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 1.0)


@pytest.mark.parametrize("kind", WHOLE_PAGES)
def test_a_whole_page_is_taken(raw: Raw, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 20.0)
    raw.sends = lambda: WHOLE_PAGES[kind]
    assert fetch(raw.url, private=True).data == WHOLE


@pytest.mark.parametrize("kind", REFUSED)
def test_half_a_page_is_none(raw: Raw, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw.sends, told = REFUSED[kind]
    if "longer" not in told:
        monkeypatch.setattr(fetching, "SECONDS", 20.0)
    monkeypatch.setattr(fetching, "is_public", lambda address: str(address) == "127.0.0.1" and raw.port)
    began = time.monotonic()
    with pytest.raises(NoArticleError, match=told) as refused:
        fetch(raw.url, private="private" not in told)
    assert time.monotonic() - began < 15
    assert str(refused.value).isprintable()


def test_a_name_that_is_looked_up_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    began = time.monotonic()
    with pytest.raises(NoArticleError, match="longer than"):
        fetch("http://slow.example/")
    assert time.monotonic() - began < 4


@pytest.mark.parametrize(
    "sends",
    [
        head(kind=f"text/{ESCAPES}red"),
        head(kind="text/plain") + f"http://127.0.0.1:9/{ESCAPES}\nhttp://127.0.0.1:9/\u202e\nhttp://[::1\n".encode(),
        head(kind="text/xml") + b"<rss><item><link>http://[::1</link><link>http://a/&#x9b;31m</link></item></rss>",
    ],
    ids=["kind", "list", "feed"],
)
def test_nothing_of_a_strangers_turns_the_terminal(
    raw: Raw, tmp_path: Path, capsys: pytest.CaptureFixture[str], sends: bytes
) -> None:
    raw.sends = lambda: [sends]
    assert add(tmp_path, "--private", raw.url) == 1
    said = capsys.readouterr().err
    assert re.search("only http|not a page of text", said)
    assert said.replace("\n", "").isprintable()


def test_half_an_address_in_a_feed_is_told_of() -> None:
    feed = b"<rss><item><link>http://[::1</link></item><item><link>/one</link></item></rss>"
    assert fed(feed, "http://a.example/") == ("http://[::1", "http://a.example/one")


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://x.example:99999/", "https://a:b@x.example/", "https://x.example/a b"]
)
def test_what_a_page_calls_its_address_never_stops_a_build(tmp_path: Path, url: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("</head>", f'<link rel="canonical" href="{url}"></head>'), "utf-8")
    assert add(tmp_path, str(page)) == 0
    assert main(["check", "--root", str(tmp_path)]) == 0


def test_an_address_is_kept_as_it_was_asked_for(raw: Raw, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 20.0)
    raw.sends = lambda: [head(), WHOLE]
    assert add(tmp_path, "--private", f"{raw.url}?q=ä b#top") == 0
    assert main(["check", "--root", str(tmp_path)]) == 0
    (beside,) = (tmp_path / "seeds").glob("*.yaml")
    assert f"url: {raw.url}?q=%C3%A4%20b\n" in beside.read_text("utf-8")
