"""What the preview knows: the last whole edition, and what is wrong since."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from urllib.parse import quote, urlsplit

from collate.diagnostics import Diagnostic
from collate.pipeline import Edition
from collate.report import ordered, text

EDITOR = "vscode://file{path}:{line}:{column}"
"""The address by which an editor's program opens a file; others can be told."""


@dataclass(frozen=True, slots=True)
class Built:
    """What one run of the build gave: an edition that is published by now, or the faults that stopped it.

    `finish` does what readers need and an editor need not wait for.
    """

    edition: Edition | None
    faults: tuple[Diagnostic, ...] = ()
    finish: Callable[[], None] = lambda: None


@dataclass(slots=True)
class Preview:
    """The state that pages are shown from; `build` runs the ribbon once and publishes into `site`."""

    build: Callable[[], Built]
    root: Path
    site: Path
    editor: str = EDITOR
    edition: Edition | None = None
    faults: tuple[Diagnostic, ...] = ()
    finish: Callable[[], None] = lambda: None

    @property
    def base(self) -> str:
        """The path that the site will be published under, without its first slash; empty for the top."""
        return urlsplit(self.edition.config.base_url).path.removeprefix("/") if self.edition else ""

    def renew(self) -> None:
        """Build again; what was whole stays on show until the next whole edition."""
        built = self.build()
        self.edition = built.edition or self.edition
        self.faults = () if built.edition else built.faults
        self.finish = built.finish

    def shown(self) -> list[dict[str, str]]:
        """The faults as the page shows them: where, the address that opens it, and what a terminal would show."""
        return [
            {
                "place": ":".join(str(part) for part in (each.file, each.line, each.column) if part),
                "opens": self._opens(each),
                "text": text((each,)),
            }
            for each in ordered(self.faults)
        ]

    def _opens(self, fault: Diagnostic) -> str:
        path = "/" + quote((self.root.resolve() / fault.file).as_posix()).lstrip("/")
        known = {"{path}": path, "{line}": fault.line or 1, "{column}": fault.column or 1}
        return reduce(lambda address, each: address.replace(each[0], str(each[1])), known.items(), self.editor)
