"""A preview that runs, for tests: the real command in a process of its own."""

import http.client
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

ROOT = Path(__file__).parent.parent
PATIENCE = 30.0


class Server(Struct):
    """What runs, where it answers, and what it has said so far."""

    process: subprocess.Popen[str]
    port: int
    said: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def builds(self) -> int:
        """How many builds there have been, whole or not."""
        return sum("statement" in line for line in self.said)

    def faults(self) -> int:
        """How many errors have been told."""
        return sum("error[" in line for line in self.said)

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask for `path` just as it is written; status, headers and body."""
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            asked.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
            for name, value in headers.items():
                asked.putheader(name.replace("_", "-"), value)
            asked.endheaders()
            found = asked.getresponse()
            return found.status, {name.lower(): value for name, value in found.getheaders()}, found.read()
        finally:
            asked.close()


@contextmanager
def serving(project: Path, *options: str) -> Iterator[Server]:
    """Serve `project` on a free port until the block ends."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--root", str(project), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stderr
            server = Server(process, 0)
            for line in process.stderr:
                server.said.append(line)
                if found := re.match(r"serving http://\S*?:(\d+)/", line):
                    server.port = int(found[1])
                    break
            assert server.port, "".join(server.said)
            reader = threading.Thread(target=server.said.extend, args=(process.stderr,), daemon=True)
            reader.start()
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE)
            reader.join(PATIENCE)


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until it holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.02)
