"""Articles out of pages: what is the article's is kept, what is hostile is bounded, what is no article is refused."""

import gzip
import ipaddress
import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import clipping
from collate import about
from collate.cli import main
from collate.clipping import NoArticleError, fetching, taming
from collate.clipping.feeds import fed, listed
from collate.clipping.fetching import fetch, is_public
from collate.clipping.page import clip
from collate.clipping.shelf import plain_address
from collate.clipping.taming import decoded, tamed
from collate.model import RawFile

PARAGRAPHS = (
    "The ferry crews of Norvik stopped work on Saturday at six, leaving four thousand passengers on the quay.",
    "“We will not sail one more mile,” said Ilka Brandt, secretary of the union: night pay must be settled first.",
    "The company said that it was ready to meet a mediator on Monday, and that it would not raise wages.",
)
BODY = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
HEAD = (
    '<title>Crews walk off — Harbour Herald</title><meta property="og:site_name" content="Harbour Herald">'
    '<meta name="author" content="Ada Moreau">'
    '<meta property="article:published_time" content="2031-05-03T10:00:00Z">'
)
PAGE = (
    f'<!doctype html><html lang="en"><head>{HEAD}</head><body><nav><a href="/">Home</a></nav>'
    f"<article><h1>Crews walk off</h1>{BODY}</article><footer>Subscribe</footer></body></html>"
)
FEED = "<rss><channel><link>/</link><item><title>x</title><link>/page?utm_source=feed</link></item></channel></rss>"
PAID = '<script type="application/ld+json">{"isAccessibleForFree": false}</script></head>'


def test_an_article_is_found_with_what_its_page_states() -> None:
    found = clip(PAGE.encode(), "https://example.org/crews")
    assert found.text.split("\n\n")[0] == "Crews walk off"
    assert all(each in found.text for each in PARAGRAPHS)
    assert "Subscribe" not in found.text
    assert (found.title, found.author, found.publisher) == ("Crews walk off", "Ada Moreau", "Harbour Herald")
    assert (found.date, found.language, found.url) == ("2031-05-03", "en", "https://example.org/crews")


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("", "no article"),
        ("<p>Subscribe now", "no article"),
        (PAGE.replace("</head>", PAID), "not free"),
        (PAGE.replace("</head>", '<meta name="article:content_tier" content="locked"></head>'), "not free"),
        ("<i>" * (taming.MOST_TAGS + 1), "tags"),
        ("x" * (taming.MOST_BYTES + 1), "limit"),
    ],
    ids=["empty", "teaser", "paid", "locked", "tags", "bytes"],
)
def test_what_is_no_article_is_refused(page: str, told: str) -> None:
    with pytest.raises(NoArticleError, match=told):
        clip(page.encode())


@pytest.mark.timeout(20)
@pytest.mark.parametrize("wrap", ["<div>", "<span>", "<b>", "<table><tr><td>", "<blockquote>", "<x-y>"])
def test_deep_nesting_never_shortens_the_text(wrap: str) -> None:
    page = f"<html><body><article>{wrap * 5000}{BODY}</article></body></html>"
    assert all(each in clip(page.encode()).text for each in PARAGRAPHS[1:])


@pytest.mark.timeout(20)
@pytest.mark.parametrize("part", ["<", "<!--", "<a b='", "</p>", "<script>", "<p", "<![", "&#", "<title>", "<p><p>"])
def test_hostile_pages_take_linear_time(part: str) -> None:
    page = BODY + part * 50_000
    try:
        clip(page.encode())
    except NoArticleError as refused:
        assert str(refused)


SHALLOW = ("<p>", "</p>", "<div>", "</div>", "<br/>", "<!-- x -->", "one", "&", "<p class='a'>", "< one", "</i>")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(SHALLOW), max_size=60))
def test_taming_keeps_a_shallow_page_as_it_is_but_comments(parts: list[str]) -> None:
    page = "".join(parts)
    kept = tamed(page)
    assert kept.count("one") == page.replace("<!-- x -->", "").count("one")
    assert "<!--" not in kept


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "latin-1", "hex", "nonsense", "utf-16", "idna"]))
def test_any_bytes_decode(data: bytes, charset: str) -> None:
    assert isinstance(decoded(data, charset), str)


