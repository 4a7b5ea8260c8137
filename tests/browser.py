"""A real Chromium for tests: the machine's own, driven by Playwright."""

from collections.abc import Iterator
from contextlib import contextmanager

from needed import program
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser until the block ends."""
    where = program("Chromium", NAMES, "install Debian's package chromium, or Chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=where, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
