"""The preview before requests that no browser would write: refused in one line, and nothing in the terminal."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from serving import Server, serving

HIDDEN = "not for the web"
REFUSED = ("400", "403", "404", "405", "414", "431", "")
HOSTS = (
    *("Host: evil.example\r\n{own}", "{own}Host: evil.example\r\n", "Host : {host}\r\n", "Host:\r\n {host}\r\n"),
    *(f"Host: {name}\r\n" for name in ("0x0.0", "2130706433", "0177.0.0.1", "127.1", "[::1%25x]", "①27.0.0.1")),
    *(f"Host: {name}\r\n" for name in ("localhost@evil.example", 'localhost"><script>', "localhost,localhost")),
    *(f"{{own}}Origin: {origin}\r\n" for origin in ("http://[", "", "null", "http://localhost", "//", "x" * 9000)),
)
FRAMES = (
    "{own}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n{own}",
    "{own}Transfer-Encoding: xchunked\r\n\r\n0\r\n",
    "{own}Content-Length: 4\r\nContent-Length: 0\r\n\r\nabcd",
    "{own}Content-Length: -4\r\n",
    "{own}Content-Length: +4\r\n\r\nabcd",
    "{own}Content-Length: 999999999999\r\n",
    "{own}Transfer-Encoding: chunked\r\n\r\nffffffff\r\n",
    "{own}X: \x1b[31m\x00\r\n",
    "{own}" + "A: b\r\n" * 9000,
)
PLACES = (
    *("/..\\secret.txt", "/./../secret.txt", "/%c0%ae%c0%ae/secret.txt", "/%252e%252e%252fsecret.txt", "/%ff"),
    *("/%u002e%u002e/secret.txt", "/%EF%BC%8E%EF%BC%8E/secret.txt", "/secret.txt%00.html", "/sources%0d%0aX:y"),
    *("/" + "a" * 15_000, "/" + "a/" * 7_000, "/\x1b[31m", "http://evil.example/", "//evil.example/%2e%2e"),
    *("/-/article?source=%00..%2f", "/-/cite?source=%ff&start=0&end=5", "/-/cite?source=a&start=%C2%B2&end=1"),
    *("/-/live", "/-/preview.js/../../secret.txt"),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("inside") / "project"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds/good.txt").write_text("The dam held on Monday, the mayor said.\n", "utf-8")
    (root / "secret.txt").write_text(HIDDEN, "utf-8")
    with serving(root) as found:
        yield found


def answers(server: Server, request: str) -> tuple[str, bytes]:
    """The status of the first answer, and all that came."""
    came = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=1) as line, suppress(OSError):
        line.sendall(request.encode())
        line.shutdown(socket.SHUT_WR)
        while piece := line.recv(65_536):
            came += piece
    return came[9:12].decode(), came


def refused(server: Server, request: str) -> None:
    status, came = answers(server, request)
    assert status in REFUSED
    assert came.count(b"HTTP/1.1 ") < 2
    assert HIDDEN.encode() not in came


def quiet(server: Server) -> None:
    assert server.get("/")[0] == 200
    assert not [line for line in server.said if "Traceback" in line or line.startswith("4")]


def test_other_names_and_other_sites_are_refused(server: Server) -> None:
    for lines in HOSTS:
        told = lines.replace("{own}", f"Host: {server.host}\r\n").replace("{host}", server.host)
        refused(server, f"GET / HTTP/1.1\r\n{told}\r\n")
    quiet(server)


def test_what_is_framed_twice_is_one_request_or_none(server: Server) -> None:
    for lines in FRAMES:
        refused(server, f"GET / HTTP/1.1\r\n{lines.replace('{own}', f'Host: {server.host}' + chr(13) + chr(10))}\r\n")
    quiet(server)


def test_no_address_leads_out_or_fills_the_terminal(server: Server) -> None:
    for place in PLACES:
        refused(server, f"GET {place} HTTP/1.1\r\nHost: {server.host}\r\n\r\n")
    quiet(server)


@pytest.mark.long
def test_whoever_says_nothing_more_is_let_go(server: Server) -> None:
    """Headers, a body or a next request that never come are waited for no longer than others can do without."""
    files = Path(f"/proc/{server.process.pid}/fd")
    if not files.exists():
        pytest.skip("open files are counted as Linux tells of them")
    before = len([*files.iterdir()])
    began = f"POST / HTTP/1.1\r\nHost: {server.host}\r\nContent-Length: 900\r\n\r\nx", "GET / HTTP/1.1\r\nX: y", ""
    crowd = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(60)]
    for number, line in enumerate(crowd):
        line.sendall(began[number % 3].encode())
    time.sleep(25)
    assert len([*files.iterdir()]) <= before
    for line in crowd:
        line.close()
