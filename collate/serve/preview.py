"""What the preview knows: the last whole edition, and what is wrong since."""

from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgspec import Struct, field

from collate.diagnostics import Diagnostic
from collate.frozen import Frozen
from collate.pipeline import Edition
from collate.report import ordered, text

EDITOR = "vscode://file{path}:{line}:{column}"
"""The address by which an editor's program opens a file; others can be told."""


class Built(Frozen):
    """What one run of the build gave: an edition with its files by path, or the faults that stopped it.

    `keep` lays the files down and gives what hindered it; `finish` does what readers need. An editor need wait for
    neither.
    """

    edition: Edition | None
    faults: tuple[Diagnostic, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    keep: Callable[[], tuple[Diagnostic, ...]] = tuple
    finish: Callable[[], None] = lambda: None


class Preview(Struct):
    """The state that pages are shown from; `build` runs the ribbon once, for `site`.

    `fresh` are the files that are built and not yet laid down: pages come from there until they are.
    """

    build: Callable[[], Built]
    root: Path
    site: Path
    editor: str = EDITOR
    edition: Edition | None = None
    faults: tuple[Diagnostic, ...] = ()
    fresh: Mapping[str, bytes] = field(default_factory=dict)
    keep: Callable[[], tuple[Diagnostic, ...]] = tuple
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
        self.fresh = built.files or self.fresh
        self.keep, self.finish = built.keep, built.finish

    def settle(self) -> bool:
        """Lay down what is built; whether it could not be, which is then a fault."""
        hindered = self.keep()
        self.faults += hindered
        self.fresh = self.fresh if self.faults else {}
        return bool(hindered)

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