def test_lists_and_feeds() -> None:
    assert listed("# mine\nhttps://a.example/1\n\nhttp://b.example/2\n") == (
        "https://a.example/1",
        "http://b.example/2",
    )
    assert listed("The crews walked off.\nhttps://a.example/1") == ()
    assert fed(FEED.encode(), "https://a.example/feed") == ("https://a.example/page?utm_source=feed",)
    atom = '<feed xmlns="urn:x"><link href="/"/><entry><link rel="edit" href="/e"/><link href="/1"/></entry></feed>'
    assert fed(atom.encode(), "https://a.example/") == ("https://a.example/1",)
    assert fed(b"<html></html>") is None
    assert fed(b"no xml") is None
    with pytest.raises(NoArticleError, match="document type"):
        fed(b'<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>')


PUBLIC = ("93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34")
PRIVATE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1"),
    *("0.0.0.0", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1"),  # noqa: S104 - nothing listens
    *("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
)


@pytest.mark.parametrize("address", [*PUBLIC, *PRIVATE])
def test_which_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address)) is (address in PUBLIC)


INWARD = ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0", "169.254.169.254")


@pytest.mark.parametrize("host", INWARD)
def test_a_private_address_is_never_fetched_unasked(host: str) -> None:
    with pytest.raises(NoArticleError, match=r"private|no host"):
        fetch(f"http://{host}/latest/")


NO_WEB = ("ftp://x.example/", "file:///etc/passwd", "http://", "http://a@b.example/", "http://x:99999/", "gopher://x")


@pytest.mark.parametrize("address", NO_WEB)
def test_only_web_addresses_are_fetched(address: str) -> None:
    with pytest.raises(NoArticleError, match="only http"):
        fetch(address, private=True)


class Site(BaseHTTPRequestHandler):
    """A site of one page in all the ways a page may be sent."""

    bomb: ClassVar[bytes] = gzip.compress(b"x" * (taming.MOST_BYTES + 10))

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        {
            "/gzip": lambda: self.send(gzip.compress(PAGE.encode()), coding="gzip"),
            "/bomb": lambda: self.send(self.bomb, coding="gzip"),
            "/large": lambda: self.send(b"x" * (taming.MOST_BYTES + 10)),
            "/odd": lambda: self.send(b"x", coding="br"),
            "/broken": lambda: self.send(b"no gzip at all", coding="gzip"),
            "/image": lambda: self.send(b"x", kind="image/png"),
            "/feed": lambda: self.send(FEED.encode(), kind="application/rss+xml"),
            "/text": lambda: self.send("\n\n".join(PARAGRAPHS).encode(), kind="text/plain; charset=utf-8"),
            "/moved": lambda: self.move("/gzip"),
            "/loop": lambda: self.move("/loop"),
            "/inward": lambda: self.move(f"http://127.0.0.2:{self.server.server_address[1]}/gzip"),
            "/scheme": lambda: self.move("file:///etc/passwd"),
            "/pay": lambda: self.send_error(402),
            "/short": lambda: self.send(PAGE.encode(), length=10**6),
            "/slow": lambda: threading.Event().wait(3),
            "/page": lambda: self.send(PAGE.encode()),
        }.get(path, lambda: self.send_error(404))()

    def send(self, data: bytes, kind: str = "text/html", coding: str = "", length: int = 0) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(data)))
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:  # the client has had enough
            self.close_connection = True

    def move(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/gzip", "/moved", "/page?q=ä b"])
def test_a_page_is_fetched(web: str, path: str) -> None:
    assert fetch(web + path, private=True).data == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "told"),
    [("/bomb", "MiB"), ("/large", "MiB"), ("/odd", "packed"), ("/broken", "cannot be read"), ("/loop", "redirects"),
     ("/scheme", "only http"), ("/pay", "payment"), ("/short", "broke off|cannot be read"), ("/none", "404")],
)  # fmt: skip
def test_what_cannot_be_fetched_is_told(web: str, path: str, told: str) -> None:
    with pytest.raises(NoArticleError, match=told):
        fetch(web + path, private=True)


