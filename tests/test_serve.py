"""The preview as a server: whom it answers, what it gives, and that neither storms nor garbage stop it."""

import asyncio
import json
import os
import random
import re
import socket
import time
from collections.abc import Callable, Iterator
from functools import cache
from http import HTTPStatus
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, copied
from hypothesis import given
from hypothesis import strategies as st
from serving import Server, eventually, serving
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from collate.anchor import find
from collate.cli import main
from collate.diagnostics import Diagnostic
from collate.load import load
from collate.model import Config
from collate.pipeline import Edition, edit
from collate.serve.cite import offer
from collate.serve.files import answer
from collate.serve.hosts import is_foreign, is_ours
from collate.serve.memory import Memory
from collate.serve.page import previewed
from collate.serve.preview import Built, Preview
from collate.serve.watch import follow, look

BRIEFING = "gaza-truce-phase-two"
HIDDEN = "not for the web"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing listens on it here
FOREIGN = (
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "10.1.2.3",
    "",
    "a b",
    "[::1",
    "127.0.0.1:x",
)
UNKNOWN = (
    "/nowhere",
    "/briefings/",
    "/a/b/c/",
    "/index.html/",
    "/-/",
    "/-/other",
    "//evil.example/",
    "/%00",
    "/a%2f..%2fb",
)
POLICY = "default-src 'none'; script-src 'none'; connect-src https://a.example"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("served") / "inside")
    (root.parent / "secret.txt").write_text(HIDDEN, "utf-8")
    return root


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[Server]:
    with serving(project) as found:
        yield found


@cache
def edition() -> Edition:
    """Not a fixture: what a property is handed, hypothesis would print."""
    return edit(load(ROOT)[0])[0]


# Whom it answers


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_refused(server: Server, host: str) -> None:
    for path in ("/", "/-/preview.js", "/-/cite?source=a&start=0&end=1", "/nowhere"):
        status, _, body = server.get(path, Host=host)
        assert status in {400, 403}
        assert b"<" not in body


def test_its_own_names_are_answered(server: Server) -> None:
    for host in (server.host, f"localhost:{server.port}", "LOCALHOST", "[::1]:9", "127.0.0.2"):
        assert server.get("/", Host=host)[0] == HTTPStatus.OK


def test_only_the_address_that_was_told_counts() -> None:
    assert is_ours("192.0.2.7:8000", "192.0.2.7")
    assert is_ours("desk.example", "desk.example")
    assert is_ours("192.0.2.7", EVERYWHERE)
    assert not is_ours("192.0.2.7", "127.0.0.1")
    assert not is_ours("evil.example", EVERYWHERE)


