"""A site served as a project page is: below a path of its own, an unknown address answered by its own page."""

import gzip
import mimetypes
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE = "/repo/"
TEXT = ("text/", "application/json", "application/xml", "image/svg")


class Handler(BaseHTTPRequestHandler):
    """Answers as a host of static pages does."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, site: Path) -> None:
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """A file of the site, or the site's page for unknown addresses."""
        path = urlsplit(self.path).path
        found = self.site / unquote(path.removeprefix(BASE)) if path.startswith(BASE) else self.site / "outside"
        found = found / "index.html" if found.is_dir() and path.endswith("/") else found
        status = HTTPStatus.OK if found.is_file() else HTTPStatus.NOT_FOUND
        name = found if status == HTTPStatus.OK else self.site / "404.html"
        kind = mimetypes.guess_type(name.name)[0] or "application/octet-stream"
        data = name.read_bytes()
        self.send_response(status)
        if kind.startswith(TEXT) or name.suffix == ".js":
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Served:
    """A site at an address of its own on this machine, until it is closed."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, site=site))
        self.server.daemon_threads = True
        self.root = f"http://127.0.0.1:{self.server.server_address[1]}{BASE}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()
