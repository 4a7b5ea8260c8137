"""A browser, and two sites to read in it: the project's own, and an invented one that has every kind of page.

On a developer's machine without the tools these tests are skipped, loudly; where `CI` is set they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import example
import pytest
from msgspec import Struct, field
from msgspec.structs import replace

from bench.serving import BASE, Served
from collate.load import load
from collate.model import File
from collate.outputs import assets, render, templates
from collate.pages import paginate
from collate.search import indexed
from collate.write import write

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def missing(what: str) -> None:
    """Skip for want of a tool, or fail where every tool is meant to be."""
    message = f"{what} is missing: the site is not tried in a browser"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def invented(language: str = "en") -> tuple[File, ...]:
    """The invented site, in one language."""
    inputs, _ = load(HERE)
    config = replace(example.config(), language=language, base_url=f"https://collate.example{BASE}")
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), config)
    held, faults = templates(inputs.templates, language, search=True)
    rendered = [render(page, held) for page in made]
    assert not [*faults, *(fault for _, some in rendered for fault in some)]
    return indexed((*(file for some, _ in rendered for file in some), *assets(held)))


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the npm packages."""
    if not (MODULES / "axe-core/axe.min.js").is_file():
        missing("`npm --prefix tests/web ci`")
    return MODULES


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium."""
    binary = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where it is missing the tests are skipped
    except ImportError:
        missing("playwright")
    if not binary:
        missing("chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=binary, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented site, served."""
    yield from served(invented(), tmp_path_factory)


@pytest.fixture(scope="session")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The invented site in Arabic, served."""
    yield from served(invented("ar"), tmp_path_factory)


@pytest.fixture(scope="session")
def own(site: Path) -> Iterator[Served]:
    """The project's own site, served."""
    running = Served(site)
    yield running
    running.close()


def served(files: tuple[File, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("invented") / "site"
    write(files, folder)
    running = Served(folder)
    yield running
    running.close()


class Visit(Struct):
    """A page being read; `faults` are what a console, a request or another host had to say."""

    page: Any
    faults: list[str] = field(default_factory=list)


Open = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="session")
def windows(browser: Any) -> Callable[..., Any]:
    """A window of each shape, opened once: a site keeps nothing in a browser that one visit could leave another."""
    held: dict[str, Any] = {}

    def window(**shape: Any) -> Any:
        name = repr(sorted(shape.items()))
        if name not in held:
            held[name] = browser.new_context(**shape)
        return held[name]

    return window


@pytest.fixture
def visit(windows: Callable[..., Any]) -> Open:
    """Open an address in a window; whatever the browser complains of fails the test."""

    @contextmanager
    def opened(address: str, *, known_missing: bool = False, **window: Any) -> Iterator[Visit]:
        now = Visit(windows(**window).new_page())
        host = urlsplit(address).netloc
        now.page.on("console", lambda said: said.type in ("error", "warning") and now.faults.append(said.text))
        now.page.on("pageerror", lambda fault: now.faults.append(str(fault)))
        now.page.on("request", lambda one: urlsplit(one.url).netloc != host and now.faults.append(one.url))
        now.page.goto(address)
        yield now
        faults = [] if known_missing else now.faults
        now.page.close()
        assert not faults

    return opened