def test_another_sites_page_is_refused(server: Server) -> None:
    for headers in (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://{server.host}.evil.example"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
    ):
        assert server.get("/", **headers)[0] == HTTPStatus.FORBIDDEN
    assert server.get("/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0] == HTTPStatus.OK
    assert not is_foreign({"Origin": "http://localhost:1", "Host": "localhost:1"})


async def hang_up(socket: WebSocketClientConnection) -> None:
    """Close it and wait until it is: a loop that ends before leaves the line open."""
    socket.close()
    while await asyncio.wait_for(socket.read_message(), 10) is not None:
        pass


def test_a_socket_is_for_its_own_pages(server: Server) -> None:
    async def status(origin: str) -> int:
        request = HTTPRequest(f"ws://{server.host}/-/live", headers={"Origin": origin})
        try:
            await hang_up(await websocket_connect(request))
        except HTTPClientError as refused:
            return refused.code
        return 101

    assert asyncio.run(status("http://evil.example")) == HTTPStatus.FORBIDDEN
    assert asyncio.run(status(f"http://{server.host}")) == 101


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        other = probe.getsockname()[0]
    if other.startswith("127."):
        pytest.skip("this machine has no other address")
    with socket.socket() as tried:
        assert tried.connect_ex((other, server.port)) != 0


# What it gives


def test_pages_get_the_preview_and_other_files_are_as_published(server: Server, project: Path) -> None:
    status, headers, page = server.get("/")
    published = (project / "site/index.html").read_bytes()
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert b"/-/preview.js" in page
    assert b"preview" not in published
    assert server.get("/assets/style.css?1")[2] == (project / "site/assets/style.css").read_bytes()
    assert server.get(f"/briefings/{BRIEFING}/briefing.json")[1]["content-type"] == "application/json"


def test_an_unknown_page_is_the_sites_own(server: Server) -> None:
    for path in UNKNOWN:
        status, headers, body = server.get(path)
        assert status == HTTPStatus.NOT_FOUND, path
        assert "location" not in headers
        assert b"There is nothing at this address" in body


def test_a_folder_without_its_slash_leads_to_its_page(server: Server) -> None:
    status, headers, _ = server.get(f"/briefings/{BRIEFING}")
    assert (status, headers["location"]) == (HTTPStatus.FOUND, f"/briefings/{BRIEFING}/")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/../config.yaml",
        "/%2e%2e/config.yaml",
        "/..%2fconfig.yaml",
        "/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5c..%5csecret.txt",
        "/assets/../../config.yaml",
        "/assets/%252e%252e/config.yaml",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/.site.lock",
        "/out/secret.txt",
        "/out.txt",
        "/pipe",
    ],
)
def test_nothing_beside_the_site_is_read(server: Server, project: Path, path: str) -> None:
    site = project / "site"
    links = {"out": project.parent, "out.txt": project.parent / "secret.txt"}
    for name, target in links.items():
        if not (site / name).is_symlink():
            (site / name).symlink_to(target)
    if not (site / "pipe").exists():
        os.mkfifo(site / "pipe")
    status, _, body = server.get(path)
    assert status == HTTPStatus.NOT_FOUND
    assert HIDDEN.encode() not in body
    assert b"base_url" not in body


@given(st.text(max_size=60))
def test_no_address_leaves_the_site(tmp_path_factory: pytest.TempPathFactory, address: str) -> None:
    site = tmp_path_factory.getbasetemp() / "small" / "site"
    site.mkdir(parents=True, exist_ok=True)
    (site.parent / "secret.txt").write_text(HIDDEN, "utf-8")
    for tried in (address, f"../{address}", f"{address}/../../secret.txt"):
        assert HIDDEN.encode() not in answer(site, tried).data


def test_only_reading_is_answered(server: Server) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"):
        assert server.get("/", method)[0] in {403, 405}
    status, headers, body = server.get("/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 500


# What it survives


def test_garbage_and_crowds_leave_it_answering(server: Server) -> None:
    chance = random.Random(7)  # noqa: S311 - the same garbage every time
    crowd = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(1000)]
    try:
        for number, each in enumerate(crowd[:300]):
            unfinished = b"GET / HTTP/1.1\r\nHost: " + b"a" * number
            each.sendall(chance.randbytes(chance.randrange(1, 400)) if number % 3 else unfinished)
        for each in crowd[300:500]:
            each.sendall(f"GET /briefings/{BRIEFING}/ HTTP/1.1\r\nHost: {server.host}\r\nX: ".encode())
        for _ in range(5):
            began = time.monotonic()
            assert server.get("/")[0] == HTTPStatus.OK
            assert time.monotonic() - began < 2
    finally:
        for each in crowd:
            each.close()
    assert server.process.poll() is None


def test_a_socket_survives_any_message(server: Server) -> None:
    async def talk() -> str:
        socket = await websocket_connect(f"ws://{server.host}/-/live")
        for message in ("{", "[]", "null", "1", '{"command": 1}', '{"command": "info"}', "[" * 4000):
            await socket.write_message(message)
        await socket.write_message(b"\xff\x00", binary=True)
        await socket.write_message(json.dumps({"command": "info", "url": "here"}))
        told = await asyncio.wait_for(socket.read_message(), 10)
        await hang_up(socket)
        return str(told)

    assert json.loads(asyncio.run(talk()))["command"] == "faults"
    assert not any("Traceback" in line for line in server.said)


