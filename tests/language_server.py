"""What an editor's program shows: the real YAML language server, spoken to as an editor speaks to it."""

import itertools
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from needed import missing, program

HERE = Path(__file__).parent / "lsp"
SERVER = HERE / "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "hover": {"contentFormat": ["plaintext"]},
        "completion": {"completionItem": {"snippetSupport": True}},
    },
}


class LanguageServer(Struct):
    """A server that runs; lines and columns count from zero, as in its protocol."""

    process: subprocess.Popen[bytes]
    faults: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    shown: str = ""

    def start(self, root: Path) -> None:
        """Say hello on behalf of an editor that has the folder `root` open."""
        folder = {"uri": root.as_uri(), "name": "project"}
        self.ask(
            "initialize", processId=None, rootUri=root.as_uri(), workspaceFolders=[folder], capabilities=CAPABILITIES
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=SETTINGS)

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Show the server `text` as the content of a new file beside `path`; its complaints."""
        self.shown = path.with_name(f"{next(self.numbers)}-{path.name}").as_uri()
        document = {"uri": self.shown, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while self.shown not in self.faults:
            self._read()
        return self.faults[self.shown]

    def hover(self, line: int, column: int) -> str:
        """What is shown of the word there."""
        found = self._at("textDocument/hover", line, column) or {"contents": ""}
        contents = found["contents"]
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def completions(self, line: int, column: int) -> list[str]:
        """What is offered there."""
        found = self._at("textDocument/completion", line, column)
        return [item["label"] for item in (found.get("items", []) if isinstance(found, dict) else found or [])]

    def ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - whatever the protocol has
        """The answer to a question."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **parameters: object) -> None:
        """Say something that has no answer."""
        self._send({"method": method, "params": parameters})

    def _at(self, method: str, line: int, column: int) -> Any:  # noqa: ANN401 - as `ask`
        return self.ask(method, textDocument={"uri": self.shown}, position={"line": line, "character": column})

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """The next message; the server's own questions are answered, its complaints kept."""
        assert self.process.stdout
        size = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        assert size, "the language server ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.faults[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: dict[str, Any]) -> object:
        if message["method"] != "workspace/configuration":
            return None
        return [SETTINGS.get(item.get("section")) for item in message["params"]["items"]]


@contextmanager
def language_server(root: Path) -> Iterator[LanguageServer]:
    """The server, with the folder `root` open, until the block ends."""
    node = program("Node", ("node", "nodejs"), "install Node 20 or later")
    if not SERVER.is_file():
        missing("yaml-language-server", f"npm ci --prefix {HERE.relative_to(HERE.parent.parent).as_posix()}")
    with subprocess.Popen([node, str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            server = LanguageServer(process)
            server.start(root)
            yield server
        finally:
            process.kill()