def test_a_slow_page_is_cut_off(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with pytest.raises(NoArticleError, match="longer than"):
        fetch(web + "/slow", private=True)


def test_a_redirect_is_checked_anew(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda address: str(address) == "127.0.0.1")
    assert fetch(web + "/moved").data == PAGE.encode()
    with pytest.raises(NoArticleError, match=r"127\.0\.0\.2 is a private address"):
        fetch(web + "/inward")


def test_a_name_is_looked_up_once_a_request(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was checked is what is connected to: a name that changes its mind in between gains nothing."""
    looked: list[str] = []
    found: Any = socket.getaddrinfo

    def look(host: str, *others: int, **kind: int) -> object:
        looked.append(host)
        turned = "192.0.2.1" if looked.count(host) > 1 else "127.0.0.1"
        return found(turned if host == "rebind.example" else host, *others, **kind)

    monkeypatch.setattr(socket, "getaddrinfo", look)
    assert fetch(web.replace("127.0.0.1", "rebind.example") + "/page", private=True).data == PAGE.encode()
    assert looked.count("rebind.example") == 1


@pytest.mark.parametrize("shape", clipping.SHAPES)
def test_the_main_text_of_every_shape_of_page(shape: str) -> None:
    precision, recall = clipping.measured(clipping.SHAPES[shape])
    assert recall > 0.99
    assert precision > 0.9


def add(root: Path, *words: str) -> int:
    return main(["add", "--root", str(root), *words])


def test_add_writes_an_article_and_where_it_is_from(
    web: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tmp_path, "--private", f"{web}/page?utm_campaign=x#top") == 0
    (text,) = (tmp_path / "seeds").glob("*.txt")
    assert text.name == "harbour-herald-crews-walk-off.txt"
    stated, faults = about.read(RawFile("x.yaml", text.with_suffix(".yaml").read_bytes()))
    assert faults == ()
    assert stated
    assert (stated.publisher, stated.published.date, stated.language) == ("Harbour Herald", "2031-05-03", "en")
    beside = text.with_suffix(".yaml").read_text("utf-8")
    assert "retrieved: 20" in beside
    assert 'sha256: "' in beside
    assert main(["check", "--root", str(tmp_path)]) == 0
    before = sorted(path.name for path in (tmp_path / "seeds").iterdir())
    assert add(tmp_path, "--private", f"{web}/page/") == 1
    assert f"already there: seeds/{text.stem}.yaml has this address" in capsys.readouterr().err
    (tmp_path / "same.html").write_text(PAGE, "utf-8")
    assert add(tmp_path, str(tmp_path / "same.html")) == 1
    assert f"already there: seeds/{text.name} has the same words" in capsys.readouterr().err
    assert sorted(path.name for path in (tmp_path / "seeds").iterdir()) == before


def test_add_takes_lists_feeds_folders_and_texts(web: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "list.txt").write_text(f"{web}/none\n{web}/page\n", "utf-8")
    (folder / "note.md").write_text("# A note\n\nThe dam held.\n", "utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF")
    assert add(tmp_path, "--private", str(folder), f"{web}/feed", f"{web}/text") == 1
    told = capsys.readouterr().err
    assert "3 articles added · 1 already there · 2 left out" in told
    assert f"{web}/none: the page is not there: 404" in told
    assert {path.suffix for path in (tmp_path / "seeds").iterdir()} == {".txt", ".md", ".yaml"}
    assert (tmp_path / "seeds/note.md").read_bytes() == (folder / "note.md").read_bytes()


@pytest.mark.parametrize("path", ["/pay", "/image", "/none"])
def test_nothing_is_written_of_what_fails(web: str, tmp_path: Path, path: str) -> None:
    assert add(tmp_path, "--private", web + path) == 1
    assert not (tmp_path / "seeds").exists()


def test_addresses_of_the_same_page() -> None:
    same = (
        "https://www.a.example/x/?utm_source=b&q=1",
        "http://a.example/x?q=1#top",
        "https://a.example:443/x?q=1&fbclid=2",
    )
    assert len({plain_address(each) for each in same}) == 1
    assert plain_address("https://a.example/x?q=2") != plain_address(same[0])


def test_a_hostile_page_writes_plain_metadata(tmp_path: Path) -> None:
    title = json.dumps("x")[1:-1] + "\u202e: '#\"&lt;b> \u0000\n- y"
    page = PAGE.replace("Crews walk off", title)
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert add(tmp_path, str(tmp_path / "page.html")) == 0
    (beside,) = (tmp_path / "seeds").glob("*.yaml")
    stated, faults = about.read(RawFile("x.yaml", beside.read_bytes()))
    assert faults == ()
    assert stated
    assert "\u202e" not in str(stated.title)
