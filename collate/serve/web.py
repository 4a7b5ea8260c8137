"""The preview's own web server, on tornado and the socket of `livereload`.

Only what tornado and `livereload` do well is theirs: requests, sockets and telling every open page. That
one answers any host and any origin, waits for seconds, and leaves a page stale when a build fails;
here every handler asks `hosts` first, and faults are told to the page.
"""

import json
from contextlib import suppress
from http import HTTPStatus
from pkgutil import get_data
from typing import Any

from livereload.handlers import LiveReloadHandler  # type: ignore[import-untyped]
from msgspec.structs import asdict
from tornado.iostream import StreamClosedError
from tornado.web import Application, HTTPError, RequestHandler

from collate.serve.cite import document_of, offer
from collate.serve.files import answer
from collate.serve.hosts import is_foreign, is_ours
from collate.serve.page import FOLDER, previewed
from collate.serve.preview import Preview

PING = 20.0
"""Seconds between questions to an open page whether it is still there."""

_PIECE = 64 * 1024
_MOST = 10**9
_OWN = {"preview.js": "text/javascript; charset=utf-8", "preview.css": "text/css; charset=utf-8"}


def application(preview: Preview, host: str) -> Application:
    """What answers, listening on `host`."""
    known = {"preview": preview, "told": host}
    return Application(
        [
            (rf"/{FOLDER}/live", Live, known),
            (rf"/{FOLDER}/cite", Cite, known),
            (rf"/{FOLDER}/article", Whole, known),
            (rf"/{FOLDER}/(preview\.(?:js|css))", Own, known),
            (r"/(.*)", Site, known),
        ],
        default_handler_class=Site,
        default_handler_args=known,
        log_function=lambda _: None,
        websocket_ping_interval=PING,
        websocket_max_message_size=4096,
    )


class Guarded(RequestHandler):
    """Answers this machine's browser alone."""

    def initialize(self, preview: Preview, told: str) -> None:
        """Keep what every handler is handed."""
        self.preview, self.told = preview, told

    def set_default_headers(self) -> None:
        """Nothing is kept by the browser, framed or read by another site."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "DENY")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "no-referrer")

    def prepare(self) -> None:
        """Refuse whom `hosts` does not know."""
        if not is_ours(self.request.headers.get("Host", ""), self.told) or is_foreign(self.request.headers):
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def write_error(self, status_code: int, **_: Any) -> None:  # noqa: ANN401 - tornado's protocol
        """One line, whatever went wrong."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {HTTPStatus(status_code).phrase}\n")

    def log_exception(self, *fault: Any) -> None:  # noqa: ANN401 - tornado's protocol
        """What was asked wrongly is no news: any page an editor visits could fill the terminal with it."""
        if not isinstance(fault[1], HTTPError):
            super().log_exception(*fault)

    async def send(self, data: bytes, kind: str) -> None:
        """`data` piece by piece, so that a slow reader holds one piece and not all of it."""
        self.set_header("Content-Type", kind)
        self.set_header("Content-Length", len(data))
        with suppress(StreamClosedError):
            for at in range(0, len(data) if self.request.method == "GET" else 0, _PIECE):
                self.write(data[at : at + _PIECE])
                await self.flush()

    async def send_json(self, value: object) -> None:
        """`value` as JSON."""
        await self.send(json.dumps(value, ensure_ascii=False).encode(), "application/json")


class Site(Guarded):
    """A file of the site; a page gets the preview's script and style on its way."""

    async def get(self, address: str = "?") -> None:
        """The file at `address`."""
        found = answer(self.preview.site, address, self.preview.base, self.preview.fresh)
        if found.elsewhere:
            self.redirect(found.elsewhere)
            return
        self.set_status(found.status)
        self.set_header("ETag", f'"{found.version}"')
        data = found.data
        if found.type.startswith("text/html"):
            data = previewed(data, found.version, self.request.headers["Host"])
        await self.send(data, found.type)

    head = get

    def compute_etag(self) -> None:
        """The version of the file stands in for that of what is sent."""


class Own(Guarded):
    """The preview's script and style."""

    async def get(self, name: str) -> None:
        """The file `name`."""
        await self.send(get_data(__package__, name) or b"", _OWN[name])


class Cite(Guarded):
    """The lines of YAML that cite a selection: `?source=ID&start=N&end=N`, in code points."""

    async def get(self) -> None:
        """`{"lines": […], "why": ""}`."""
        edition = self.preview.edition
        if edition is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        found = offer(edition, self.get_query_argument("source"), self._number("start"), self._number("end"))
        await self.send_json(asdict(found))

    def _number(self, name: str) -> int:
        digits = self.get_query_argument(name)
        if not digits.isdecimal() or len(digits) > len(str(_MOST)):
            raise HTTPError(HTTPStatus.BAD_REQUEST)
        return int(digits)


class Whole(Guarded):
    """An article's own words, of which its page publishes an excerpt: `?source=ID`."""

    async def get(self) -> None:
        """`{"source", "start", "text", "language"}`."""
        edition = self.preview.edition
        document = document_of(edition, self.get_query_argument("source")) if edition else None
        if document is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        body = document.article.body
        await self.send_json(
            {
                "source": document.id,
                "start": body.start,
                "text": body.of(document.text),
                "language": "" if document.language == "und" else document.language,
            }
        )


class Live(LiveReloadHandler, Guarded):  # type: ignore[misc] # livereload has no types
    """The socket of an open page, by the protocol of `livereload`; `faults` is a command beside its `reload`."""

    def check_origin(self, origin: str) -> bool:  # noqa: ARG002 - tornado's protocol
        """`prepare` has refused every other origin; the base would let all in."""
        return True

    def on_message(self, message: str | bytes) -> None:
        """A page says hello, then what it is; from then on it is told."""
        with suppress(ValueError, TypeError, AttributeError, RecursionError):  # anyone may send anything
            super().on_message(message)
        if self in self.waiters:
            self.send_message(faults(self.preview))


def faults(preview: Preview) -> dict[str, object]:
    """The command that lays the faults over a page, or clears them."""
    return {"command": "faults", "faults": preview.shown()}


def tell(preview: Preview) -> None:
    """Every open page gets the faults; without any it looks whether it is the newest."""
    for waiter in tuple(LiveReloadHandler.waiters):
        waiter.send_message(faults(preview))
        if not preview.faults:
            waiter.send_message({"command": "reload", "path": "/"})