# What it follows


def test_every_way_of_saving_is_seen(server: Server, project: Path) -> None:
    path = project / "briefings" / f"{BRIEFING}.yaml"
    text = path.read_text("utf-8")

    def saved(change: Callable[[], object], shown: str) -> None:
        change()
        eventually(lambda: shown.encode() in server.get(f"/briefings/{BRIEFING}/")[2])

    def renamed() -> None:
        beside = path.with_name(".new")
        beside.write_text(text.replace("Israel refuses safe", "By rename, Israel refuses safe"), "utf-8")
        os.utime(beside, (1, 1))
        beside.replace(path)

    def overwritten() -> None:
        path.write_text(text.replace("Israel refuses safe", "In place, Israel refuses safe"), "utf-8")

    saved(overwritten, "In place, Israel")
    saved(renamed, "By rename, Israel")
    (project / "templates").mkdir()
    template = project / "templates/404.html"
    template.write_text("<head></head>mine", "utf-8")
    eventually(lambda: b"mine" in server.get("/nowhere")[2])
    template.unlink()
    eventually(lambda: b"There is nothing" in server.get("/nowhere")[2])
    path.unlink()
    eventually(lambda: server.get(f"/briefings/{BRIEFING}/")[0] == HTTPStatus.NOT_FOUND)
    saved(lambda: path.write_text(text, "utf-8"), "Israel refuses safe")


def test_a_broken_template_is_a_fault_and_not_an_end(server: Server, project: Path) -> None:
    template = project / "templates/about.html"
    template.parent.mkdir(exist_ok=True)
    for broken in ("{% if %}", "{{ nothing.at.all }}", "{{ 1 / 0 }}"):
        before = server.faults()
        template.write_text(broken, "utf-8")
        eventually(lambda: server.faults() > before)  # noqa: B023 - called before it changes
        assert server.get("/about/")[0] == HTTPStatus.OK
    assert any(re.match(r"templates/about\.html:1:.*error\[faulty-template\]", line) for line in server.said)
    before = server.builds()
    template.unlink()
    eventually(lambda: server.builds() > before)


def test_a_storm_of_changes_is_one_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collate.serve.watch.QUIET", 0.5)  # a busy machine makes pauses of its own
    monkeypatch.setattr("collate.serve.watch.LONGEST", 60)

    async def stormy() -> int:
        calls: list[None] = []
        following = asyncio.create_task(follow((tmp_path,), lambda: calls.append(None), look((tmp_path,))))
        for number in range(300):
            (tmp_path / f"{number % 20}.txt").write_text(str(number), "utf-8")
            if number % 3 == 0:
                (tmp_path / f"{number % 20}.txt").unlink()
            await asyncio.sleep(0.002)
        await asyncio.sleep(2)
        following.cancel()
        return len(calls)

    assert asyncio.run(stormy()) == 1


def test_links_and_hidden_names_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / ".hidden").write_text("x", "utf-8")
    (tmp_path / "seen").write_text("x", "utf-8")
    assert list(look((tmp_path, tmp_path / "gone"))) == [str(tmp_path / "seen")]


def test_memory_recalls_the_last_run_only() -> None:
    asked: list[int] = []
    memory = Memory()

    def stage(number: int) -> int:
        asked.append(number)
        return number * 2

    for numbers in ((1, 2), (2, 3), (1, 3)):
        memory.turn()
        assert [memory(stage)(number) for number in numbers] == [number * 2 for number in numbers]
    assert asked == [1, 2, 3, 1]


def test_what_is_recalled_gives_the_same_edition() -> None:
    memory, inputs = Memory(), load(ROOT)[0]
    memory.turn()
    first = edit(inputs, remember=memory)
    memory.turn()
    assert edit(inputs, remember=memory) == first == edit(inputs)


# What it shows


