"""How soon a save shows: from the write to the first frame of the new page, in Chromium.

`python -m bench.preview [ROUNDS]` copies the project, serves the copy, and changes it. Prints seconds.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
INPUTS = ("seeds", "briefings", "templates")
PATIENCE = 20.0
REST = 1200
"""Milliseconds from one change shown to the next save, as an editor takes them; the site is written in between."""
# Told from inside the page, with its own clock, once it is laid out: polling from outside would add its own pace.
TELL = """addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => requestAnimationFrame(
  () => console.log("shown " + JSON.stringify([Date.now(), document.documentElement.textContent])))))"""

Edit = Callable[[int], str]
"""Makes the n-th change; gives words that the page shows after it."""


def main(rounds: int) -> None:
    """Measure each kind of change on the page that shows it."""
    with tempfile.TemporaryDirectory() as folder, serving(project(Path(folder))) as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(TELL)
        for kind, (address, edit) in edits(Path(folder)).items():
            page.goto(url + address)
            page.wait_for_timeout(500)
            took = sorted(shown(page, edit, number) for number in range(rounds))
            print(f"{kind:9} median {median(took):.3f} s, quickest {took[0]:.3f}, slowest {took[-1]:.3f}, of {rounds}")
        browser.close()


def project(root: Path) -> Path:
    """A copy of the project to change."""
    for name in INPUTS:
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "config.yaml", root)
    return root


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The preview's address while it runs."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--root", str(root), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            said = iter(process.stderr or ())
            line = next(line for line in said if line.startswith("serving "))
            yield line.split()[1]
        finally:
            process.terminate()


def edits(root: Path) -> dict[str, tuple[str, Edit]]:
    """A change of a briefing's YAML, of an article and of a template."""
    briefing = next((root / "briefings").glob("*.yaml"))
    article = max((root / "seeds").glob("*.txt"))
    source = f"sources/{article.stem.replace('_', '-')}/"
    return {
        "briefing": (f"briefings/{briefing.stem}/", _titled(briefing)),
        "article": (source, _longer(article)),
        "template": ("about/", _footed(root / "templates/base.html")),
    }


def _titled(path: Path) -> Edit:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("title:"))

    def edit(number: int) -> str:
        words = f"The title as it was changed the {number}th time"
        path.write_text("".join([*lines[:at], f"title: {words}\n", *lines[at + 1 :]]), "utf-8")
        return words

    return edit


def _longer(path: Path) -> Edit:
    text = path.read_bytes()

    def edit(number: int) -> str:
        data = text + f"\nThis line was added the {number}th time.\n".encode()
        path.write_bytes(data)
        return hashlib.sha256(data).hexdigest()

    return edit


def _footed(path: Path) -> Edit:
    text = path.read_text("utf-8")

    def edit(number: int) -> str:
        words = f"The foot as it was changed the {number}th time"
        path.write_text(text.replace("</footer>", f"{words}</footer>"), "utf-8")
        return words

    return edit


def shown(page: Page, edit: Edit, number: int) -> float:
    """Seconds from the save to the frame that shows it."""
    told: list[str] = []

    def listen(line: object) -> None:
        told.append(str(getattr(line, "text", "")))

    page.on("console", listen)
    began = time.time()
    words = edit(number)
    while time.time() < began + PATIENCE:
        page.wait_for_timeout(10)
        for line in told:
            if line.startswith("shown ") and words in line:
                page.remove_listener("console", listen)
                page.wait_for_timeout(REST)
                return float(line[len("shown [") :].split(",")[0]) / 1000 - began
    message = f"change {number} was not shown within {PATIENCE} s"
    raise TimeoutError(message)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20)