def test_the_policy_allows_the_preview_and_nothing_more() -> None:
    page = f'<head><meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>'.encode()
    shown = previewed(page, "v", "localhost:8000").decode()
    assert "script-src 'self'; " in shown
    assert "style-src 'self'" in shown
    assert "connect-src https://a.example 'self' ws://localhost:8000" in shown
    assert previewed(b"no head at all", "v", "h").startswith(b"no head at all")


def test_a_fault_opens_in_any_editor() -> None:
    fault = Diagnostic("error", "x", "y", "briefings/a b.yaml", 3, 7)
    preview = Preview(lambda: Built(None, (fault,)), Path("/p"), Path("/p/site"), "idea://open?file={path}&line={line}")
    preview.renew()
    (shown,) = preview.shown()
    assert shown["place"] == "briefings/a b.yaml:3:7"
    assert shown["opens"] == "idea://open?file=/p/briefings/a%20b.yaml&line=3"


def test_the_published_path_leads_to_the_same_pages(server: Server, project: Path) -> None:
    site = project / "site"
    assert server.get("/")[0] == HTTPStatus.OK
    assert answer(site, "repo/about/", "repo/") == answer(site, "about/") == answer(site, "about/", "repo/")
    assert answer(site, "repo/", "repo/").status == HTTPStatus.OK
    assert answer(site, "repo/../config.yaml", "repo/").status == HTTPStatus.NOT_FOUND


@given(number=st.integers(0, 3), start=st.integers(0, 2500), length=st.integers(0, 300))
def test_what_is_offered_cites_what_was_selected(number: int, start: int, length: int) -> None:
    chosen = edition().witnesses[number].document
    end = min(start + length, chosen.article.body.end)
    found = offer(edition(), chosen.id, start, end)
    assert bool(found.lines) != bool(found.why)
    for line in found.lines:
        ((_, words),) = yaml.safe_load(line)[0].items()
        (place,) = find(chosen, words).places
        selected = chosen.text[start:end].strip()
        assert selected in place.exact
        assert chosen.text[place.start - 1 : place.start + 1].isalnum() is False or place.start == 0


def test_what_cannot_be_cited_says_why() -> None:
    first = edition().witnesses[0].document
    assert "not in the project" in offer(edition(), "nowhere", 0, 5).why
    assert "at most" in offer(edition(), first.id, 0, 10**9).why
    assert "no word" in offer(edition(), first.id, 0, 0).why


def test_a_port_that_is_taken_is_told(project: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(project), "--port", str(server.port)]) == 1
    assert "choose another with --port" in capsys.readouterr().err


def test_what_is_built_is_shown_before_it_is_laid_down(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text("old")
    fresh = {"index.html": b"new", "about/index.html": b"about", "404.html": b"none", "feed.xml": b"<feed/>"}
    assert answer(tmp_path, "", "", fresh).data == b"new"
    assert answer(tmp_path, "repo/about/", "repo/", fresh).data == b"about"
    assert answer(tmp_path, "about", "", fresh).elsewhere == "/about/"
    assert answer(tmp_path, "feed.xml", "", fresh).type == "application/xml"
    for gone in ("old.html", "../old.html", "about/index.html/", "%2e%2e/old.html"):
        assert (answer(tmp_path, gone, "", fresh).status, answer(tmp_path, gone, "", fresh).data) == (
            HTTPStatus.NOT_FOUND,
            b"none",
        )


def test_a_site_that_cannot_be_laid_down_stays_on_show_with_the_fault(tmp_path: Path) -> None:
    fault = Diagnostic("error", "cannot-publish", "the disk is full", "site/")
    edition, hindered = Edition(Config(), (), ()), [(fault,), ()]
    built = Built(edition, files={"index.html": b"new"}, keep=lambda: hindered.pop(0))
    preview = Preview(lambda: built, tmp_path, tmp_path / "site")
    preview.renew()
    assert (preview.faults, preview.settle(), preview.faults) == ((), True, (fault,))
    assert preview.fresh
    preview.renew()
    assert (preview.settle(), preview.faults, preview.fresh) == (False, (), {})
